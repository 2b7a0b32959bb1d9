"""Forms that stand upright: labels in one column, their values beside them, a form below the other or a sheet each."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annuario.register.grid import Grid, GridCell
from annuario.register.header import Column, Table
from annuario.register.headings import assigned
from annuario.register.records import Record
from annuario.register.words import one_line, plain, vocabulary

_FIELDS = 4
"""So many fields, a title among them, one below the other make a form; a list has its headings in one row."""
_ROWS = 3
Pair = tuple[GridCell, GridCell | None]
"""A label and its value."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a sheet as a table with a column for each label, their records, and the rows that stand `beside` them."""

    table: Table
    records: tuple[Record, ...]
    beside: tuple[int, ...]


def find_forms(grid: Grid) -> Forms | None:
    """Return the forms of a sheet, or None if it holds none."""
    said = [(row, *pair) for row, cells in grid.rows.items() for pair in _pairs(cells)]
    labels = list(dict.fromkeys(plain(label.shown) for _, label, _ in said))
    fields = {labels[place]: field for place, (field, _) in assigned(dict(enumerate(labels))).items()}
    known = sum(plain(label.shown) in {*fields, *vocabulary().others} for _, label, _ in said)
    by_row = Counter(row for row, label, _ in said if plain(label.shown) in fields)
    below = len(by_row) >= _ROWS and max(by_row.values()) < _FIELDS
    if not below or len(fields) < _FIELDS or "title" not in fields.values() or 2 * known < len(said):
        return None
    columns: dict[str, Column] = {}
    for _, label, _ in said:
        name = plain(label.shown)
        columns.setdefault(name, Column(len(columns) + 1, one_line(label.shown).rstrip(": "), fields.get(name, ""), label.ref))
    records = tuple(_records(said, columns))
    rows = {row for row, _, _ in said}
    beside = tuple(row for row in grid.rows if row not in rows or row < records[0].row)
    table = Table(min(rows), min(rows), max(rows), tuple(columns.values()), is_upright=True)
    return Forms(table, records, beside)


def _pairs(cells: Mapping[int, GridCell]) -> list[Pair]:
    """Return the labels of a row with their values; none if it is no such row. A label may have no value yet."""
    found = list(cells.values())
    labels = [_is_label(cell) for cell in found]
    if len(found) == 1:
        return [(found[0], None)] if found[0].shown.rstrip().endswith(":") else []
    if all(labels) or not isinstance(found[0].value, str):  # a row of headings
        return []
    pairs: list[Pair] = []
    at = 0
    while at < len(found):
        follows = at + 1 < len(found) and not (labels[at] and labels[at + 1] and len(found) % 2)
        pairs.append((found[at], found[at + 1] if follows else None))
        at += 2 if follows else 1
    known = sum(_is_label(label) for label, _ in pairs)
    return pairs if len(pairs) == 1 or 2 * known >= len(pairs) else []


def _is_label(cell: GridCell) -> bool:
    words = plain(cell.shown)
    return isinstance(cell.value, str) and (
        cell.shown.rstrip().endswith(":") or words in vocabulary().columns or words in vocabulary().others
    )


def _records(said: Sequence[tuple[int, GridCell, GridCell | None]], columns: Mapping[str, Column]) -> Iterator[Record]:
    """Yield a record for each form: it begins where its title stands, and the title's row is its own."""
    record: Record | None = None
    for row, label, value in said:
        column = columns[plain(label.shown)]
        if column.field == "title":
            if record:
                yield record
            record = Record(row, "", "")
        if record and value is not None:
            record.cells.setdefault(column.index, []).append(value)
    if record:
        yield record
