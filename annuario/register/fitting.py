"""What a column can mean by what stands in it: no period without a figure or a month, no amount without a figure."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from annuario.register.cities import cities_in
from annuario.register.countries import countries_in, country_codes, is_no_country
from annuario.register.date_words import grammar
from annuario.register.dates import read_period
from annuario.register.grid import Grid, GridCell
from annuario.register.money import currency_of, read_money
from annuario.register.programmes import european_programme
from annuario.register.values import names_of, period_of
from annuario.register.words import one_line, plain, says_nothing

_YEARS = re.compile(r"\s*(?:19|20)[0-9]{2}(?:\s*[/-]\s*(?:(?:19|20)?[0-9]{2}))?\s*")
_TIMES = frozenset({"period", "start", "end", "year"})
_WORDS = frozenset({"programme", "topic", "chapter", "contact", "title", "partners", "results"})
_DATED = frozenset({"programme", "topic", "chapter", "contact", "title", "partners", "countries", "results", "budget"})
"""What a column of days is not, whatever its heading says."""
_FEW = 2
_MOST = 0.7
"""Of the cells of a column that nobody named: so many must tell the same thing."""
_LONGEST = 500
"""Letters of a cell that may be a list of countries."""
_TITLE = 8
"""Letters that titles have on the average."""


def may_head(cell: GridCell) -> bool:
    """Return whether a cell may be the second line of a heading: a year, or words; an amount and a day stand in a list."""
    said = cell.shown
    if is_year(said):
        return True
    in_figures = any(sign.isdigit() for sign in said)
    return isinstance(cell.value, str) and not (in_figures and (read_period(said) or read_money(said)))


def is_year(text: str) -> bool:
    """Return whether a text is a year, or two: "2003", "2003/04"."""
    return _YEARS.fullmatch(text) is not None


def unfit(grid: Grid, header: int, rows: int) -> Mapping[int, frozenset[str]]:
    """Return the fields that a column cannot be, by what stands in the `rows` below a header, up to the title of another list."""
    below: dict[int, list[GridCell]] = {}
    taken = 0
    for row, cells in grid.rows.items():
        if taken > 1 and row > header + 1 and len(cells) == 1 and len(grid.seen(row)) > 1:  # merged across
            break
        is_below = row == header + 1 and not all(map(may_head, cells.values()))
        if is_below or header + 1 < row <= header + rows:
            taken += 1
            for column, cell in cells.items():
                below.setdefault(column, []).append(cell)
    cannot = {column: frozenset(_unfit(cells)) for column, cells in below.items()}
    lands = {column for column, cells in below.items() if len(cells) >= _FEW and _share(cells, _names_countries) >= _MOST}
    towns = {column for column, cells in below.items() if lands - {column} and not _share(cells, _names_countries)}
    return {column: fields | ({"countries"} if column in towns else set()) for column, fields in cannot.items()}


def _share(cells: Sequence[GridCell], test: Callable[[GridCell], bool]) -> float:
    return sum(map(test, cells)) / len(cells)


def _names_countries(cell: GridCell) -> bool:
    return isinstance(cell.value, str) and len(cell.shown) <= _LONGEST and all(map(_is_country, names_of([cell])))


def _unfit(cells: Sequence[GridCell]) -> Iterator[str]:
    if all(cell.is_number for cell in cells):
        yield from _WORDS - {"partners", "title"}  # "3" partners; projects may go by a number
    if sum(isinstance(cell.value, datetime | date) for cell in cells) > max(1, len(cells) / 2):
        yield from _DATED
    texts = [cell.shown for cell in cells if isinstance(cell.value, str) and not says_nothing(cell.shown)]
    if len(texts) < max(_FEW, len(cells) - 1):
        return
    if not any(_tells_countries(cell) for cell in cells):
        yield "countries"
    figures = [text for text in texts if not any(sign.isalpha() for sign in text)]
    if len(figures) >= max(_FEW, _MOST * len(cells)):
        yield from _WORDS - {"partners", "contact"}  # a telephone
    named = [cell for cell in cells if _names_countries(cell)]
    if len(named) >= max(_FEW, _MOST * len(texts)):
        yield from _WORDS - {"partners"}
    if not any(any(sign.isdigit() for sign in text) for text in texts):
        yield "budget"
        if not any(_names_a_time(text) for text in texts):
            yield from _TIMES


def _tells_countries(cell: GridCell) -> bool:
    return cell.is_number or _speaks_of_countries(names_of([cell]))


@lru_cache(maxsize=20_000)
def _speaks_of_countries(names: tuple[str, ...]) -> bool:
    """Return whether one of the names is that of a country or a city, or says that there is none."""
    if any(map(is_no_country, names)) or any(named.codes for named in countries_in(names)):
        return True
    return any(cities_in(name) for name in names)


@lru_cache(maxsize=20_000)
def _names_a_time(text: str) -> bool:
    known = grammar()
    words = set(plain(text).split())
    return bool(words & {*known.months, *known.seasons, *known.winters, *known.lengths}) or any(
        pattern.match(plain(text)) for pattern in (known.ongoing, known.whole, known.until, known.since)
    )


def named_by_cells(headings: Mapping[int, str], taken: Collection[str], below: Sequence[Mapping[int, GridCell]]) -> dict[int, str]:
    """Return the fields that columns of unknown `headings` tell by their cells alone, of those that are not `taken`.

    Only what is unmistakable: dates, countries, programmes of the Union, addresses, amounts with a currency.
    """
    found: dict[int, str] = {}
    free = {"period", "countries", "programme", "contact", "budget"} - set(taken)
    if _TIMES & set(taken):
        free -= _TIMES
    for column in headings:
        cells = [cells[column] for cells in below if column in cells and not says_nothing(cells[column].shown)]
        field = _told(cells, headings[column]) if len(cells) >= _FEW else ""
        if field in free:
            found[column] = field
            free.discard(field)
        elif field == "period" and (first := next((at for at, said in found.items() if said == "period"), 0)):
            found |= {first: "start", column: "end"} if are_ends(first, column, below) else {}
    return found


def are_ends(first: int, last: int, below: Sequence[Mapping[int, GridCell]]) -> bool:
    """Return whether two columns hold days, and the second never one before that of the first."""
    both = [(period_of([cells[first]])[0], period_of([cells[last]])[0]) for cells in below if first in cells and last in cells]
    ends = [(start.start, end.start) for start, end in both if start.start and end.start]
    return len(ends) == len(both) >= _FEW and all(start <= end for start, end in ends)


def title_by_cells(columns: Collection[int], below: Sequence[Mapping[int, GridCell]]) -> int:
    """Return which of the columns has a text of its own in nearly every row, the first of several; 0 if none has."""
    for column in sorted(columns):
        cells = [cells[column] for cells in below if column in cells and isinstance(cells[column].value, str)]
        texts = [cell.shown for cell in cells]
        named = sum(re.search(r"[^\W\d_]{4}", text) is not None for text in texts) >= _MOST * len(texts)
        long = named and sum(map(len, texts)) >= _TITLE * len(texts)
        if len(texts) >= max(_FEW, _MOST * len(below)) and long and len(set(texts)) == len(texts) and not _told(cells, ""):
            return column
    return 0


def _told(cells: Sequence[GridCell], heading: str) -> str:
    tests = {
        "contact": lambda cell: "@" in cell.shown,
        "period": lambda cell: not cell.is_number and not is_year(cell.shown) and period_of([cell])[0].start is not None,
        "countries": _names_countries,
        "programme": lambda cell: isinstance(cell.value, str) and european_programme(one_line(cell.shown)) is not None,
        "budget": lambda cell: _is_amount(cell, heading),
    }
    return next((field for field, test in tests.items() if sum(map(test, cells)) >= _MOST * len(cells)), "")


@lru_cache(maxsize=20_000)
def _is_country(name: str) -> bool:
    return bool(country_codes(name)) and not is_no_country(name)


def _is_amount(cell: GridCell, heading: str) -> bool:
    if cell.is_number:
        return bool(currency_of(cell.number_format) or currency_of(heading))
    return isinstance(cell.value, str) and read_money(cell.shown) is not None and bool(currency_of(cell.shown))


def filled(below: Iterable[Mapping[int, GridCell]]) -> set[int]:
    """Return the columns in which something stands."""
    return {column for cells in below for column in cells}
