"""What looks like a template comes out as it was typed, and nothing runs."""

from pathlib import Path

from annuario.docx import Piece, clean, compose, differences, read, read_bytes, restyle, write
from annuario.docx.names import w
from annuario.docx.text import blocks
from tests.documents.hostile import NAME, hostile, typed
from tests.documents.joining import joined, plainly
from tests.documents.seen import words
from tests.documents.word import house


def test_everything_comes_out_as_it_was_typed_where_texts_are_joined_as_they_are(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    said = list(typed(canary))

    output = plainly(hostile(canary))
    found = [(block.role, block.text) for block in blocks(output)]
    comments = output.related("comments")
    assert comments is not None

    assert [text for role, text in found if role == "footnotes"] == said
    assert [text for role, text in found if role == "endnotes"] == said
    assert [text for role, text in found if role == "cell"] == said[:6]
    assert [text for role, text in found if role == "paragraph"][1:-3] == said
    assert [text for role, text in found if role == "paragraph"][-3:] == ["{{ 7*7 }}", "marked{{ shown }}", "{{ linked }}"]
    assert [words(comment) for comment in comments.tree()] == said
    assert {comment.get(w("author")) for comment in comments.tree()} == {"{{ author }}"}
    assert [rel.target for rel in output.main.rels.values() if rel.external] == ["https://a.example/{{ 7*7 }}"]
    assert "{{ 7*7 }}" not in "".join(part.content.decode() for part in output.parts.values() if "docProps" in part.name)
    assert not canary.exists()


def test_a_running_head_is_told_as_it_was_typed(tmp_path: Path) -> None:
    heads = [sentence for sentence in differences(read_bytes(hostile(tmp_path / "canary")), house()) if "header" in sentence]

    assert heads == ["The header “{{ 7*7 }} {% raw %}” stays behind: the house has its own"]


def test_everything_comes_out_as_it_was_typed_where_the_houses_rules_apply(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    said = list(typed(canary))

    output = joined(hostile(canary))
    found = [(block.role, block.text) for block in blocks(output)]

    assert [text for role, text in found if role == "footnotes"] == [text for text in said for _ in range(2)]
    assert [text for role, text in found if role == "cell"] == said[:6]
    assert [text for role, text in found if role == "paragraph"][1:-3] == said
    assert b"49" not in b"".join(part.content for part in output.stories() if b"7*7" not in part.content)
    assert not canary.exists()


def test_a_file_may_be_called_anything(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(hostile(tmp_path / "canary"))

    document = read(path)
    clean(document)
    restyle(document, house())
    content = write(compose(house(), [Piece(document, prefix="{{ 7*7 }}", anchor="{% raw %}")]))

    assert path.exists()
    assert content
    assert [file.name for file in tmp_path.iterdir()] == [NAME]
