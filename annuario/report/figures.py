"""The year in figures: what its page says, counted from the rows of the book, with last year's beside it where it is known."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from annuario.cycle import Cycle
from annuario.cycle.model import LastYear
from annuario.register import Activity, figures, frame
from annuario.report.rows import Stood
from annuario.report.words import fill, numbered, words

NAMES = ("activities", "european", "partners", "countries", "budget")


def figure_values(cycle: Cycle, rows: Sequence[tuple[Stood, Activity]]) -> dict[str, Any]:
    """Return `figures`, each with `number`, `label`, `note` and `last`, and `last_year`.

    Both of last year are "" if nothing is known of it, and the page goes without their column.
    """
    say = words(cycle.language)
    counted = figures(frame([activity for _, activity in rows]))
    numbers: tuple[int | Decimal, ...] = (counted.projects, counted.european, counted.partners, counted.countries, counted.budget)
    told = {
        "departments": numbered(len({place.department for place, _ in rows}), "department", cycle.language),
        "chapters": numbered(len({place.section for place, _ in rows}), "chapter", cycle.language),
        "priced": numbered(counted.priced, "priced", cycle.language),
    }
    last = _last(cycle)
    counts = {name: number for name, number in zip(NAMES, numbers, strict=True) if number}
    unknown = "–" if counts.keys() & last.keys() else ""
    shown = [
        {
            "number": grouped(number, cycle.language),
            "label": say[f"figure_{name}"],
            "note": fill(say[f"figure_{name}_note"], **told),
            "last": grouped(last[name], cycle.language) if name in last else unknown,
        }
        for name, number in counts.items()
    ]
    return {"figures": shown, "last_year": str(cycle.year - 1) if unknown else ""}


def grouped(number: int | Decimal, language: str) -> str:
    """Return a number rounded to whole ones as the language groups it, such as 1,234,567 in English."""
    return f"{number:,.0f}".replace(",", words(language)["thousands"])


def _last(cycle: Cycle) -> dict[str, int]:
    known = cycle.last_year
    if known is None or known.year != cycle.year - 1:
        return {}
    return {name: value for name in NAMES if (value := _value(known, name)) is not None}


def _value(known: LastYear, name: str) -> int | None:
    value: int | None = getattr(known, name)
    return value
