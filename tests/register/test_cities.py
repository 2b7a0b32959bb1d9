import pytest

from annuario.register.cities import cities_in

NAMES = [
    ("Città di Lione (F)", (), [("Lione", ["Lyon, FR"])]),
    ("Lyon (F, capofila)", (), [("Lyon", ["Lyon, FR"])]),
    ("Comune di Beaune - Francia", (), [("Beaune", ["Beaune, FR"])]),
    ("Università di Graz", (), [("Graz", ["Graz, AT"])]),
    ("KÖLN", (), [("KÖLN", ["Cologne, DE"])]),
    ("Den Haag", (), [("Den Haag", ["The Hague, NL"])]),
    ("Monaco di Baviera", (), [("Monaco di Baviera", ["Munich, DE"])]),
    ("Lille, Lilla e Marsiglia", (), [("Lille", ["Lille, FR"]), ("Lilla", ["Lille, FR"]), ("Marsiglia", ["Marseille, FR"])]),
    # words that are no city unless they stand alone
    ("Porto", (), [("Porto", ["Porto, PT"])]),
    ("Comune di Porto (P)", (), [("Porto", ["Porto, PT"])]),
    ("Porto di Marsiglia", (), [("Marsiglia", ["Marseille, FR"])]),
    ("a nice place", (), []),
    ("Nice Project", (), []),
    ("Regione Liguria", (), []),
    # a city of two countries
    ("Valencia", ("ES",), [("Valencia", ["Valencia, ES"])]),
    ("Cambridge (UK)", ("US",), [("Cambridge", ["Cambridge, GB"])]),
    ("Tripoli", (), [("Tripoli", ["Tripoli, LB", "Tripoli, LY"])]),
]


@pytest.mark.parametrize(("name", "countries", "found"), NAMES)
def test_cities_in_the_name_of_a_partner(name: str, countries: tuple[str, ...], found: list[tuple[str, list[str]]]) -> None:
    assert [(each.raw, [f"{city.name}, {city.country}" for city in each.cities]) for each in cities_in(name, countries)] == found


def test_a_city_has_its_italian_name() -> None:
    (found,) = cities_in("Lyon")

    assert [found.cities[0].text(language) for language in ("it", "en")] == ["Lione", "Lyon"]
