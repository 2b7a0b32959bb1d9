"""Cities that the names of partners tell of, by a list of our own in `cities.toml`; a city of two countries is one by the row's.

No gazetteer: a city that is not in the list is not found, which says nothing against it.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from annuario.register.countries import country_codes
from annuario.register.words import one_line, plain

_SHORT = 9
"""Letters of a name that may as well be a place of its own: "Somme, Kiel"."""
_TERRITORY = re.compile(
    r"(?i)(?:regi[oó]ne?|provinc[ei]a?|comun\w*|citt|city|ville|canton|land|kreis|county|state|d[ée]partement|municip|minist|gemeinde|stadt)\w*\b"
)
"""A territory lies nowhere in a city: "Regione Liguria, Nizza" are two."""
_BRACKET = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class City:
    """A city: its English or own name, its country's code, and its Italian name."""

    name: str
    country: str
    italian: str

    def text(self, language: str) -> str:
        """Return the name for people."""
        return self.italian if language == "it" else self.name


@dataclass(frozen=True, slots=True)
class Found:
    """The cities that a name may tell of: one, or those of several countries where it is not certain which."""

    raw: str
    cities: tuple[City, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    cities: Mapping[str, tuple[City, ...]]
    words: frozenset[str]
    before: re.Pattern[str]
    longest: int


def cities_in(name: str, countries: Collection[str] = ()) -> tuple[Found, ...]:
    """Return the cities in the name of a partner; `countries` are the codes that the row tells."""
    said = {code for part in _BRACKET.findall(name) for piece in re.split(r"[,;/]", part) for code in country_codes(piece.strip())}
    return tuple(Found(raw, _nearest(cities, said, countries)) for raw, cities in _in(name))


def is_city(name: str) -> bool:
    """Return whether a name is that of a city that is known."""
    return plain(name) in _names().cities


def with_their_cities(names: Sequence[str], written: str) -> tuple[str, ...]:
    """Return the names of a list, those that commas parted with their cities again: "National Museum, New Delhi" is one.

    Only where all that is `written` are such pairs, and no institution has a city in its own name.
    """
    if ", ".join(names) != one_line(written):
        return tuple(names)
    pairs = [(names[at], names[at + 1]) for at in range(0, len(names) - 1, 2)]
    known = _names().cities
    paired = 2 * len(pairs) == len(names) and all(
        len(name) > _SHORT and not _TERRITORY.match(name) and plain(city) in known and not next(_in(name), None)
        for name, city in pairs
    )
    return tuple(f"{name}, {city}" for name, city in pairs) if paired else tuple(names)


def _in(name: str) -> Iterator[tuple[str, tuple[City, ...]]]:
    """Yield the names of cities that stand in `name`, the longest first at each place, each once."""
    known, words = _names(), list(re.finditer(r"[^\W_]+", name))
    alone = known.before.sub("", plain(name), count=1)
    place, seen = 0, set()
    while place < len(words):
        for length in range(min(known.longest, len(words) - place), 0, -1):
            raw = name[words[place].start() : words[place + length - 1].end()]
            key = plain(raw)
            if key in known.cities and raw[0].isupper() and (key not in known.words or key == alone):
                if key not in seen:
                    yield raw, known.cities[key]
                seen.add(key)
                place += length - 1
                break
        place += 1


def _nearest(cities: tuple[City, ...], said: Collection[str], countries: Collection[str]) -> tuple[City, ...]:
    """Return those of the cities that lie in a country beside the name, else in one of the row, else all."""
    for among in (said, countries):
        if fitting := tuple(city for city in cities if city.country in among):
            return fitting
    return cities


@cache
def _names() -> _Names:
    said = tomllib.loads(files(__package__).joinpath("cities.toml").read_text("utf-8"))
    found: dict[str, list[City]] = {}
    for country, rows in said["cities"].items():
        for names in ([name.strip() for name in row.split("|")] for row in rows):
            city = City(names[0], country, names[1] if len(names) > 1 else names[0])
            for key in {plain(name) for name in names}:
                found.setdefault(key, []).append(city)
    before = "|".join(sorted(map(re.escape, said["words"]["before"]), key=len, reverse=True))
    return _Names(
        {key: tuple(cities) for key, cities in found.items()},
        frozenset(said["words"]["also"]),
        re.compile(rf"^(?:{before}) "),
        max(len(key.split()) for key in found),
    )
