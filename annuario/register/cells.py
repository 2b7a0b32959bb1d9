"""The cells of a table's records by field, and how something is told of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annuario.register.doubts import Doubtful
from annuario.register.faults import Faults
from annuario.register.grid import GridCell
from annuario.register.header import Column, Table
from annuario.register.model import Cell
from annuario.register.records import Record
from annuario.register.values import text_of
from annuario.register.words import lines, one_line

_OF = {"unread-period": "period", "ambiguous-city": "cities"}
"""What a question is of, where it is not the column's field."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A table of a sheet; what is wrong with its cells is told to `faults`."""

    sheet: str
    table: Table
    faults: Faults

    def _column(self, field: str) -> Column | None:
        return next((column for column in self.table.columns if column.field == field), None)

    def _cells(self, record: Record, field: str) -> Sequence[GridCell]:
        columns = [column for column in self.table.columns if column.field == field]
        return [cell for column in columns for cell in record.cells.get(column.index, ())]

    def _places(self, record: Record) -> dict[str, Cell]:
        """Return the cells by field, and by heading where it is not known."""
        found: dict[str, list[GridCell]] = {}
        for column in self.table.columns:
            if column.index in record.cells:
                found.setdefault(column.field or column.heading, []).extend(record.cells[column.index])
        return {name: _cell(cells) for name, cells in found.items()}

    def _text(self, record: Record, field: str) -> str:
        return text_of(self._cells(record, field))

    def _tell_empty(self, record: Record) -> None:
        """Tell of errors and of formulas without a value; the latter once a column, since each reads differently."""
        for column in self.table.columns:
            for cell in record.cells.get(column.index, ()):
                if cell.is_error:
                    self._tell("unread-cell", cell.ref, column, cell.raw, [cell.row])
                elif cell.formula is not None:
                    self._tell("formula-without-value", cell.ref, column, cell.raw, [cell.row], each_value=False)

    def _tell_of(self, code: str, record: Record, field: str, value: str, readings: tuple[Doubtful, ...] = ()) -> None:
        """Tell something of a field of one record, or of the table where it has no such column."""
        column = self._column(field)
        if column is None:
            self.faults.add(code, sheet=self.sheet, ref=self.table.columns[0].ref, rows=[record.row], each_value=False)
            return
        cells = record.cells.get(column.index)
        self.faults.add(
            code,
            sheet=self.sheet,
            ref=cells[0].ref if cells else column.ref if self.table.is_upright else f"{column.letter}{record.row}",
            column=column.heading,
            value=one_line(value),
            rows=[record.row],
            doubt=(_OF.get(code, field), readings),
        )

    def _tell(self, code: str, ref: str, column: Column, value: str, rows: Iterable[int] = (), *, each_value: bool = True) -> None:
        self.faults.add(code, sheet=self.sheet, ref=ref, column=column.heading, value=value, rows=rows, each_value=each_value)


def _cell(cells: Sequence[GridCell]) -> Cell:
    first, last = cells[0].ref, cells[-1].ref
    if len({cell.column for cell in cells}) > 1:  # "Partner 1", "Partner 2"
        first, last = ", ".join(cell.ref for cell in cells), ""
    links = dict.fromkeys(cell.link for cell in cells if cell.link)
    return Cell(first if last in {first, ""} else f"{first}:{last}", "\n".join(lines(cell.raw) for cell in cells), "\n".join(links))
