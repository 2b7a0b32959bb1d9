"""What the cells of one field mean: an amount, a period, several names. Tells when it cannot say."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from annuario.register.dates import joined, lasting, months_in, read_period
from annuario.register.grid import GridCell
from annuario.register.money import HOUSE_CURRENCY, Money, currency_of, read_money
from annuario.register.period import Period, Precision, last_day
from annuario.register.words import lines, one_line, says_nothing

NEVER = Period(None, None, Precision.UNREAD, "")
"""The period of an activity that tells none."""

_WITH_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_MOST_LINES = 3
"""Of a cell that tells a period: its days, and a place beside them."""
_COUNTED = re.compile(
    r"[0-9]+([.,][0-9]{1,2})?|[0-9]{1,3}([ \u00a0][0-9]{3})+(,[0-9]{1,2})?"
    r"|[0-9]{1,3}(\.[0-9]{3})+,[0-9]{1,2}|[0-9]{1,3}(,[0-9]{3})+\.[0-9]{1,2}"
)
"""What can be counted in thousands: no sign of money, and no figure that may part thousands or cents."""
_FIRST_YEAR, _LAST_YEAR = 1950, 2099
_FIRST_DAY, _LAST_DAY = 19500101, 20991231  # 20050601, as programs export it


def text_of(cells: Sequence[GridCell]) -> str:
    """Return what the cells show, each on lines of its own."""
    return "\n".join(filter(None, (lines(cell.shown) for cell in cells)))


def amount_of(cells: Sequence[GridCell], heading: str, unit: int = 1, mark: str = "") -> tuple[Money | None, bool]:
    """Return the amount, and whether that is all there is to say; a real number is never read as text.

    `unit` is what amounts are counted in (1000 = thousands); a text that names a currency besides could mean two things.
    `mark` is the sign that parts the thousands in this column, where that is known.
    """
    text = text_of(cells)
    currency = currency_of(heading) or HOUSE_CURRENCY
    if len(cells) == 1 and cells[0].is_number and "%" not in cells[0].number_format:
        amount = Decimal(format(cells[0].value, ".15g")) * unit
        return Money(amount, currency_of(cells[0].number_format) or currency, cells[0].raw), True
    if says_nothing(text):
        return None, True
    if unit > 1 and not _COUNTED.fullmatch(text):
        return None, False
    money = read_money(text, currency=currency, mark=mark) if all(isinstance(cell.value, str) for cell in cells) else None
    return (replace(money, amount=money.amount * unit) if money else None), money is not None


def period_of(cells: Sequence[GridCell]) -> tuple[Period, bool]:
    """Return the period, and whether that is all there is to say."""
    told = text_of(cells)
    text = one_line(told)
    if says_nothing(text):
        return Period(None, None, Precision.UNREAD, text), True
    period = _moment(cells[0]) if len(cells) == 1 else read_period(text)
    period = period or (_in_lines(told.splitlines()) if len(cells) == 1 else None)
    return period or Period(None, None, Precision.UNREAD, text), period is not None


def period_between(start: Sequence[GridCell], end: Sequence[GridCell]) -> tuple[Period, bool]:
    """Return the period that two columns tell, and whether that is all there is to say.

    Where one of them is an error, the other is no period on its own; the error is told by itself.
    """
    if any(cell.is_error or cell.formula is not None for cell in (*start, *end)):
        return Period(None, None, Precision.UNREAD, one_line(text_of([*start, *end]))), True
    (first, first_read), (last, last_read) = period_of(start), period_of(end)
    if not last.raw and _is_span(first):
        return first, first_read
    if not first.raw and _is_span(last):
        return last, last_read
    known = [period if period.precision is not Precision.UNREAD else None for period in (first, last)]
    period = joined(*known) if first_read and last_read else None
    if period:
        return period, True
    raw = " – ".join(filter(None, (first.raw, last.raw)))
    if first_read and first.start and last.raw and (ongoing := read_period(f"{first.raw} - {last.raw}")):  # "in corso"
        return ongoing, True
    return Period(None, None, Precision.UNREAD, raw), says_nothing(first.raw) and says_nothing(last.raw)


def period_in(year: Sequence[GridCell], cells: Sequence[GridCell]) -> tuple[Period, bool, bool]:
    """Return what `period_of` does for day and month whose year stands in a cell of its own; at last whether it was needed."""
    period, is_read = period_of(cells)
    said = one_line(text_of(year))
    if not said or (is_read and period.raw and not says_nothing(period.raw)):
        return period, is_read, False
    whole = period_of(year)[0] if is_read else read_period(f"{period.raw} {said}")
    return (whole, whole.precision is not Precision.UNREAD, True) if whole else (period, False, False)


def in_year(raw: str, year: str) -> Period | None:
    """Return the period that `raw` tells if it is one of that year: "8/5 - 11/5", "ottobre", "Mai 06"."""
    if _WITH_YEAR.search(raw):
        return None
    short = re.sub(rf"(?<=[^\W\d_])\.? '?{year[2:]}(?=\s*(?:[-–—]|$))", f" {year}", raw)
    if short != raw:
        return read_period(short)
    dotted = f"{raw}{'' if raw.endswith('.') else '.'}{year}"
    return read_period(f"{raw} {year}") or read_period(dotted) or read_period(f"{raw}/{year}")


def first_in_year(text: str, year: str) -> Period | None:
    """Return what `in_year` does for the one line of several that tells a period, the others naming a place."""
    found = [period for line in text.splitlines() if (period := in_year(line, year) or read_period(line))]
    return found[0] if len(found) == 1 and "\n" in text else None


def places_beside(text: str, year: str) -> str:
    """Return the lines of a cell that tell no period, where exactly one line of it does: "3-6 dicembre" over "Namur"."""
    parts = text.splitlines()
    if len(parts) < 2 or read_period(one_line(text)):  # noqa: PLR2004 -- one line has nothing beside it
        return ""
    places = [part for part in parts if not (read_period(part) or (year and in_year(part, year)))]
    return "\n".join(places) if len(places) == len(parts) - 1 else ""


def period_for(start: Sequence[GridCell], length: Sequence[GridCell], heading: str) -> Period | None:
    """Return the period from a day on for so many months; None if the cells say no length, such as 36 under "Durata (mesi)"."""
    first, text = period_of(start)[0], one_line(text_of(length))
    exact = first.precision in {Precision.DAY, Precision.MONTH} and not _is_span(first)
    told = re.search(r"\(([^()]+)\)|$", heading.casefold())
    months = months_in(text) or months_in(f"{text} {told[1] if told and told[1] else heading.casefold().split()[-1]}")
    if not months or first.start is None or not exact:
        return None
    return replace(lasting(first.start, months, f"{first.raw}, {text}"), precision=first.precision)


def names_of(cells: Sequence[GridCell]) -> tuple[str, ...]:
    """Return the names of lists: apart by semicolons, lines, numbers "1)" or plus signs, else by commas outside brackets."""
    return tuple(name for cell in cells for name in _names(lines(cell.shown)))


@lru_cache(maxsize=20_000)
def _names(text: str) -> tuple[str, ...]:
    if text.startswith("1)"):
        text = re.sub(r"(?:^|(?<=\s))[0-9]{1,2}\)\s", "\n", text)
    text = re.sub(r"(?<=\))\s+(?:&|e|et|and|y|und)\s+(?=[^\W\d_a-z])", "\n", text)  # "Clare (lead) & Kerry"
    mark = next((mark for mark in (r"[;\n]", r"\s\+\s", r"\s/\s") if re.search(mark, text.strip())), r",(?![^(]*\))")
    parts = (one_line(part).lstrip("•·-–* ").strip() for part in re.split(mark, text))
    return () if says_nothing(text) else tuple(part for part in parts if part)


def _in_lines(parts: Sequence[str]) -> Period | None:
    """Return the period between the days on two lines of a cell, or the one that one line tells, the others naming a place."""
    if len(parts) > _MOST_LINES:
        return None
    found = [read_period(part) for part in parts]
    known = [period for period in found if period]
    if len(parts) == len(known) == 2:  # noqa: PLR2004 -- both ends
        return joined(*known)
    places = [part for part, period in zip(parts, found, strict=True) if not period]
    told = len(known) == 1 and len(parts) > 1 and not any(re.search("[0-9]", place) for place in places)
    return replace(known[0], raw=one_line(" ".join(parts))) if told else None


def _moment(cell: GridCell) -> Period | None:
    """Return the day, month or year of one cell; a number format may show less than the date that is kept."""
    if isinstance(cell.value, datetime | date):
        day = cell.value.date() if isinstance(cell.value, datetime) else cell.value
        return _as_shown(day, cell)
    if cell.is_number:
        number = float(cell.shown.rstrip("%"))
        return read_period(cell.shown) if _FIRST_YEAR <= number <= _LAST_YEAR or _FIRST_DAY <= number <= _LAST_DAY else None
    return read_period(one_line(cell.shown))


def _as_shown(day: date, cell: GridCell) -> Period:
    letters = set(re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", cell.number_format.casefold()))
    if "d" in letters or "y" not in letters:
        return Period(day, day, Precision.DAY, cell.shown)
    if "m" in letters:
        return Period(day.replace(day=1), last_day(day.year, day.month), Precision.MONTH, f"{day:%m/%Y}")
    return Period(date(day.year, 1, 1), date(day.year, 12, 31), Precision.YEAR, f"{day:%Y}")


def _is_span(period: Period) -> bool:
    """Return whether the period reaches from one day, month or year to another."""
    if period.start is None or period.end is None:
        return False
    narrow = {Precision.DAY: 0, Precision.MONTH: 1, Precision.YEAR: 2}.get(period.precision)
    if narrow is None:
        return True
    start, end = ((day.day, day.month, day.year) for day in (period.start, period.end))
    return start[narrow:] != end[narrow:]
