"""The lists at the back of the book: projects with their pages, partner cities, and the indexes."""

from collections.abc import Sequence

from annuario.cycle import Cycle
from annuario.docx.blocks import Block, Caption, Grid, Index, Words
from annuario.docx.indexes import by_alphabet
from annuario.docx.write import PageOf
from annuario.register import Activity
from annuario.register.cities import City
from annuario.register.countries import country_name
from annuario.register.programmes import programme_name
from annuario.report.fiche import fiche_title
from annuario.report.marks import BODIES, CITIES, COUNTRIES, mark_name, mark_of, other_cities
from annuario.report.rows import Stood
from annuario.report.words import words

Rows = Sequence[tuple[Stood, Activity]]


def project_list(cycle: Cycle, rows: Rows) -> tuple[Block, ...]:
    """Return the table of all activities by their titles, each with its department, its programme and its page."""
    if not rows:
        return ()
    say, language = words(cycle.language), cycle.language
    lines = [
        (
            fiche_title(activity, language).replace("\n", " "),
            cycle.department(place.department).name.of(language),
            programme_name(activity.programme, language) or "–",
            PageOf(mark_name(place.department, place.path, activity)),
        )
        for place, activity in rows
    ]
    heads = (say["activity"], say["department"], say["programme"], say["page"])
    ordered = tuple(sorted(lines, key=lambda line: (by_alphabet(line[0]), line[0])))
    return (Caption("Table", say["table"], say["all_activities"]), Grid(heads, ordered, (35, 32, 22, 11), right=3))


def city_list(cycle: Cycle, rows: Rows) -> tuple[Block, ...]:
    """Return the table of the partners' cities, each with its country and with the departments that work with it."""
    say, language = words(cycle.language), cycle.language
    found: dict[City, tuple[set[str], int]] = {}
    for place, activity in rows:
        for city in other_cities(cycle, activity):
            departments, count = found.get(city, (set(), 0))
            found[city] = (departments | {place.department}, count + 1)
    if not found:
        return ()
    lines = [
        (
            city.text(language),
            country_name(city.country, language),
            "; ".join(one.name.of(language) for one in cycle.departments if one.id in departments),
            str(count),
        )
        for city, (departments, count) in found.items()
    ]
    heads = (say["city"], say["country"], say["departments"], say["activities"])
    ordered = tuple(sorted(lines, key=lambda line: (by_alphabet(line[0]), line[0], line[1])))
    return (Caption("Table", say["table"], say["partner_cities"]), Grid(heads, ordered, (17, 17, 54, 12), right=3))


def indexes(cycle: Cycle, rows: Rows) -> tuple[Block, ...]:
    """Return the indexes of which something is marked, each under its heading."""
    say = words(cycle.language)
    marks = (mark_of(cycle, place.department, place.path, activity) for place, activity in rows)
    marked = {kind for mark in marks for kind, _ in mark.entries}
    kinds = ((COUNTRIES, "index_countries"), (CITIES, "index_cities"), (BODIES, "index_bodies"))
    return tuple(block for kind, title in kinds if kind in marked for block in (Words(say[title], "heading 2"), Index(kind)))
