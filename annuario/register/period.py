"""When an activity took place: start, end, how exactly that is known, and the words it was written in."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "it": (
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
        "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
    ),
}  # fmt: skip


class Precision(StrEnum):
    """How exactly a period is known.

    `words`: start and end are known, but only what was written says it rightly ("summer 2005"); `unread`: they are not.
    """

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    WORDS = "words"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both included; None is an open side. `raw` is what was written."""

    start: date | None
    end: date | None
    precision: Precision
    raw: str

    def text(self, language: str) -> str:
        """Return the period for people, in "it" or "en"; where it cannot be written better, as it was written."""
        if self.precision in {Precision.WORDS, Precision.UNREAD} or not (self.start or self.end):
            return self.raw
        if self.start is None or self.end is None:
            return _open(self.start, self.end, self.precision, language)
        return _closed(self.start, self.end, self.precision, language)


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _closed(start: date, end: date, precision: Precision, language: str) -> str:
    first, last = _parts(start, precision, language), _parts(end, precision, language)
    if first == last:
        return " ".join(last)
    shared = 0
    while shared < len(first) and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    before = " ".join(first[: len(first) - shared])
    dash = "–" if " " not in before and precision is not Precision.MONTH else " – "
    return before + dash + " ".join(last)


def _open(start: date | None, end: date | None, precision: Precision, language: str) -> str:
    said = " ".join(_parts(start or end or date.max, precision, language))
    if language != "it":
        return f"from {said}" if start else f"until {said}"
    if precision is Precision.MONTH:
        return f"da {said}" if start else f"fino {'ad' if said.startswith('a') else 'a'} {said}"
    article = "ll'" if precision is Precision.DAY and said.split()[0] in {"8", "11"} else "l "
    return f"da{article}{said}" if start else f"fino a{article}{said}"


def _parts(day: date, precision: Precision, language: str) -> tuple[str, ...]:
    """Return the day in words, the narrowest first: day, month, year."""
    known = "it" if language == "it" else "en"
    number = "1°" if known == "it" and day.day == 1 else str(day.day)
    parts = (number, MONTHS[known][day.month - 1], str(day.year))
    return parts[{Precision.DAY: 0, Precision.MONTH: 1}.get(precision, 2) :]
