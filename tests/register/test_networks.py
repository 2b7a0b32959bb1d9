import tomllib
from importlib.resources import files

from annuario.register.networks import networks_named
from annuario.register.words import plain


def test_a_network_is_known_by_its_words_in_either_language() -> None:
    written = (
        "TeleCities - working group on e-inclusion",
        "Eurocities",
        "Città educative (AICE)",
        "Comune di Bologna",
        "EUROCITIES",
    )

    assert networks_named(written, "en") == ("TeleCities", "Eurocities", "Educating Cities")
    assert networks_named(written, "it") == ("TeleCities", "Eurocities", "Città educative")


def test_every_word_of_the_list_is_plain() -> None:
    raw = tomllib.loads(files("annuario.register").joinpath("networks.toml").read_text("utf-8"))["networks"]

    assert [word for each in raw for word in each["words"] if word != plain(word)] == []
