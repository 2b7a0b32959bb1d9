"""Captions count through: their numbers are true in the draft already, what names them follows, and lists name them."""

from annuario.docx import Package, inspect, read, read_bytes, write
from annuario.docx.blocks import Caption, Words, put_blocks
from annuario.docx.contents import fill_captions
from annuario.docx.fields import fields, make_field
from annuario.docx.names import w
from annuario.docx.sequences import captions, count_through
from annuario.docx.text import paragraph_text
from annuario.docx.tree import element
from annuario.docx.write import Sheet
from tests.documents.word import HOUSE


def captioned() -> Package:
    """Return a document with two figures, a table, a reference to the second figure, and the place of a list."""
    sheet = Sheet(read(HOUSE))
    put_blocks(
        sheet,
        (
            Words("⟦figures⟧"),
            Caption("Figure", "Figure", "One"),
            Caption("Table", "Table", "Rows"),
            Caption("Figure", "Figure", "Two"),
            Words("See figure "),
        ),
    )
    paragraphs = sheet.package.body.findall(w("p"))
    number = next(field for field in fields(paragraphs[3])).begin.getparent()
    assert number is not None
    number.addprevious(element("w:bookmarkStart", id="1", name="s0101__Caption1"))
    paragraphs[3].append(element("w:bookmarkEnd", id="1"))
    paragraphs[4].extend(make_field("REF s0101__Caption1 \\h", "1"))
    return sheet.package


def lines(package: Package) -> list[str]:
    """Return the words of the paragraphs."""
    return [paragraph_text(paragraph) for paragraph in package.body.iterfind(w("p"))]


def test_each_sequence_counts_by_itself_and_what_names_a_number_follows() -> None:
    package = captioned()

    assert count_through(package) == 3
    assert lines(package)[1:] == ["Figure 1: One", "Table 1: Rows", "Figure 2: Two", "See figure 2"]
    assert [text for text, _ in captions(package, "Figure")] == ["Figure 1: One", "Figure 2: Two"]


def test_the_list_has_its_entries_before_any_update() -> None:
    package = captioned()
    count_through(package)

    count = fill_captions(package, "⟦figures⟧", "Figure")

    assert count == 2
    assert lines(package)[:2] == ["Figure 1: One –", "Figure 2: Two –"]
    codes = [field.code.strip() for field in fields(package.body)]
    assert codes[0] == 'TOC \\h \\z \\c "Figure"'
    assert [code.split()[0] for code in codes[1:3]] == ["PAGEREF", "PAGEREF"]
    assert inspect(read_bytes(write(package))) == ()


def test_a_sequence_without_captions_has_no_list() -> None:
    package = captioned()

    assert fill_captions(package, "⟦figures⟧", "Equation") == 0
    assert lines(package)[0] == "⟦figures⟧"
