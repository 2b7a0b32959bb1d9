"""What the words of a heading mean: which fields they may name, and how surely."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz

from annuario.register.nouns import SURE, TIMES, about, is_of_the_office
from annuario.register.words import plain, vocabulary

_LONGEST = 45
_LONGEST_QUESTION = 70
_ALIKE = 0.82
_CONTAINED = 0.92
_BEHIND = 1_000
"""The rank of a noun is behind all those of whole words."""
_STUMP = 3
_SHORTEST = 5
"""Shorter words are only recognised when they are exactly the same: "fine" is not "fini"."""


def assigned(
    headings: Mapping[int, str], cannot: Mapping[int, Collection[str]] = MappingProxyType({})
) -> dict[int, tuple[str, float]]:
    """Return field and likeness of the columns that are known, by plain heading; each field once, the likest first.

    `cannot` names the fields that a column is not, whatever its heading.
    """
    whole = {column for column, heading in headings.items() if is_whole(heading)}
    offers = sorted(
        (field != "budget" or column not in whole, -score, rank, column, field)
        for column, heading in headings.items()
        for field, (score, rank) in meanings(heading).items()
        if field not in cannot.get(column, ())
    )
    taken: dict[int, tuple[str, float]] = {}
    for _, score, _, column, field in offers:
        if column not in taken and field not in {known for known, _ in taken.values()}:
            taken[column] = (field, -score)
    return taken


def likeness(heading: str, field: str) -> float:
    """Return how surely a heading is that of a field: 1 for its very words, 0 if it is not."""
    return meanings(plain(heading)).get(field, (0.0, 0))[0]


def is_whole(heading: str) -> bool:
    """Return whether a heading says that its amounts are the whole: "Costo totale"."""
    return bool(vocabulary().whole_sum & set(plain(heading).split()))


def any_exact(words: Iterable[str]) -> bool:
    """Return whether one of the headings is the very name of a field."""
    return any(plain(word) in vocabulary().columns for word in words)


@lru_cache(maxsize=10_000)
def meanings(heading: str) -> Mapping[str, tuple[float, int]]:
    """Return the fields that a plain heading may mean, each with its likeness (1 = the same word) and rank."""
    known = vocabulary()
    if heading in known.columns:
        field, rank = known.columns[heading]
        return {field: (1.0, rank)}
    if heading in known.others or len(heading) > _LONGEST_QUESTION:
        return {}
    found: dict[str, tuple[float, int]] = {}
    for word, (field, rank) in known.columns.items() if _SHORTEST <= len(heading) <= _LONGEST else ():
        likeness = _likeness(heading, word)
        if likeness > found.get(field, (0.0, 0))[0]:
            found[field] = (likeness, rank)
    return _by_noun(heading, found)


def _by_noun(heading: str, found: Mapping[str, tuple[float, int]]) -> Mapping[str, tuple[float, int]]:
    """Return the meanings with that of the noun; what a heading only names besides it is less sure than that."""
    noun = about(heading)
    if is_of_the_office(heading):
        found = {field: likeness for field, likeness in found.items() if field not in TIMES}
    if noun is None:
        return found
    others = {other: (alike * (SURE if alike <= _CONTAINED else 1), place) for other, (alike, place) in found.items()}
    field, rank = noun
    return {**others, field: found.get(field, (SURE, _BEHIND + rank))}


def _likeness(heading: str, word: str) -> float:
    """Return how alike two plain texts are, the order of words aside; 0 if it is too little to say anything."""
    mine, theirs = _sorted(heading), _sorted(word)
    if mine == theirs:
        return 0.99
    if len(word) < _SHORTEST:
        return 0.0
    if word not in vocabulary().whole_only and set(theirs.split()) < set(mine.split()):
        return _CONTAINED * (0.9 + 0.1 * len(word) / len(heading))
    if _is_cut_short(heading, word):
        return _ALIKE
    return fuzz.ratio(mine, theirs, score_cutoff=100 * _ALIKE) / 100


def _is_cut_short(heading: str, word: str) -> bool:
    """Return whether `heading` has the beginnings of the two words or more of `word`: "imp finanz", "data iniz"."""
    mine = heading.split()
    theirs = _without_small(word).split() if len(mine) > 1 else []
    if len(mine) != len(theirs):
        return False
    return all(len(short) >= _STUMP and long.startswith(short) for short, long in zip(mine, theirs, strict=True))


@lru_cache(maxsize=10_000)
def _sorted(text: str) -> str:
    """Return the words in the order of the alphabet, without the small ones."""
    return " ".join(sorted(_without_small(text).split()))


@lru_cache(maxsize=10_000)
def _without_small(text: str) -> str:
    return " ".join(word for word in text.split() if word not in vocabulary().small_words)
