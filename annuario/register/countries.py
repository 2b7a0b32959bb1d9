"""Countries by the names that people write, in seven languages: their codes, and the names of a list of them.

A name of two countries gives both codes, an unknown one gives none; nothing is guessed from what is near two names.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from babel import Locale
from rapidfuzz import fuzz, process

from annuario.register.words import one_line, plain

LANGUAGES: Final = ("it", "en", "fr", "es", "de")
_ALSO_READ: Final = ("pt", "nl")

_ALIKE, _GAP, _SHORTEST = 85, 4, 5
_CODE = re.compile(r"[A-Z]{2}")
_GROUPS = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
"""Territories of the CLDR that are no countries."""
_APART = re.compile(r"\s*[;\n,/+|&•]\s*|\s+[-–—·]\s+|\s+(?:e|ed|and|et|y|und)\s+")
_BESIDE = re.compile(r"\s+[-–—]\s+|[()]")
"""What may part a country from its town: "Francia - Lione", "Lione (F)"."""
_FORMER = {
    "CS": {"it": "Serbia e Montenegro", "en": "Serbia and Montenegro"},
    "YU": {"it": "Jugoslavia", "en": "Yugoslavia"},
    "SU": {"it": "Unione Sovietica", "en": "Soviet Union"},
    "DD": {"it": "Germania Est", "en": "East Germany"},
    "CSHH": {"it": "Cecoslovacchia", "en": "Czechoslovakia"},
}


_ROLE: Final = re.compile(
    r"(?i)\s*\((?:lead(?: partner)?|leader|capofila|coord(?:inator|inatore|\.)?|coordinateur"
    r"|chef de file|jefe de fila|federführend)\)"
)
"""What stands behind a country that leads, and is no part of its name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A country as it was written; `codes` has one code if it is known, two if its name is that of two countries."""

    raw: str
    codes: tuple[str, ...]

    @property
    def code(self) -> str:
        """The code, "" if it is not certain."""
        return self.codes[0] if len(self.codes) == 1 else ""


@dataclass(frozen=True, slots=True)
class _Names:
    codes: Mapping[str, tuple[str, ...]]
    signs: Mapping[str, str]
    others: frozenset[str]


@lru_cache(maxsize=5_000)
def country_codes(text: str) -> tuple[str, ...]:
    """Return the codes of the countries that `text` may name: one, none, or two where it is not certain."""
    names, written = _names(), text.strip(" .")
    if written in names.signs:
        return (names.signs[written],)
    words = plain(text)
    if words in names.codes:
        return names.codes[words]
    if len(words) < _SHORTEST or words in names.others:
        return ()
    near = process.extract(words, names.codes.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE - _GAP, limit=5)
    codes = {names.codes[word] for word, score, _ in near if score > near[0][1] - _GAP}
    return next(iter(codes)) if near and near[0][1] >= _ALIKE and len(codes) == 1 else ()


def is_no_country(text: str) -> bool:
    """Return whether `text` stands for countries without naming any: "vari", "Europa", "12", "29 paesi"."""
    words = plain(text)
    return words in _names().others or words.lstrip("0123456789 ") in _names().others or not re.search(r"[^\W\d_]", words)


def countries_in(parts: tuple[str, ...]) -> tuple[Named, ...]:
    """Return the countries of a list; a part that holds several known ones, "Francia/Spagna", is taken apart."""
    return tuple(named for part in parts for named in _apart(one_line(part)))


def country_name(code: str, language: str) -> str:
    """Return the name of a country in a language; the code itself if it is not known."""
    if code in _FORMER:
        return _FORMER[code].get(language, _FORMER[code]["en"])
    return str(_locale(language).territories.get(code, code))


def _apart(text: str) -> tuple[Named, ...]:
    """Return the text as one country, or as those that stand between strokes, commas and "and", if all are known."""
    text = _ROLE.sub("", text).strip() or text
    if is_no_country(text):
        return (Named(text, ()),)
    if known := _known(text):
        return known
    beside = {code for part in _BESIDE.split(text) for code in (country_codes(part) if part else ())}
    return (Named(text, tuple(beside) if len(beside) == 1 else ()),)


def _known(text: str) -> tuple[Named, ...]:
    """Return the countries that make up the whole of `text`, none if something else is in it."""
    if codes := country_codes(text):
        return (Named(text, codes),)
    for found in _APART.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        if before and after and (first := _known(before)) and (rest := _known(after)):
            return (*first, *rest)
    return ()


@cache
def _names() -> _Names:
    said = tomllib.loads(files(__package__).joinpath("countries.toml").read_text("utf-8"))
    codes: dict[str, set[str]] = {}
    countries: set[str] = set()
    for language in (*LANGUAGES, *_ALSO_READ):
        for code, name in _locale(language).territories.items():
            if _CODE.fullmatch(code) and code not in _GROUPS:
                codes.setdefault(plain(name), set()).add(code)
                countries.add(code)
    known = {name: tuple(sorted(found)) for name, found in codes.items()}
    known |= {alias: (code,) for code, aliases in said["aliases"].items() for alias in aliases}
    known |= {name: tuple(found) for name, found in said["ambiguous"].items()}
    signs = {code: code for code in countries} | {"UK": "GB", "EL": "GR"} | said["plates"]
    return _Names(known, signs, frozenset(said["others"]["words"]))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language if language in (*LANGUAGES, *_ALSO_READ) else "en")
