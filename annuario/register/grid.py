"""A sheet as typed cells: what stands in each, its format and link, merged areas, hidden rows."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from math import isfinite

from openpyxl import load_workbook
from openpyxl.cell import Cell as BookCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from annuario.register.extent import Extent, measure

Value = str | bool | int | float | datetime | date | time | timedelta | None


_LONGEST_NUMBER = 30
_MOST_COLUMNS = 1000


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell that holds something; a formula without a value holds None and its formula."""

    row: int
    column: int
    value: Value
    number_format: str = "General"
    link: str = ""
    is_error: bool = False
    formula: str | None = None
    struck: bool = False

    @property
    def ref(self) -> str:
        """The cell's name, "C7"."""
        return f"{get_column_letter(self.column)}{self.row}"

    @property
    def is_number(self) -> bool:
        """Whether it holds a number, and not a truth."""
        return isinstance(self.value, int | float) and not isinstance(self.value, bool)

    @property
    def shown(self) -> str:
        """What a person sees, as text; "" for an error or a formula without a value."""
        return "" if self.is_error else _shown(self.value, self.number_format)

    @property
    def raw(self) -> str:
        """What stands there, as text, an error or a formula too."""
        return f"={self.formula}" if self.formula is not None else _shown(self.value, self.number_format)


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: the cells that hold something, by row and column.

    `down` gives for the rest of a merged area's first column, and `right` for the rest of its first row, the cell that
    fills it.
    """

    name: str
    rows: Mapping[int, Mapping[int, GridCell]]
    down: Mapping[int, Mapping[int, GridCell]] = field(default_factory=dict)
    right: Mapping[int, Mapping[int, GridCell]] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False

    def seen(self, row: int) -> dict[int, GridCell]:
        """Return the cells of a row, with those that a merged area fills to the right."""
        return {**self.right.get(row, {}), **self.rows.get(row, {})}

    def without_hidden(self) -> "Grid":
        """Return the sheet without the columns that nobody sees."""

        def shown(rows: Mapping[int, Mapping[int, GridCell]]) -> dict[int, dict[int, GridCell]]:
            kept = {row: {at: cell for at, cell in cells.items() if at not in self.hidden_columns} for row, cells in rows.items()}
            return {row: cells for row, cells in kept.items() if cells}

        if not self.hidden_columns:
            return self
        return replace(self, rows=shown(self.rows), down=shown(self.down), right=shown(self.right))


def read_grids(content: bytes) -> tuple[Grid, ...]:
    """Return the sheets of a workbook, in order.

    Raises TooLarge, NoWorkbook, and what openpyxl raises for a broken file. Nothing is calculated: a formula has the
    value it was saved with.
    """
    measured = measure(content)
    with warnings.catch_warnings(action="ignore", category=UserWarning):  # openpyxl tells what it leaves out
        book = load_workbook(BytesIO(measured.content), data_only=True, keep_links=False)
    return tuple(_grid(sheet, measured.extents.get(sheet.title, Extent())) for sheet in book.worksheets)


def _grid(sheet: Worksheet, extent: Extent) -> Grid:
    rows: dict[int, dict[int, GridCell]] = {}
    # The cells that are there: iter_rows would make all of those between them too, up to the last formatted one.
    for (row, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001
        if isinstance(cell, BookCell) and (taken := _cell(cell)):
            rows.setdefault(row, {})[column] = taken
    for ref, formula in extent.formulas.items():
        row, column = coordinate_to_tuple(ref)
        rows.setdefault(row, {})[column] = GridCell(row, column, None, formula=formula)
    down, right = _filled(sheet, rows)
    hidden = frozenset(row for row in rows if row in sheet.row_dimensions and sheet.row_dimensions[row].hidden)
    return Grid(
        sheet.title, {row: dict(sorted(rows[row].items())) for row in sorted(rows)}, down, right, hidden, _hidden_columns(sheet),
        is_hidden=sheet.sheet_state != "visible",
    )  # fmt: skip


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    spans = ((each.min, each.max) for each in sheet.column_dimensions.values() if each.hidden and each.min and each.max)
    return frozenset(column for first, last in spans for column in range(first, min(last, first + _MOST_COLUMNS) + 1))


def _cell(cell: BookCell) -> GridCell | None:
    value = cell.value
    if isinstance(value, str):
        value = value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
        if not value.strip():
            return None
    if value is None or not isinstance(value, str | int | float | date | time | timedelta):
        return None
    if isinstance(value, float) and not isfinite(value):  # 1E999 in the file
        value = str(value)
    link = cell.hyperlink.target or "" if cell.hyperlink else ""
    return GridCell(
        cell.row, cell.column, value, cell.number_format, link, is_error=cell.data_type == "e", struck=bool(cell.font.strike)
    )


def _filled(
    sheet: Worksheet, rows: Mapping[int, Mapping[int, GridCell]]
) -> tuple[dict[int, dict[int, GridCell]], dict[int, dict[int, GridCell]]]:
    down: dict[int, dict[int, GridCell]] = {}
    right: dict[int, dict[int, GridCell]] = {}
    for area in sheet.merged_cells.ranges:
        cell = rows.get(area.min_row, {}).get(area.min_col)
        if cell:
            for row in range(area.min_row + 1, area.max_row + 1):
                down.setdefault(row, {})[area.min_col] = cell
            right.setdefault(area.min_row, {}).update(dict.fromkeys(range(area.min_col + 1, area.max_col + 1), cell))
    return down, right


def _shown(value: Value, number_format: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            return f"{_digits(value * 100)}%" if "%" in number_format else _digits(value)
        case datetime():
            return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case _:
            return str(value)


def _digits(value: float) -> str:
    """Return a number in figures: as exact as a sheet keeps it (15 digits), without an exponent where that is short."""
    number = Decimal(format(value, ".15g"))
    return format(number, "f") if abs(number.adjusted()) < _LONGEST_NUMBER else str(number)
