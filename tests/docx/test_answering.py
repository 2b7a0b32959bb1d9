"""Comments of ours at the places of remarks, and a document without them again."""

import io
from datetime import UTC, datetime

import docx as python_docx
import pytest

from annuario import docx
from annuario.docx.answering import AUTHOR, answered, comment, remove_answer
from annuario.docx.names import w

WHEN = datetime(2006, 2, 16, tzinfo=UTC)


def package(*texts: str) -> docx.Package:
    document = python_docx.Document()
    for text in texts:
        document.add_paragraph(text)
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "cella"
    buffer = io.BytesIO()
    document.save(buffer)
    return docx.read_bytes(buffer.getvalue())


def said(content: docx.Package) -> list[tuple[str, str]]:
    read = python_docx.Document(io.BytesIO(docx.package.write(content)))
    return [(each.author, each.text) for each in read.comments]


def test_a_copy_with_comments_says_what_it_answers_and_is_sound() -> None:
    document = package("Uno.", "Due.")
    second = document.body.findall(w("p"))[1]

    comment(document, [(second, "Perché?"), (None, "Tutto.")], answers="abc", when=WHEN)

    again = docx.read_bytes(docx.package.write(document))
    assert answered(again) == "abc"
    assert said(again) == [(AUTHOR, "Perché?"), (AUTHOR, "Tutto.")]
    assert docx.inspect(again) == ()


def test_what_was_marked_is_as_before_when_the_marks_are_taken_out() -> None:
    before = package("Uno.", "Due.")
    document = docx.read_bytes(docx.package.write(before))
    places = [(paragraph, "qui") for paragraph in document.body.iter(w("p"))]

    comment(document, places, answers="abc", when=WHEN)
    remove_answer(document)

    again = docx.read_bytes(docx.package.write(document))
    assert (answered(again), said(again), docx.diff(before, again)) == ("", [], ())
    assert [node.tag for node in again.body.iter(w("commentRangeStart"), w("commentReference"))] == []


@pytest.mark.parametrize("holder", ["w:txbxContent", "w:footnote"])
def test_what_stands_where_word_takes_no_comment_is_told_where_it_is_held(holder: str) -> None:
    document = package("Uno.", "Due.")
    second = document.body.findall(w("p"))[1]
    inner = second.makeelement(w("p"))
    if holder == "w:txbxContent":
        box = second.makeelement(w("txbxContent"))
        box.append(inner)
        run = second.makeelement(w("r"))
        run.append(box)
        second.append(run)

    comment(document, [(inner, "qui")], answers="abc", when=WHEN)

    (mark,) = document.body.iter(w("commentRangeStart"))
    paragraphs = document.body.findall(w("p"))
    assert mark.getparent() is (paragraphs[1] if holder == "w:txbxContent" else paragraphs[0])


def test_comments_of_others_and_other_properties_stay() -> None:
    document = python_docx.Document()
    paragraph = document.add_paragraph("Uno.")
    document.add_comment(paragraph.runs, text="Da vedere", author="collega", initials="c")
    buffer = io.BytesIO()
    document.save(buffer)
    marked = docx.read_bytes(buffer.getvalue())

    comment(marked, [(None, "nostro")], answers="abc", when=WHEN)
    assert sorted(said(marked)) == [(AUTHOR, "nostro"), ("collega", "Da vedere")]
    remove_answer(marked)

    assert said(marked) == [("collega", "Da vedere")]
