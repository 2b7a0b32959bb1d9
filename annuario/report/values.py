"""What the templates may say: the values of their placeholders, from the cycle and today's standings."""

from collections.abc import Iterable

from annuario.cycle import Cycle
from annuario.ledger.standing import Standing
from annuario.report.plan import Chapter
from annuario.report.words import words, written


def book_values(cycle: Cycle) -> dict[str, object]:
    """Return the values that every template may use."""
    return {
        "title": cycle.title.of(cycle.language),
        "subtitle": cycle.title.other(cycle.language),
        "year": str(cycle.year),
        "language": cycle.language,
        "publication": written(cycle.dates.publication, cycle.language),
        "sample": cycle.sample is not None,
    }


def section_values(cycle: Cycle, chapter: Chapter) -> dict[str, object]:
    """Return the values that a section's template may use."""
    section = {
        "title": chapter.section.title.of(cycle.language),
        "other_title": chapter.section.title.other(cycle.language),
        "number": str(chapter.number),
    }
    return {**book_values(cycle), "section": section}


def credit_values(cycle: Cycle, standings: Iterable[Standing]) -> dict[str, object]:
    """Return the values that the credits' template may use: every department, whatever it handed in."""
    say = words(cycle.language)
    departments = [
        {
            "name": standing.department.name.of(cycle.language),
            "other_name": standing.department.name.other(cycle.language),
            "address": ", ".join(standing.department.addresses),
            "delivered": bool(standing.counting) and not standing.missing,
            "state": say[f"state_{standing.state}"],
        }
        for standing in standings
    ]
    return {**book_values(cycle), "departments": departments}
