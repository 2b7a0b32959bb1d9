"""The places of activities in the book: the bookmark of each fiche, and under what the indexes list it."""

import hashlib
from collections.abc import Iterator

from annuario.cycle import Cycle
from annuario.docx.indexes import Mark
from annuario.register import Activity
from annuario.register.cities import City
from annuario.register.countries import country_name
from annuario.register.networks import networks_named
from annuario.register.programmes import programme_name
from annuario.register.words import plain

COUNTRIES, CITIES, BODIES = "c", "t", "n"
"""The kinds of index entries; Word looks at one letter only."""


def mark_of(cycle: Cycle, department: str, path: str, activity: Activity) -> Mark:
    """Return the bookmark of an activity's fiche, the same in every draft, with its entries."""
    return Mark(mark_name(department, path, activity), tuple(dict.fromkeys(_entries(cycle, activity))))


def other_cities(cycle: Cycle, activity: Activity) -> tuple[City, ...]:
    """Return the cities of the activity's partners without the one that the title of the report names: its own."""
    title = f" {plain(' '.join(cycle.title.all))} "
    own = {city for city in activity.cities if any(f" {plain(name)} " in title for name in (city.name, city.italian))}
    return tuple(city for city in dict.fromkeys(activity.cities) if city not in own)


def mark_name(department: str, path: str, activity: Activity) -> str:
    """Return the name of the bookmark alone."""
    said = "\n".join((department, path, activity.source.sheet, str(activity.source.row)))
    return f"fi_{hashlib.sha256(said.encode()).hexdigest()[:12]}"


def _entries(cycle: Cycle, activity: Activity) -> Iterator[tuple[str, str]]:
    language = cycle.language
    yield from ((COUNTRIES, country_name(code, language)) for code in activity.known_countries)
    yield from ((CITIES, city.text(language)) for city in other_cities(cycle, activity))
    programme = programme_name(activity.programme, language)
    if programme:
        yield BODIES, programme
    yield from ((BODIES, network) for network in networks_named((activity.title, *activity.partners), language))
