"""The pages around the chapters: which there are, in which order, and which are left out."""

import shutil
from dataclasses import replace
from pathlib import Path

from annuario.docx.house import Styles
from annuario.docx.text import blocks
from annuario.ledger.desk import Desk
from annuario.pdf.reading import outline
from annuario.report.matter import matter_of
from annuario.report.template import read_house
from tests.documents.city import desk_in
from tests.report.conftest import BACK, Book
from tests.report.test_book import letters


def front(desk: Desk) -> list[list[str]]:
    """Return the words of each page before the chapters."""
    return [[block.text for block in blocks(piece.package)] for piece in matter_of(desk, ()).front_pieces(desk)]


def test_the_foreword_of_the_sample_city_is_its_own(city: Path) -> None:
    with desk_in(city) as desk:
        specimen = front(desk)
        shutil.rmtree(desk.workspace.cycle / "templates")
        real = front(desk)

    assert [page[0] for page in specimen] == [
        "Annual report",
        "International activities of the City of Torino, 2005",
        "Foreword",
        "Contents",
    ]
    assert specimen[2][-1] == "The Mayor"
    assert [page[0] for page in real] == ["Annual report", "International activities of the City of Torino, 2005", "Contents"]


def test_an_italian_book_has_italian_pages_and_a_house_that_speaks_italian(city: Path) -> None:
    with desk_in(city) as desk:
        italian = replace(desk, cycle=desk.cycle.model_copy(update={"language": "it"}))

        assert [page[0] for page in front(italian)][1:] == [
            "Le attività internazionali della Città di Torino, 2005",
            "Foreword",
            "Indice",
        ]
        assert [Styles(read_house(each)).language for each in (desk, italian)] == ["en-GB", "it-IT"]


def test_the_pages_around_the_chapters_stand_in_their_order(book: Book) -> None:
    titles = [item.title for item in outline(book.pdf) if item.level == 1]
    chapters = [section.title.en for section in book.desk.cycle.sections]

    assert titles == ["Foreword", "The year in figures", *chapters, *BACK]


def test_the_running_head_of_each_page_is_its_chapters(book: Book) -> None:
    contents = next(number for number, text in enumerate(book.pages, 1) if "Contents" in text.split("\n"))  # not listed in itself
    starts = [(item.title, item.page) for item in outline(book.pdf) if item.level == 1 and item.page]
    starts = sorted([*starts, ("Contents", contents)], key=lambda start: start[1])
    title = "International activities of the City of Torino 2005"

    heads = {number: text.split("\n")[:2] for number, text in enumerate(book.pages, 1) if number > 1}

    expected = {number: next((name for name, page in reversed(starts) if page <= number), "") for number in heads}
    wrong = {
        number: lines
        for number, lines in heads.items()
        if letters("".join(lines))[: len(letters(title + expected[number]))] != letters(title + expected[number])
    }
    assert wrong == {}
