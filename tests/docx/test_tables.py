"""Tables: the house's looks, true header rows, no wider than the page."""

import pytest

from annuario.docx import read_bytes, restyle
from annuario.docx.house import Styles
from annuario.docx.names import w
from annuario.docx.package import Package
from annuario.docx.tables import space_tables
from tests.documents.joining import styles, values
from tests.documents.word import cell, house, package, para, run, section, table, word

BOLD = "<w:b/>"
SPAN = '<w:gridSpan w:val="2"/>'
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def bold(text: str, props: str = "") -> str:
    """Return a cell of bold words."""
    return cell(para(run(text, BOLD)), props=props)


def restyled(body: str) -> Package:
    """Return a document in the house's looks."""
    document = read_bytes(word(body))
    restyle(document, house())
    return document


def heads(body: str) -> int:
    """Return how many rows of the first table are heads."""
    first = restyled(body).body[0]
    marks = [row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in first.findall(w("tr"))]
    assert marks == sorted(marks, reverse=True)
    return sum(marks)


def shaded(text: str, fill: str) -> str:
    """Return a cell with a colour of its own."""
    return cell(text, props=f'<w:shd w:val="clear" w:fill="{fill}"/>')


MARKED = "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr/><w:p/></w:tc></w:tr>"
GRID = "<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>"
PLAIN = "<w:tr><w:tc><w:tcPr/><w:p/></w:tc></w:tr>"


@pytest.mark.parametrize(
    ("made", "number"),
    [
        (table([bold("a"), bold("b")], ["c", "d"]), 1),
        (table([cell(""), bold("b")], ["c", "d"]), 1),
        (table([bold("a"), "b"], ["c", "d"]), 0),
        (table([bold("a"), bold("b")]), 0),
        (table([bold("a"), bold("b")], [bold("c"), bold("d")], ["e", "f"]), 0),
        (table([bold("a", DOWN), bold("b", SPAN)], [cell("", props=ON), bold("c"), bold("d")], ["e", "f", "g"]), 2),
        (table([bold("a", DOWN), bold("b")], [cell("", props=ON), bold("c")], [bold("d"), bold("e")]), 0),
        (table([bold("a", SPAN)], [bold("c"), bold("d")]), 0),
        (table([bold("a", DOWN), bold("b")], [cell("", props=ON), "c"], ["d", "e"]), 2),
        (table([bold("a", DOWN), bold("b")], [cell("", props=ON), "c"]), 1),
        (table([bold("a", SPAN)], ["c", "d"]), 1),
        (table([shaded("a", "336699"), shaded("b", "336699")], ["c", "d"]), 1),
        (table([shaded("a", "336699"), shaded("b", "336699")], [shaded("c", "336699"), "d"]), 0),
        (table([shaded("a", "336699"), "b"], ["c", "d"]), 0),
        (table([shaded("a", "auto"), shaded("b", "auto")], ["c", "d"]), 0),
        (table([shaded("a", "336699"), shaded("", "336699")], ["c", "d"]), 0),
        (table([shaded("a " * 40, "336699")], ["c"]), 0),
        (table([shaded("a", "336699")]), 0),
        (GRID.format(MARKED + PLAIN), 1),
        (GRID.format(MARKED * 2 + PLAIN), 2),
        (GRID.format(MARKED * 2), 1),
        (GRID.format(MARKED.replace("tblHeader", "tblHeader w:val='0'") + PLAIN), 0),
    ],
)
def test_rows_that_are_heads(made: str, number: int) -> None:
    assert heads(made) == number


@pytest.mark.parametrize(
    ("look", "bold_", "number"),
    [('w:val="04A0"', True, 1), ('w:firstRow="1"', True, 1), ('w:val="0480"', True, 0), ('w:val="04A0"', False, 0), ("", True, 0)],
)
def test_the_style_of_a_table_may_make_its_first_row_a_head(look: str, *, bold_: bool, number: int) -> None:
    part = '<w:tblStylePr w:type="firstRow"><w:rPr>{}</w:rPr></w:tblStylePr>'.format("<w:b/>" if bold_ else "")
    style = f'<w:style w:type="table" w:styleId="Griglia"><w:name w:val="Griglia"/>{part}</w:style>'
    body = table(["a", "b"], ["c", "d"], props=f'<w:tblStyle w:val="Griglia"/><w:tblLook {look}/>')
    document = read_bytes(word(body, styles=style))

    restyle(document, house())

    assert len(list(document.body.iter(w("tblHeader")))) == number


def test_heads_have_their_style_and_the_table_says_so() -> None:
    document = restyled(table([bold("a")], ["b"]))

    assert styles(document)[:2] == [("TableHead", "a"), ("TableText", "b")]
    assert values(document, "w:tblLook", "w:firstRow") == ["1"]


def test_what_the_table_says_to_those_who_cannot_see_it_stays_and_its_looks_go() -> None:
    props = (
        '<w:tblpPr w:tblpX="1"/><w:bidiVisual/><w:tblBorders/><w:tblCaption w:val="Tab"/><w:tblDescription w:val="What it shows"/>'
    )

    document = restyled(table(["a"], props=props))

    assert [str(child.tag).rpartition("}")[2] for child in document.body[0][0]] == [
        *("tblStyle", "bidiVisual", "tblW", "tblLook", "tblCaption", "tblDescription")
    ]


def test_shading_goes_and_joined_cells_stay_joined() -> None:
    document = restyled(table([cell("a", props=f'{SPAN}<w:shd w:fill="FF0000"/>')], ["b", "c"]))

    assert values(document, "w:gridSpan") == ["2"]
    assert list(document.body.iter(w("shd"))) == []


@pytest.mark.parametrize(
    ("width", "landscape", "total"), [("2000", False, 4000), ("4000", False, 8844), ("9000", False, 8844), ("9000", True, 13719)]
)
def test_a_table_is_as_wide_as_the_page_at_most(width: str, *, landscape: bool, total: int) -> None:
    document = restyled(table(["a", "b"]).replace('"2000"', f'"{width}"') + section(landscape=landscape))

    assert values(document, "w:tblW", "w:w") == [str(total)]
    assert abs(sum(int(column or "0") for column in values(document, "w:gridCol", "w:w")) - total) <= 1  # rounded


def test_a_table_in_a_cell_is_as_wide_as_the_cell_at_most() -> None:
    inner = table(["x"]).replace('"2000"', '"7000"')

    document = restyled(table([cell(inner, "after"), "b"]))

    assert values(document, "w:tblW", "w:w") == ["4000", "1784"]


def test_a_table_without_a_grid_gets_one() -> None:
    document = restyled(f"<w:tbl><w:tr>{cell('a')}{cell('b')}</w:tr></w:tbl>")

    assert [str(child.tag).rpartition("}")[2] for child in document.body[0]] == ["tblPr", "tblGrid", "tr"]
    assert len(values(document, "w:gridCol", "w:w")) == 2


def test_exceptions_of_a_row_go_and_its_properties_stand_first() -> None:
    row = f"<w:tr><w:tblPrEx/><w:trPr><w:trHeight w:val='9'/></w:trPr>{cell('a')}</w:tr>"

    document = restyled(f"<w:tbl><w:tblPr/><w:tblGrid/>{row}</w:tbl>")

    assert [str(child.tag).rpartition("}")[2] for child in next(document.body.iter(w("tr")))] == ["trPr", "tc"]
    assert [str(child.tag).rpartition("}")[2] for child in next(document.body.iter(w("trPr")))] == ["cantSplit"]


def test_a_mark_between_table_and_text_takes_no_room() -> None:
    document = package(table(["a"]) + '<w:bookmarkEnd w:id="1"/>' + para() + para("words"))

    space_tables(document.body, Styles(house()))

    assert styles(document) == [("", "a"), ("TableGap", ""), ("", "words")]
