"""Last year's cycle.toml, a year on: the same text and remarks, only year and dates changed. Writes nothing.

Works line by line, so that what people wrote stays as they wrote it; the result is then read as a cycle and compared.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from annuario.cycle.load import BadCycle, load_cycle, parse_cycle
from annuario.cycle.model import Cycle
from annuario.errors import Refused

_HEADER = re.compile(r"\s*\[\[?\s*(?P<table>[^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*[\"']?(?P<key>[\w.-]+)[\"']?\s*=")
_SAMPLE = re.compile(r"\s*(\[\s*sample\s*\]|sample(\.today)?\s*=)")
_TODAY = re.compile(r".*\btoday\b[\"']?\s*=")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"(?<==)(\s*)(\d+)\b")


class NotRolled(Refused):
    """A cycle file could not be moved on by a year by itself."""

    def __init__(self, path: Path, why: str) -> None:
        """Say why the file at `path` has to be copied by hand."""
        super().__init__(f"{path} cannot be rolled forward by itself: {why}. Copy it by hand and change its year and dates there.")


def roll(last: Path) -> str:
    """Return the text of the cycle file in folder `last` for the year after; what is only in samples is left out.

    Raises what `load_cycle` raises, and NotRolled if the text would not say the same cycle a year later.
    """
    path = last / "cycle.toml"
    cycle = load_cycle(last)
    text = path.read_bytes().decode("utf-8-sig")
    try:
        expected = _later(cycle)
        rolled = "\n".join(_moved(_without_sample(text.split("\n"))))
        found = parse_cycle(rolled.encode(), path)
    except BadCycle as error:
        raise NotRolled(path, f"a year later it would have a mistake ({'; '.join(error.mistakes)})") from error
    except ValueError as error:
        raise NotRolled(path, f"one of its dates has no year after it ({error})") from error
    if found != expected:
        raise NotRolled(path, "its year or its dates are written in a way that is not understood line by line")
    return rolled


def a_year_on(day: date) -> date:
    """Return the same day of the next year; 28 February after 29 February."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap else day.day)


def _later(cycle: Cycle) -> Cycle:
    days = {name: a_year_on(day) for name, day in cycle.dates}
    dates = cycle.dates.model_copy(update=days)  # not judged here: a calendar that is out of order is a mistake of the text
    return cycle.model_copy(update={"year": cycle.year + 1, "dates": dates, "sample": None})


def _moved(lines: Iterable[str]) -> Iterator[str]:
    table = ""
    for line in lines:
        header, key = _HEADER.match(line), _KEY.match(line)
        table = header["table"] if header else table
        yield _a_year_on(line, table, key["key"]) if key else line


def _a_year_on(line: str, table: str, key: str) -> str:
    if (table, key) == ("", "year"):
        return _NUMBER.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", line, count=1)
    if table == "dates" or (not table and key.split(".", 1)[0] == "dates"):
        value, mark, remark = line.partition("#")
        return _DATE.sub(lambda found: a_year_on(date.fromisoformat(found[0])).isoformat(), value) + mark + remark
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
