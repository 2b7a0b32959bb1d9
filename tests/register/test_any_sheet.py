"""Sheets of any headings and values, put together at random: each is read, or something is told of it."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from annuario.register import read_workbook

HEADINGS = [
    "Titolo", "Title", "Anno", "Year", "Periodo", "Inizio", "Fine", "Start", "End", "Partner", "Paese", "Country", "Città",
    "Budget", "Budget 2005", "Importo", "Capitolo", "Tema", "Programma", "Note", "Contatto", "N.", "Ruolo", "Mese", "Giorno",
    "Durata", "Spesa", "Colore", "Gennaio", "2004", "2005", "",
]  # fmt: skip
VALUES = [
    "Aria pulita", "LIFE", "Lyon (F)", "Francia; Austria", "marzo 2005", "6-8", "MAGGIO 2005", "12/05/2005", "05.2005", "2005",
    "30.000", "€ 1.200,50", "Totale", "TOTALE 2005", "di cui", "sì", "-", "idem", '"', "n.d.", "a)", "1.", "Progetti europei",
    "Attività 2005", "Partner:", 1, 2005, 38500, 12.5, -3, None, None, None,
]  # fmt: skip
Value = str | float | None
CELLS = st.sampled_from([*HEADINGS, *VALUES, *VALUES])
ROWS = st.lists(st.lists(CELLS, max_size=6), max_size=5)
SHEETS = st.tuples(
    ROWS, st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=6), st.lists(st.lists(CELLS, max_size=6), max_size=10)
)
MERGES = st.lists(st.tuples(st.integers(1, 8), st.integers(1, 5), st.integers(0, 2), st.integers(0, 3)), max_size=2)


@pytest.fixture(scope="module")
def chapters() -> dict[str, str]:
    return {"progetti europei": "european-projects", "networks": "networks"}


@settings(max_examples=120, deadline=None)
@given(parts=SHEETS, merges=MERGES)
def test_any_sheet_is_read_or_told(
    parts: tuple[list[list[Value]], list[str], list[list[Value]]],
    merges: list[tuple[int, int, int, int]],
    chapters: dict[str, str],
) -> None:
    above, headings, below = parts
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    rows: list[Sequence[Value]] = [*above, headings, *below]
    for values in rows:
        sheet.append([*values])
    for row, column, down, across in merges:
        if down or across:
            sheet.merge_cells(start_row=row, start_column=column, end_row=row + down, end_column=column + across)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "elenco.xlsx"
        workbook.save(path)

        reading = read_workbook(path, chapters=chapters)

    assert reading.activities or reading.faults
