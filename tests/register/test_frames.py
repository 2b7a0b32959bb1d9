from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd

from annuario.register import read_workbook
from annuario.register.frames import Figures, figures, frame

ROWS = [
    ["Titolo", "Capitolo", "Programma", "Periodo", "Partner", "Paesi", "Budget"],
    ["a", "Reti", "LIFE", "marzo 2005", "Lyon; Graz", "Francia; Austria", 1000.10],
    ["b", "Reti", None, None, "LYON", "francia", "€ 2.000,20"],
    ["c", "Networks", "LIFE", "dal 2004", 5, None, "CHF 700"],
    ["d", None, None, None, None, "Spagna", "da definire"],
]


def test_a_row_for_each_activity(book: Callable[..., Path], chapters: dict[str, str]) -> None:
    activities = read_workbook(book({"A": ROWS}), chapters=chapters).activities

    table = frame(activities)

    expected = pd.DataFrame(
        {
            "section": pd.array(["networks", "networks", "networks", ""], dtype="string"),
            "title": pd.array(["a", "b", "c", "d"], dtype="string"),
            "programme": pd.array(["LIFE", "", "LIFE", ""], dtype="string"),
            "european": pd.array(["LIFE", "", "LIFE", ""], dtype="string"),
            "topic": pd.array([""] * 4, dtype="string"),
            "budget": [1000.10, 2000.20, 700.0, None],
            "currency": pd.array(["EUR", "EUR", "CHF", None], dtype="string"),
            "start": pd.array([datetime(2005, 3, 1), None, datetime(2004, 1, 1), None], dtype="datetime64[s]"),  # noqa: DTZ001
            "end": pd.array([datetime(2005, 3, 31), None, None, None], dtype="datetime64[s]"),  # noqa: DTZ001
            "partners": [2, 1, 5, 0],
            "countries": [2, 1, 0, 1],
            "partner_names": pd.Series([("Lyon", "Graz"), ("LYON",), (), ()], dtype="object"),
            "country_names": pd.Series([("Francia", "Austria"), ("francia",), (), ("Spagna",)], dtype="object"),
            "country_codes": pd.Series([("FR", "AT"), ("FR",), (), ("ES",)], dtype="object"),
            "cities": pd.Series([("Lyon (FR)", "Graz (AT)"), ("Lyon (FR)",), (), ()], dtype="object"),
            "sheet": pd.array(["A"] * 4, dtype="string"),
            "row": [2, 3, 4, 5],
        }
    )
    pd.testing.assert_frame_equal(table, expected)


def test_a_country_counts_once_by_whatever_name(book: Callable[..., Path], chapters: dict[str, str]) -> None:
    rows = [
        ["Titolo", "Partner", "Paesi"],
        ["a", None, "Francia; Olanda; vari"],
        ["b", None, "F; Paesi Bassi; Atlantide"],
        ["c", "Lyon; Graz", None],
    ]

    table = frame(read_workbook(book({"A": rows}), chapters=chapters).activities)

    assert [*table["country_codes"]] == [("FR", "NL"), ("FR", "NL", "atlantide"), ("FR", "AT")]
    assert figures(table).countries == 4


def test_the_year_in_figures(book: Callable[..., Path], chapters: dict[str, str]) -> None:
    table = frame(read_workbook(book({"A": ROWS}), chapters=chapters).activities)

    assert [figures(table), figures(table[table["title"] == "c"]), figures(frame(()))] == [
        Figures(projects=4, european=2, partners=2, countries=3, budget=Decimal("3000.30"), priced=2),
        Figures(projects=1, european=1, partners=0, countries=0, budget=Decimal("0.00"), priced=0),
        Figures(projects=0, european=0, partners=0, countries=0, budget=Decimal("0.00"), priced=0),
    ]
