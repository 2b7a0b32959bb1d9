"""Whole workbooks: what is read of them, and what is told."""

import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from annuario.register import Activity, Cell, City, Money, Note, Period, Precision, Reading, Source, read_workbook

Book = Callable[..., Path]
Chapters = Mapping[str, str]
Told = tuple[str, str, str, str]

HEADER = ["Titolo", "Capitolo", "Budget"]


def told(reading: Reading) -> list[Told]:
    """Code, place, value and rows of all faults."""
    return [(fault.code, fault.place, fault.params["value"], fault.params["rows"]) for fault in reading.faults]


def titles(reading: Reading) -> list[tuple[str, str]]:
    """Title and section of all activities."""
    return [(activity.title, activity.section) for activity in reading.activities]


def test_everything_of_a_row_is_kept_with_its_cell(book: Book, chapters: Chapters) -> None:
    header = [
        "Titolo", "Programma", "Tema", "Capitolo", "Periodo", "Partner", "Paesi", "Budget (€)", "Risultati", "Contatto", "Note",
    ]  # fmt: skip
    row = [
        "  Aria  pulita ", "LIFE", "aria", "2. Progetti Europei", "marzo 2004 - ottobre 2005", "Lyon (F, capofila), Graz",
        "Francia; Austria", 85000.5, "Due centraline.\nUn manuale.", "ambiente@comune.example", 7,
    ]  # fmt: skip

    def dress(sheet: Worksheet) -> None:
        sheet["J2"].hyperlink = "mailto:ambiente@comune.example"

    reading = read_workbook(book({"Attività": [header, row]}, dress), chapters=chapters)

    assert reading.activities == (
        Activity(
            title="Aria pulita",
            programme="LIFE",
            topic="aria",
            section="european-projects",
            period=Period(date(2004, 3, 1), date(2005, 10, 31), Precision.MONTH, "marzo 2004 - ottobre 2005"),
            partners=("Lyon (F, capofila)", "Graz"),
            countries=("Francia", "Austria"),
            country_codes=("FR", "AT"),
            cities=(City("Lyon", "FR", "Lione"), City("Graz", "AT", "Graz")),
            budget=Money(Decimal("85000.5"), "EUR", "85000.5"),
            budget_words="85000.5",
            results="Due centraline.\nUn manuale.",
            contact="ambiente@comune.example",
            extra=(("Note", "7"),),
            source=Source("Attività", 2),
            cells={
                "title": Cell("A2", "Aria pulita"),
                "programme": Cell("B2", "LIFE"),
                "topic": Cell("C2", "aria"),
                "chapter": Cell("D2", "2. Progetti Europei"),
                "period": Cell("E2", "marzo 2004 - ottobre 2005"),
                "partners": Cell("F2", "Lyon (F, capofila), Graz"),
                "countries": Cell("G2", "Francia; Austria"),
                "budget": Cell("H2", "85000.5"),
                "results": Cell("I2", "Due centraline.\nUn manuale."),
                "contact": Cell("J2", "ambiente@comune.example", "mailto:ambiente@comune.example"),
                "Note": Cell("K2", "7"),
            },
        ),
    )
    assert told(reading) == [("unmapped-column", "Attività!K1", "Note", "")]


def test_a_fault_says_all_that_its_text_may_use(book: Book, chapters: Chapters) -> None:
    path = book({"Foglio 1": [HEADER, ["a", "Reti", "12.000"], ["b", "Reti", "1"], ["c", "Reti", "12.000"]]})

    reading = read_workbook(path, chapters=chapters)

    assert [(fault.code, fault.severity.value, fault.place, fault.params) for fault in reading.faults] == [
        (
            "unread-amount",
            "look",
            "Foglio 1!C2",
            {"value": "12.000", "column": "Budget", "sheet": "Foglio 1", "row": "2", "rows": "2, 4", "count": "2"},
        )
    ]
    assert [activity.budget_text("en") for activity in reading.activities] == ["12.000", "€1", "12.000"]


BUDGETS = [
    (85000, "General", "€85,000", False),
    (1234.56, "#,##0.00", "€1,234.56", False),
    (5000, "[$CHF] #,##0", "CHF\u00a05,000", False),
    (5000, '"$"#,##0', "€5,000", False),
    (0.5, "0%", "50%", True),
    ("€ 85.000", "General", "€85,000", False),
    ("12 mila", "General", "€12,000", False),
    ("da definire", "General", "da definire", True),
    ("n.d.", "General", "n.d.", False),
    (datetime(2005, 3, 1), "dd/mm/yyyy", "01/03/2005", True),  # noqa: DTZ001 -- a sheet's days have no zone
]


@pytest.mark.parametrize(("value", "number_format", "text", "asks"), BUDGETS)
def test_budgets(book: Book, chapters: Chapters, value: object, number_format: str, text: str, *, asks: bool) -> None:
    def dress(sheet: Worksheet) -> None:
        sheet["C2"].number_format = number_format

    reading = read_workbook(book({"A": [HEADER, ["a", "Reti", value]]}, dress), chapters=chapters)

    assert (reading.activities[0].budget_text("en"), [fault.code for fault in reading.faults]) == (
        text,
        ["unread-amount"] * asks,
    )


MARCH = datetime(2005, 3, 12)  # noqa: DTZ001 -- a sheet's days have no zone
PERIODS = [
    (["Periodo"], [MARCH], "dd/mm/yyyy", "12 March 2005", ""),
    (["Periodo"], [MARCH], "mmm-yy", "March 2005", ""),
    (["Periodo"], [MARCH], "yyyy", "2005", ""),
    (["Anno"], [2005], "General", "2005", ""),
    (["Periodo"], [38412], "General", "38412", "38412"),
    (["Periodo"], ["da definire"], "General", "da definire", "da definire"),
    (["Periodo"], ["-"], "General", "-", ""),
    (["Periodo"], [None], "General", "", ""),
    (["Inizio", "Fine"], ["marzo 2004", "maggio 2005"], "General", "March 2004 – May 2005", ""),
    (["Inizio", "Fine"], [MARCH, MARCH], "dd/mm/yyyy", "12 March 2005", ""),
    (["Inizio", "Fine"], ["2004-2006", None], "General", "2004–2006", ""),
    (["Inizio", "Fine"], ["2004", None], "General", "from 2004", ""),
    (["Inizio", "Fine"], [None, "2006"], "General", "until 2006", ""),
    (["Inizio", "Fine"], ["2006", "2004"], "General", "2006 – 2004", "2006 – 2004"),
    (["Inizio", "Fine"], ["2004", "presto"], "General", "2004 – presto", "2004 – presto"),
]


@pytest.mark.parametrize(("header", "cells", "number_format", "text", "asks"), PERIODS)
def test_periods(
    book: Book, chapters: Chapters, header: list[str], cells: list[object], number_format: str, text: str, asks: str
) -> None:
    def dress(sheet: Worksheet) -> None:
        sheet["C2"].number_format = sheet["D2"].number_format = number_format

    reading = read_workbook(book({"A": [["Titolo", "Capitolo", *header], ["a", "Reti", *cells]]}, dress), chapters=chapters)

    faults = [("unread-period", "A!C2", asks, "2")] if asks else []
    assert (reading.activities[0].period.text("en"), told(reading)) == (text, faults)


def test_a_period_beside_start_and_end_is_kept(book: Book, chapters: Chapters) -> None:
    rows = [["Titolo", "Capitolo", "Periodo", "Inizio", "Fine"], ["a", "Reti", "due anni", "2004", "2005"]]

    activity = read_workbook(book({"A": rows}), chapters=chapters).activities[0]

    assert (activity.period.text("en"), activity.extra) == ("2004–2005", (("Periodo", "due anni"),))


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Lyon, Graz", ("Lyon", "Graz")),
        ("Politecnico, Dipartimento di Energia; Graz", ("Politecnico, Dipartimento di Energia", "Graz")),
        ("- Lyon\n- Graz, Stadt\n", ("Lyon", "Graz, Stadt")),
        ("Lyon (F, capofila), Graz", ("Lyon (F, capofila)", "Graz")),
        (5, ("5",)),
        ("n.d.", ()),
        (None, ()),
    ],
)
def test_partners(book: Book, chapters: Chapters, cell: object, names: tuple[str, ...]) -> None:
    path = book({"A": [["Titolo", "Capitolo", "Partner"], ["a", "Reti", cell]]})

    assert read_workbook(path, chapters=chapters).activities[0].partners == names


def test_chapters(book: Book, chapters: Chapters) -> None:
    rows = [HEADER, ["a", "RETI"], ["b", "Networks"], ["c", "03 - Culture and Education"], ["d", "Sport"], ["e"], ["f", "Sport"]]

    reading = read_workbook(book({"A": rows}), chapters=chapters)

    assert titles(reading) == [
        ("a", "networks"),
        ("b", "networks"),
        ("c", "culture-education"),
        ("d", ""),
        ("e", ""),
        ("f", ""),
    ]
    assert told(reading) == [("unknown-chapter", "A!B5", "Sport", "5, 7"), ("unknown-chapter", "A!B6", "", "6")]


def test_without_a_chapter_column_titles_between_the_rows_tell(book: Book, chapters: Chapters) -> None:
    rows = [["Reti"], ["Titolo", "Paesi"], ["a", "Francia"], ["Progetti europei"], ["b", "Spagna"], ["Acqua"], ["c", "Italia"]]

    def dress(sheet: Worksheet) -> None:
        sheet.merge_cells("A6:B6")

    reading = read_workbook(book({"A": rows}, dress), chapters=chapters)

    assert [(activity.title, activity.section, activity.topic) for activity in reading.activities] == [
        ("a", "networks", ""),
        ("b", "european-projects", ""),
        ("c", "european-projects", "Acqua"),
    ]
    assert (told(reading), reading.notes) == ([], (Note("A", "A1", "Reti"),))


def test_without_any_chapter_it_is_told_once(book: Book, chapters: Chapters) -> None:
    reading = read_workbook(book({"A": [["Titolo", "Paesi"], ["a", "Malta"], ["b", "Cipro"]]}), chapters=chapters)

    assert told(reading) == [("unknown-chapter", "A!A1", "", "2-3")]


def test_merged_cells_fill_the_rows_below_and_a_merged_title_is_one_activity(book: Book, chapters: Chapters) -> None:
    rows = [
        ["Titolo", "Capitolo", "Programma", "Partner"],
        ["a", "Reti", "LIFE", "Lyon"],
        ["b", None, None, "Graz"],
        [None, None, None, "Bilbao"],
        [None, None, None, None],
        ["c", None, None, "Porto"],
    ]

    def dress(sheet: Worksheet) -> None:
        for area in ("B2:B6", "C2:C3", "A3:A5"):
            sheet.merge_cells(area)

    reading = read_workbook(book({"A": rows}, dress), chapters=chapters)

    assert [
        (activity.title, activity.section, activity.programme, activity.partners, activity.cells["partners"].ref)
        for activity in reading.activities
    ] == [
        ("a", "networks", "LIFE", ("Lyon",), "D2"),
        ("b", "networks", "LIFE", ("Graz", "Bilbao"), "D3:D4"),
        ("c", "networks", "", ("Porto",), "D6"),
    ]


def test_rows_that_are_no_activity(book: Book, chapters: Chapters) -> None:
    rows = [
        ["N.", *HEADER, "Fatto"],
        [1, "Total quality", "Reti", 10, True],
        [2, None, None, 0, False],
        [],
        [None, "Totale progetti in corso", None, 10],
        [None, "TOTALE:", None, "€ 10"],
        [None, "Totale sicurezza", "Reti", "da definire"],
        [None, "* importi stimati"],
        [None, "Fonte: bilancio"],
    ]

    reading = read_workbook(book({"A": rows}), chapters=chapters)

    assert titles(reading) == [("Total quality", "networks"), ("Totale sicurezza", "networks")]
    assert reading.notes == (Note("A", "B8", "* importi stimati"), Note("A", "B9", "Fonte: bilancio"))
    assert [fault for fault in told(reading) if fault[0] == "total-row"] == [
        ("total-row", "A!B5", "Totale progetti in corso", "5"),
        ("total-row", "A!B6", "TOTALE:", "6"),
    ]


def test_a_row_without_a_title_is_kept_and_asked_about(book: Book, chapters: Chapters) -> None:
    reading = read_workbook(book({"A": [HEADER, [None, "Reti", 5000]]}), chapters=chapters)

    assert (titles(reading), told(reading)) == ([("", "networks")], [("no-title", "A!A2", "Reti", "2")])


def test_errors_and_formulas_without_a_value(book: Book, chapters: Chapters) -> None:
    rows = [HEADER, ["a", "Reti", "#REF!"], ["b", "Reti", "=SUM(C1:C2)"], ["c", "Reti", "=SUM(C1:C3)"]]

    def dress(sheet: Worksheet) -> None:
        sheet["C2"].data_type = "e"

    reading = read_workbook(book({"A": rows}, dress), chapters=chapters)

    assert told(reading) == [
        ("unread-cell", "A!C2", "#REF!", "2"),
        ("formula-without-value", "A!C3", "=SUM(C1:C2)", "3-4"),
    ]
    assert [(activity.budget_text("it"), activity.cells["budget"].raw) for activity in reading.activities] == [
        ("", "#REF!"),
        ("", "=SUM(C1:C2)"),
        ("", "=SUM(C1:C3)"),
    ]


def test_hidden_rows_are_read_and_hidden_sheets_are_not(book: Book, chapters: Chapters) -> None:
    rows = [HEADER, ["a", "Reti"], ["b", "Reti"], ["c", "Reti"]]

    def dress(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = sheet.title == "A"
        sheet.sheet_state = "visible" if sheet.title == "A" else "hidden"

    reading = read_workbook(book({"A": rows, "Vecchio": rows, "Elenchi": [["Sì"], ["No"]]}, dress), chapters=chapters)

    assert titles(reading) == [("a", "networks"), ("b", "networks"), ("c", "networks")]
    assert told(reading) == [
        ("hidden-sheet", "Vecchio", "Vecchio", ""),
        ("notes-sheet", "Elenchi", "Elenchi", ""),
        ("hidden-rows", "A!A3", "", "3-4"),
    ]


def test_sheets_without_a_table_are_notes(book: Book, chapters: Chapters) -> None:
    path = book({"Note": [["Chiamare"], [None, 12.5]], "Vuoto": [], "A": [HEADER, ["a", "Reti"]]})

    reading = read_workbook(path, chapters=chapters)

    assert (told(reading), reading.notes) == (
        [("notes-sheet", "Note", "Note", "")],
        (Note("Note", "A1", "Chiamare"), Note("Note", "B2", "12.5")),
    )


def test_two_tables_on_a_sheet_and_two_sheets(book: Book, chapters: Chapters) -> None:
    rows = [HEADER, ["a", "Reti"], [], ["Progetti europei"], ["Title", "Countries", "Amount"], ["b", "France", 5]]

    reading = read_workbook(book({"A": rows, "B": [HEADER, ["c", "Reti"]]}), chapters=chapters)

    assert titles(reading) == [("a", "networks"), ("b", "european-projects"), ("c", "networks")]
    assert told(reading) == []


@pytest.mark.parametrize(
    ("sheets", "faults"),
    [
        ({"A": [["Chiamare"]], "B": [["Note"]]}, [("no-header", "", "A, B", "")]),
        ({"A": []}, [("no-header", "", "", "")]),
        ({"A": [["Elenco"], HEADER, []]}, [("no-rows", "A!A2", "A", "")]),
    ],
)
def test_workbooks_with_nothing_in_them(
    book: Book, chapters: Chapters, sheets: dict[str, list[list[object]]], faults: list[Told]
) -> None:
    reading = read_workbook(book(sheets), chapters=chapters)

    assert (reading.activities, told(reading), reading.faults[0].severity.value) == ((), faults, "stops")


def damaged(path: Path) -> dict[str, bytes]:
    """The same workbook in ways that are none."""
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    return {
        "empty": b"",
        "text": b"Titolo;Budget\na;1\n",
        "old or locked": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "cut": content[: len(content) // 2],
        "another zip": zipped({"word/document.xml": b"<w/>"}),
        "no sheet": zipped({name: part for name, part in parts.items() if "sheet1" not in name}),
        "sheet broken": zipped(parts | {"xl/worksheets/sheet1.xml": sheet[:-40]}),
        "styles broken": zipped(parts | {"xl/styles.xml": b"<styleSheet"}),
        "reference broken": zipped(parts | {"xl/worksheets/sheet1.xml": sheet.replace(b'r="A2"', b'r="2A"')}),
        "entities": zipped(
            parts
            | {"xl/worksheets/sheet1.xml": b'<!DOCTYPE x [<!ENTITY a "b">]>' + sheet.replace(b"<sheetData>", b"&a;<sheetData>")}
        ),
    }


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def test_a_file_that_is_no_workbook_stops_and_throws_nothing(book: Book, chapters: Chapters) -> None:
    path = book({"A": [HEADER, ["a", "Reti"]]})
    readings = {}

    for name, content in damaged(path).items():
        path.write_bytes(content)
        readings[name] = told(read_workbook(path, chapters=chapters))

    assert readings == {name: [("not-a-workbook", "", "elenco attività.xlsx", "")] for name in readings}


def test_pandas_is_not_loaded_before_it_is_needed() -> None:
    program = (
        "import sys, annuario.register; assert 'pandas' not in sys.modules; annuario.register.frame; print('pandas' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout == "True\n"


DOUBTS = [
    ([["Titolo", "Paesi"], ["a", "Atlantide"], ["b", "Francia"]], [("unknown-country", "A!B2", "Atlantide", "2")]),
    ([["Titolo", "Paesi"], ["a", "Congo"]], [("ambiguous-country", "A!B2", "Congo", "2")]),
    ([["Titolo", "Partner"], ["a", "Lione; Tripoli"]], [("ambiguous-city", "A!B2", "Tripoli", "2")]),
    ([["Titolo", "Importo (k€)"], ["a", 12], ["b", 13]], [("counted-in", "A!B1", "1,000", "2-3")]),
    ([["Dati in migliaia di euro"], ["Titolo", "Importo"], ["a", 12]], [("counted-in", "A!B2", "1,000", "3")]),
    ([["Titolo", "Inizio", "Ultimazione"], ["a", "2004", "2006"]], [("unmapped-dates", "A!C1", "Ultimazione", "")]),
    ([["Titolo", "Spesa prevista", "Spesa effettiva"], ["a", 1, 2]], [("other-amount", "A!C1", "Spesa effettiva", "")]),
    ([["Titolo", "Paesi"], ["a", "Francia"], [], ["Visto: l'ufficio"]], [("remark-row", "A!A4", "Visto: l'ufficio", "4")]),
    ([["Titolo", "Paesi", "Anno"], ["(a)", "(b)", "(c)"], ["a", "Malta", 2005]], [("remark-row", "A!A2", "(a)", "2")]),
]


@pytest.mark.parametrize(("rows", "faults"), DOUBTS)
def test_what_is_not_certain_is_told(book: Book, chapters: Chapters, rows: list[list[object]], faults: list[Told]) -> None:
    reading = read_workbook(book({"A": rows}), chapters=chapters)

    assert [fault for fault in told(reading) if fault[0] != "unknown-chapter"] == faults


def test_cities_of_partners_and_of_a_title_that_is_a_city(book: Book, chapters: Chapters) -> None:
    twins = [["Città gemellata", "Partner", "Paese"], ["Chambéry", "Lione", "Francia"], ["Nagoya", None, None]]
    projects = [["Titolo", "Partner"], ["Torino capitale", "Lille; Lilla"]]

    reading = read_workbook(book({"A": twins, "B": projects}), chapters=chapters)

    cities = [[city.name for city in activity.cities] for activity in reading.activities]
    assert cities == [["Chambéry", "Lyon"], ["Nagoya"], ["Lille"]]
    assert [activity.known_countries for activity in reading.activities] == [("FR",), ("JP",), ("FR",)]
