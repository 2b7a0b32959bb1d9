"""Whether two lists tell of the same activity: by a grant's code, else by how alike title, programme and the rest are.

Compares, decides nothing: what is between `DOUBT` and `SAME` is for a person. Rows of one list are never compared.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz

from annuario.register.model import Activity
from annuario.register.programmes import european_programme
from annuario.register.words import plain, vocabulary

SAME: Final = 85
"""From this likeness on two are one; measured on pairs with typing errors, translations and other orders of words."""
DOUBT: Final = 75
"""From here on it is asked."""

_CODE = re.compile(r"\b[A-Z][A-Z0-9]{1,7}(?:[ ]?[/-][ ]?|[ ])(?:[A-Z0-9]{1,8}[/-]){1,4}[A-Z0-9]*[0-9]{3,}\b")
_LAWS = ("ISO", "UNI", "EN ", "CE ", "EC ", "UE ", "EU ", "REG ", "DPR", "LEGGE", "LAW")
"""What such a code begins with where it is that of a rule, not of a grant."""
_HEADED = {"code", "codice", "cup", "grant", "contract", "contratto", "convenzione", "agreement"}
_LEAST = 6
_FIGURES = 3
_WEIGHTS = {"title": 70, "programme": 10, "countries": 8, "partners": 8, "year": 4}
_LEAST_ALIKE = 50
_LEAST_FOR_A_SUM = 40
_LEAST_SUM = 1_000
_WITHIN = 84.0
_FEW = 2
"""A title of fewer telling words is no sign that a longer one which holds them means the same."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An activity and who tells of it, in which file."""

    department: str
    activity: Activity
    path: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be one: their places in what was compared, how alike they are (0 to 100), the code they share if any."""

    one: int
    other: int
    likeness: float
    code: str = ""


def pairs(told: Sequence[Telling]) -> tuple[Pair, ...]:
    """Return the pairs that are alike enough to ask, the likest first; each of two departments' rows is in one pair at most."""
    found = sorted(_alike(told), key=lambda pair: (-pair.likeness, pair.one, pair.other))
    taken: set[tuple[int, str]] = set()
    chosen: list[Pair] = []
    for pair in found:
        ends = {(pair.one, told[pair.other].department), (pair.other, told[pair.one].department)}
        if not ends & taken:
            chosen.append(pair)
            taken |= ends
    return tuple(chosen)


def grant_codes(activity: Activity) -> frozenset[str]:
    """Return the codes of grants that the activity names, as their letters and figures only: "LIFE04ENVIT000437"."""
    texts = [activity.title, activity.programme, activity.results, *(text for _, text in activity.extra)]
    found = {code for text in texts for code in _CODE.findall(text.upper()) if not code.startswith(_LAWS)}
    headed = (text for heading, text in activity.extra if _HEADED & set(plain(heading).split()))
    found.update(text.upper() for text in headed if len(re.findall("[0-9]", text)) >= _FIGURES)
    bare = {re.sub(r"[^A-Z0-9]", "", code) for code in found}
    return frozenset(code for code in bare if len(code) >= _LEAST)


def likeness(one: Activity, other: Activity) -> float:
    """Return how alike two activities are, from 0 to 100; what one of them does not tell is left out of the reckoning."""
    scores = dict(_scores(one, other))
    weight = sum(_WEIGHTS[what] for what in scores)
    return sum(score * _WEIGHTS[what] for what, score in scores.items()) / weight


def with_others(activity: Activity, others: Sequence[Activity]) -> Activity:
    """Return the activity with partners, countries and cities of all, each once, and the first programme and amount stated."""
    if not others:
        return activity
    tellings = (activity, *others)
    partners: dict[str, str] = {}
    countries: dict[str, tuple[str, str]] = {}
    for one in tellings:
        for name in one.partners:
            partners.setdefault(plain(name), name)
        for name, code in zip(one.countries, one.country_codes, strict=True):
            countries.setdefault(code or plain(name), (name, code))
    return replace(
        activity,
        programme=next((one.programme for one in tellings if one.programme), ""),
        partners=tuple(partners.values()),
        countries=tuple(name for name, _ in countries.values()),
        country_codes=tuple(code for _, code in countries.values()),
        cities=tuple(dict.fromkeys(city for one in tellings for city in one.cities)),
        budget=next((one.budget for one in tellings if one.budget), None),
    )


def _alike(told: Sequence[Telling]) -> Iterator[Pair]:
    keyed = [(telling, grant_codes(telling.activity)) for telling in told]
    for number, (one, codes) in enumerate(keyed):
        for later, (two, others) in enumerate(keyed[number + 1 :], number + 1):
            if one.department == two.department:
                yield from _twice(number, later, one, two)
                continue
            activity, other = one.activity, two.activity
            score = likeness(activity, other)
            if shared := codes & others:  # where all else is different, a code may be mistyped, or of a whole programme
                yield Pair(number, later, 100.0 if score >= _LEAST_ALIKE else DOUBT, min(shared))
            elif score >= _LEAST_FOR_A_SUM and _same_sum(activity, other) and not (codes and others):
                yield Pair(number, later, max(score, DOUBT))
            elif score >= DOUBT:
                yield Pair(number, later, min(score, SAME - 1) if codes and others else score)


def _twice(number: int, later: int, one: Telling, other: Telling) -> Iterator[Pair]:
    """Yield two of one department's lists that tell the same by title and period: it writes of one thing often, and of it so."""
    first, second = one.activity, other.activity
    if one.path == other.path or plain(first.title) != plain(second.title):
        return
    if (first.period.start, first.period.end) == (second.period.start, second.period.end):
        known = first.budget is None or second.budget is None or first.budget.amount == second.budget.amount
        yield Pair(number, later, 100.0 if known and likeness(first, second) >= SAME else DOUBT)
    elif first.period.start is None or second.period.start is None:
        yield Pair(number, later, DOUBT)


def _same_sum(one: Activity, other: Activity) -> bool:
    """Return whether both cost the same, more than many do, and share a programme of the Union or two cities of partners."""
    if one.budget is None or other.budget is None or one.budget.amount < _LEAST_SUM:
        return False
    programme = european_programme(one.programme)
    near = len(set(one.cities) & set(other.cities)) > 1 or (programme and programme == european_programme(other.programme))
    return bool(near) and (one.budget.amount, one.budget.currency) == (other.budget.amount, other.budget.currency)


def _scores(one: Activity, other: Activity) -> Iterator[tuple[str, float]]:
    yield "title", _titles(plain(one.title), plain(other.title))
    if one.programme and other.programme:
        yield "programme", fuzz.token_set_ratio(plain(one.programme), plain(other.programme))
    if one.known_countries and other.known_countries:
        yield "countries", _shared(one.known_countries, other.known_countries)
    if one.cities and other.cities:
        yield "partners", _shared(one.cities, other.cities)
    elif one.partners and other.partners:
        yield "partners", fuzz.token_set_ratio(plain(" ".join(one.partners)), plain(" ".join(other.partners)))
    if one.period.start and other.period.start:
        yield "year", 100.0 if one.period.start.year == other.period.start.year else 0.0


def _titles(one: str, other: str) -> float:
    """Return how alike two titles are; one whose telling words all stand in the other is nearly the same."""
    if not one or not other:
        return 0.0
    words, others = (set(title.split()) - vocabulary().small_words for title in (one, other))
    within = min(len(words), len(others)) >= _FEW and (words <= others or others <= words)
    return max(fuzz.token_sort_ratio(one, other), _WITHIN if within else 0.0)


def _shared(one: Sequence[object], other: Sequence[object]) -> float:
    """Return how much of the shorter list is in the longer one."""
    return 100 * len(set(one) & set(other)) / min(len(set(one)), len(set(other)))
