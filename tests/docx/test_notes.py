"""Notes come along with what calls them, numbered anew, apart from the separators."""

from annuario.docx import Piece, compose
from annuario.docx.names import w
from annuario.docx.package import Package
from tests.documents.joining import dangling, joined, plainly, texts
from tests.documents.word import call, footnote, house, package, para, word


def note_ids(document: Package, kind: str = "footnotes") -> list[str | None]:
    """Return the ids of the notes that are no separators."""
    part = document.related(kind)
    return [node.get(w("id")) for node in part.tree() if node.get(w("type")) is None] if part is not None else []


def test_notes_of_several_pieces_get_numbers_in_order() -> None:
    files = [
        word(para("a", call("7"), call("2")), footnotes=footnote("2", f"second {n}") + footnote("7", f"first {n}")) for n in (1, 2)
    ]

    output = joined(*files)

    assert texts(output) == ["a", "first 1", "second 1", "a", "first 2", "second 2"]
    assert note_ids(output) == ["1", "2", "3", "4"]
    assert list(dangling(output)) == []


def test_notes_that_nobody_calls_stay_behind() -> None:
    output = joined(word(para("a", call("2")), footnotes=footnote("2", "called") + footnote("3", "not")))

    assert texts(output) == ["a", "called"]
    assert note_ids(output) == ["1"]


def test_a_note_called_twice_stands_twice() -> None:
    output = joined(word(para("a", call("2"), call("2")), footnotes=footnote("2", "note")))

    assert texts(output) == ["a", "note", "note"]
    assert list(dangling(output)) == []


def test_a_call_without_a_note_goes() -> None:
    output = plainly(word(para("a", call("5"))), word(para("b", call("5")), footnotes=footnote("2", "other")))

    assert texts(output) == ["a", "b"]
    assert list(output.body.iter(w("footnoteReference"))) == []


def test_a_house_whose_separators_are_0_and_1_loses_none() -> None:
    roof = package(para("roof"), footnotes=footnote("2", "the roof's own"))

    output = compose(roof, [Piece(package(para("a", call("2")), footnotes=footnote("2", "note")))])
    part = output.related("footnotes")
    assert part is not None

    assert [node.get(w("id")) for node in part.tree()] == ["0", "1", "2"]
    assert texts(output) == ["a", "note"]


def test_a_house_without_notes_gets_a_part_with_separators() -> None:
    output = compose(package(), [Piece(package(para("a", call("2", "endnote")), endnotes=footnote("2", "note", kind="endnote")))])
    part = output.related("endnotes")
    assert part is not None

    assert [(node.get(w("type")), node.get(w("id"))) for node in part.tree()] == [
        ("separator", "-1"),
        ("continuationSeparator", "0"),
        (None, "1"),
    ]


def test_endnotes_stay_endnotes_where_nobody_restyles() -> None:
    file = word(
        para("a", call("2", "endnote"), call("2")), footnotes=footnote("2", "foot"), endnotes=footnote("2", "end", kind="endnote")
    )

    output = plainly(file, file)

    assert (note_ids(output), note_ids(output, "endnotes")) == (["1", "2"], ["1", "2"])
    assert list(dangling(output)) == []
    assert texts(compose(house(), [Piece(output)])) == texts(output)
