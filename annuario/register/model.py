"""Activities as departments wrote them, each value with the cell it came from; and what is wrong with a workbook."""

from collections.abc import Mapping
from dataclasses import dataclass

from annuario.findings import Severity
from annuario.register.cities import City
from annuario.register.doubts import Doubtful
from annuario.register.money import Money
from annuario.register.period import Period


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a value stands, what stands there, and its link.

    "C7", or "C7:C9" where an activity fills several rows, or "D7, E7" where a field has several columns.
    """

    ref: str
    raw: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The sheet and the row (from 1) of an activity."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Activity:
    """One row of a workbook.

    `section` is the id of a section, "" if its chapter is not known. `country_codes` has a code for each of `countries`
    (ISO 3166), "" where it is not certain. `cities` are those that the partners' names tell of. `budget_words` is what
    stands in the budget's cell. `doubt` is "hidden" or "struck" where its row is so. `extra` holds (heading, text) of the
    columns that are not known. `cells` gives by field name, and by heading for `extra`, the cell of every value; the fields
    are "title", "programme", "topic", "chapter", "period", "year", "start", "end", "partners", "countries", "budget",
    "results" and "contact".
    """

    title: str
    programme: str
    topic: str
    section: str
    period: Period
    partners: tuple[str, ...]
    countries: tuple[str, ...]
    country_codes: tuple[str, ...]
    cities: tuple[City, ...]
    budget: Money | None
    budget_words: str
    results: str
    contact: str
    extra: tuple[tuple[str, str], ...]
    source: Source
    cells: Mapping[str, Cell]
    doubt: str = ""

    @property
    def known_countries(self) -> tuple[str, ...]:
        """The codes of its countries, each once; where none is told, those of its partners' cities."""
        told = tuple(dict.fromkeys(filter(None, self.country_codes)))
        return told or tuple(dict.fromkeys(city.country for city in self.cities))

    def budget_text(self, language: str) -> str:
        """Return the budget to print: the amount in the language's own form, else the words that were written."""
        return self.budget.text(language) if self.budget else self.budget_words


@dataclass(frozen=True, slots=True)
class Note:
    """Words that stand beside the activities: above or below a table, or on a sheet without one."""

    sheet: str
    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a workbook; like a Finding, without its file.

    `place` is "Sheet!C7", or the sheet, or "" for the whole file. `params` always has value, column, sheet, row (the
    first), rows (all of them, "7, 9-12") and count. `readings` are the ways to read the value of `field`, if there are two.
    """

    code: str
    severity: Severity
    place: str
    params: Mapping[str, str]
    field: str = ""
    readings: tuple[Doubtful, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workbook says: its activities by sheet and row, the words beside them, and what is wrong."""

    activities: tuple[Activity, ...]
    faults: tuple[Fault, ...]
    notes: tuple[Note, ...] = ()
