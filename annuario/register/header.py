"""Finds the tables on a sheet: where the header is, in one row or two, and which column means what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from openpyxl.utils import get_column_letter

from annuario.register.grid import Grid
from annuario.register.words import one_line, plain, vocabulary

FIRST_ROWS = 30
"""A sheet's first header stands in these rows."""

_LONGEST = 45
_ALIKE = 0.82
_CONTAINED = 0.92
_SHORTEST = 5
"""Shorter words are only recognised when they are exactly the same: "fine" is not "fini"."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading as people see it (its letter if it has none), its field ("" if not known)."""

    index: int
    heading: str
    field: str
    ref: str

    @property
    def letter(self) -> str:
        """The column's letter."""
        return get_column_letter(self.index)


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows below it, from `first` to `last`; `captions` are the rows above that belong to it."""

    header: int
    first: int
    last: int
    columns: tuple[Column, ...]
    captions: tuple[int, ...] = ()


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
    return tuple(tables)


def assigned(headings: Mapping[int, str]) -> dict[int, tuple[str, float]]:
    """Return field and likeness of the columns that are known, by plain heading; each field once, the likest first."""
    offers = sorted(
        (-score, rank, column, field) for column, heading in headings.items() for field, (score, rank) in _meanings(heading).items()
    )
    taken: dict[int, tuple[str, float]] = {}
    for score, _, column, field in offers:
        if column not in taken and field not in {known for known, _ in taken.values()}:
            taken[column] = (field, -score)
    return taken


def _headers(grid: Grid) -> list[_Header]:
    readings = [header for row in grid.rows if row <= FIRST_ROWS for header in _readings(grid, row)]
    if not readings:
        return []
    headers = [max(readings, key=lambda header: header.score)]  # the first of the best
    for row in grid.rows:
        if row >= headers[-1].row + headers[-1].height and _is_header_again(grid, row):
            headers.extend(list(_readings(grid, row))[-1:])
    return headers


def _is_header_again(grid: Grid, row: int) -> bool:
    """Return whether a row further down is surely a header: at least three exact names, more than anything else."""
    cells = grid.seen(row).values()
    known = vocabulary().columns
    fields = {known[word][0] for cell in cells if (word := plain(cell.shown)) in known}
    return len(fields) >= 3 and 2 * len(fields) > len(cells)  # noqa: PLR2004 -- three, as said


def _readings(grid: Grid, row: int) -> Iterator[_Header]:
    """Yield the row as a header, then the row with the next one as one of two rows, where they can be that."""
    upper = {column: one_line(cell.shown) for column, cell in grid.seen(row).items()}
    single = _header(row, upper)
    if single:
        yield single
    cells = grid.seen(row + 1)
    if cells and all(isinstance(cell.value, str) for cell in cells.values()) and _any_exact(upper.values()):
        lower = {column: one_line(cell.shown) for column, cell in cells.items()}
        double = _header(row, upper, lower)
        most = max(len(header.fields) if header else 0 for header in (single, _header(row + 1, lower)))
        if double and len(double.fields) > most:
            yield double


def _header(row: int, upper: Mapping[int, str], lower: Mapping[int, str] | None = None) -> _Header | None:
    """Return the row as a header, or None if too little of it is known."""
    pairs = {column: (upper.get(column, ""), (lower or {}).get(column, "")) for column in sorted({*upper, *(lower or {})})}
    words = {column: _telling(*pair) for column, pair in pairs.items()}
    if not _any_exact(words.values()):
        return None
    taken = assigned(words)
    fields = {column: field for column, (field, _) in taken.items()}
    if len(fields) < (2 if "title" in fields.values() else 3):
        return None
    headings = {column: " / ".join(dict.fromkeys(filter(None, pair))) for column, pair in pairs.items()}
    score = sum(likeness for _, likeness in taken.values()) - 0.3 * (len(words) - len(taken))
    return _Header(row, 1 if lower is None else 2, headings, fields, score)


def _telling(upper: str, lower: str) -> str:
    """Return the plain words of a heading in two rows that are known: both together, the lower ones, the upper ones."""
    both = plain(f"{upper} {lower}" if upper != lower else upper)
    return next((words for words in (both, plain(lower), plain(upper)) if words and _meanings(words)), both)


def _any_exact(words: Iterable[str]) -> bool:
    return any(plain(word) in vocabulary().columns for word in words)


@lru_cache(maxsize=10_000)
def _meanings(heading: str) -> Mapping[str, tuple[float, int]]:
    """Return the fields that a plain heading may mean, each with its likeness (1 = the same word) and rank."""
    known = vocabulary()
    if heading in known.columns:
        field, rank = known.columns[heading]
        return {field: (1.0, rank)}
    if heading in known.others or not _SHORTEST <= len(heading) <= _LONGEST:
        return {}
    found: dict[str, tuple[float, int]] = {}
    for word, (field, rank) in known.columns.items():
        likeness = _likeness(heading, word)
        if likeness > found.get(field, (0.0, 0))[0]:
            found[field] = (likeness, rank)
    return found


def _likeness(heading: str, word: str) -> float:
    """Return how alike two plain texts are, the order of words aside; 0 if it is too little to say anything."""
    known = vocabulary()
    mine, theirs = set(heading.split()) - known.small_words, set(word.split()) - known.small_words
    if mine == theirs:
        return 0.99
    if len(word) < _SHORTEST:
        return 0.0
    if theirs < mine and word not in known.whole_only:
        return _CONTAINED * (0.9 + 0.1 * len(word) / len(heading))
    matcher = SequenceMatcher(None, " ".join(sorted(mine)), " ".join(sorted(theirs)))
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _ALIKE else 0.0


def _captions(grid: Grid, first: int, header: int) -> tuple[int, ...]:
    """Return the rows of a single cell right above a header: the title of its table."""
    found: list[int] = []
    for row in reversed([row for row in grid.rows if first <= row < header]):
        if len(grid.rows[row]) > 1:
            break
        found.insert(0, row)
    return tuple(found)


def _columns(grid: Grid, header: _Header, first: int, last: int) -> tuple[Column, ...]:
    filled = {column for row, cells in grid.rows.items() if first <= row <= last for column in cells}
    columns: list[Column] = []
    for index in sorted({*header.fields, *filled}):
        letter = get_column_letter(index)
        heading = header.headings.get(index) or letter
        if heading in {column.heading for column in columns}:
            heading = f"{heading} ({letter})"
        columns.append(Column(index, heading, header.fields.get(index, ""), f"{letter}{header.row}"))
    return tuple(columns)
