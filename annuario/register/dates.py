"""The grammar of periods, in Italian and English: what has two readings is refused, never guessed.

A date in figures is day, month, year, as in all of Europe.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from annuario.register.period import Period, Precision, last_day

_MONTHS = (
    "gennaio gen january jan",
    "febbraio feb february febr",
    "marzo mar march",
    "aprile apr april",
    "maggio mag may",
    "giugno giu june jun",
    "luglio lug july jul",
    "agosto ago august aug",
    "settembre set sett september sep sept",
    "ottobre ott october oct",
    "novembre nov november",
    "dicembre dic december dec",
)
_NUMBER = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}

_MONTH = rf"(?P<month>{'|'.join(sorted(_NUMBER, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_FIGURE = r"(?P<figure>[0-9]{1,2})"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_SHORT = r"(?P<year>(?:19|20)[0-9]{2}|'?[0-9]{2})"
_OF = r"(?:of |del |di )?"
_POINTS = tuple(
    map(
        re.compile,
        (
            rf"{_DAY}[./-]{_FIGURE}[./-]{_SHORT}",
            rf"{_YEAR}-{_FIGURE}-{_DAY}",
            rf"{_DAY} {_OF}{_MONTH},? {_OF}{_SHORT}",
            rf"{_DAY}-{_MONTH}-{_SHORT}",
            rf"{_MONTH} {_DAY},? {_YEAR}",
            rf"{_MONTH},? {_OF}(?P<year>(?:19|20)[0-9]{{2}}|'[0-9]{{2}})",  # "may 05" may be a day
            rf"{_MONTH}[/-]{_SHORT}",
            rf"{_FIGURE}[./-]{_YEAR}",
            _YEAR,
            # From here on a part is missing, which the other side of a range has.
            rf"{_DAY} {_OF}{_MONTH}",
            rf"{_DAY}[./]{_FIGURE}",
            rf"{_MONTH} {_DAY}",
            rf"{_DAY},? {_YEAR}",
            _MONTH,
            _DAY,
        ),
    )
)
_BEFORE = re.compile(
    r"(?:nel mese di|nel|nell'anno|in the|in|il|on|a|ad|anno|year|the)\s+|l'|nell'"
    r"|(?:(?:lune|marte|mercole|giove|vener)di|sabato|domenica|(?:mon|tues|wednes|thurs|fri|satur|sun)day),?\s+"
)
_BETWEEN = re.compile(r"(?:tra|fra|between)\s+(?:il\s+)?")
_FROM = re.compile(r"(?:a partire |starting )?(?:(?:dal|dalla|da|from|since)\s+|dall'\s*)")
_UNTIL = re.compile(r"(?:fino al|fino ad?|until|till|up to|entro il|entro)\s+|fino all'\s*")
_TO = re.compile(
    r"\s+(?:fino al|fino ad?|al?|ad|to|until|till|through|(?P<listed>e|and))\s+|\s+(?:fino )?all'\s*|\s*-\s*"
    r"|(?<=[0-9]{4})/(?=[0-9]{4})"
)
_ONGOING = re.compile(r"(?P<one>.+?)(?:\s*-\s*|,?\s+)(?:in corso|ongoing|oggi|today|present)|(?P<two>.+?)\s*-")

_SEASONS = {"primavera": 3, "spring": 3, "estate": 6, "summer": 6, "autunno": 9, "autumn": 9}
_SEASON = re.compile(rf"(?P<what>{'|'.join(_SEASONS)}) {_OF}{_YEAR}")
_ORDINALS = (
    "1 i primo prima first 1st",
    "2 ii secondo seconda second 2nd",
    "3 iii terzo third 3rd",
    "4 iv quarto fourth 4th",
)
_ORDINAL = {word: number for number, words in enumerate(_ORDINALS) for word in words.split()}
_LENGTHS = {"semestre": 6, "semester": 6, "half": 6, "quadrimestre": 4, "trimestre": 3, "quarter": 3}
_PART = re.compile(rf"(?P<which>{'|'.join(_ORDINAL)}) (?P<what>{'|'.join(_LENGTHS)}) {_OF}{_YEAR}")
_SCHOOL = re.compile(
    r"(?:a\.? ?s\.?|a\.? ?a\.?|anno scolastico|anno accademico|(?:school|academic) year) ?"
    rf"{_YEAR} ?[/-] ?(?:19|20)?(?P<next>[0-9]{{2}})"
)


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


def read_period(raw: str) -> Period | None:
    """Return the period that `raw` tells, or None if it tells none, more than one, or says words besides."""
    text = _even(raw)
    if not text or len(text) > 80:  # noqa: PLR2004 -- longer than any period, and a bound for the patterns
        return None
    try:
        return _single(text, raw) or _named(text, raw) or _range(text, raw) or _open(text, raw)
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
    text = raw.casefold().translate(str.maketrans("–—\u2012\u2212’‘ìùàòèé", "----''iuaoee"))
    text = re.sub(r"(?<=[0-9])\s?[°ºª]", "", text)
    return " ".join(text.split()).strip(" .,;")


def _point(text: str) -> _Point | None:
    while found := _BEFORE.match(text):
        text = text[found.end() :]
    for pattern in _POINTS:
        if found := pattern.fullmatch(text):
            parts = found.groupdict("")
            month = _NUMBER.get(parts.get("month", ""), 0) or int(parts.get("figure") or 0)
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
    between = _BETWEEN.match(text)
    if found := between or _FROM.match(text):
        text = text[found.end() :]
    for found in _TO.finditer(text):
        ends = _completed(_point(text[: found.start()]), _point(text[found.end() :]))
        if ends:
            left, right = ends
            apart = right.first() - left.last() != timedelta(1)
            if left.first() > right.last() or (found["listed"] and not between and apart):
                return None  # "12 e 20 maggio" are two days, no period
            precision = left.precision if left.precision is right.precision else Precision.WORDS
            return Period(left.first(), right.last(), precision, raw)
    return None


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
    if found := _UNTIL.match(text):
        return joined(None, _single(text[found.end() :], raw))
    since = _FROM.match(text)
    rest = text[since.end() :] if since else text
    found = _ONGOING.fullmatch(rest)
    if not (since or found):
        return None
    return joined(_single((found["one"] or found["two"]) if found else rest, raw), None)


def _named(text: str, raw: str) -> Period | None:
    """Return a season, a half or quarter of a year, or a school year: the days are known, the words stay."""
    if found := _SEASON.fullmatch(text):
        return _months(int(found["year"]), _SEASONS[found["what"]], 3, raw)
    if found := _PART.fullmatch(text):
        length = _LENGTHS[found["what"]]
        return _months(int(found["year"]), _ORDINAL[found["which"]] * length + 1, length, raw)
    found = _SCHOOL.fullmatch(text)
    if found and (int(found["year"]) + 1) % 100 == int(found["next"]):
        return Period(date(int(found["year"]), 9, 1), date(int(found["year"]) + 1, 8, 31), Precision.WORDS, raw)
    return None


def _months(year: int, first: int, length: int, raw: str) -> Period:
    return Period(date(year, first, 1), last_day(year, first + length - 1), Precision.WORDS, raw)
