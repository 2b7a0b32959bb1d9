from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annuario.register.date_words import grammar
from annuario.register.dates import joined, read_period
from annuario.register.period import Period, Precision

DAY, MONTH, YEAR, WORDS = Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.WORDS


def iso(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


PERIODS = [
    # one day
    ("12/05/2005", "2005-05-12", "2005-05-12", DAY),
    ("12.5.05", "2005-05-12", "2005-05-12", DAY),
    ("12-05-1998", "1998-05-12", "1998-05-12", DAY),
    ("2005-03-01", "2005-03-01", "2005-03-01", DAY),
    ("12 maggio 2005", "2005-05-12", "2005-05-12", DAY),
    ("1° gennaio 2005", "2005-01-01", "2005-01-01", DAY),
    ("lunedì 12 maggio 2005", "2005-05-12", "2005-05-12", DAY),
    ("il 12 maggio 2005", "2005-05-12", "2005-05-12", DAY),
    ("3rd May 2005", "2005-05-03", "2005-05-03", DAY),
    ("May 3, 2005", "2005-05-03", "2005-05-03", DAY),
    ("12-mag-05", "2005-05-12", "2005-05-12", DAY),
    # one month, one year
    ("March 2005", "2005-03-01", "2005-03-31", MONTH),
    ("Febbraio 2004", "2004-02-01", "2004-02-29", MONTH),
    ("in ottobre 2005", "2005-10-01", "2005-10-31", MONTH),
    ("gen-24", "2024-01-01", "2024-01-31", MONTH),
    ("marzo '05", "2005-03-01", "2005-03-31", MONTH),
    ("03/2005", "2005-03-01", "2005-03-31", MONTH),
    ("2005", "2005-01-01", "2005-12-31", YEAR),
    ("anno 2005", "2005-01-01", "2005-12-31", YEAR),
    ("nel 2005", "2005-01-01", "2005-12-31", YEAR),
    # from one to another
    ("marzo 2004 - ottobre 2005", "2004-03-01", "2005-10-31", MONTH),
    ("da gennaio a dicembre 2005", "2005-01-01", "2005-12-31", MONTH),
    ("from March 2004 to October 2005", "2004-03-01", "2005-10-31", MONTH),
    ("between May and July 2005", "2005-05-01", "2005-07-31", MONTH),
    ("2004-2006", "2004-01-01", "2006-12-31", YEAR),
    ("2004/2005", "2004-01-01", "2005-12-31", YEAR),
    ("dal 2004 al 2006", "2004-01-01", "2006-12-31", YEAR),
    ("dal 12 al 15 maggio 2005", "2005-05-12", "2005-05-15", DAY),
    ("dal 1° al 15 luglio 2024", "2024-07-01", "2024-07-15", DAY),
    ("dall'1 all’8 agosto 2024", "2024-08-01", "2024-08-08", DAY),
    ("12–15 maggio 2005", "2005-05-12", "2005-05-15", DAY),
    ("from 12 to 15 May 2005", "2005-05-12", "2005-05-15", DAY),
    ("May 3-5, 2024", "2024-05-03", "2024-05-05", DAY),
    ("May 28 - June 3, 2005", "2005-05-28", "2005-06-03", DAY),
    ("28 febbraio – 3 marzo 2005", "2005-02-28", "2005-03-03", DAY),
    ("12-05-2005 - 15-06-2005", "2005-05-12", "2005-06-15", DAY),
    ("01/03-30/06/2005", "2005-03-01", "2005-06-30", DAY),
    ("12 e 13 maggio 2005", "2005-05-12", "2005-05-13", DAY),
    # one side open
    ("dal 2004", "2004-01-01", "", YEAR),
    ("since March 2005", "2005-03-01", "", MONTH),
    ("2004 - in corso", "2004-01-01", "", YEAR),
    ("fino al 12 maggio 2005", "", "2005-05-12", DAY),
    ("until June 2005", "", "2005-06-30", MONTH),
    # days known, words better
    ("estate 2005", "2005-06-01", "2005-08-31", WORDS),
    ("I semestre 2005", "2005-01-01", "2005-06-30", WORDS),
    ("third quarter of 2005", "2005-07-01", "2005-09-30", WORDS),
    ("a.s. 2004/05", "2004-09-01", "2005-08-31", WORDS),
    ("anno scolastico 2004/2005", "2004-09-01", "2005-08-31", WORDS),
    ("12 maggio 2005 - giugno 2005", "2005-05-12", "2005-06-30", WORDS),
    ("Q2 2005", "2005-04-01", "2005-06-30", WORDS),
    ("inverno 2005/06", "2005-12-01", "2006-02-28", WORDS),
    # more ways in Italian and English
    ("maggio/giugno 2005", "2005-05-01", "2005-06-30", MONTH),
    ("in corso dal 2003", "2003-01-01", "", YEAR),
    ("ongoing since March 2005", "2005-03-01", "", MONTH),
    ("tutto l'anno 2005", "2005-01-01", "2005-12-31", YEAR),
    ("tutto il 2005", "2005-01-01", "2005-12-31", YEAR),
    # French, Spanish, German
    ("du 12 au 15 mai 2005", "2005-05-12", "2005-05-15", DAY),
    ("1er août 2005", "2005-08-01", "2005-08-01", DAY),
    ("depuis 2003", "2003-01-01", "", YEAR),
    ("2e trimestre 2005", "2005-04-01", "2005-06-30", WORDS),
    ("année scolaire 2004-2005", "2004-09-01", "2005-08-31", WORDS),
    ("del 3 al 5 de mayo de 2005", "2005-05-03", "2005-05-05", DAY),
    ("marzo-junio de 2005", "2005-03-01", "2005-06-30", MONTH),
    ("otoño de 2005", "2005-09-01", "2005-11-30", WORDS),
    ("12.–15. Mai 2005", "2005-05-12", "2005-05-15", DAY),
    ("1.-3.5.2005", "2005-05-01", "2005-05-03", DAY),
    ("3. Oktober 2005", "2005-10-03", "2005-10-03", DAY),
    ("März bis Juli 2005", "2005-03-01", "2005-07-31", MONTH),
    ("bis Juni 2005", "", "2005-06-30", MONTH),
    ("2. Halbjahr 2005", "2005-07-01", "2005-12-31", WORDS),
]


@pytest.mark.parametrize(("raw", "start", "end", "precision"), PERIODS)
def test_what_is_clear_is_read(raw: str, start: str, end: str, precision: Precision) -> None:
    assert read_period(raw) == Period(iso(start), iso(end), precision, raw)


@pytest.mark.parametrize(
    "raw",
    [
        "12/25/2005",  # never turned round
        "2004/05",  # May, or two years
        "2004-05",
        "May 05",  # a day, or a year
        "maggio",
        "12 e 20 maggio 2005",  # two days
        "maggio 2005; ottobre 2005",
        "novembre - marzo 2005",
        "3 - 10/2005",
        "31 giugno 2005",
        "30/02/2005",
        "2006-2004",
        "circa marzo 2005",
        "quarto semestre 2005",
        "a.s. 2004/07",
        "inverno 2005",
        "inverno 2005/07",
        "fine 2005",
        "in corso 2005",
        "tutto maggio 2005",
        "38412",  # a date that lost its format
        "da definire",
        "",
        "dal 12 al 15 maggio 2005 " * 20,
    ],
)
def test_what_has_two_readings_or_none_is_refused(raw: str) -> None:
    assert read_period(raw) is None


@given(first=st.dates(date(1950, 1, 1), date(2049, 12, 31)), days=st.integers(0, 4000), language=st.sampled_from(["it", "en"]))
def test_what_is_written_of_days_is_read_again(first: date, days: int, language: str) -> None:
    last = date.fromordinal(first.toordinal() + days)

    text = Period(first, last, DAY, "").text(language)

    assert read_period(text) == Period(first, last, DAY, text)


@given(st.text(alphabet="0123456789 -/.'adelfinotrmgu", max_size=40))
def test_any_scribble_is_read_or_refused(raw: str) -> None:
    period = read_period(raw)

    assert period is None or (period.raw == raw and (period.start or date.min) <= (period.end or date.max))


def test_start_and_end_are_joined() -> None:
    march, may, day = read_period("marzo 2004"), read_period("maggio 2005"), read_period("12/05/2005")

    assert [joined(march, may), joined(march, day), joined(may, march), joined(march, None), joined(None, None)] == [
        Period(date(2004, 3, 1), date(2005, 5, 31), MONTH, "marzo 2004 – maggio 2005"),
        Period(date(2004, 3, 1), date(2005, 5, 12), WORDS, "marzo 2004 – 12/05/2005"),
        None,
        Period(date(2004, 3, 1), None, MONTH, "marzo 2004"),
        None,
    ]


def test_a_roman_figure_is_a_month_between_a_day_and_a_year_alone() -> None:
    period = read_period("15-XI-2004")

    assert period is not None
    assert (period.start, period.end) == (date(2004, 11, 15), date(2004, 11, 15))
    assert "i" not in grammar().months
