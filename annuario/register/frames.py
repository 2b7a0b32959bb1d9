"""Activities as a pandas table, and the year in figures. Imported on use only: pandas takes a second to load."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from annuario.register.countries import is_no_country
from annuario.register.model import Activity
from annuario.register.money import HOUSE_CURRENCY
from annuario.register.programmes import european_programme
from annuario.register.words import plain

_TYPES = {
    "section": "string",
    "title": "string",
    "programme": "string",
    "european": "string",
    "topic": "string",
    "budget": "float64",
    "currency": "string",
    "start": "datetime64[s]",
    "end": "datetime64[s]",
    "partners": "int64",
    "countries": "int64",
    "partner_names": "object",
    "country_names": "object",
    "country_codes": "object",
    "cities": "object",
    "sheet": "string",
    "row": "int64",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """The year in figures; partners are counted once each, by name, and countries by code, or by name where none is known.

    `european` of the projects have a programme of the European Union. `budget` adds up the amounts in the house's currency,
    which `priced` of the projects state.
    """

    projects: int
    european: int
    partners: int
    countries: int
    budget: Decimal
    priced: int


def frame(activities: Sequence[Activity]) -> pd.DataFrame:
    """Return a row for each activity, in their order.

    Text is "string", `european` is the programme of the Union by its English name ("" for none), `budget` float64 with
    `currency`, `start` and `end` datetime64, `partners` and `countries` are counts, and the names themselves are tuples
    in `partner_names` and `country_names`. `country_codes` has a code for each country, its plain name where that is
    not known, or the countries of the cities where none is told; `cities` are those of the partners, as "Lyon (FR)".
    No activities give the same columns.
    """
    rows = [
        (
            activity.section,
            activity.title,
            activity.programme,
            _european(activity),
            activity.topic,
            float(activity.budget.amount) if activity.budget else float("nan"),
            activity.budget.currency if activity.budget else None,
            pd.Timestamp(activity.period.start) if activity.period.start else pd.NaT,
            pd.Timestamp(activity.period.end) if activity.period.end else pd.NaT,
            _count(activity.partners),
            _count(activity.countries),
            _names(activity.partners),
            _names(activity.countries),
            _codes(activity),
            tuple(f"{city.name} ({city.country})" for city in activity.cities),
            activity.source.sheet,
            activity.source.row,
        )
        for activity in activities
    ]
    return pd.DataFrame(rows, columns=list(_TYPES)).astype(_TYPES)


def figures(table: pd.DataFrame) -> Figures:
    """Return the figures of a table made by `frame`, or of some of its rows."""
    priced = table.loc[table["currency"] == HOUSE_CURRENCY, "budget"].dropna()
    return Figures(
        projects=len(table),
        european=int((table["european"] != "").sum()),
        partners=_distinct(table["partner_names"]),
        countries=int(table["country_codes"].explode().dropna().nunique()),
        budget=Decimal(f"{priced.sum():.2f}"),
        priced=len(priced),
    )


def _european(activity: Activity) -> str:
    programme = european_programme(activity.programme)
    return programme.en if programme else ""


def _names(written: Sequence[str]) -> tuple[str, ...]:
    """Return the names among what was written: a bare number is none."""
    return tuple(name for name in written if not name.isdigit())


def _codes(activity: Activity) -> tuple[str, ...]:
    pairs = zip(activity.countries, activity.country_codes, strict=True)
    told = tuple(code or plain(name) for name, code in pairs if code or not is_no_country(name))
    return told or activity.known_countries


def _count(written: Sequence[str]) -> int:
    """Return how many there are: a number that was written instead of names counts as that many."""
    return sum(int(name) if name.isdigit() else 1 for name in written)


def _distinct(names: "pd.Series[str]") -> int:
    return int(names.explode().dropna().map(lambda name: plain(str(name))).nunique())
