"""The contents list has its entries before anyone updates it."""

import io

import docx

from annuario.docx import Piece, compose, read_bytes, write
from annuario.docx.contents import fill_contents, headings
from annuario.docx.names import w
from annuario.docx.package import Package
from tests.documents.joining import dangling, styles, texts, values
from tests.documents.word import bookmark, house, package, para, table

MARK = "CONTENTS HERE"


def book(*paragraphs: str) -> Package:
    """Return a book with the house's styles."""
    return compose(house(), [Piece(package("".join(paragraphs)))])


BOOK = (
    para(MARK),
    para("One", style="Heading1"),
    para("Deeper", style="Heading2"),
    para("Too deep", style="Heading3"),
    para(" ", style="Heading1"),
    table([para("In a cell", style="Heading2")]),
    para("Two ", bookmark("own", "1", "& last"), style="Heading1"),
)


def test_each_heading_has_a_line_that_leads_to_it() -> None:
    document = book(*BOOK)

    assert fill_contents(document, MARK) == 4
    assert styles(document)[:4] == [("TOC1", "One–"), ("TOC2", "Deeper–"), ("TOC2", "In a cell–"), ("TOC1", "Two & last–")]
    anchors = values(document, "w:hyperlink", "w:anchor")
    assert anchors == ["_Toc00000001", "_Toc00000002", "_Toc00000003", "_Toc00000004"]
    assert set(anchors) < set(values(document, "w:bookmarkStart", "w:name"))


def test_the_list_is_one_whole_field_with_a_field_for_each_page() -> None:
    document = book(*BOOK)
    fill_contents(document, MARK)

    kinds = values(document, "w:fldChar", "w:fldCharType")
    codes = [node.text for node in document.body.iter(w("instrText"))]

    assert kinds == ["begin", "separate", *["begin", "separate", "end"] * 4, "end"]
    assert codes[0] == ' TOC \\o "1-2" \\h \\z \\u '
    assert codes[1] == " PAGEREF _Toc00000001 \\h "


def test_ids_of_its_bookmarks_are_numbers_and_new_and_so_are_their_names() -> None:
    document = book(para(MARK), para(bookmark("_Toc00000001", "41", "One"), style="Heading1"), para("Two", style="Heading1"))

    fill_contents(document, MARK)

    assert all(str(id_).isdigit() for id_ in values(document, "w:bookmarkStart", "w:id"))
    assert values(document, "w:hyperlink", "w:anchor") == ["_Toc00000002", "_Toc00000003"]
    assert list(dangling(document)) == []


def test_how_deep_the_list_goes_is_said() -> None:
    document = book(*BOOK)

    assert [(heading.level, heading.text) for heading in headings(document, deepest=1)] == [(1, "One"), (1, "Two & last")]
    assert fill_contents(document, MARK, deepest=3) == 5


def test_without_a_place_nothing_happens() -> None:
    document = book(*BOOK[1:])
    before = texts(document)

    assert fill_contents(document, MARK) == 0
    assert texts(document) == before


def test_a_book_without_headings_has_an_empty_list() -> None:
    document = book(para(MARK), para("words"))

    assert fill_contents(document, MARK) == 0
    assert texts(document) == ["words"]
    assert values(document, "w:fldChar", "w:fldCharType") == ["begin", "separate", "end"]


def test_a_list_filled_opens_and_can_be_joined_again() -> None:
    document = book(*BOOK)
    fill_contents(document, MARK)

    again = compose(house(), [Piece(read_bytes(write(document)))])

    assert [p.text for p in docx.Document(io.BytesIO(write(again))).paragraphs][:2] == ["One\t–", "Deeper\t–"]
    assert list(dangling(again)) == []
