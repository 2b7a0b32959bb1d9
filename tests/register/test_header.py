from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from annuario.register.grid import read_grids
from annuario.register.header import find_tables
from annuario.register.headings import assigned
from annuario.register.words import plain

Found = tuple[int, int, int, dict[str, str]]


def found(path: Path) -> list[Found]:
    """Header's row, first and last row, and the field of each column by letter (" " where it is not known)."""
    return [
        (table.header, table.first, table.last, {column.letter: column.field for column in table.columns})
        for table in find_tables(read_grids(path.read_bytes())[0])
    ]


PLAIN = ["Titolo", "Programma", "Partner", "Budget"]
ROW = ["Aria pulita", "LIFE", "Lione", 5000]


def merge(*areas: str) -> Callable[[Worksheet], object]:
    def dress(sheet: Worksheet) -> None:
        for area in areas:
            sheet.merge_cells(area)

    return dress


MESSY: list[tuple[str, Sequence[Sequence[object]], tuple[str, ...], list[Found]]] = [
    (
        "a plain one",
        [PLAIN, ROW],
        (),
        [(1, 2, 2, {"A": "title", "B": "programme", "C": "partners", "D": "budget"})],
    ),
    (
        "lines above, an empty column before",
        [["Divisione Ambiente"], ["Anno 2005"], [], [None, *PLAIN], [None, *ROW], [None, *ROW]],
        (),
        [(4, 5, 6, {"B": "title", "C": "programme", "D": "partners", "E": "budget"})],
    ),
    (
        "capitals, accents, brackets, line breaks",
        [["TITOLO\nPROGETTO", "Attività (descr.)", "PAESI COINVOLTI:", "Importo (in €)"], ["a", "b", "c", 1]],
        (),
        [(1, 2, 2, {"A": "title", "B": "", "C": "countries", "D": "budget"})],
    ),
    (
        "slips of the pen",
        [["Titolo", "Programa", "Risulttati", "Refferente", "Partneriato"], ["a", "b", "c", "d", "e"]],
        (),
        [(1, 2, 2, {"A": "title", "B": "programme", "C": "results", "D": "contact", "E": "partners"})],
    ),
    (
        "words around the word",
        [
            ["Titolo del progetto europeo", "Note sul progetto", "Programma di finanziamento UE", "Referente interno ufficio"],
            ["a", "b", "c", "d"],
        ],
        (),
        [(1, 2, 2, {"A": "title", "B": "", "C": "programme", "D": "contact"})],
    ),
    (
        "two rows, the upper one merged",
        [
            ["Titolo", "Programma", "Periodo", None, "Partner"],
            [None, None, "Inizio", "Fine", None],
            ["a", "LIFE", "2004", "2006", "Lione"],
        ],
        ("C1:D1",),
        [(1, 3, 3, {"A": "title", "B": "programme", "C": "start", "D": "end", "E": "partners"})],
    ),
    (
        "two rows, everything merged",
        [
            ["Title", "Duration", None, "Partners", "Budget"],
            [None, "from", "to", None, None],
            ["a", "2004", "2006", "Lyon", 1],
        ],
        ("A1:A2", "B1:C1", "D1:D2", "E1:E2"),
        [(1, 3, 3, {"A": "title", "B": "start", "C": "end", "D": "partners", "E": "budget"})],
    ),
    (
        "a title merged over all columns, in words of the header",
        [["Attività", None, None, None], PLAIN, ROW],
        ("A1:D1",),
        [(2, 3, 3, {"A": "title", "B": "programme", "C": "partners", "D": "budget"})],
    ),
    (
        "two tables, the second with a title",
        [PLAIN, ROW, ROW, [], ["Reti"], ["Title", "Countries", "Contact"], ["b", "France", "x@comune.example"]],
        (),
        [
            (1, 2, 4, {"A": "title", "B": "programme", "C": "partners", "D": "budget"}),
            (6, 7, 7, {"A": "title", "B": "countries", "C": "contact"}),
        ],
    ),
    (
        "the header again on each page",
        [PLAIN, ROW, PLAIN, ROW],
        (),
        [
            (1, 2, 2, {"A": "title", "B": "programme", "C": "partners", "D": "budget"}),
            (3, 4, 4, {"A": "title", "B": "programme", "C": "partners", "D": "budget"}),
        ],
    ),
    (
        "two columns of one name, one without a name, one without anything below",
        [["Titolo", "Budget", "Budget", None, "Vuota"], ["a", 1, 2, "senza nome"]],
        (),
        [(1, 2, 2, {"A": "title", "B": "budget", "C": "", "D": ""})],
    ),
    (
        "both a project and an activity",
        [["Attività", "Progetto", "Anno"], ["a", "b", 2005]],
        (),
        [(1, 2, 2, {"A": "", "B": "title", "C": "period"})],
    ),
    (
        "numbers, project codes, many strangers",
        [["N.", "Codice progetto", "Titolo", "Descrizione", "Obiettivi", "Ruolo", "Paese"], [1, "x", "a", "b", "c", "d", "e"]],
        (),
        [(1, 2, 2, {"A": "", "B": "", "C": "title", "D": "", "E": "", "F": "", "G": "countries"})],
    ),
    ("the header too far down", [*[["testo"]] * 30, PLAIN, ROW], (), []),
    ("no header at all", [["Note dell'ufficio"], ["Chiamare il partner"], ["Ufficio", "Telefono"]], (), []),
    ("a long sentence that begins like a header", [["Titolo e programma e budget e paesi e partner di ogni cosa"]], (), []),
]


@pytest.mark.parametrize(("rows", "merged", "expected"), [case[1:] for case in MESSY], ids=[case[0] for case in MESSY])
def test_messy_sheets(
    book: Callable[..., Path], rows: Sequence[Sequence[object]], merged: tuple[str, ...], expected: list[Found]
) -> None:
    path = book({"Foglio1": rows}, merge(*merged))

    assert found(path) == expected


def test_headings_are_unique_and_rows_above_belong_to_their_table(book: Callable[..., Path]) -> None:
    rows = [["Elenco"], ["Titolo", "Budget", "Budget"], ["a", 1, 2, 3], ["Reti"], ["Titolo", "Paesi", "Partner"], ["b", "c"]]

    tables = find_tables(read_grids(book({"Foglio1": rows}).read_bytes())[0])

    assert [(table.captions, [column.heading for column in table.columns]) for table in tables] == [
        ((1,), ["Titolo", "Budget", "Budget (C)", "D"]),
        ((4,), ["Titolo", "Paesi", "Partner"]),
    ]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Titolo dell'attività", "title"),
        ("progetto del titolo", "title"),
        ("Durata del progetto", "period"),
        ("Data di inizio", "start"),
        ("Partner coinvolti nel progetto", "partners"),
        ("Budget complessivo", "budget"),
        ("E-mail", "contact"),
        ("Chapter", "chapter"),
        ("Contratti", ""),
        ("Stato avanzamento", ""),
        ("Quota Città", ""),
        ("x", ""),
    ],
)
def test_headings(heading: str, field: str) -> None:
    assert [name for name, _ in assigned({1: plain(heading)}).values()] == ([field] if field else [])
