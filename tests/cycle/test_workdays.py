from datetime import date

import pytest

from annuario.cycle.workdays import calendar_of, is_country, open_from, working_day


@pytest.mark.parametrize(
    ("day", "away", "country", "expected"),
    [
        (date(2006, 2, 17), -7, "IT", date(2006, 2, 8)),
        (date(2006, 2, 17), 1, "IT", date(2006, 2, 20)),
        (date(2006, 2, 17), 0, "IT", date(2006, 2, 17)),
        (date(2006, 2, 18), 0, "IT", date(2006, 2, 17)),
        (date(2006, 2, 19), -1, "IT", date(2006, 2, 17)),
        # over Christmas and the first of January; over Easter Monday, Liberation Day and the first of May
        (date(2006, 1, 9), -3, "IT", date(2006, 1, 3)),
        (date(2005, 12, 23), 1, "IT", date(2005, 12, 27)),
        (date(2006, 4, 14), 1, "IT", date(2006, 4, 18)),
        (date(2006, 4, 24), 1, "IT", date(2006, 4, 26)),
        (date(2006, 4, 28), 1, "IT", date(2006, 5, 2)),
        # the patron of Torino: 24 June, a Tuesday in 2008; offices elsewhere are open
        (date(2008, 6, 23), 1, "IT", date(2008, 6, 24)),
        (date(2008, 6, 23), 1, "IT-TO", date(2008, 6, 25)),
    ],
)
def test_working_days_are_counted_by_the_holidays_of_the_country(day: date, away: int, country: str, expected: date) -> None:
    assert working_day(day, away, calendar_of(country)) == expected


def test_offices_open_on_the_next_working_day() -> None:
    days = [open_from(day, calendar_of("IT")) for day in (date(2006, 1, 6), date(2006, 1, 9))]

    assert days == [date(2006, 1, 9), date(2006, 1, 9)]


def test_a_country_is_known_by_its_letters() -> None:
    assert [is_country(name) for name in ("IT", "IT-TO", "FR", "it", "Italy", "IT-XX", "")] == [True, True, True, *[False] * 4]
