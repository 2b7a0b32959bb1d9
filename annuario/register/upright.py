"""Forms that stand upright: labels in one column, their values beside them, a form below the other or a sheet each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annuario.register.grid import Grid, GridCell
from annuario.register.header import Column, Table
from annuario.register.headings import assigned
from annuario.register.records import Record
from annuario.register.words import one_line, plain, vocabulary

_FIELDS = 4
"""So many fields, a title among them, one below the other make a form; a list has its headings in one row."""
_MOST_CELLS = 2


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a sheet as a table with a column for each label, their records, and the rows that stand `beside` them."""

    table: Table
    records: tuple[Record, ...]
    beside: tuple[int, ...]


def find_forms(grid: Grid) -> Forms | None:
    """Return the forms of a sheet, or None if it holds none."""
    said = {row: pair for row, cells in grid.rows.items() if (pair := _pair(cells))}
    labels = list(dict.fromkeys(plain(label.shown) for label, _ in said.values()))
    fields = {labels[place]: field for place, (field, _) in assigned(dict(enumerate(labels))).items()}
    known = sum(plain(label.shown) in {*fields, *vocabulary().others} for label, _ in said.values())
    if len(fields) < _FIELDS or "title" not in fields.values() or 2 * known < len(said):
        return None
    columns: dict[str, Column] = {}
    for label, _ in said.values():
        name = plain(label.shown)
        columns.setdefault(name, Column(len(columns) + 1, one_line(label.shown).rstrip(": "), fields.get(name, ""), label.ref))
    records = tuple(_records(said, columns))
    beside = tuple(row for row in grid.rows if row not in said or row < records[0].row)
    table = Table(min(said), min(said), max(said), tuple(columns.values()), is_upright=True)
    return Forms(table, records, beside)


def _pair(cells: Mapping[int, GridCell]) -> tuple[GridCell, GridCell | None] | None:
    """Return the label and the value of a row; None if it has no such pair. A label with a colon may have no value yet."""
    found = list(cells.values())
    if not isinstance(found[0].value, str) or len(found) > _MOST_CELLS:
        return None
    if len(found) == 1:
        return (found[0], None) if found[0].shown.rstrip().endswith(":") else None
    return found[0], found[1]


def _records(said: Mapping[int, tuple[GridCell, GridCell | None]], columns: Mapping[str, Column]) -> Iterator[Record]:
    """Yield a record for each form: it begins where its title stands, and the title's row is its own."""
    record: Record | None = None
    for row, (label, value) in said.items():
        column = columns[plain(label.shown)]
        if column.field == "title":
            if record:
                yield record
            record = Record(row, "", "")
        if record and value is not None:
            record.cells.setdefault(column.index, []).append(value)
    if record:
        yield record
