"""Forms that stand upright: labels with their values beside or below them, a form below the other or a sheet each."""

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
_MOST_CELLS = 6
_PAIR = 2
_ROWS = 3
"""Two rows of labels are the head of a table."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a sheet as a table with a column for each label, their records, and the rows that stand `beside` them."""

    table: Table
    records: tuple[Record, ...]
    beside: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    label: GridCell
    value: GridCell | None
    row: int

    @property
    def name(self) -> str:
        return plain(self.label.shown)


def find_forms(grid: Grid) -> Forms | None:
    """Return the forms of a sheet, or None if it holds none."""
    pairs = list(_pairs(grid))
    labels = list(dict.fromkeys(pair.name for pair in pairs))
    fields = {labels[place]: field for place, (field, _) in assigned(dict(enumerate(labels))).items()}
    fields |= _other_names(pairs, fields)
    known = sum(pair.name in {*fields, *vocabulary().others} for pair in pairs)
    rows = Counter(pair.row for pair in pairs if pair.name in fields)
    listed = sum(len(cells) > _PAIR for row, cells in grid.rows.items() if row not in rows)
    below = len(rows) >= max(_ROWS, listed) and max(rows.values()) < _FIELDS
    if not below or len(fields) < _FIELDS or "title" not in fields.values() or 2 * known < len(pairs):
        return None
    columns: dict[str, Column] = {}
    for pair in pairs:
        heading = one_line(pair.label.shown).rstrip(": ")
        columns.setdefault(pair.name, Column(len(columns) + 1, heading, fields.get(pair.name, ""), pair.label.ref))
    records = tuple(_records(pairs, columns))
    said = {row for pair in pairs for row in (pair.row, pair.value.row if pair.value else pair.row)}
    beside = tuple(row for row in grid.rows if row not in said or row < records[0].row)
    table = Table(min(said), min(said), max(said), tuple(columns.values()), is_upright=True)
    return Forms(table, records, beside)


def _other_names(pairs: Sequence[_Pair], fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of labels that other forms have another name for: "Country" in one, "Countries" in the next."""
    forms: list[set[str]] = []
    for pair in pairs:
        if fields.get(pair.name) == "title" or not forms:
            forms.append(set())
        forms[-1].add(pair.name)
    found: dict[str, str] = {}
    for label in {pair.name for pair in pairs} - fields.keys() - vocabulary().others:
        field = next((field for field, _ in assigned({0: label}).values()), "")
        named = {name for name, known in fields.items() if known == field}
        if field and named and not any(label in form and form & named for form in forms):
            found[label] = field
    return found


def _pairs(grid: Grid) -> Iterator[_Pair]:
    """Yield the labels of a sheet with their values: beside them, or alone in the row below."""
    rows, below = list(grid.rows), 0
    for row, after in zip(rows, [*rows[1:], 0], strict=True):
        cells = list(grid.rows[row].values())
        if row == below or len(cells) > _MOST_CELLS or not isinstance(cells[0].value, str):
            continue
        if len(cells) > 1:
            beside = list(_beside(row, cells))
            known = sum(_is_label(pair.label) for pair in beside)
            headings = len(cells) > _PAIR and (all(map(_is_label, cells)) or 2 * known < len(beside))
            yield from [] if headings else beside
        elif (value := _value_below(cells[0], list(grid.rows.get(after, {}).values()))) or _is_label(cells[0], colon=True):
            below = after if value else 0
            yield _Pair(cells[0], value, row)


def _beside(row: int, cells: Sequence[GridCell]) -> Iterator[_Pair]:
    """Yield the pairs of a row; a label that another one follows has no value."""
    place = 0
    while place < len(cells):
        label, value = cells[place], cells[place + 1] if place + 1 < len(cells) else None
        if value and place + 2 < len(cells) and _is_label(value) and not _is_label(cells[place + 2]):
            value = None
        yield _Pair(label, value, row)
        place += 2 if value else 1


def _value_below(label: GridCell, cells: Sequence[GridCell]) -> GridCell | None:
    """Return the cell below a label that stands alone, if it stands alone too and is no label itself."""
    alone = len(cells) == 1 and cells[0].column == label.column and not _is_label(cells[0])
    return cells[0] if alone and _is_label(label) else None


def _is_label(cell: GridCell, *, colon: bool = False) -> bool:
    """Return whether a cell is surely a label: it ends with a colon, or has the very name of a field."""
    if cell.shown.rstrip().endswith(":"):
        return True
    return not colon and plain(cell.shown) in {*vocabulary().columns, *vocabulary().others}


def _records(pairs: Sequence[_Pair], columns: Mapping[str, Column]) -> Iterator[Record]:
    """Yield a record for each form: it begins where its title stands, and the title's row is its own."""
    record: Record | None = None
    for pair in pairs:
        column = columns[pair.name]
        if column.field == "title":
            if record:
                yield record
            record = Record(pair.row, "", "")
        if record and pair.value is not None:
            record.cells.setdefault(column.index, []).append(pair.value)
    if record:
        yield record
