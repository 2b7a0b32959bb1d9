"""Columns of numbers stand on the right with their heads; a row that sums up the others is told as one."""

import pytest

from annuario.docx import Package, read_bytes, restyle
from annuario.docx.house import Styles
from annuario.docx.names import w
from annuario.docx.number_columns import sums_up
from annuario.docx.text import style_id
from tests.documents.word import cell, house, para, run, table, word

LEFT, RIGHT = "Table Text", "Table Number"


def restyled(body: str) -> Package:
    """Return a document in the house's looks."""
    document = read_bytes(word(body))
    restyle(document, house())
    return document


def looks(document: Package) -> list[list[str]]:
    """Return for each row of the first table the style of each cell, or how its words are set by hand."""
    styles = Styles(document)
    return [
        [
            next((jc.get(w("val"), "") for jc in cell.iter(w("jc"))), styles.name(style_id(next(cell.iter(w("p"))))))
            for cell in row.findall(w("tc"))
        ]
        for row in document.body[0].findall(w("tr"))
    ]


def column(*texts: str) -> str:
    """Return a table with a head over `texts`, beside a column that names the rows."""
    head = [cell(para(run(text, "<w:b/>"))) for text in ("Name", "What")]
    return table(head, *(["row", text] for text in texts))


@pytest.mark.parametrize(
    "texts",
    [("1", "2"), ("1,234.50", "–"), ("EUR 31", ""), ("73 %", "€ 5"), ("-4", "n.d."), ("12 000", "7"), ("1957", "2003")],
)
def test_a_column_of_numbers_stands_on_the_right_with_its_head(texts: tuple[str, ...]) -> None:
    assert looks(restyled(column(*texts))) == [["Table Head", "Figure Head"], *[[LEFT, RIGHT]] * len(texts)]


@pytest.mark.parametrize("texts", [("1", "one"), ("8-11 March", "2"), ("–", ""), ("2004-2006", "2005"), ("3 km", "4 km")])
def test_any_other_column_stands_on_the_left(texts: tuple[str, ...]) -> None:
    assert looks(restyled(column(*texts))) == [["Table Head", "Table Head"], *[[LEFT, LEFT]] * len(texts)]


def test_what_an_office_set_on_the_right_among_words_goes_left_and_what_stands_in_the_middle_stays() -> None:
    right, center = (cell(para(run("x"), props=f'<w:jc w:val="{side}"/>')) for side in ("right", "center"))

    document = restyled(table([right, right, center], ["a", "b", "c"]))

    assert looks(document)[0] == ["right", LEFT, "center"]  # the first column names the rows, and is as it was


def test_a_head_over_several_columns_of_numbers_stands_in_their_middle() -> None:
    bold = [cell(para(run(text, "<w:b/>"))) for text in ("a", "b", "c")]
    over = cell(para(run("Budget", "<w:b/>")), props='<w:gridSpan w:val="2"/>')

    document = restyled(table([bold[0], over], bold, ["x", "1", "2"]))

    assert looks(document) == [["Table Head", "center"], ["Table Head", "Figure Head", "Figure Head"], [LEFT, RIGHT, RIGHT]]


@pytest.mark.parametrize(
    ("last", "total"),
    [("Total", True), ("TOTALE", True), ("Total (totale)", True), ("Summe:", True), ("Totals of Torino", False), ("Year", False)],
)
def test_the_last_row_is_the_total_if_it_says_so(last: str, *, total: bool) -> None:
    document = restyled(table(["a", "1"], ["b", "2"], [last, "3"]))

    assert sums_up(document.body[0]) is total
    assert [look.get(w("lastRow")) for look in document.body.iter(w("tblLook"))] == [str(int(total))]
