"""An activity that two departments tell of: one fiche that names both, and nothing that either says is lost."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from annuario.docx import Package, read
from annuario.docx.names import w
from annuario.docx.text import paragraph_text
from annuario.ledger.decisions import freeze, thaw
from annuario.ledger.desk import Desk
from annuario.ledger.questions import answer, questions
from annuario.report.edition_data import open_data
from annuario.report.export import last_origins
from tests.documents.city import CYCLE, build_draft, desk_in

HEADER = ["Titolo", "Programma", "Periodo", "Partner", "Importo", "Note"]
SPORT = ["Strade sicure per tutti", "STEER", "2005", "Lyon; Graz", 120000, "dieci scuole"]
POLICE = ["STRADE SICURE PER TUTTI", "STEER", "2004-2005", "Lyon; Bristol", 118000]


def put(folder: Path, path: str, *rows: Sequence[object]) -> None:
    """Lay a list of activities into the shared folder."""
    book = Workbook()
    for row in (HEADER, *rows):
        book.worksheets[0].append(list(row))
    target = folder / CYCLE / "shared" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    book.save(target)


def fiches(draft: Package) -> dict[str, list[tuple[str, str]]]:
    """The fiches of the draft by title: label and value of each row."""
    found = {}
    for table in draft.body.iter(w("tbl")):
        (title, *_), *rows = [
            ["\n".join(map(paragraph_text, cell.iter(w("p")))) for cell in row.iter(w("tc"))] for row in table.iter(w("tr"))
        ]
        found[title] = [(row[0], row[1]) for row in rows if len(row) == 2]
    return found


@pytest.fixture
def twice(city: Path) -> Path:
    """The city after two departments handed in a list with the same activity, the sports department first."""
    put(city, "sport/elenco.xlsx", SPORT)
    with desk_in(city) as desk:
        build_draft(desk)
    put(city, "polizia-municipale/elenco.xlsx", POLICE)
    with desk_in(city) as desk:
        build_draft(desk)
    return city


def test_one_fiche_tells_what_both_say_and_the_other_place_leads_there(twice: Path) -> None:
    with desk_in(twice) as desk:
        draft = read(desk.workspace.draft)
        sport, police = (desk.cycle.department(id_).name.en for id_ in ("sport", "polizia-municipale"))

    found = fiches(draft)
    sentences = [paragraph_text(paragraph) for paragraph in draft.body.iter(w("p"))]

    assert "STRADE SICURE PER TUTTI" not in found
    assert found["Strade sicure per tutti"] == [
        ("Told by", f"{sport}\n{police}"),
        (f"Title ({police})", "STRADE SICURE PER TUTTI"),
        ("Programme", "STEER"),
        ("Period", "2005"),
        (f"Period ({police})", "2004–2005"),
        ("Partners", "Lyon; Graz"),
        (f"Partners ({police})", "Lyon; Bristol"),
        ("Budget", "€120,000"),
        (f"Budget ({police})", "€118,000"),
        ("Note", "dieci scuole"),
    ]
    assert f"“STRADE SICURE PER TUTTI” is told together with {sport}, in the chapter “Youth and sport”." in sentences


def test_the_open_data_have_one_record_with_both(twice: Path) -> None:
    with desk_in(twice) as desk:
        records = [record for record in told(desk) if record["title"].casefold() == "strade sicure per tutti"]

    assert [(record["department"], record["partners"], record["budget"], record["told_otherwise"]) for record in records] == [
        (
            ["sport", "polizia-municipale"],
            ["Lyon", "Graz", "Bristol"],
            "120000",
            [
                "polizia-municipale: title: STRADE SICURE PER TUTTI",
                "polizia-municipale: period: 2004–2005",
                "polizia-municipale: partners: Lyon, Bristol",
                "polizia-municipale: budget: €118,000",
            ],
        )
    ]


def test_what_was_answered_to_be_different_stands_twice(twice: Path) -> None:
    with desk_in(twice) as desk:
        (asked,) = [question for question in questions(desk.ledger) if question.kind == "twins"]
        answer(desk.ledger, desk.clock, asked.id, "different")
        build_draft(desk)

        assert {"Strade sicure per tutti", "STRADE SICURE PER TUTTI"} <= fiches(read(desk.workspace.draft)).keys()
        assert len([record for record in told(desk) if record["title"].casefold() == "strade sicure per tutti"]) == 2


def told(desk: Desk) -> list[dict[str, Any]]:
    """The records of the open data."""
    records: list[dict[str, Any]] = json.loads(open_data(desk, last_origins(desk))["activities.json"])
    return records


def test_a_frozen_section_keeps_its_fiche_as_it_is(city: Path) -> None:
    put(city, "sport/elenco.xlsx", SPORT)
    with desk_in(city) as desk:
        build_draft(desk)
        freeze(desk.ledger, desk.clock, "youth-sport")
    put(city, "polizia-municipale/elenco.xlsx", POLICE)

    with desk_in(city) as desk:
        build_draft(desk)
        closed = fiches(read(desk.workspace.draft))
        thaw(desk.ledger, desk.clock, "youth-sport")
        build_draft(desk)
        opened = fiches(read(desk.workspace.draft))

    assert (closed["Strade sicure per tutti"][0], "STRADE SICURE PER TUTTI" in closed) == (("Programme", "STEER"), True)
    assert (opened["Strade sicure per tutti"][0][0], "STRADE SICURE PER TUTTI" in opened) == ("Told by", False)


def test_what_two_lists_of_a_department_tell_stands_once(city: Path) -> None:
    put(city, "sport/elenco.xlsx", SPORT)
    put(city, "sport/riepilogo.xlsx", [*SPORT[:5], "undici scuole"])

    with desk_in(city) as desk:
        build_draft(desk)
        draft = read(desk.workspace.draft)
        sport = desk.cycle.department("sport").name.en
        records = [record["department"] for record in told(desk) if record["title"] == SPORT[0]]

    notes = [row for row in fiches(draft)["Strade sicure per tutti"] if row[1] in {sport, "dieci scuole", "undici scuole"}]
    assert notes == [("Told by", sport), ("Note", "dieci scuole"), (f"Note ({sport})", "undici scuole")]
    assert records == [["sport"]]
