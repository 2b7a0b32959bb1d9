"""A chart of Word's own, bars with their numbers: its part with the values it shows, and the workbook that Word edits it by.

ECMA-376 part 1, clause 21.2. Colours and fonts are those of the theme, so that a new look of the house reaches it.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from xlsxwriter import Workbook

from annuario.docx.names import WP, A, C, R, W, q
from annuario.docx.parts import Element, Package, Part

_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TWIP: Final = 635  # in EMU
_BAR: Final = 420  # twips that a bar and its gap take
_AROUND: Final = 300  # twips above and below the bars
_WRITTEN: Final = datetime(2000, 1, 1)  # noqa: DTZ001 -- fixed, so that the same values are the same file
_SHEET: Final = "Values"


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that lie, from above: what each is called and how long it is; `counted` names what they count, `alt` says it all."""

    counted: str
    values: tuple[tuple[str, int], ...]
    alt: str


def chart_run(package: Package, bars: Bars, across: int) -> Element:
    """Return a run that shows the chart `across` wide (twentieths of a point); its parts are added to `package`."""
    book = Part(package.free_name("word/embeddings/values.xlsx"), _BOOK_TYPE, _workbook(bars))
    chart = Part(package.free_name("word/charts/chart.xml"), _CHART_TYPE, b"")
    package.parts |= {book.name: book, chart.name: chart}
    chart.reset(_chart_xml(bars, chart.add(f"{R}/package", book.name)).encode())
    shown = package.main.add(f"{R}/chart", chart.name)
    number = 1 + sum(1 for _ in package.body.iter(q("wp:docPr")))
    high = _AROUND + _BAR * len(bars.values)
    return etree.fromstring(
        f'<w:r xmlns:w="{W}" xmlns:wp="{WP}" xmlns:a="{A}"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across * _TWIP}" cy="{high * _TWIP}"/>'
        f"<wp:docPr id={quoteattr(str(number))} name={quoteattr(bars.counted)} descr={quoteattr(bars.alt)}/><wp:cNvGraphicFramePr/>"
        f'<a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" xmlns:r="{R}" r:id="{shown}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _workbook(bars: Bars) -> bytes:
    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True})
    book.set_properties({"created": _WRITTEN})
    sheet = book.add_worksheet(_SHEET)
    sheet.set_column(0, 0, 40)
    sheet.write_string(0, 1, bars.counted)
    for row, (name, value) in enumerate(bars.values, 1):
        sheet.write_string(row, 0, name)
        sheet.write_number(row, 1, value)
    book.close()
    return target.getvalue()


def _chart_xml(bars: Bars, book: str) -> str:
    last = len(bars.values) + 1
    names = _points(name for name, _ in bars.values)
    values = _points(str(value) for _, value in bars.values)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:roundedCorners val="0"/><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx><c:strRef><c:f>{_SHEET}!$B$1</c:f><c:strCache>{_points([bars.counted])}</c:strCache></c:strRef></c:tx>"
        f'<c:spPr>{_fill("accent1")}</c:spPr><c:invertIfNegative val="0"/>{_labels()}'
        f"<c:cat><c:strRef><c:f>{_SHEET}!$A$2:$A${last}</c:f><c:strCache>{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{_SHEET}!$B$2:$B${last}</c:f><c:numCache><c:formatCode>General</c:formatCode>{values}"
        '</c:numCache></c:numRef></c:val></c:ser><c:gapWidth val="45"/><c:axId val="11"/><c:axId val="12"/></c:barChart>'
        f'{_axes()}<c:spPr><a:noFill/></c:spPr></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_letters('tx1')}"
        f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _points(words: Iterable[str]) -> str:
    points = [f'<c:pt idx="{place}"><c:v>{escape(word)}</c:v></c:pt>' for place, word in enumerate(words)]
    return f'<c:ptCount val="{len(points)}"/>{"".join(points)}'


def _fill(slot: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{slot}"/></a:solidFill>'


def _letters(slot: str, *, bold: bool = False) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="950" b="{int(bold)}">{_fill(slot)}'
        '<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _labels() -> str:
    off = "".join(f'<c:{name} val="0"/>' for name in ("showCatName", "showSerName", "showPercent", "showBubbleSize"))
    return (
        f'<c:dLbls><c:spPr><a:noFill/></c:spPr>{_letters("tx1", bold=True)}<c:dLblPos val="outEnd"/>'
        f'<c:showLegendKey val="0"/><c:showVal val="1"/>{off}</c:dLbls>'
    )


def _axes() -> str:
    ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    line = f'<c:spPr><a:ln w="9525">{_fill("accent5")}</a:ln></c:spPr>'
    return (
        '<c:catAx><c:axId val="11"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{ticks}<c:tickLblPos val="low"/>{line}{_letters("tx1")}'
        '<c:crossAx val="12"/><c:crosses val="autoZero"/></c:catAx>'
        '<c:valAx><c:axId val="12"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="t"/><c:numFmt formatCode="0" sourceLinked="0"/>{ticks}<c:tickLblPos val="none"/>'
        '<c:crossAx val="11"/><c:crosses val="autoZero"/></c:valAx>'
    )
