"""A column in which nothing stands goes, and its room to the first; a table of another form is left alone."""

import pytest

from annuario.docx import read_bytes
from annuario.docx.empty_columns import drop_empty_columns
from annuario.docx.names import w
from annuario.docx.text import paragraph_text
from tests.documents.word import cell, table, word


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["What", "2005", ""], ["Partners", "7", ""]], [["What", "2005"], ["Partners", "7"]]),
        ([["What", "", "2005"], ["Partners", "", "7"]], [["What", "2005"], ["Partners", "7"]]),
        ([["What", "2005", ""], ["Partners", "7", "–"]], [["What", "2005", ""], ["Partners", "7", "–"]]),
        ([["", "2005"], ["", "7"]], [["", "2005"], ["", "7"]]),
        ([["What", "2005", ""], ["Partners", "7"]], [["What", "2005", ""], ["Partners", "7"]]),
        (
            [["What", cell("", props='<w:gridSpan w:val="2"/>')], ["Partners", "7", ""]],
            [["What", ""], ["Partners", "7", ""]],
        ),
    ],
)
def test_columns_without_a_word_are_dropped(rows: list[list[str]], expected: list[list[str]]) -> None:
    found = read_bytes(word(table(*rows))).body.find(w("tbl"))
    assert found is not None
    before = sum(int(column.get(w("w"), "0")) for column in found.iter(w("gridCol")))

    drop_empty_columns(found)

    assert [
        ["".join(map(paragraph_text, one.iter(w("p")))) for one in row.findall(w("tc"))] for row in found.findall(w("tr"))
    ] == expected
    widths = [int(column.get(w("w"), "0")) for column in found.iter(w("gridCol"))]
    assert (len(widths), sum(widths)) == (max(map(len, expected)), before)
