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
_WIDEST = 60
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
    """Return the likeliest header of the first rows, and those before and after it that are surely headers too."""
    readings = [header for row in grid.rows if row <= FIRST_ROWS for header in _readings(grid, row)]
    if not readings:
        return []
    best = max(readings, key=lambda header: header.score)  # the first of the best
    headers: list[_Header] = []
    for row in grid.rows:
        if headers and row < headers[-1].row + headers[-1].height:
            continue
        if row == best.row:
            headers.append(best)
        elif _is_surely_header(grid, row):
            fitting = [header for header in _readings(grid, row) if not row < best.row < row + header.height]
            headers.extend(fitting[-1:])
    return headers


def _is_surely_header(grid: Grid, row: int) -> bool:
    """Return whether a row has the exact names of a title and another column, or of any three, and little else."""
    cells = grid.seen(row).values()
    known = vocabulary().columns
    fields = {known[word][0] for cell in cells if (word := plain(cell.shown)) in known}
    return len(fields) >= (2 if "title" in fields else 3) and 2 * len(fields) > len(cells)


def _readings(grid: Grid, row: int) -> Iterator[_Header]:
    """Yield the row as a header, then the row with the next one as one of two rows, where they can be that."""
    upper = {column: one_line(cell.shown) for column, cell in grid.seen(row).items()}
    single = _header(row, upper)
    if single:
        yield single
    cells = grid.seen(row + 1)
    if cells and all(isinstance(cell.value, str) for cell in cells.values()):
        lower = {column: one_line(cell.shown) for column, cell in cells.items()}
        double = _header(row, upper, lower)
        most = max(len(header.fields) if header else 0 for header in (single, _header(row + 1, lower)))
        if double and len(double.fields) > most:
            yield double


def _header(row: int, upper: Mapping[int, str], lower: Mapping[int, str] | None = None) -> _Header | None:
    """Return the row as a header, or None if too little of it is known."""
    pairs = {column: (upper.get(column, ""), (lower or {}).get(column, "")) for column in sorted({*upper, *(lower or {})})}
    words = {column: _telling(*pair) for column, pair in pairs.items()}
    taken = assigned(words) if len(words) <= _WIDEST or _any_exact(words.values()) else {}
    fields = {column: field for column, (field, _) in taken.items()}
    if len(fields) < (2 if "title" in fields.values() and _any_exact(words.values()) else 3):
        return None
    headings = {column: " / ".join(dict.fromkeys(filter(None, pair))) for column, pair in pairs.items()}
    score = sum(likeness for _, likeness in taken.values()) - 0.3 * (len(words) - len(taken))
    return _Header(row, 1 if lower is None else 2, headings, fields, score)


def _telling(upper: str, lower: str) -> str:
    """Return the plain words of a heading in two rows that are known: both together, the lower ones, the upper ones."""
    both = plain(f"{upper} {lower}" if upper != lower else upper)
    ways = [words for words in (both, plain(lower), plain(upper)) if words]
    exact = (words for words in ways if words in vocabulary().columns)
    return next(exact, None) or next((words for words in ways if _meanings(words)), both)


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
    mine, theirs = _sorted(heading), _sorted(word)
    if mine == theirs:
        return 0.99
    if len(word) < _SHORTEST:
        return 0.0
    if word not in vocabulary().whole_only and set(theirs.split()) < set(mine.split()):
        return _CONTAINED * (0.9 + 0.1 * len(word) / len(heading))
    if 2 * min(len(mine), len(theirs)) < _ALIKE * (len(mine) + len(theirs)):  # cannot be alike enough
        return 0.0
    matcher = SequenceMatcher(None, mine, theirs)
    ratio = matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
    return ratio if ratio >= _ALIKE else 0.0


@lru_cache(maxsize=10_000)
def _sorted(text: str) -> str:
    """Return the words in the order of the alphabet, without the small ones."""
    return " ".join(sorted(word for word in text.split() if word not in vocabulary().small_words))


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
