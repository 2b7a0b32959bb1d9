from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from annuario.register import Activity, read_workbook
from annuario.register.identity import DOUBT, SAME, Telling, grant_codes, pairs

HEADER = ["Titolo", "Programma", "Anno", "Partner", "Paesi", "Importo", "Codice progetto", "Risultati"]
Row = Sequence[object]
Book = Callable[..., Path]


def activity(book: Book, row: Row) -> Activity:
    return read_workbook(book({"A": [HEADER, row]}), chapters={}).activities[0]


SURE = [
    (["Aria pulita nelle città alpine", "LIFE", 2005], ["ARIA PULITA NELLE CITTA' ALPINE", "LIFE Ambiente", 2005]),
    (["Settimana europea della mobilità", None, 2005], ["Settimana europea della mobilita", None, 2005]),
    (["Compost di quartiere", "LIFE", 2005], ["COMPOSTNET - Compost di quartiere", "LIFE", 2005, "Graz"]),
    (
        ["COMPOSTNET", "LIFE", 2005, "Graz", "Austria", 100, "LIFE05 ENV/IT/000814"],
        ["Compost di quartiere", "LIFE05 ENV/IT/000814", 2005, "Graz"],
    ),
]
DOUBTFUL = [
    (["Scambio di giovani a Colonia", "Gioventù", 2005, "Colonia"], ["Scambio di giovani con Colonia e Lilla", "Gioventù", 2004]),
    # a translation: the same money from the same programme for the same towns
    (
        ["Parchi sul fiume", "Interreg III B", 2005, "Lione; Graz", "F; A", 437500],
        ["River parks", "INTERREG IIIB", 2005, "Lyon; Graz", None, 437500],
    ),
    # one code, but nothing else alike
    (
        ["Mercati", "x", 2003, None, None, None, "LIFE05 ENV/IT/000814"],
        ["Orti", "y", 2005, None, None, None, "LIFE05 ENV/IT/000814"],
    ),
    # all alike, but two codes: two years of a project?
    (
        ["Aria pulita", "LIFE", 2005, None, None, 1, "LIFE05 ENV/IT/000814"],
        ["Aria pulita", "LIFE", 2005, None, None, 1, "LIFE05 ENV/IT/000815"],
    ),
]
OTHERS = [
    (["Scambio di giovani a Colonia", "Gioventù", 2005, "Colonia"], ["Torneo di nuoto a Glasgow", "Gioventù", 2005, "Glasgow"]),
    (["Europa", None, 2005], ["Festa dell'Europa in piazza Castello", None, 2005]),
    (["Visita a Barcellona sul piano strategico", None, 2005], ["Pedibus: visita a Barcellona", None, 2005]),
    (
        ["Norme", None, 2005, None, None, None, None, "ISO 9001/2000"],
        ["Qualità", None, 2005, None, None, None, None, "ISO 9001/2000"],
    ),
]


def likeness(book: Book, one: Row, other: Row) -> float:
    found = pairs([Telling("a", activity(book, one)), Telling("b", activity(book, other))])
    return found[0].likeness if found else 0.0


@pytest.mark.parametrize(("one", "other"), SURE)
def test_what_is_surely_the_same(book: Book, one: Row, other: Row) -> None:
    assert likeness(book, one, other) >= SAME


@pytest.mark.parametrize(("one", "other"), DOUBTFUL)
def test_what_may_be_the_same(book: Book, one: Row, other: Row) -> None:
    assert DOUBT <= likeness(book, one, other) < SAME


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_what_is_not_the_same(book: Book, one: Row, other: Row) -> None:
    assert likeness(book, one, other) == 0.0


def test_rows_of_one_department_are_never_one_and_each_has_one_twin_in_another(book: Book) -> None:
    told = [
        Telling(department, activity(book, [title, "LIFE", 2005]))
        for department, title in (("a", "Aria pulita in città"), ("a", "Aria pulita in città 2"), ("b", "Aria pulita in città"))
    ]

    assert [(pair.one, pair.other) for pair in pairs(told)] == [(0, 2)]


def test_the_codes_of_grants(book: Book) -> None:
    row = [
        "FP6-2004-IST-4-027023 Reti",
        "LIFE04 ENV/IT/000437",
        2005,
        None,
        None,
        None,
        "2003/IT/16.0",
        "a.s. 2004/2005, ISO 9001/2000",
    ]

    assert grant_codes(activity(book, row)) == {"FP62004IST4027023", "LIFE04ENVIT000437", "2003IT160"}
