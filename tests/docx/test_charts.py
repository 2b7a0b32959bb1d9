"""Bars of Word's own: what they show, what the workbook inside says, and that they survive being joined."""

from io import BytesIO

from openpyxl import load_workbook

from annuario.docx import Package, Piece, compose, inspect, read, read_bytes, write
from annuario.docx.blocks import Caption, Grid, Words, put_blocks
from annuario.docx.charts import Bars
from annuario.docx.names import q, w
from annuario.docx.text import blocks, paragraph_text
from annuario.docx.write import Sheet
from tests.documents.word import HOUSE

BARS = Bars("Activities", (("Networks & more", 7), ("Sport", 11)), "Bar chart. Activities: Networks & more 7; Sport 11.")


def joined() -> Package:
    """Return a document into which a page with the bars twice was joined, written and read again."""
    house = read(HOUSE)
    sheet = Sheet(house)
    put_blocks(sheet, (BARS, Caption("Figure", "Figure", "By chapter"), BARS, Caption("Figure", "Figure", "Again")))
    return read_bytes(write(compose(house, [Piece(sheet.package)])))


def test_the_values_shown_are_those_of_the_workbook_inside() -> None:
    package = joined()
    charts = [part for part in package.parts.values() if part.name.startswith("word/charts/")]

    books = [package.parts[rel.target].content for chart in charts for rel in chart.rels.values()]
    inside = [list(load_workbook(BytesIO(book))["Values"].values) for book in books]

    assert len(charts) == len(books) == 2
    assert inside == [[(None, "Activities"), *BARS.values]] * 2
    assert [[v.text for v in chart.tree().iter(q("c:v"))] for chart in charts] == [
        ["Activities", "Networks & more", "Sport", "7", "11"]
    ] * 2


def test_they_have_a_description_and_the_file_no_fault() -> None:
    package = joined()

    described = [node.get("descr") for node in package.body.iter(q("wp:docPr"))]

    assert described == [BARS.alt] * 2
    assert inspect(package) == ()


def test_the_same_values_are_the_same_file() -> None:
    assert write(joined()) == write(joined())


def test_a_table_sums_up_in_its_last_row_and_its_numbers_stand_on_the_right() -> None:
    sheet = Sheet(read(HOUSE))
    put_blocks(sheet, (Words("Below"), Grid(("Chapter", "Number"), (("Sport", "3"), ("All", "3")), (3, 1), 1, total=True)))

    table = next(sheet.package.body.iter(w("tbl")))
    look = next(table.iter(w("tblLook")))
    styles = [[style.get(w("val")) for style in row.iter(w("pStyle"))] for row in table.iter(w("tr"))]

    assert [block.text for block in blocks(sheet.package)][:3] == ["Below", "Chapter", "Number"]
    assert (look.get(w("firstRow")), look.get(w("lastRow"))) == ("1", "1")
    assert styles == [["TableHead", "FigureHead"], ["TableText", "TableNumber"], ["TableText", "TableNumber"]]


def test_a_caption_counts_in_its_sequence() -> None:
    sheet = Sheet(read(HOUSE))
    put_blocks(sheet, (Caption("Table", "Tabella", "Per Paese"),))

    caption = next(sheet.package.body.iter(w("p")))

    assert paragraph_text(caption) == "Tabella 1: Per Paese"
    assert [code.text for code in caption.iter(w("instrText"))] == [" SEQ Table \\* ARABIC "]
