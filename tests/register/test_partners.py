"""Partners with their countries in one cell, lists of names, and who leads beside the others."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from annuario.register import read_workbook
from annuario.register.partners import apart_from_countries, names_countries, names_places, without_country, without_places

Book = Callable[..., Path]


@pytest.mark.parametrize(
    ("names", "partners", "countries"),
    [
        (["Tours (Francia)", "Pécs (Ungheria)"], ("Tours (Francia)", "Pécs (Ungheria)"), ("Francia", "Ungheria")),
        (["Lund Univ., Sweden", "Univ. of Tartu, Estonia"], ("Lund Univ.", "Univ. of Tartu"), ("Sweden", "Estonia")),
        (["Le Puy", "Frankreich"], ("Le Puy",), ("Frankreich",)),
        (["Brno / CZ"], ("Brno",), ("CZ",)),
        (["Graz (capofila)", "Lyon"], ("Graz (capofila)", "Lyon"), ()),
        (["Frankreich"], ("Frankreich",), ()),
    ],
)
def test_countries_are_known_beside_their_partners(names: list[str], partners: Sequence[str], countries: Sequence[str]) -> None:
    assert apart_from_countries(names) == (partners, countries)


def test_headings_say_what_stands_in_brackets() -> None:
    assert [names_countries(heading) for heading in ("Partner (Land)", "Socio / País", "Partner", "Landkreis")] == [
        True,
        True,
        False,
        False,
    ]
    assert [names_places(heading) for heading in ("Ort / Land", "Paese")] == [True, False]


def test_a_place_is_no_country_beside_one() -> None:
    assert without_places(["Brno", "CZ"]) == ("CZ",)
    assert without_places(["Brno"]) == ("Brno",)


def test_an_entry_without_a_known_country_beside_others_is_told() -> None:
    assert without_country("Lyon / Borgogna; Brno / CZ") == ("Lyon / Borgogna",)
    assert without_country("Lyon (Francia)\nBrno, CZ") == ()
    assert without_country("Lyon; Brno") == ()


def read(book: Book, chapters: Mapping[str, str], *rows: Sequence[object]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    reading = read_workbook(book({"Elenco": rows}), chapters=chapters)
    return [(activity.partners, activity.country_codes) for activity in reading.activities]


def test_who_leads_is_a_partner_where_another_column_has_the_others(book: Book, chapters: Mapping[str, str]) -> None:
    row = ["Aria", "Lyon", "Graz; Bath", "2005"]

    assert read(book, chapters, ["Titolo", "Ente capofila", "Altri partner", "Anno"], row) == [(("Lyon", "Graz", "Bath"), ())]
    assert read(book, chapters, ["Titolo", "Capofila", "Partner", "Anno"], row) == [(("Graz", "Bath"), ())]


def test_the_last_two_of_a_list_stand_apart_unless_they_are_one_body(book: Book, chapters: Mapping[str, str]) -> None:
    names = ["Lyon, Graz e Bath", "Lyon, Istituto di Arte e Scienza", "Graz e Bath", "Carta e Penna"]

    found = read(book, chapters, ["Titolo", "Partner", "Anno"], *(["Aria", name, "2005"] for name in names))

    assert [partners for partners, _ in found] == [
        ("Lyon", "Graz", "Bath"),
        ("Lyon", "Istituto di Arte e Scienza"),
        ("Graz", "Bath"),
        ("Carta e Penna",),
    ]


def test_the_country_of_a_cell_counts_where_the_heading_names_it(book: Book, chapters: Mapping[str, str]) -> None:
    row = ["Aria", "Graz, Austria; Lyon, Francia", "2005"]

    assert read(book, chapters, ["Titolo", "Partner (città, Paese)", "Anno"], row) == [(("Graz", "Lyon"), ("AT", "FR"))]


def test_a_name_with_countries_in_it_is_one(book: Book, chapters: Mapping[str, str]) -> None:
    row = ["Aria", "Amici d'Italia e Francia", "Italia, Francia", "2005"]

    assert read(book, chapters, ["Titolo", "Partner", "Paesi", "Anno"], row)[0][0] == ("Amici d'Italia e Francia",)


def test_a_place_beside_the_days_is_kept_and_a_tick_is_a_result(book: Book, chapters: Mapping[str, str]) -> None:
    rows = (
        ["Elenco 2005"],
        ["Titolo", "Periodo e luogo", "Esito"],
        ["Fiera", "3-6 dicembre\nNamur", "✓"],
        ["Coro", "9 marzo", "-"],
    )

    activities = read_workbook(book({"Elenco": rows}), chapters=chapters).activities

    assert [(one.period.text("it"), one.extra, one.results) for one in activities] == [
        ("3–6 dicembre 2005", (("Periodo e luogo", "Namur"),), "✓"),
        ("9 marzo 2005", (), ""),
    ]
