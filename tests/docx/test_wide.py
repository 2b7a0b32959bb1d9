"""A table far wider than the page stands on a landscape page of its own, with its heading and caption."""

import pytest

from annuario.docx import Package, Piece, compose, read_bytes, restyle, write
from annuario.docx.names import w
from annuario.docx.text import paragraph_text
from tests.documents.joining import dangling, joined, proofs
from tests.documents.word import house, para, section, table, word


def wide(columns: int = 12, width: int = 1500) -> str:
    """Return a table with columns of this width, in twentieths of a point."""
    return table([f"c{column}" for column in range(columns)]).replace('"2000"', f'"{width}"')


def spans(body: str) -> list[tuple[str, list[str]]]:
    """Return for each section of the joined document how its page lies, and what stands in it."""
    document = read_bytes(word(body))
    restyle(document, house())
    output: Package = read_bytes(write(compose(house(), [Piece(document)])))
    found: list[tuple[str, list[str]]] = []
    shown: list[str] = []
    for child in output.body:
        mark = child if child.tag == w("sectPr") else child.find(f"{w('pPr')}/{w('sectPr')}")
        if child.tag == w("tbl"):
            shown.append("table")
        elif child.tag == w("p") and paragraph_text(child):
            shown.append(paragraph_text(child))
        if mark is not None:
            size = mark.find(w("pgSz"))
            found.append((size.get(w("orient"), "portrait") if size is not None else "", shown))
            shown = []
    return found


def test_a_wide_table_is_turned_with_its_heading_and_caption() -> None:
    body = para("before") + para("Head", style="Heading1") + para("Tab. 1 - Costs") + wide() + para("after")

    assert spans(body) == [("portrait", ["before"]), ("landscape", ["Head", "Tab. 1 - Costs", "table"]), ("portrait", ["after"])]


def test_a_caption_below_goes_with_it() -> None:
    body = para("before") + wide() + para("Costs", style="Caption") + para("after")

    assert spans(body) == [("portrait", ["before"]), ("landscape", ["table", "Costs"]), ("portrait", ["after"])]


def test_two_wide_tables_stand_in_one_section() -> None:
    assert spans(para("before") + wide() + para() + wide()) == [("portrait", ["before"]), ("landscape", ["table", "table"])]


@pytest.mark.parametrize("one", [wide(3, 6000), wide(12, 900), wide(12, 1100)])
def test_others_are_scaled(one: str) -> None:
    assert spans(para("before") + one + para("after")) == [("portrait", ["before", "table", "after"])]


def test_a_section_that_lies_already_stays() -> None:
    body = para("before") + wide() + para("after", props=section(landscape=True)) + para("end")

    assert spans(body) == [("landscape", ["before", "table", "after"]), ("portrait", ["end"])]


def test_nothing_is_lost_by_turning() -> None:
    file = word(para("before") + wide() + para("after"))

    output = joined(file)

    assert [proof.lost for proof in proofs([file], output)] == [()]
    assert list(dangling(output)) == []
