"""Last year's cycle.toml, some years on: the same text and remarks, only year and dates changed. Writes nothing.

Works line by line, so that what people wrote stays as they wrote it; the result is then read as a cycle and compared.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from annuario.cycle.load import BadCycle, load_cycle, parse_cycle
from annuario.cycle.model import Cycle
from annuario.cycle.workdays import calendar_of, open_from
from annuario.errors import Refused

_HEADER = re.compile(r"\s*\[\[?\s*(?P<table>[^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*[\"']?(?P<key>[\w.-]+)[\"']?\s*=")
_SAMPLE = re.compile(r"\s*(\[\s*sample\s*\]|sample(\.today)?\s*=)")
_TODAY = re.compile(r".*\btoday\b[\"']?\s*=")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"(?<==)(\s*)(\d+)\b")


@dataclass(frozen=True, slots=True)
class Shift:
    """A day of the calendar on which offices are closed, and the working day that took its place; `name` is as in [dates]."""

    name: str
    closed: date
    day: date


class NotRolled(Refused):
    """A cycle file could not be moved on by a year by itself."""

    def __init__(self, path: Path, why: str) -> None:
        """Say why the file at `path` has to be copied by hand."""
        super().__init__(f"{path} cannot be rolled forward by itself: {why}. Copy it by hand and change its year and dates there.")


def roll(last: Path, years: int = 1) -> str:
    """Return the text of the cycle file in folder `last` for so many years later; what is only in samples is left out.

    Raises what `load_cycle` raises, and NotRolled if the text would not say the same cycle then.
    """
    path = last / "cycle.toml"
    cycle = load_cycle(last)
    text = path.read_bytes().decode("utf-8-sig")
    try:
        expected = _later(cycle, years)
        lines = _without_sample(text.split("\n"))
        rolled = "\n".join(_moved(lines, years, lambda day: years_on(day, years)))
        found = parse_cycle(rolled.encode(), path)
    except BadCycle as error:
        raise NotRolled(path, f"a year later it would have a mistake ({'; '.join(error.mistakes)})") from error
    except ValueError as error:
        raise NotRolled(path, f"one of its dates has no year after it ({error})") from error
    if found != expected:
        raise NotRolled(path, "its year or its dates are written in a way that is not understood line by line")
    return rolled


def on_open_days(text: str, path: Path) -> tuple[str, tuple[Shift, ...]]:
    """Return the cycle file `text` with each date on which offices are closed moved to the next working day, and what moved.

    Nothing is moved where the dates would then be out of order. Raises BadCycle, which names `path`.
    """
    cycle = parse_cycle(text.encode(), path)
    calendar = calendar_of(cycle.reminders.country)
    shifts = tuple(Shift(name, day, open_from(day, calendar)) for name, day in cycle.dates if not calendar.is_working_day(day))
    later = {shift.closed: shift.day for shift in shifts}
    dates = cycle.dates.model_copy(update={shift.name: shift.day for shift in shifts})
    if not shifts or not dates.opens < dates.deadline < dates.publication:
        return text, ()
    moved = "\n".join(_moved(text.split("\n"), 0, lambda day: later.get(day, day)))
    return (moved, shifts) if parse_cycle(moved.encode(), path).dates == dates else (text, ())


def years_on(day: date, years: int) -> date:
    """Return the same day so many years later; 28 February for a 29 February that is not there."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        if (day.month, day.day) != (2, 29):
            raise
        return day.replace(year=day.year + years, day=28)


def _later(cycle: Cycle, years: int) -> Cycle:
    days = {name: years_on(day, years) for name, day in cycle.dates}
    dates = cycle.dates.model_copy(update=days)  # not judged here: a calendar that is out of order is a mistake of the text
    return cycle.model_copy(update={"year": cycle.year + years, "dates": dates, "sample": None})


def _moved(lines: Iterable[str], years: int, move: Callable[[date], date]) -> Iterator[str]:
    """Yield `lines` with the year of the report `years` later, and each date of the calendar where `move` puts it."""
    table = ""
    for line in lines:
        header, key = _HEADER.match(line), _KEY.match(line)
        table = header["table"] if header else table
        yield _line_moved(line, (table, key["key"]), years, move) if key else line


def _line_moved(line: str, at: tuple[str, str], years: int, move: Callable[[date], date]) -> str:
    table, key = at
    if (table, key) == ("", "year"):
        return _NUMBER.sub(lambda found: f"{found[1]}{int(found[2]) + years}", line, count=1)
    if table == "dates" or (not table and key.split(".", 1)[0] == "dates"):
        value, mark, remark = line.partition("#")
        return _DATE.sub(lambda found: move(date.fromisoformat(found[0])).isoformat(), value) + mark + remark
    return line


def _without_sample(lines: list[str]) -> list[str]:
    """Return `lines` without the day of the sample, the remark directly above it, and the blank lines above that."""
    first = next((place for place, line in enumerate(lines) if _SAMPLE.match(line)), None)
    if first is None:
        return lines
    last = next((place for place in range(first, len(lines)) if _TODAY.match(lines[place])), first)
    while first and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    while first and not lines[first - 1].strip():
        first -= 1
    return lines[:first] + lines[last + 1 :]
