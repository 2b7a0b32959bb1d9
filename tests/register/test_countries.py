import pytest

from annuario.register.countries import countries_in, country_codes, country_name, is_no_country

KNOWN = [
    ("Francia", "FR"),
    ("FRANCE", "FR"),
    ("Olanda", "NL"),
    ("Gran Bretagna", "GB"),
    ("UK", "GB"),
    ("Scozia", "GB"),
    ("Rep. Ceca", "CZ"),
    ("Tschechien", "CZ"),
    ("BiH", "BA"),
    ("Bosnia ed Erzegovina", "BA"),
    ("Serbia e Montenegro", "CS"),
    ("EL", "GR"),
    ("SLO", "SI"),
    ("Österreich", "AT"),
    ("Perù", "PE"),
    ("Irlanda", "IE"),
    ("Islanda", "IS"),
    ("Niger", "NE"),
    ("Nigeria", "NG"),
    ("Germnia", "DE"),
    ("Portogalo", "PT"),
    ("Germania (Colonia)", "DE"),
]


@pytest.mark.parametrize(("text", "code"), KNOWN)
def test_a_country_is_known_by_its_names(text: str, code: str) -> None:
    assert country_codes(text) == (code,)


@pytest.mark.parametrize("text", ["Torino", "vari", "Europa", "3", "", "f", "fr", "Atlantide", "Baviera"])
def test_what_is_no_country_gives_none(text: str) -> None:
    assert country_codes(text) == ()


def test_a_name_of_two_countries_gives_both() -> None:
    assert country_codes("Congo") == ("CG", "CD")


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        (("F/P/PL",), [("F", "FR"), ("P", "PT"), ("PL", "PL")]),
        (("Danimarca", "Svezia e Finlandia"), [("Danimarca", "DK"), ("Svezia", "SE"), ("Finlandia", "FI")]),
        (("Bosnia ed Erzegovina e Serbia",), [("Bosnia ed Erzegovina", "BA"), ("Serbia", "RS")]),
        (("Trinidad e Tobago",), [("Trinidad e Tobago", "TT")]),
        (("Austria - Slovenia",), [("Austria", "AT"), ("Slovenia", "SI")]),
        (("Francia - Lione",), [("Francia - Lione", "FR")]),
        (("Lione (F)",), [("Lione (F)", "FR")]),
        (("Francia e Atlantide",), [("Francia e Atlantide", "")]),
        (("vari", "Congo"), [("vari", ""), ("Congo", "")]),
    ],
)
def test_a_part_that_holds_several_is_taken_apart(parts: tuple[str, ...], named: list[tuple[str, str]]) -> None:
    assert [(each.raw, each.code) for each in countries_in(parts)] == named


def test_some_words_stand_for_countries_without_naming_any() -> None:
    assert [is_no_country(text) for text in ("vari", "UE", "12", "29 paesi", "Francia", "Atlantide")] == [True] * 4 + [False] * 2


def test_countries_have_names_to_print_those_that_are_no_more_too() -> None:
    assert [country_name(code, "it") for code in ("FR", "CS", "XX")] == ["Francia", "Serbia e Montenegro", "XX"]
    assert country_name("CZ", "en") == "Czechia"
