import tomllib
from importlib.resources import files

import pytest

from annuario.register.programmes import european_programme, programme_name
from annuario.register.words import plain


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Interreg III B Spazio Alpino", "Interreg"),
        ("INTERREG IIIA - Alcotra", "Interreg"),
        ("URBAN II", "URBAN"),
        ("URBACT", "URBACT"),
        ("Sesto programma quadro", "Sixth framework programme"),
        ("Sixth framework programme, IST", "Sixth framework programme"),
        ("VI Programma Quadro (IST)", "Sixth framework programme"),
        ("Socrates - Comenius", "Socrates"),
        ("Gioventù (azione 1)", "Youth"),
        ("LIFE-Ambiente", "LIFE"),
        ("Asia IT&C", "Asia IT&C"),
        ("URB-AL rete 9", "URB-AL"),
        ("F.S.E.", "F.S.E."),
        ("Fondi  comunali", "Fondi comunali"),
        ("Lifestyle", "Lifestyle"),
        ("", ""),
    ],
)
def test_a_programme_is_listed_under_one_name(written: str, name: str) -> None:
    assert programme_name(written, "en") == name


def test_it_has_its_name_in_the_books_language() -> None:
    assert [programme_name("FP6", "it"), programme_name("Culture 2000", "it")] == ["Sesto programma quadro", "Cultura 2000"]


def test_only_programmes_of_the_union_are_european() -> None:
    written = ("FSE", "Fondi comunali", "", "Culture 2000")

    assert [european_programme(one) is not None for one in written] == [True, False, False, True]


def test_every_word_of_the_list_is_plain_and_finds_the_programme_it_stands_under() -> None:
    raw = tomllib.loads(files("annuario.register").joinpath("programmes.toml").read_text("utf-8"))["programmes"]
    words = [(word, each["en"]) for each in raw for word in each["words"]]

    assert [word for word, _ in words if word != plain(word)] == []
    assert [(word, name) for word, name in words if programme_name(word, "en") != name] == []
