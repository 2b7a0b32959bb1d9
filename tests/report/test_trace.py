"""Each figure of the book, traced to its cells: the parts add up to it, and each cell says what is told of it."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from annuario.errors import WrongUse
from annuario.register import figures, frame
from annuario.register.words import one_line
from annuario.report.export import last_origins
from annuario.report.rows import activities_of
from annuario.report.trace import COLUMNS, Traced, asked_for, traced, traces_csv
from tests.report.conftest import Book


@pytest.fixture(scope="module")
def parts(book: Book) -> tuple[Traced, ...]:
    """The parts of all figures of the sample's report."""
    return traced(book.desk, last_origins(book.desk))


def test_the_parts_add_up_to_the_figures(book: Book, parts: tuple[Traced, ...]) -> None:
    counted = figures(frame([activity for _, activity in activities_of(book.desk, last_origins(book.desk))]))

    sums = {name: sum(part.adds for part in parts if part.figure == name) for name in dict.fromkeys(part.figure for part in parts)}

    assert sums == {
        "activities": counted.projects,
        "european": counted.european,
        "partners": counted.partners,
        "countries": counted.countries,
        "budget": counted.budget,
    }


def test_each_part_says_what_stands_in_its_cell(book: Book, parts: tuple[Traced, ...]) -> None:
    shared = book.desk.workspace.cycle / "shared"
    xlsx = [part for part in parts if part.file.endswith(".xlsx") and part.figure in {"activities", "partners", "countries"}]

    wrong = [part for part in xlsx if one_line(cell(shared / part.department / part.file, part)) != part.written]

    assert len(xlsx) > 200
    assert wrong == []


def cell(path: Path, part: Traced) -> str:
    """What stands in the cell of a part."""
    if path not in BOOKS:
        BOOKS[path] = {
            (sheet.title, each.coordinate): str(each.value)
            for sheet in load_workbook(path)
            for row in sheet.iter_rows()
            for each in row
        }
    return BOOKS[path][(part.sheet, part.cell)]


BOOKS: dict[Path, dict[tuple[str, str], str]] = {}


def test_one_asks_for_a_figure_for_words_or_for_both(book: Book, parts: tuple[Traced, ...]) -> None:
    desk = book.desk

    assert {part.figure for part in asked_for(desk, parts, "Partners 2005")} == {"partners"}
    assert {part.department for part in asked_for(desk, parts, "budget sport")} == {"sport"}
    assert {part.figure for part in asked_for(desk, parts, "Lyon")} >= {"partners"}
    assert all("lyon" in f"{part.item} {part.file}".casefold() for part in asked_for(desk, parts, "Lyon"))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("partners 2004", "The rows of 2004 are not here: this cycle is that of 2005."),
        (
            "Atlantis",
            "Nothing in the figures answers to 'Atlantis'. Figures are: activities, european, partners, countries, budget.",
        ),
    ],
)
def test_what_cannot_be_traced_is_said(book: Book, parts: tuple[Traced, ...], said: str, sentence: str) -> None:
    with pytest.raises(WrongUse) as told:
        asked_for(book.desk, parts, said)

    assert str(told.value) == sentence


def test_the_parts_as_a_table_hold_no_formula() -> None:
    part = Traced("activities", "=1+1", Decimal(1), "sport", "a.xlsx", "A", "B2", "@x")

    (head, row) = csv.reader(io.StringIO(traces_csv([part]).decode()))

    assert (tuple(head), row) == (COLUMNS, ["activities", "'=1+1", "1", "sport", "a.xlsx", "A", "B2", "'@x"])
