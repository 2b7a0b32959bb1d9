"""Notes at cells: beside those that are there, in a sheet that has boxes already, and read by others."""

import io

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment

from annuario.register import marking
from annuario.register.grid import read_grids
from annuario.register.marking import CellNote, ListWords, mark

WORDS = ListWords("Remarks annuario", "Cell", "What", "Do")


def book(*, noted: bool) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "L'elenco"
    sheet["A1"], sheet["B2"] = "Titolo", "forse"
    if noted:
        sheet["A1"].comment = Comment("del collega", "collega")
        sheet["B2"].comment = Comment("da chiedere", "collega")
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def notes(content: bytes) -> dict[str, str]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def test_a_note_joins_the_one_that_is_there() -> None:
    said = [CellNote("L'elenco", "B2", "Non è una data.", "Scrivete 2005."), CellNote("L'elenco", "C9", "Manca.", "Scrivetelo.")]

    content = mark(book(noted=True), said, WORDS, answers="abc")

    assert notes(content) == {
        "A1": "del collega",
        "B2": "da chiedere\n\nNon è una data.\n→ Scrivete 2005.",
        "C9": "Manca.\n→ Scrivetelo.",
    }


def test_cells_are_as_before_and_the_list_goes_when_it_comes_back() -> None:
    before = book(noted=False)

    content = mark(before, [CellNote("L'elenco", "B2", "x", "y"), CellNote("", "", "z", "t")], WORDS, answers="abc")

    assert [grid.name for grid in read_grids(content)] == ["L'elenco", "Remarks annuario"]
    assert read_grids(marking.remove_answer(content)) == read_grids(before)


def test_a_sheet_with_a_drawing_a_table_and_its_own_settings_keeps_its_order() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as made:
        sheet = made.add_worksheet("Elenco")
        sheet.add_table("A1:B3", {"columns": [{"header": "Titolo"}, {"header": "Periodo"}]})
        chart = made.add_chart({"type": "bar"})
        chart.add_series({"values": "=Elenco!$B$2:$B$3"})
        sheet.insert_chart("D2", chart)
        sheet.set_header("&CIntestazione")

    content = mark(buffer.getvalue(), [CellNote("Elenco", "B2", "x", "y")], WORDS, answers="abc")

    package = marking.opc.Opc.of(content)
    names = [node.tag.rpartition("}")[2] for node in package.tree("xl/worksheets/sheet1.xml")]
    assert names[-3:] == ["drawing", "legacyDrawing", "tableParts"]
    assert notes(content) == {"B2": "x\n→ y"}
