import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from annuario.office import find_office
from annuario.register import Reading, read_workbook
from annuario.register.form import ROWS, FormOf, activities_form
from annuario.register.words import LISTS
from tests.documents.saved import saved_as

CHAPTERS = {"it": ("Gemellaggi e accordi", "Progetti europei"), "en": ("Twinnings and agreements", "European projects")}
SECTIONS = {"gemellaggi e accordi": "twinnings", "twinnings and agreements": "twinnings", "progetti europei": "projects"}
SECTIONS |= {"european projects": "projects"}


def form(language: str) -> bytes:
    return activities_form(FormOf("Settore Sport", 2005, language, CHAPTERS[language], ("Eventi sportivi", "Scambi")))


def filled(language: str, rows: int, path: Path, *, resaved: bool = False) -> Reading:
    """Fill the form as a clerk would, a value in each cell, save it (by LibreOffice too, if it is `resaved`), and read it."""
    book = load_workbook(io.BytesIO(form(language)))
    sheet = book.active
    assert sheet is not None
    for number in range(rows):
        for column, value in enumerate(_row(language, number), 1):
            sheet.cell(5 + number, column, value)
    book.save(path)
    if resaved:
        path.write_bytes(saved_as(find_office(), path.read_bytes(), ".xlsx", source=".xlsx", work=path.parent))
    return read_workbook(path, chapters=SECTIONS)


def _row(language: str, number: int) -> tuple[Any, ...]:
    first, last = date(2005, 1 + number % 12, 5), date(2006, 1 + number % 12, 25)
    who = (f"Comune di Lione {number}; Comune di Köln {number}", "Francia; Germania")
    chapter = CHAPTERS[language][number % 2]
    return (
        f"Attività n. {number}",
        "Interreg III B",
        "Scambi",
        chapter,
        first,
        last,
        *who,
        1000.5 + number,
        "Fatto.",
        "sport@comune.example",
    )


@pytest.mark.parametrize("resaved", [False, True], ids=["as filled", "saved by LibreOffice"])
@pytest.mark.parametrize("language", ["it", "en"])
def test_fifty_rows_come_back_whole_and_without_a_word_of_doubt(language: str, tmp_path: Path, *, resaved: bool) -> None:
    reading = filled(language, 50, tmp_path / "form.xlsx", resaved=resaved)

    assert reading.faults == ()
    assert len(reading.activities) == 50
    for number, activity in enumerate(reading.activities):
        assert activity.title == f"Attività n. {number}"
        assert (activity.programme, activity.topic) == ("Interreg III B", "Scambi")
        assert activity.section == ("twinnings", "projects")[number % 2]
        assert (activity.period.start, activity.period.end) == (date(2005, 1 + number % 12, 5), date(2006, 1 + number % 12, 25))
        assert activity.partners == (f"Comune di Lione {number}", f"Comune di Köln {number}")
        assert activity.countries == ("Francia", "Germania")
        assert activity.budget is not None
        assert (float(activity.budget.amount), activity.budget.currency) == (1000.5 + number, "EUR")
        assert (activity.results, activity.contact) == ("Fatto.", "sport@comune.example")
        assert activity.extra == ()


@pytest.mark.parametrize("language", ["it", "en"])
def test_an_empty_form_holds_no_activity(language: str, tmp_path: Path) -> None:
    reading = filled(language, 0, tmp_path / "form.xlsx")

    assert [fault.code for fault in reading.faults] == ["no-rows"]
    assert reading.activities == ()


def test_chapters_and_topics_are_offered_on_every_row() -> None:
    book = load_workbook(io.BytesIO(form("it")))
    sheet = book.worksheets[0]

    lists = {str(check.sqref): check.formula1 for check in sheet.data_validations.dataValidation if check.type == "list"}
    offered = {name: [cell.value for cell in book[LISTS][name] if cell.value] for name in ("B", "C")}

    assert lists == {f"D5:D{4 + ROWS}": f"{LISTS}!$B$1:$B$2", f"C5:C{4 + ROWS}": f"{LISTS}!$C$1:$C$2"}
    assert offered == {"B": list(CHAPTERS["it"]), "C": ["Eventi sportivi", "Scambi"]}
    assert book[LISTS].sheet_state == "hidden"


def test_the_same_form_has_the_same_bytes() -> None:
    assert form("it") == form("it")
    assert form("it") != form("en")


def test_last_years_activities_are_there_to_begin_with(tmp_path: Path) -> None:
    last = {"title": "Maratona", "chapter": "Progetti europei", "partners": "Comune di Lione", "contact": "sport@comune.example"}
    path = tmp_path / "form.xlsx"
    path.write_bytes(activities_form(FormOf("Settore Sport", 2005, "it", CHAPTERS["it"], last=[last])))

    (activity,) = read_workbook(path, chapters=SECTIONS).activities

    assert (activity.title, activity.section, activity.partners) == ("Maratona", "projects", ("Comune di Lione",))
    assert (activity.budget, activity.results, activity.contact) == (None, "", "sport@comune.example")


@pytest.mark.parametrize("heading", ["Attività internazionali 2005: Settore Sport", "Attività 2005: Ufficio Torino 2006", ""])
@pytest.mark.parametrize(("start", "end"), [("giugno", ""), ("June", "September")])
def test_a_month_without_a_year_is_one_of_the_forms_year_and_this_is_told(
    start: str, end: str, heading: str, tmp_path: Path
) -> None:
    book = load_workbook(io.BytesIO(form("it")))
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = heading
    for column, value in enumerate(("Torneo delle città gemelle", "", "", CHAPTERS["it"][0], start, end), 1):
        sheet.cell(5, column, value)
    book.save(tmp_path / "form.xlsx")

    reading = read_workbook(tmp_path / "form.xlsx", chapters=SECTIONS)

    (activity,) = reading.activities
    first, last = date(2005, 6, 1), date(2005, 9, 30) if end else date(2005, 6, 30)
    assert (activity.period.start, activity.period.end) == (first, last)
    assert [(fault.code, fault.params["value"], fault.params["column"]) for fault in reading.faults] == [
        ("year-from-title", "2005", "Inizio")
    ]
