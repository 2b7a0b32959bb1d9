"""The grammar of periods: what has two readings is refused, never guessed. The words stand in `dates.toml`.

A date in figures is day, month, year, as in all of Europe.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from annuario.register.date_words import ROMAN, grammar
from annuario.register.period import Period, Precision, last_day

_LONGEST = 80
"""Longer than any period, and a bound for the patterns."""


@dataclass(frozen=True, slots=True)
class _Point:
    """A day, month or year as written; 0 stands for what was not."""

    day: int = 0
    month: int = 0
    year: int = 0

    @property
    def whole(self) -> bool:
        return bool(self.year and (self.month or not self.day))

    @property
    def precision(self) -> Precision:
        return Precision.DAY if self.day else Precision.MONTH if self.month else Precision.YEAR

    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        return date(self.year, self.month, self.day) if self.day else last_day(self.year, self.month or 12)


@lru_cache(maxsize=20_000)
def read_period(raw: str) -> Period | None:
    """Return the period that `raw` tells, or None if it tells none, more than one, or says words besides."""
    text = _even(raw) if len(raw) <= 2 * _LONGEST else ""
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _single(text, raw) or _named(text, raw) or _range(text, raw) or _lasting(text, raw) or _open(text, raw)
    except ValueError:  # date() refuses the 31st of June
        return None


def joined(start: Period | None, end: Period | None) -> Period | None:
    """Return the period from the start of one to the end of the other; None if that runs backwards or says nothing."""
    if start is None or end is None:
        return replace(start, end=None) if start else replace(end, start=None) if end else None
    if start.start is None or end.end is None or start.start > end.end:
        return None
    precision = start.precision if start.precision is end.precision else Precision.WORDS
    return Period(start.start, end.end, precision, f"{start.raw} – {end.raw}")


def _even(raw: str) -> str:
    """Return the text small, without accents and ordinal signs, with one kind of dash and of apostrophe."""
    text = re.sub(r"(?<=[0-9])\s?[°ºª]", "", raw.casefold().translate(str.maketrans("–—\u2012\u2212’‘", "----''")))
    text = re.sub(r"\b(?:primo|premier|erster|ersten)\s+(?=[a-z])", "1 ", text)
    letters = unicodedata.normalize("NFKD", text)
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split()).strip(" .,;")


def _point(text: str) -> _Point | None:
    known = grammar()
    text = text.strip(" ,")
    while found := known.before.match(text):
        text = text[found.end() :]
    for pattern in known.points:
        if found := pattern.fullmatch(text):
            parts = found.groupdict("")
            word = parts.get("month", "")
            month = known.months.get(word, 0) or ROMAN.get(word, 0) or int(parts.get("figure") or 0)
            return _Point(int(parts.get("day") or 0), month, _year(parts.get("year", "")))
    return None


def _year(text: str) -> int:
    number = int(text.lstrip("'") or 0)
    if len(text.lstrip("'")) == 2:  # noqa: PLR2004 -- '05: of this century up to 2049
        return number + (2000 if number < 50 else 1900)  # noqa: PLR2004
    return number


def _single(text: str, raw: str) -> Period | None:
    point = _point(text)
    return Period(point.first(), point.last(), point.precision, raw) if point and point.whole else None


def _range(text: str, raw: str) -> Period | None:
    known = grammar()
    between = known.between.match(text)
    if found := between or known.since.match(text):
        text = text[found.end() :]
    for found in known.to.finditer(text):
        first, last = (_named(part, raw) for part in (text[: found.start()], text[found.end() :]))
        if first and last and not found["listed"]:
            return joined(first, last)
        ends = _completed(_point(text[: found.start()]), _point(text[found.end() :]))
        if ends:
            left, right = ends
            apart = right.first() - left.last() != timedelta(1)
            if left.first() > right.last() or (found["listed"] and not between and apart):
                return None  # "12 e 20 maggio" are two days, no period
            precision = left.precision if left.precision is right.precision else Precision.WORDS
            return Period(left.first(), right.last(), precision, raw)
    return None


def lasting(start: date, months: int, raw: str) -> Period:
    """Return the period of so many months from a day on."""
    month = start.month - 1 + months
    year, month = start.year + month // 12, month % 12 + 1
    after = date(year, month, min(start.day, last_day(year, month).day))
    return Period(start, after - timedelta(1), Precision.DAY, raw)


def months_in(raw: str) -> int:
    """Return how many months a text names, 0 if it says anything else: "36 mesi", "2 years"."""
    found = grammar().lasting.fullmatch(_even(raw))
    return (int(found["count"]) * (1 if found["months"] else 12)) if found and not found["rest"] else 0


def _lasting(text: str, raw: str) -> Period | None:
    """Return what is told by a length: "36 mesi dal 1/1/2005"; with both ends in brackets behind it, these."""
    found = grammar().lasting.fullmatch(text)
    if not found:
        return None
    rest = found["rest"]
    if inside := re.fullmatch(r"\((.+)\)", rest):
        return _range(inside[1], raw)
    since = grammar().since.match(rest)
    point = _point(rest[since.end() :]) if since else None
    if not point or not point.whole:
        return None
    return lasting(point.first(), int(found["count"]) * (1 if found["months"] else 12), raw)


def _completed(left: _Point | None, right: _Point | None) -> tuple[_Point, _Point] | None:
    """Return both ends with what each takes from the other: "12 – 15 maggio 2005", "May 3 – 5, 2005"."""
    if left is None or right is None or not right.year:
        return None
    if right.day and not right.month:
        if not (left.day and left.month):
            return None
        right = replace(right, month=left.month)
    if not left.year:
        left = replace(left, year=right.year)
    if left.day and not left.month:
        if not right.day:  # "3 – 10/2005": a day or a month?
            return None
        left = replace(left, month=right.month)
    return left, right


def _open(text: str, raw: str) -> Period | None:
    known = grammar()
    if found := known.ongoing_since.match(text):
        text = text[found.end() :]
        if not known.since.match(text):
            return None
    if found := known.until.match(text):
        return joined(None, _single(text[found.end() :], raw))
    since = known.since.match(text)
    rest = text[since.end() :] if since else text
    found = known.ongoing.fullmatch(rest)
    if not (since or found):
        return None
    return joined(_single((found["one"] or found["two"]) if found else rest, raw), None)


def _named(text: str, raw: str) -> Period | None:
    """Return a season, a part of a year, a school year or a whole one: the days are known, the words stay."""
    known = grammar()
    if found := known.season.fullmatch(text):
        return _months(int(found["year"]), known.seasons[found["what"]], 3, raw)
    if found := known.part.fullmatch(text):
        length = 3 if found["q"] else known.lengths[found["what"]]
        which = int(found["q"]) if found["q"] else known.ordinals[found["which"]]
        return _months(int(found["qyear"] or found["year"]), (which - 1) * length + 1, length, raw)
    if found := known.whole.fullmatch(text):
        whole = _single(found["rest"], raw)
        return whole if whole and whole.precision is Precision.YEAR else None
    return _two_years(text, raw)


def _two_years(text: str, raw: str) -> Period | None:
    """Return a winter or a school year, which begin in one year and end in the next."""
    known = grammar()
    school = known.school.fullmatch(text)
    found = school or known.winter.fullmatch(text)
    if not found or (int(found["year"]) + 1) % 100 != int(found["next"]) % 100:
        return None
    year = int(found["year"])
    first, last = (date(year, 9, 1), date(year + 1, 8, 31)) if school else (date(year, 12, 1), last_day(year + 1, 2))
    return Period(first, last, Precision.WORDS, raw)


def _months(year: int, first: int, length: int, raw: str) -> Period:
    return Period(date(year, first, 1), last_day(year, first + length - 1), Precision.WORDS, raw)
