"""Chapters to which nobody contributed, in an edition."""

from copy import deepcopy

from annuario.cycle import Cycle
from annuario.docx import Package
from annuario.docx.text import blocks
from annuario.docx.write import Sheet
from annuario.report.empty_chapters import close_empty_chapters, has_empty_chapters
from annuario.report.fitness import leave_out
from annuario.report.template import read_house
from tests.report.conftest import Book

YET = "No department has handed in a contribution to this chapter yet."
THIS_YEAR = "No department reported on this subject this year."


def chapter(book: Book, *paragraphs: tuple[str, str]) -> Package:
    """Return a document in the house's looks of these (text, style), with a chapter behind them."""
    sheet = Sheet(deepcopy(read_house(book.desk)))
    for text, style in (*paragraphs, ("Credits", "heading 1"), ("Sports Department", "heading 2")):
        sheet.paragraph(text, style)
    return sheet.package


def awaited(cycle: Cycle, id_: str) -> tuple[tuple[str, str], ...]:
    """Return what a draft says of a department that is awaited."""
    name = cycle.department(id_).name.of("en")
    expected = f"{name}: contribution expected (report), due by 17 February 2006."
    return (name, "heading 2"), ("a@comune.example", "Contributor"), (expected, "Placeholder")


def words(document: Package) -> list[str]:
    return [block.text for block in blocks(document)][:-2]


def test_a_chapter_of_nobody_says_nothing_of_yet_in_an_edition(book: Book) -> None:
    document = chapter(book, ("Networks", "heading 1"), ("What cities do.", "Body Text"), (YET, "Body Text"))

    waited = has_empty_chapters(document, book.desk.cycle)
    close_empty_chapters(document, book.desk.cycle)

    assert (waited, has_empty_chapters(document, book.desk.cycle)) == (True, False)
    assert words(document) == ["Networks", "What cities do.", THIS_YEAR]


def test_a_chapter_whose_last_department_is_left_out_says_that_nobody_reported(book: Book) -> None:
    both = [awaited(book.desk.cycle, id_) for id_ in ("gioventu", "pari-opportunita")]
    document = chapter(book, ("Youth", "heading 1"), ("What we do.", "Body Text"), *both[0], *both[1])

    leave_out(document, book.desk.cycle, ["gioventu", "pari-opportunita"])

    assert words(document) == ["Youth", "What we do.", THIS_YEAR]


def test_a_chapter_in_which_another_department_stands_says_nothing(book: Book) -> None:
    both = [awaited(book.desk.cycle, id_) for id_ in ("gioventu", "pari-opportunita")]
    document = chapter(book, ("Youth", "heading 1"), *both[0], *both[1])

    leave_out(document, book.desk.cycle, ["gioventu"])

    assert words(document) == ["Youth", *(text for text, _ in both[1])]
