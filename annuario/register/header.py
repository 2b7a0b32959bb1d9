"""Finds the tables on a sheet: where the header is, in one row or two, and which column means what."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from annuario.register.fitting import are_ends, filled, is_year, may_head, named_by_cells, title_by_cells, unfit
from annuario.register.grid import Grid, GridCell
from annuario.register.headings import any_exact, assigned, meanings
from annuario.register.nouns import names_somebody
from annuario.register.partners import names_both
from annuario.register.relatives import with_relatives
from annuario.register.words import one_line, plain, vocabulary

FIRST_ROWS = 30
"""A sheet's first header stands in these rows."""

_WIDEST = 60
_FEW = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading as people see it (its letter if it has none), its field ("" if not known).

    The field `is_guessed` where the cells told it, and not the heading.
    """

    index: int
    heading: str
    field: str
    ref: str
    is_guessed: bool = False

    @property
    def letter(self) -> str:
        """The column's letter."""
        return get_column_letter(self.index)


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows below it, from `first` to `last`; `captions` are the rows above that belong to it.

    One that `is_upright` has its headings below each other, and the cells of one activity beside them.
    """

    header: int
    first: int
    last: int
    columns: tuple[Column, ...]
    captions: tuple[int, ...] = ()
    is_upright: bool = False


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    height: int
    headings: Mapping[int, str]
    fields: Mapping[int, str]
    score: float


def find_tables(grid: Grid) -> tuple[Table, ...]:
    """Return the tables of a sheet from top to bottom; none if nothing looks like a header."""
    headers = _headers(grid)
    captions: tuple[int, ...] = tuple(row for row in grid.rows if headers and row < headers[0].row)
    tables = []
    for number, header in enumerate(headers):
        first = header.row + header.height
        after = headers[number + 1].row if number + 1 < len(headers) else max(grid.rows) + 1
        below = _captions(grid, first, after) if number + 1 < len(headers) else ()
        last = min([after, *below]) - 1
        tables.append(Table(header.row, first, last, _columns(grid, header, first, last), captions))
        captions = below
    return tuple(table for table in tables if any(column.field for column in table.columns))


def _headers(grid: Grid) -> list[_Header]:
    """Return the likeliest header of the first rows, and those before and after it that are surely headers too."""
    readings = [header for row in grid.rows if row <= FIRST_ROWS for header in _readings(grid, row)]
    if not readings:
        return _by_cells(grid)
    best = max(readings, key=lambda header: header.score)  # the first of the best
    headers: list[_Header] = []
    for row in grid.rows:
        if headers and row < headers[-1].row + headers[-1].height:
            continue
        if row == best.row:
            headers.append(best)
        elif _is_surely_header(grid, row) or (headers and _is_another(grid, row, headers[0])):
            fitting = [header for header in _readings(grid, row) if not row < best.row < row + header.height]
            headers.extend(fitting[-1:] or [_as_it_is(grid, row)])
    return headers


def _as_it_is(grid: Grid, row: int) -> _Header:
    """Return a row as a header, however few of its words are known."""
    words = {column: one_line(cell.shown) for column, cell in grid.seen(row).items()}
    fields = {column: field for column, (field, _) in assigned(words, unfit(grid, row, FIRST_ROWS)).items()}
    return _Header(row, 1, words, fields, 0.0)


def _by_cells(grid: Grid) -> list[_Header]:
    """Return the first row of words below which the cells of two columns or more tell what they are, and one has titles."""
    for row in grid.rows:
        words = {column: one_line(cell.shown) for column, cell in grid.seen(row).items()}
        below = [cells for place, cells in grid.rows.items() if row < place <= row + FIRST_ROWS]
        if row > FIRST_ROWS or len(below) < _FEW:
            break
        if not _FEW < len(words) <= _WIDEST or any(not may_head(cell) or is_year(cell.shown) for cell in grid.seen(row).values()):
            continue
        found = _as_it_is(grid, row)
        unknown = {column: said for column, said in words.items() if column not in found.fields}
        told = named_by_cells(unknown, found.fields.values(), below)
        titled = "title" in found.fields.values() or title_by_cells(unknown.keys() - told.keys(), below)
        if titled and len(told) + len(set(found.fields.values()) - {"title"}) >= _FEW:
            return [found]
    return []


def _is_surely_header(grid: Grid, row: int) -> bool:
    """Return whether a row has the exact names of a title and another column, or of any three, and little else."""
    cells = grid.seen(row).values()
    known = vocabulary().columns
    fields = {known[word][0] for cell in cells if (word := plain(cell.shown)) in known}
    return len(fields) >= (2 if "title" in fields else 3) and 2 * len(fields) >= len(cells)


def _is_another(grid: Grid, row: int, first: _Header) -> bool:
    """Return whether a row below the first header is one too: it repeats words of it, or names fields after a gap or a caption."""
    cells = grid.seen(row)
    words = {column: plain(cell.shown) for column, cell in cells.items()}
    if row < first.row or not all(may_head(cell) and not is_year(cell.shown) for cell in cells.values()):
        return False
    again = sum(plain(first.headings.get(column, "")) == said for column, said in words.items())
    fields = {field for field, _ in assigned(words).values()}
    known = sum(bool(said in vocabulary().others or meanings(said)) for said in words.values())
    apart = len(grid.rows.get(row - 1, {})) < _FEW
    if apart and "title" in fields and len(words) > _FEW and _is_unlike(grid, row):
        return True
    return 2 * known >= len(words) and (again >= _FEW or (apart and known > _FEW and {"title", "period"} <= fields))


def _is_unlike(grid: Grid, row: int) -> bool:
    """Return whether a row has words alone, and a column of the two rows below it nothing without a figure."""
    below = [grid.rows.get(row + 1, {}), grid.rows.get(row + 2, {})]
    figures = [all(column in cells and re.search("[0-9]", cells[column].shown) for cells in below) for column in grid.rows[row]]
    return any(figures) and not any(re.search("[0-9]", cell.shown) for cell in grid.rows[row].values())


def _readings(grid: Grid, row: int) -> Iterator[_Header]:
    """Yield the row as a header, then the row with the next one as one of two rows, where they can be that."""
    upper = {column: one_line(cell.shown) for column, cell in grid.seen(row).items()}
    cannot = unfit(grid, row, FIRST_ROWS)
    single = _header(row, upper, cannot=cannot)
    cells = grid.seen(row + 1)
    double = None
    titled = len(cells) > 1 == len(set(upper.values()))  # what stands above is the title of the table
    if cells and not titled and all(may_head(cell) for cell in cells.values()):
        lower = {column: one_line(cell.shown) for column, cell in cells.items()}
        double = _header(row, upper, lower, cannot=cannot)
        most = max(len(header.fields) if header else 0 for header in (single, _header(row + 1, lower, cannot=cannot)))
        if double and single and _is_below(grid, row, cells):
            single = None
        elif double and len(double.fields) <= most:
            double = None
    yield from (header for header in (single, double) if header)


def _is_below(grid: Grid, row: int, cells: Collection[int]) -> bool:
    """Return whether all cells of the second row stand under headings that span several columns."""
    spanned = grid.right.get(row, {})
    if len(spanned) == len(grid.seen(row)) - 1:  # a title over the whole table
        return False
    return all(column in spanned or grid.seen(row).get(column) is spanned.get(column + 1, 0) for column in cells)


def _header(
    row: int, upper: Mapping[int, str], lower: Mapping[int, str] | None = None, *, cannot: Mapping[int, Collection[str]]
) -> _Header | None:
    """Return the row as a header, or None if too little of it is known."""
    pairs = {column: (upper.get(column, ""), (lower or {}).get(column, "")) for column in sorted({*upper, *(lower or {})})}
    words = {column: _telling(*pair) for column, pair in pairs.items()}
    taken = assigned(words, cannot) if len(words) <= _WIDEST or any_exact(words.values()) else {}
    fields = with_relatives(pairs, words, {column: field for column, (field, _) in taken.items()})
    if len(fields) < (2 if "title" in fields.values() and any_exact(words.values()) else 3):
        return None
    headings = {column: " / ".join(dict.fromkeys(filter(None, pair))) for column, pair in pairs.items()}
    score = sum(likeness for _, likeness in taken.values()) - 0.3 * (len(words) - len(taken))
    return _Header(row, 1 if lower is None else 2, headings, fields, score)


def _telling(upper: str, lower: str) -> str:
    """Return the plain words of a heading in two rows that are known: both together, the lower ones, the upper ones."""
    if plain(lower) in vocabulary().others:  # "Project / Acronym"
        return plain(lower)
    both = plain(f"{upper} {lower}" if upper != lower else upper)
    if not lower and names_both(upper):
        return "partners and countries"
    parts = [plain(part) for heading in (lower, upper) for part in re.split("[/|]", heading)]  # "Projekt / Progetto"
    ways = [words for words in dict.fromkeys((both, plain(lower), plain(upper), *parts)) if words]
    exact = (words for words in ways if words in vocabulary().columns)
    if vocabulary().columns.get(plain(lower), ("", 0))[0] == "title" and (above := meanings(plain(upper))) and "title" not in above:
        return plain(upper)  # "Soggetto estero / Denominazione"
    if lower and plain(upper) in vocabulary().columns and meanings(plain(lower)):  # "Fechas / Inicio": the lower one is closer
        return plain(lower) if both not in vocabulary().columns else both
    return next(exact, None) or next((words for words in ways if meanings(words)), both)


def _captions(grid: Grid, first: int, header: int) -> tuple[int, ...]:
    """Return the rows of a single cell right above a header: the title of its table."""
    found: list[int] = []
    for row in reversed([row for row in grid.rows if first <= row < header]):
        if len(grid.rows[row]) > 1:
            break
        found.insert(0, row)
    return tuple(found)


def _columns(grid: Grid, header: _Header, first: int, last: int) -> tuple[Column, ...]:
    below = [cells for row, cells in grid.rows.items() if first <= row <= last]
    fields = _with_title(header, below)
    unknown = {column: said for column, said in header.headings.items() if _may_be_named(column, said, fields)}
    guessed = named_by_cells(unknown, fields.values(), below)
    period = next((column for column, field in fields.items() if field == "period"), 0)
    for column, said in unknown.items() if period and {"start", "end"}.isdisjoint(fields.values()) else ():
        if "period" in meanings(plain(said)) and are_ends(period, column, below):
            guessed[column] = "end"
            fields = {**fields, period: "start"}
            break
    titled = (fields.keys() - header.fields.keys()) & header.headings.keys()
    columns: list[Column] = []
    for index in sorted({*fields, *filled(below)}):
        letter = get_column_letter(index)
        heading = header.headings.get(index) or letter
        if heading in {column.heading for column in columns}:
            heading = f"{heading} ({letter})"
        field = fields.get(index) or guessed.get(index, "")
        columns.append(Column(index, heading, field, f"{letter}{header.row}", is_guessed=index in {*guessed, *titled}))
    return tuple(columns)


def _may_be_named(column: int, heading: str, fields: Mapping[int, str]) -> bool:
    return column not in fields and not {plain(heading), *map(plain, heading.split("/"))} & vocabulary().others


def _with_title(header: _Header, below: Sequence[Mapping[int, GridCell]]) -> Mapping[int, str]:
    """Return the fields; where none is the title, words in a first column that nobody gave a heading are."""
    if "title" in header.fields.values() or not below:
        return header.fields
    free = {column: said for column, said in header.headings.items() if _may_be_named(column, said, header.fields)}
    free = {column: said for column, said in free.items() if not names_somebody(plain(said))}
    if told := next((column for column, said in header.headings.items() if plain(said) in vocabulary().describing), 0):
        return {told: "title", **header.fields}
    headless = {column: "" for column in filled(below) if column not in header.headings}
    if title := title_by_cells({**free, **headless}, below):
        return {title: "title", **header.fields}
    first = min(column for cells in below for column in cells)
    named = first in header.headings or first > min(header.fields, default=0)
    words = all(isinstance(cells[first].value, str) for cells in below if first in cells)
    return header.fields if named or not words else {first: "title", **header.fields}
