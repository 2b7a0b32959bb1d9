from datetime import date

import pytest

from annuario.register.period import Period, Precision

DAY, MONTH, YEAR, WORDS, UNREAD = Precision


@pytest.mark.parametrize(
    ("start", "end", "precision", "english", "italian"),
    [
        (date(2005, 5, 12), date(2005, 5, 12), DAY, "12 May 2005", "12 maggio 2005"),
        (date(2005, 5, 1), date(2005, 5, 15), DAY, "1–15 May 2005", "1°–15 maggio 2005"),
        (date(2005, 5, 28), date(2005, 6, 3), DAY, "28 May – 3 June 2005", "28 maggio – 3 giugno 2005"),
        (date(2004, 5, 28), date(2005, 5, 28), DAY, "28 May 2004 – 28 May 2005", "28 maggio 2004 – 28 maggio 2005"),
        (date(2005, 3, 1), date(2005, 3, 31), MONTH, "March 2005", "marzo 2005"),
        (date(2005, 3, 1), date(2005, 5, 31), MONTH, "March – May 2005", "marzo – maggio 2005"),
        (date(2004, 3, 1), date(2005, 5, 31), MONTH, "March 2004 – May 2005", "marzo 2004 – maggio 2005"),
        (date(2005, 1, 1), date(2005, 12, 31), YEAR, "2005", "2005"),
        (date(2004, 1, 1), date(2006, 12, 31), YEAR, "2004–2006", "2004–2006"),
        (date(2004, 1, 1), None, YEAR, "from 2004", "dal 2004"),
        (date(2005, 3, 1), None, MONTH, "from March 2005", "da marzo 2005"),
        (date(2005, 5, 8), None, DAY, "from 8 May 2005", "dall'8 maggio 2005"),
        (None, date(2005, 5, 1), DAY, "until 1 May 2005", "fino al 1° maggio 2005"),
        (None, date(2005, 5, 11), DAY, "until 11 May 2005", "fino all'11 maggio 2005"),
        (None, date(2005, 4, 30), MONTH, "until April 2005", "fino ad aprile 2005"),
        (date(2005, 6, 1), date(2005, 8, 31), WORDS, "d'estate", "d'estate"),
        (None, None, UNREAD, "d'estate", "d'estate"),
    ],
)
def test_periods_for_people(start: date | None, end: date | None, precision: Precision, english: str, italian: str) -> None:
    period = Period(start, end, precision, "d'estate")

    assert (period.text("en"), period.text("it")) == (english, italian)
