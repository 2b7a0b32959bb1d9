"""Finds the tables on a sheet: where the header is, in one row or two, and which column means what."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from openpyxl.utils import get_column_letter
from rapidfuzz import fuzz

from annuario.register.grid import Grid, GridCell
from annuario.register.words import one_line, plain, vocabulary

FIRST_ROWS = 30
"""A sheet's first header stands in these rows."""

_LONGEST = 45
_WORDS = {"programme", "topic", "chapter", "contact"}
_SEVERAL = {"partners", "countries"}
_WIDEST = 60
_ALIKE = 0.82
_CONTAINED = 0.92
_STUMP = 3
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


def assigned(headings: Mapping[int, str], numbers: Collection[int] = ()) -> dict[int, tuple[str, float]]:
    """Return field and likeness of the columns that are known, by plain heading; each field once, the likest first.

    A column of `numbers` can be no programme, topic, chapter or contact.
    """
    whole = {column for column, heading in headings.items() if is_whole(heading)}
    offers = sorted(
        (field != "budget" or column not in whole, -score, rank, column, field)
        for column, heading in headings.items()
        for field, (score, rank) in _meanings(heading).items()
        if not (field in _WORDS and column in numbers)
    )
    taken: dict[int, tuple[str, float]] = {}
    for _, score, _, column, field in offers:
        if column not in taken and field not in {known for known, _ in taken.values()}:
            taken[column] = (field, -score)
    return taken


def likeness(heading: str, field: str) -> float:
    """Return how surely a heading is that of a field: 1 for its very words, 0 if it is not."""
    return _meanings(plain(heading)).get(field, (0.0, 0))[0]


def is_whole(heading: str) -> bool:
    """Return whether a heading says that its amounts are the whole: "Costo totale"."""
    return bool(vocabulary().whole_sum & set(plain(heading).split()))


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
    numbers = _numbers(grid, row)
    single = _header(row, upper, numbers=numbers)
    if single:
        yield single
    cells = grid.seen(row + 1)
    if cells and all(isinstance(cell.value, str) for cell in cells.values()):
        lower = {column: one_line(cell.shown) for column, cell in cells.items()}
        double = _header(row, upper, lower, numbers=numbers)
        most = max(len(header.fields) if header else 0 for header in (single, _header(row + 1, lower, numbers=numbers)))
        if double and len(double.fields) > most:
            yield double


def _numbers(grid: Grid, header: int) -> frozenset[int]:
    """Return the columns that hold numbers only, in the rows below a header."""
    below: dict[int, bool] = {}
    for row, cells in grid.rows.items():
        if header + 1 < row <= header + FIRST_ROWS:
            for column, cell in cells.items():
                below[column] = below.get(column, True) and cell.is_number
    return frozenset(column for column, only in below.items() if only)


def _header(
    row: int, upper: Mapping[int, str], lower: Mapping[int, str] | None = None, *, numbers: Collection[int]
) -> _Header | None:
    """Return the row as a header, or None if too little of it is known."""
    pairs = {column: (upper.get(column, ""), (lower or {}).get(column, "")) for column in sorted({*upper, *(lower or {})})}
    words = {column: _telling(*pair) for column, pair in pairs.items()}
    taken = assigned(words, numbers) if len(words) <= _WIDEST or _any_exact(words.values()) else {}
    fields = _with_period(_with_others(words, {column: field for column, (field, _) in taken.items()}))
    if len(fields) < (2 if "title" in fields.values() and _any_exact(words.values()) else 3):
        return None
    headings = {column: " / ".join(dict.fromkeys(filter(None, pair))) for column, pair in pairs.items()}
    score = sum(likeness for _, likeness in taken.values()) - 0.3 * (len(words) - len(taken))
    return _Header(row, 1 if lower is None else 2, headings, fields, score)


def _with_others(words: Mapping[int, str], fields: Mapping[int, str]) -> Mapping[int, str]:
    """Return the fields, with the further columns of one: "Partner 1", "Partner 2"."""
    found = dict(fields)
    for column, field in fields.items():
        stem = words[column].rstrip("0123456789 ")
        if field in _SEVERAL and stem != words[column]:
            found |= {other: field for other, said in words.items() if said.rstrip("0123456789 ") == stem != said}
    return found


def _with_period(fields: Mapping[int, str]) -> Mapping[int, str]:
    """Return the fields; a year is the period where no other column tells it."""
    if {"period", "start", "end"} & set(fields.values()):
        return fields
    return {column: "period" if field == "year" else field for column, field in fields.items()}


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
    if _is_cut_short(heading, word):
        return _ALIKE
    return fuzz.ratio(mine, theirs, score_cutoff=100 * _ALIKE) / 100


def _is_cut_short(heading: str, word: str) -> bool:
    """Return whether `heading` has the beginnings of the two words or more of `word`: "imp finanz", "data iniz"."""
    mine, theirs = heading.split(), _without_small(word).split()
    if len(mine) != len(theirs) or len(mine) == 1:
        return False
    return all(len(short) >= _STUMP and long.startswith(short) for short, long in zip(mine, theirs, strict=True))


@lru_cache(maxsize=10_000)
def _sorted(text: str) -> str:
    """Return the words in the order of the alphabet, without the small ones."""
    return " ".join(sorted(_without_small(text).split()))


def _without_small(text: str) -> str:
    return " ".join(word for word in text.split() if word not in vocabulary().small_words)


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
    filled = {column for cells in below for column in cells}
    fields = _with_title(header, below)
    columns: list[Column] = []
    for index in sorted({*fields, *filled}):
        letter = get_column_letter(index)
        heading = header.headings.get(index) or letter
        if heading in {column.heading for column in columns}:
            heading = f"{heading} ({letter})"
        columns.append(Column(index, heading, fields.get(index, ""), f"{letter}{header.row}"))
    return tuple(columns)


def _with_title(header: _Header, below: Sequence[Mapping[int, GridCell]]) -> Mapping[int, str]:
    """Return the fields; where none is the title, words in a first column that nobody gave a heading are."""
    if "title" in header.fields.values() or not below:
        return header.fields
    first = min(column for cells in below for column in cells)
    named = first in header.headings or first > min(header.fields)
    words = all(isinstance(cells[first].value, str) for cells in below if first in cells)
    return header.fields if named or not words else {first: "title", **header.fields}
