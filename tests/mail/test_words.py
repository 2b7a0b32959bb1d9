from datetime import date

import pytest

from annuario.mail.words import late, one_line, written, written_with_weekday


@pytest.mark.parametrize(
    ("day", "language", "expected"),
    [
        (date(2006, 2, 17), "it", "venerdì 17 febbraio 2006"),
        (date(2006, 2, 17), "en", "Friday 17 February 2006"),
        (date(2006, 5, 1), "it", "lunedì 1º maggio 2006"),
        (date(2006, 12, 31), "en", "Sunday 31 December 2006"),
    ],
)
def test_a_date_is_written_out_in_its_language(day: date, language: str, expected: str) -> None:
    assert written_with_weekday(day, language) == expected
    assert written(day, language) == expected.partition(" ")[2]


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, ("", "")), (1, ("1 day late", "In ritardo di 1 giorno")), (3, ("3 days late", "In ritardo di 3 giorni"))],
)
def test_how_late_somebody_is(days: int, expected: tuple[str, str]) -> None:
    assert (late(days, "en"), late(days, "it")) == expected


def test_a_line_stays_a_line_and_shows_what_was_invisible() -> None:
    assert one_line("a\r\nBcc: b\x00\u202ec\u00a0d") == "a Bcc: b\ufffd\ufffdc d"
