"""The year in figures: what its page says is what pandas counts over the rows of the workbooks that were handed in."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from annuario.cycle.model import LastYear
from annuario.docx import read
from annuario.docx.names import w
from annuario.docx.text import blocks, paragraph_text
from annuario.ledger.desk import Desk
from annuario.register import Activity, frame, read_workbook
from annuario.register.words import plain
from annuario.report import assemble
from annuario.report.export import last_origins
from annuario.report.figures import figure_values, grouped
from annuario.report.rows import activities_of
from tests.documents.city import CYCLE, REPOSITORY, desk_in
from tests.report.conftest import Book
from tests.report.test_book import workbooks

LABELS = ("Activities", "European projects", "Partners", "Countries", "Euro")


def rows(desk: Desk) -> list[Activity]:
    """Return every row of the workbooks that were handed in."""
    chapters = desk.cycle.section_words()
    return [row for path in workbooks(desk) for row in read_workbook(path, chapters=chapters).activities]


def shown(book: Book) -> list[str]:
    """Return the words of the page, block by block."""
    texts = [block.text for block in blocks(book.draft)]
    start = texts.index("The year in figures")
    return texts[start : texts.index("Twinnings and agreements", start)]


def test_each_figure_is_what_pandas_counts_over_the_rows(book: Book) -> None:
    everything = frame(rows(book.desk))
    partners = everything["partner_names"].explode().dropna().map(plain)
    table = everything.drop_duplicates("title")  # what two departments tell of counts once
    euro = table[table["currency"] == "EUR"]["budget"].sum()

    words = shown(book)

    found = {words[place - 2]: words[place] for place in range(2, len(words)) if words[place - 2] in LABELS}
    assert found == {
        "Activities": str(len(table)),
        "European projects": str(int((table["european"] != "").sum())),
        "Partners": str(partners.nunique()),
        "Countries": str(everything["country_codes"].explode().dropna().nunique()),
        "Euro": f"{euro:,.0f}",
    }
    assert pd.notna(euro)
    assert f"the sum of the amounts that {int(table['budget'].notna().sum())} of the activities state" in words


def test_last_year_stands_beside_the_figures_where_it_is_known(city: Path) -> None:
    known = LastYear(year=2004, activities=12, budget=1_234_567)
    with desk_in(city) as desk:
        told = list(activities_of(desk, last_origins(desk)))
        values = [
            figure_values(desk.cycle.model_copy(update={"last_year": last}), told)
            for last in (known, known.model_copy(update={"year": 2003}), None)
        ]

    assert [(each["last_year"], [figure["last"] for figure in each["figures"]]) for each in values] == [
        ("2004", ["12", "–", "–", "–", "1,234,567"]),
        ("", [""] * 5),
        ("", [""] * 5),
    ]


@pytest.mark.parametrize(("known", "heads"), [(None, 2), (LastYear(year=2004, activities=12), 3)])
def test_without_last_year_the_page_has_no_column_for_it(known: LastYear | None, heads: int, city: Path) -> None:
    with desk_in(city) as desk:
        assemble(replace(desk, cycle=desk.cycle.model_copy(update={"last_year": known})))
        body = read(desk.workspace.draft).body

    table = next(one for one in body.iter(w("tbl")) if "What was counted" in "".join(map(paragraph_text, one.iter(w("p")))))
    grid = [int(column.get(w("w"), "0")) for column in table.iter(w("gridCol"))]
    assert (len(grid), sum(grid)) == (heads, 8844)
    assert {len(row.findall(w("tc"))) for row in table.iter(w("tr"))} == {heads}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("listed by 1 department in 1 chapter", "the amount that one of the activities states")),
        ("it", ("elencate da 1 struttura in 1 capitolo", "l’importo indicato da una delle attività")),
    ],
)
def test_one_is_not_told_like_many(language: str, expected: tuple[str, str], city: Path) -> None:
    with desk_in(city) as desk:
        told = list(activities_of(desk, last_origins(desk)))
        cycle = desk.cycle.model_copy(update={"language": language})
    one = next(row for row in told if row[1].budget)

    notes = [figure["note"] for figure in figure_values(cycle, [one])["figures"]]

    assert (notes[0], notes[-1]) == expected


def without_template(city: Path) -> None:
    own = city / "templates"
    own.unlink()
    shutil.copytree(REPOSITORY / "templates", own)
    (own / "figures.docx").unlink()


def left_out(city: Path) -> None:
    path = city / CYCLE / "cycle.toml"
    path.write_text(path.read_text("utf-8").replace("[house]", '[house]\nleave_out = ["figures", "indexes"]'), "utf-8")


@pytest.mark.parametrize("how", [without_template, left_out])
def test_a_page_that_has_no_template_or_is_left_out_is_not_in_the_book(city: Path, how: Callable[[Path], None]) -> None:
    how(city)

    with desk_in(city) as desk:
        made = assemble(desk)
        texts = [block.text for block in blocks(read(desk.workspace.draft))]

    gone = {"The year in figures"} | ({"Indexes"} if how is left_out else set())
    assert {"The year in figures", "Indexes"} - set(texts) == gone
    assert {"Twinnings and agreements", "Statistics"} <= set(texts)
    assert made.renewed == ()


@pytest.mark.parametrize(("language", "text"), [("en", "1,234,568"), ("it", "1.234.568")])
def test_a_number_is_grouped_as_its_language_does(language: str, text: str) -> None:
    assert grouped(Decimal("1234567.60"), language) == text
