"""Partners and the countries that stand beside them in one cell, where the heading says that both do: "Partner (city, country)"."""

import re
from collections.abc import Iterable, Sequence

from annuario.register.cities import is_city
from annuario.register.countries import country_codes
from annuario.register.nouns import is_body
from annuario.register.words import plain, vocabulary

_COUNTRY = re.compile(
    r"\b(?:paes[ei]s?|pays|pais(?:es)?|country|countries|land|lander|staat|staaten|stat[oi]|nation|nations|nazion[ei])\b"
)
_PLACE = re.compile(
    r"\b(?:ort|orte|stadt|stadte|citta|city|cities|town|ville|villes|ciudad|ciudades|lieu|luogo|sede|place|localita|cidade)\b"
)
_INSIDE = re.compile(r"(?P<name>.*\S)\s*[(\[](?P<country>[^()\[\]]+)[)\]]")
_BEHIND = re.compile(r"(?P<name>.*\S)\s*(?:,|\s[/–-]\s)\s*(?P<country>[^,/]+)")
_AND = re.compile(r"([^\W\d_a-z].*?)\s+(?:e|ed|et|and|y|und|&)\s+([^\W\d_a-z].*)")
_OTHERS = re.compile(r"\b(?:altri|altre|other|others|autres|otros|otras|outros|outras|weitere|ubrige|further)\b")


def names_countries(heading: str) -> bool:
    """Return whether a heading says that countries stand in its column, be it in brackets or beside something else."""
    return bool(_COUNTRY.search(_all_words(heading)))


def names_both(heading: str) -> bool:
    """Return whether a heading names partners and, behind a comma or a stroke, their countries: "Partner, country"."""
    parts = [plain(part) for part in re.split(r"[,/;]", heading)]
    partners = [vocabulary().columns.get(part, ("", 0))[0] == "partners" for part in parts]
    return len(parts) == 2 and partners[0] and names_countries(parts[1])  # noqa: PLR2004 -- two


def names_places(heading: str) -> bool:
    """Return whether a heading says that places stand in its column."""
    return bool(_PLACE.search(_all_words(heading)))


def names_others(heading: str) -> bool:
    """Return whether a heading speaks of other partners, beside one in a column of its own."""
    return bool(_OTHERS.search(_all_words(heading)))


def apart_from_countries(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of a list, and their countries: "Tours (France)" stays whole, from "Tours, France" the country goes."""
    partners: list[str] = []
    countries: list[str] = []
    for name in names:
        inside = _INSIDE.fullmatch(name)
        found = inside or _BEHIND.fullmatch(name)
        if found and country_codes(found["country"]):
            partners.append(name if inside else found["name"].rstrip(" ,"))
            countries.append(found["country"])
        elif partners and country_codes(name):
            countries.append(name)
        else:
            partners.append(name)
    return tuple(partners), tuple(dict.fromkeys(countries))


def listed(names: Sequence[str], written: str, countries: int = 0) -> tuple[str, ...]:
    """Return the names of a list, its last two apart: "Lyon, Graz and Bath"; but a body's own name may have an "and" in it.

    A name alone is taken apart where both halves are cities, a body's name begins behind the "and", or two `countries` stand
    beside it.
    """
    if len(names) == 1 and len(parts := names[0].split(" - ")) == countries > 1:  # "Köln - Lyon" beside two countries
        return tuple(map(str.strip, parts))
    both = _AND.fullmatch(names[-1]) if names and not re.search(r"[;\n]", written.strip()) else None
    if both is None or any(map(country_codes, both.groups())):  # "Associazione Italia e Francia"
        return tuple(names)
    bodies = is_body(both[2].split()[0]) or (len(names) == 1 and countries == len(both.groups()))
    in_list = len(names) > 1 and not is_body(names[-1])
    return (*names[:-1], *both.groups()) if bodies or in_list or all(map(is_city, both.groups())) else tuple(names)


def without_places(names: Sequence[str]) -> tuple[str, ...]:
    """Return those of the names that are countries, all where none is: "Brno / CZ" below "Place / country"."""
    return tuple(name for name in map(_inside, names) if country_codes(name)) or tuple(names)


def without_country(written: str) -> tuple[str, ...]:
    """Return the entries of a list of places that name no country that is known, where others do."""
    entries = [entry.strip() for entry in re.split(r"[;\n]", written) if entry.strip()]
    unknown = tuple(entry for entry in entries if not any(map(country_codes, map(_inside, re.split(r"\s*[,/–-]\s+|/", entry)))))
    return unknown if len(unknown) < len(entries) else ()


def _inside(name: str) -> str:
    """Return what stands in brackets behind a name, else the name."""
    found = _INSIDE.fullmatch(name)
    return found["country"] if found else name


def _all_words(heading: str) -> str:
    return plain(re.sub(r"[()\[\]]", " ", heading))
