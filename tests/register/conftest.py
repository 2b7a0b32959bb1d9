"""Workbooks built in the tests: a sheet is a list of rows; `dress` does by hand what rows cannot say."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Sheets = Mapping[str, Sequence[Sequence[object]]]


@pytest.fixture
def chapters() -> dict[str, str]:
    """The sections as a cycle names them."""
    return {
        "networks": "networks",
        "reti": "networks",
        "european-projects": "european-projects",
        "european projects": "european-projects",
        "progetti europei": "european-projects",
        "culture and education": "culture-education",
    }


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook of these sheets and return its path."""

    def write(sheets: Sheets, dress: Callable[[Worksheet], object] | None = None) -> Path:
        workbook = Workbook()
        workbook.remove(workbook.worksheets[0])
        for name, rows in sheets.items():
            sheet = workbook.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
            if dress:
                dress(sheet)
        path = tmp_path / "elenco attività.xlsx"
        workbook.save(path)
        return path

    return write
