"""Charts of an office in the house's looks: the theme's colours, apart in lightness, and the values as they were."""

import re
from itertools import pairwise

import pytest

from annuario.docx import Package, read_bytes, restyle
from annuario.docx.chart_data import chart_data
from annuario.docx.names import A, C, q
from annuario.docx.parts import Part
from tests.documents.templates.palette import COLOURS, LINE
from tests.documents.word import C_CHART, Link, graphic, house, para, word

SERIES = (
    '<c:ser><c:idx val="{0}"/><c:order val="{0}"/><c:tx><c:v>What</c:v></c:tx>'
    '<c:spPr><a:solidFill><a:srgbClr val="4F81BD"/></a:solidFill></c:spPr>'
    '<c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>7</c:v></c:pt><c:pt idx="1"><c:v>9</c:v></c:pt>'
    "</c:numCache></c:numRef></c:val></c:ser>"
)
SLOTS = {colour.slot: colour.value for colour in (*COLOURS.values(), LINE)}


def chart(plot: str, series: int) -> bytes:
    """Return a chart part of that kind."""
    inside = "".join(SERIES.format(number) for number in range(series))
    return (
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}"><c:chart><c:plotArea><c:{plot}>{inside}</c:{plot}></c:plotArea></c:chart>'
        "</c:chartSpace>"
    ).encode()


def restyled(plot: str, series: int = 2) -> tuple[Package, bytes, bytes]:
    """Return a document with such a chart in the house's looks, and the chart before and after."""
    before = chart(plot, series)
    link = Link("rIdC", "chart", "charts/chart1.xml", before, C_CHART)
    document = read_bytes(word(para(graphic('<c:chart r:id="rIdC"/>', C)), links=[link]))
    restyle(document, house())
    return document, before, drawn_in(document).content


def drawn_in(document: Package) -> Part:
    """Return the part of the document's chart."""
    return next(part for part in document.parts.values() if part.type == C_CHART)


def lightness(value: str) -> float:
    """Return how light a colour is in grey, from 0 to 1."""
    red, green, blue = (int(value[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("plot", ["barChart", "lineChart", "pieChart", "areaChart"])
def test_no_colour_of_the_office_is_left_and_the_values_are_the_same(plot: str) -> None:
    _, before, after = restyled(plot, 1 if plot == "pieChart" else 3)

    assert b"4F81BD" in before
    assert b"srgbClr" not in after
    assert chart_data(before) == chart_data(after)


def test_bars_are_told_apart_in_grey() -> None:
    _, _, after = restyled("barChart", 3)

    slots = re.findall(rb'schemeClr val="(\w+)"', after)
    shades = sorted(lightness(SLOTS[slot.decode()]) for slot in slots)

    assert len(slots) == 3
    assert min(b - a for a, b in pairwise(shades)) > 0.1


def test_lines_are_told_apart_by_their_strokes_and_signs_and_slices_by_their_steps() -> None:
    lines, pie = restyled("lineChart")[0], restyled("pieChart", 1)[0]
    drawn, sliced = (drawn_in(package).tree() for package in (lines, pie))

    assert [dash.get("val") for dash in drawn.iter(q("a:prstDash"))] == ["solid", "sysDash"]
    assert [sign.get("val") for sign in drawn.iter(q("c:symbol"))] == ["circle", "square"]
    series = next(sliced.iter(q("c:ser")))
    assert [str(child.tag).rpartition("}")[2] for child in series] == ["idx", "order", "tx", "dPt", "dPt", "val"]
    assert [point[0].get("val") for point in series.iter(q("c:dPt"))] == ["0", "1"]
