"""The year's statistics at the back of the book: activities by chapter, programme and country, as bars and as tables."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

import pandas as pd

from annuario.cycle import Cycle
from annuario.docx.blocks import Block, Caption, Grid, Words
from annuario.docx.charts import Bars
from annuario.register import Activity, figures, frame
from annuario.register.countries import country_name
from annuario.register.programmes import programme_name
from annuario.report.figures import grouped
from annuario.report.rows import Stood
from annuario.report.words import fill, words

MOST_BARS = 12
SHARES = (31, 12, 15, 11, 12, 19)


def statistics(cycle: Cycle, rows: Sequence[tuple[Stood, Activity]]) -> tuple[Block, ...]:
    """Return what stands on the page; nothing if there are no activities."""
    if not rows:
        return ()
    table = _table(cycle, rows)
    return (*_by_chapter(cycle, table), *_by_programme(cycle, table), *_by_country(cycle, table))


def _table(cycle: Cycle, rows: Sequence[tuple[Stood, Activity]]) -> pd.DataFrame:
    """Return the rows as a table, with who wrote them, and programmes and countries by the names that the book lists."""
    language = cycle.language
    table = frame([activity for _, activity in rows])
    table["department"] = [place.department for place, _ in rows]
    table["section"] = [place.section for place, _ in rows]
    table["listed"] = [programme_name(activity.programme, language) for _, activity in rows]
    table["country"] = [_countries(activity, language) for _, activity in rows]
    return table


def _countries(activity: Activity, language: str) -> tuple[str, ...]:
    """Return the names of the countries that are known, told or by their cities, each once."""
    return tuple(dict.fromkeys(country_name(code, language) for code in activity.known_countries))


def _by_chapter(cycle: Cycle, table: pd.DataFrame) -> Iterable[Block]:
    say = words(cycle.language)
    groups = [(section.title.of(cycle.language), table[table["section"] == section.id]) for section in cycle.sections]
    found = [(name, group) for name, group in groups if len(group)]
    rows = [(name, *_measures(cycle, group)) for name, group in found]
    heads = (say["chapter"], say["activities"], say["departments"], say["partners"], say["countries"], say["euro"])
    yield Words(say["by_chapter"], "heading 2")
    yield Words(say["counted_once"])
    yield from _bars(cycle, "by_chapter", [(name, len(group)) for name, group in found])
    yield Caption("Table", say["table"], say["by_chapter"])
    yield Grid(heads, (*rows, (say["whole"], *_measures(cycle, table))), SHARES, right=1, total=True)


def _by_programme(cycle: Cycle, table: pd.DataFrame) -> Iterable[Block]:
    say = words(cycle.language)
    found = _ranked(table[table["listed"] != ""], "listed")
    if not found:
        return
    rows = [(name, *_measures(cycle, group)) for name, group in found]
    heads = (say["programme"], say["activities"], say["departments"], say["partners"], say["countries"], say["euro"])
    yield Words(say["by_programme"], "heading 2")
    yield from _bars(cycle, "by_programme", [(name, len(group)) for name, group in found])
    yield Caption("Table", say["table"], say["by_programme"])
    yield Grid(heads, tuple(rows), SHARES, right=1)


def _by_country(cycle: Cycle, table: pd.DataFrame) -> Iterable[Block]:
    say = words(cycle.language)
    found = _ranked(table.explode("country").dropna(subset="country"), "country")
    if not found:
        return
    rows = [
        (name, *(str(number) for number in (len(group), group["department"].nunique(), group["section"].nunique())))
        for name, group in found
    ]
    yield Words(say["by_country"], "heading 2")
    yield from _bars(cycle, "by_country", [(name, len(group)) for name, group in found])
    yield Caption("Table", say["table"], say["by_country"])
    heads = (say["country"], say["activities"], say["departments"], say["chapters"])
    yield Grid(heads, tuple(rows), (49, 17, 17, 17), right=1)


def _ranked(table: pd.DataFrame, column: str) -> list[tuple[str, pd.DataFrame]]:
    """Return the rows by what stands in `column`, what stands there most often first."""
    groups = [(str(name), group) for name, group in table.groupby(column)]
    return sorted(groups, key=lambda one: (-len(one[1]), one[0].casefold()))


def _measures(cycle: Cycle, group: pd.DataFrame) -> tuple[str, ...]:
    """Return the figures of some rows as a line of a table shows them; no amount is a dash, and not nought."""
    counted = figures(group)
    euro = grouped(counted.budget, cycle.language) if counted.priced else "–"
    numbers = (counted.projects, group["department"].nunique(), counted.partners, counted.countries)
    return (*(grouped(Decimal(number), cycle.language) for number in numbers), euro)


def _bars(cycle: Cycle, what: str, values: Sequence[tuple[str, int]]) -> Iterable[Block]:
    """Yield the chart of the longest bars, and its caption."""
    say = words(cycle.language)
    shown, left = tuple(values[:MOST_BARS]), len(values) - MOST_BARS
    title = fill(say["first_of"], title=say[what], count=str(MOST_BARS)) if left > 0 else say[what]
    told = "; ".join(f"{name} {value}" for name, value in shown)
    yield Bars(say["activities"], shown, fill(say["chart_alt"], title=title, told=told))
    yield Caption("Figure", say["figure"], title)
