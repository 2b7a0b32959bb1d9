"""The working days of a country, and counting by them. Knows no cycle."""

from datetime import date, timedelta
from functools import cache
from typing import Protocol

from holidays import country_holidays, list_supported_countries

_DAY = timedelta(1)


class Calendar(Protocol):
    """Says of a day whether offices are open."""

    def is_working_day(self, day: date, /) -> bool:
        """Return whether `day` is neither a weekend nor a holiday."""
        ...


@cache
def calendar_of(country: str) -> Calendar:
    """Return the calendar of `country`: "IT", or "IT-TO" where a part of it has a holiday of its own."""
    name, _, part = country.partition("-")
    return country_holidays(name, subdiv=part or None)


def is_country(country: str) -> bool:
    """Return whether the calendar of `country` is known."""
    name, _, part = country.partition("-")
    known = list_supported_countries(include_aliases=False)
    return name in known and (not part or part in known[name])


def working_day(day: date, away: int, calendar: Calendar) -> date:
    """Return the working day that lies `away` working days after `day`, before it if negative.

    0 is `day` itself, or the last working day before it if offices are closed on it.
    """
    if away == 0:
        while not calendar.is_working_day(day):
            day -= _DAY
        return day
    step = _DAY if away > 0 else -_DAY
    for _ in range(abs(away)):
        day += step
        while not calendar.is_working_day(day):
            day += step
    return day


def open_from(day: date, calendar: Calendar) -> date:
    """Return the first working day from `day` on."""
    while not calendar.is_working_day(day):
        day += _DAY
    return day
