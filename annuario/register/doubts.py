"""The readings of a value that has two of them, for a person to choose from. Chooses nothing itself.

An answer is one of the words that a reading begins with: an amount in figures, a period, a country's code.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from annuario.register.cities import City
from annuario.register.countries import country_name
from annuario.register.dates import read_period
from annuario.register.money import Money

Answers = Mapping[tuple[str, str], str]
"""What was answered, by field and what is written there; and by "hidden" or "struck" and the title of a row."""
NO_ANSWERS: Final[Answers] = {}

NO_DATE: Final = "none"
LEAVE_OUT: Final = "leave-out"
KEEP: Final = "keep"

_GROUPED = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")
_YEARS = re.compile(r"((?:19|20)[0-9]{2})[/-]([0-9]{2})")
_FIRST_DAY = date(1899, 12, 30)
_SERIALS = range(18264, 73050)
"""The days of 1950 to 2099 as Excel numbers them."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """One way to read a value: the word to answer with, and what it means, in English."""

    answer: str
    meaning: str


def amounts(written: str) -> tuple[Doubtful, ...]:
    """Return the two amounts that "12.000" may be; none for anything else."""
    found = _GROUPED.fullmatch(written.strip())
    if not found:
        return ()
    readings = (Decimal(found[1] + found[2]), Decimal(f"{found[1]}.{found[2]}").normalize())
    return tuple(Doubtful(f"{amount:f}", Money(amount, "EUR", "").text("en").removeprefix("€")) for amount in readings)


def periods(written: str) -> tuple[Doubtful, ...]:
    """Return the periods that "2004/05" may be, or the day that Excel's bare number may be."""
    text = written.strip()
    if text.isdecimal() and int(text) in _SERIALS:
        day = _FIRST_DAY + timedelta(int(text))
        return (Doubtful(f"{day:%d/%m/%Y}", "the day that Excel counts so"), Doubtful(NO_DATE, "it is no date"))
    found = _YEARS.fullmatch(text)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]) or not 1 <= int(found[2]) <= 12:  # noqa: PLR2004 -- months
        return ()
    both = (f"{found[2]}/{found[1]}", f"{found[1]}-{int(found[1]) + 1}")
    known = ((text, period.text("en")) for text in both if (period := read_period(text)))
    return tuple(Doubtful(text, meaning) for text, meaning in known)


def countries(codes: Iterable[str]) -> tuple[Doubtful, ...]:
    """Return the countries of a name that is that of several."""
    return tuple(Doubtful(code, country_name(code, "en")) for code in codes)


def cities(found: Iterable[City]) -> tuple[Doubtful, ...]:
    """Return the countries of a city's name that is that of several."""
    return tuple(Doubtful(city.country, f"{city.name} in {country_name(city.country, 'en')}") for city in found)
