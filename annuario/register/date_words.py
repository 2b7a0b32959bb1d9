"""The words of `dates.toml` as patterns: months, seasons, and what stands before and between the parts of a period."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|re|\.)?"
_FIGURE = r"(?P<figure>[0-9]{1,2})"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_SHORT = r"(?P<year>(?:19|20)[0-9]{2}|'?[0-9]{2})"
ROMAN = {sign: number for number, sign in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)}
_NEXT = r"(?P<next>(?:19|20)?[0-9]{2})"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of periods; `months`, `ordinals`, `seasons`, `winters` and `lengths` give the number of a word."""

    months: Mapping[str, int]
    ordinals: Mapping[str, int]
    seasons: Mapping[str, int]
    winters: Mapping[str, int]
    lengths: Mapping[str, int]
    points: tuple[re.Pattern[str], ...]
    before: re.Pattern[str]
    between: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    to: re.Pattern[str]
    ongoing: re.Pattern[str]
    ongoing_since: re.Pattern[str]
    whole: re.Pattern[str]
    season: re.Pattern[str]
    winter: re.Pattern[str]
    part: re.Pattern[str]
    school: re.Pattern[str]
    lasting: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """Return the patterns."""
    said = tomllib.loads(files(__package__).joinpath("dates.toml").read_text("utf-8"))
    words, months, ordinals = said["words"], _numbers(said["months"]), _numbers(said["words"]["ordinals"])
    of = rf"(?:(?:{_any(words['of'])}) ?)?"
    return Grammar(
        months,
        ordinals,
        said["seasons"],
        said["winters"],
        said["lengths"],
        _points(rf"(?P<month>{_any(months)})\.?", of),
        re.compile(rf"(?:{_any(words['before'])})\s+|l'|nell'|(?:{_any(words['days'])})\.?,?\s+"),
        re.compile(rf"(?:{_any(words['between'])})\s+(?:il\s+)?"),
        re.compile(rf"(?:a partire |starting )?(?:(?:{_any(words['from'])})\s+|dall'\s*)"),
        re.compile(rf"(?:{_any(words['until'])})\s+|fino all'\s*"),
        _to(words),
        re.compile(rf"(?P<one>.+?)(?:\s*-\s*|,?\s+)(?:tot )?\(?(?:{_any(words['ongoing'])})\)?|(?P<two>.+?)\s*-"),
        re.compile(rf"(?:{_any(words['ongoing'])}),?\s+(?=\S)"),
        re.compile(rf"(?:{_any(words['whole'])}) (?P<rest>.+)"),
        re.compile(rf"(?P<what>{_any(said['seasons'])}) {of}{_YEAR}"),
        re.compile(rf"(?P<what>{_any(said['winters'])}) {of}{_YEAR} ?[/-] ?{_NEXT}"),
        _part(said, ordinals, of),
        re.compile(rf"(?:{'|'.join(words['school'])}) ?{of}{_YEAR} ?[/-] ?{_NEXT}"),
        re.compile(rf"(?P<count>[0-9]{{1,3}}) (?:(?P<months>{_any(words['months'])})|{_any(words['years'])})\b,? ?(?P<rest>.*)"),
    )


def _numbers(lines: Iterable[str]) -> dict[str, int]:
    return {word: number for number, line in enumerate(lines, 1) for word in line.split()}


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _points(month: str, of: str) -> tuple[re.Pattern[str], ...]:
    """Return the ways to write a day, a month or a year; in the later ones a part is missing, which a range may give."""
    return tuple(
        map(
            re.compile,
            (
                rf"{_DAY}[./-]{_FIGURE}[./-]{_SHORT}",
                r"(?P<year>(?:19|20)[0-9]{2})(?P<figure>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])",  # as programs export it
                rf"{_YEAR}-{_FIGURE}-{_DAY}",
                rf"{_DAY} {of}{month},? {of}{_SHORT}",
                rf"{_DAY}-{month}-{_SHORT}",
                rf"{_DAY}[ ./-](?P<month>{_any(ROMAN)})[ ./-]{_YEAR}",
                rf"{month} {_DAY},? {_YEAR}",
                rf"{month},? {of}(?P<year>(?:19|20)[0-9]{{2}}|'[0-9]{{2}})",  # "may 05" may be a day
                rf"{month}[/-]{_SHORT}",
                rf"{_FIGURE}[./-]{_YEAR}",
                _YEAR,
                rf"{_DAY} {of}{month}",
                rf"{_DAY}[./]{_FIGURE}\.?",
                rf"{month} {_DAY}",
                rf"{_DAY},? {_YEAR}",
                month,
                _DAY,
            ),
        )
    )


def _to(words: Mapping[str, Any]) -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:{_any(words['to'])}|(?P<listed>{_any(words['listed'])}))\s+|\s+(?:fino )?all'\s*|\s*-\s*"
        r"|(?<=[0-9]{4})/(?=[0-9]{4})|(?<=[a-z]{3})/(?=[a-z]{3})"
    )


def _part(said: Mapping[str, Any], ordinals: Iterable[str], of: str) -> re.Pattern[str]:
    """Return the pattern of a half, a third or a quarter of a year."""
    ordinal = rf"(?P<which>{_any(ordinals)})\.? (?P<what>{_any(said['lengths'])})\.? {of}{_YEAR}"
    return re.compile(rf"{ordinal}|q(?P<q>[1-4]) ?{of}(?P<qyear>(?:19|20)[0-9]{{2}})")
