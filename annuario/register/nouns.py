"""What a heading is about where its words are not known as a whole: the noun that it turns on, or the question that it asks.

"Budget stimato del progetto" is about a budget, and no project; "Tipo di accordo" is about a kind, and so about no field.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from annuario.register.words import plain

SURE = 0.78
"""How sure the noun alone is: less than words that are alike."""
_LONGEST = 9
_TIMES = "period"
TIMES = frozenset({"period", "start", "end"})
_LESSER = 500
"""The rank of a share of an amount, behind all that may be the whole."""


@dataclass(frozen=True, slots=True)
class _Nouns:
    first: tuple[tuple[str, re.Pattern[str]], ...]
    last: tuple[tuple[str, re.Pattern[str]], ...]
    before: re.Pattern[str]
    joining: frozenset[str]
    behind: frozenset[str]
    partner: re.Pattern[str]
    abroad: re.Pattern[str]
    bodies: re.Pattern[str]
    who: re.Pattern[str]
    start: re.Pattern[str]
    end: re.Pattern[str]
    office: re.Pattern[str]
    lesser: re.Pattern[str]
    questions: tuple[tuple[str, re.Pattern[str]], ...]


def about(heading: str) -> tuple[str, int] | None:
    """Return the field that a plain heading is about, and the rank of the word that told; None if it is about none."""
    known = _nouns()
    words = heading.split()
    if not words or len(words) > _LONGEST:
        return None
    if asked := next((field for field, question in known.questions if question.search(heading)), None):
        return asked, 0
    found = _head(words)
    if found is None and len(words) > 1 and _is_partner(words):
        return "partners", _LESSER
    if found is None or found[0] in TIMES:
        return None if is_of_the_office(heading) else _timed(words, found)
    return (found[0], found[1] + _LESSER) if any(map(known.lesser.fullmatch, words)) else found


def _is_partner(words: Sequence[str]) -> bool:
    known = _nouns()
    abroad = any(map(known.abroad.fullmatch, words)) and any(map(known.bodies.fullmatch, words))
    return abroad or any(map(known.partner.fullmatch, words))


def is_body(name: str) -> bool:
    """Return whether a name has the word of a body in it: "Institut d'Art et Métiers"."""
    return any(_nouns().bodies.fullmatch(word) for word in plain(name).split())


def is_of_the_office(heading: str) -> bool:
    """Return whether a plain heading is about a step of the office, whose day is not that of the activity: "Scadenza bando"."""
    return any(map(_nouns().office.fullmatch, heading.split()))


def names_somebody(heading: str) -> bool:
    """Return whether a plain heading is about who does something, and so no title: "Award holder"."""
    return any(map(_nouns().who.fullmatch, heading.split()))


def _head(words: Sequence[str]) -> tuple[str, int] | None:
    """Return what the first word (Romance) or the last one (Germanic) of the part that counts is about, if they agree."""
    known, part = _nouns(), list(words)
    while len(part) > 1 and known.before.fullmatch(part[0]):
        part.pop(0)
    end = next((place for place, word in enumerate(part) if place and word in known.joining), len(part))
    part = part[:end]
    while len(part) > 1 and (part[-1] in known.behind or part[-1].isdigit()):
        part.pop()
    first, last = _named(part[0], known.first), _named(part[-1], known.last)
    if first and last and first[0] != last[0]:
        return last if _named(part[0], known.last) else None  # "Partner countries", "Project date"
    return first or last


def _named(word: str, nouns: Iterable[tuple[str, re.Pattern[str]]]) -> tuple[str, int] | None:
    found = ((field, match) for field, noun in nouns if (match := noun.fullmatch(word)))
    return next(((field, match.lastindex or 0) for field, match in found), None)


def _timed(words: Sequence[str], found: tuple[str, int] | None) -> tuple[str, int] | None:
    """Return which end of a period a heading is about, if it says so: "Data di scadenza", or "Fim" alone."""
    known = _nouns()
    starts, ends = (any(map(side.fullmatch, words)) for side in (known.start, known.end))
    if starts == ends or (found is None and len(words) > 1):
        return found
    return "start" if starts else "end", found[1] if found else 0


@cache
def _nouns() -> _Nouns:
    said = tomllib.loads(files(__package__).joinpath("nouns.toml").read_text("utf-8"))
    words = said["words"]
    return _Nouns(
        _by_field(said["first"]),
        _by_field(said["last"]),
        _any(words["before"]),
        frozenset(words["joining"]),
        frozenset(words["behind"]),
        _any(words["partner"]),
        _any(words["abroad"]),
        _any(words["bodies"]),
        _any(words["who"]),
        _any(words["start"]),
        _any(words["end"]),
        _any(words["office"]),
        _any(words["lesser"]),
        tuple((field, re.compile(question)) for field, question in said["questions"].items()),
    )


def _by_field(nouns: Mapping[str, Sequence[str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((field, re.compile("|".join(f"({_letters(word)})" for word in words))) for field, words in nouns.items())


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_letters, words)))


def _letters(word: str) -> str:
    return re.escape(word).replace(r"\*", "[a-z]*")
