"""Builds the workbook that a sheet file describes; README.md says how such a file is written."""

import re
import tomllib
import zipfile
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

FOLDER = Path(__file__).parent

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Written = str | int | float | datetime | None


@dataclass(frozen=True, slots=True)
class Expected:
    """What one cell of the sheet is to be read as; `letters` are its columns, "D" or "D:E"; "?" is a question."""

    sheet: str
    row: int
    field: str
    letters: str
    value: str


@dataclass(frozen=True, slots=True)
class SheetFile:
    """One file of this folder: what is peculiar about it, its sheets by name, what is expected of their cells."""

    name: str
    habit: str
    sheets: Mapping[str, Mapping[str, Any]]
    expected: tuple[Expected, ...]


def sheet_files() -> tuple[SheetFile, ...]:
    """Return all files of the folder by name."""
    return tuple(_sheet_file(path) for path in sorted(FOLDER.glob("*.toml")))


def write(file: SheetFile, path: Path) -> None:
    """Write the workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, said in file.sheets.items():
        _dress(_filled(book.create_sheet(name), said), said)
    book.save(path)
    for number, said in enumerate(file.sheets.values(), 1):
        if "cached" in said:
            _cache(path, f"xl/worksheets/sheet{number}.xml", said["cached"])


def _cache(path: Path, part: str, results: Mapping[str, float]) -> None:
    """Write the results of formulas beside them, as Excel does and openpyxl cannot."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    xml = parts[part].decode()
    for ref, result in results.items():
        xml = re.sub(rf'(<c r="{ref}"[^>]*><f>[^<]*</f>)<v ?/?>(</v>)?', rf"\g<1><v>{result}</v>", xml)
    parts[part] = xml.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)


def as_days(period: str) -> str:
    """Return a period of the files ("2004-03/2005", "2003/..", "?") by its first and its last day."""
    first, _, last = period.partition("/")
    return f"{_day(first, last=False)}/{_day(last or first, last=True)}" if period[:1].isdigit() or last else period


def _day(text: str, *, last: bool) -> str:
    if text == ".." or text.count("-") == 2:  # a whole day, as it is
        return text
    year, _, month = text.partition("-")
    number = int(month or (12 if last else 1))
    return f"{year}-{number:02d}-{monthrange(int(year), number)[1] if last else 1:02d}"


def _sheet_file(path: Path) -> SheetFile:
    said = tomllib.loads(path.read_text("utf-8"))
    sheets = said.get("sheets") or {said.get("name", "Foglio1"): said}
    expected = (each for name, sheet in sheets.items() for each in _expected(name, sheet))
    return SheetFile(path.stem, said["habit"], sheets, tuple(expected))


def _table(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")]


def _expected(name: str, said: Mapping[str, Any]) -> Iterator[Expected]:
    rows = _table(said["rows"])
    (_, *heads), *lines = _table(said.get("expect", "row"))
    for number, *values in lines:
        row = int(number)
        for head, value in zip(heads, values, strict=True):
            what, _, letters = head.partition("=")
            yield Expected(name, row, what, letters, value)
        for what, letter in said.get("texts", {}).items():
            cells = rows[row - 1]
            column = ord(letter) - ord("A")
            yield Expected(name, row, what, letter, _unescaped(cells[column].removeprefix("'")) if column < len(cells) else "")


def _unescaped(text: str) -> str:
    return text.replace("\\n", "\n").replace("\\_", "\u00a0")


def _value(text: str) -> Written:
    if text.startswith("'"):
        return _unescaped(text[1:])
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    if _DAY.fullmatch(text):
        return datetime.fromisoformat(text)
    return _unescaped(text) or None


def _filled(sheet: Worksheet, said: Mapping[str, Any]) -> Worksheet:
    for row, cells in enumerate(_table(said["rows"]), 1):
        for column, text in enumerate(cells, 1):
            cell = sheet.cell(row, column, _value(text))
            if text in {"#REF!", "#N/A", "#DIV/0!", "#VALUE!"}:
                cell.data_type = "e"
            if isinstance(cell.value, datetime):
                cell.number_format = "DD/MM/YYYY"
    return sheet


def _dress(sheet: Worksheet, said: Mapping[str, Any]) -> None:
    for area, number_format in said.get("formats", {}).items():
        for (cell,) in sheet[area]:
            cell.number_format = number_format
    for area in said.get("merge", ()):
        sheet.merge_cells(area)
    for row in said.get("hidden_rows", ()):
        sheet.row_dimensions[row].hidden = True
    for area in said.get("struck", ()):
        for cells in sheet[area]:
            for cell in cells:
                cell.font = Font(strike=True)
    for letter in said.get("hidden_columns", ()):
        sheet.column_dimensions[letter].hidden = True
    sheet.sheet_state = "hidden" if said.get("hidden") else "visible"
