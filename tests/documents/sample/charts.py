"""A chart of Word's own (ECMA-376 part 1, clause 21.2): its part with the values last shown, and the workbook inside."""

from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from tests.documents.sample.content import Chart
from tests.documents.sample.frozen import WRITTEN, frozen

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COLOURS = ("4F81BD", "C0504D", "9BBB59", "8064A2")


def chart_drawing(document: Document, chart: Chart) -> BaseOxmlElement:
    """The run that shows the chart; its part and its workbook are added to the document."""
    number = 1 + sum(part.partname.startswith("/word/charts/") for part in document.part.package.iter_parts())
    package = document.part.package
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    book = Part(PackURI(f"/word/embeddings/Foglio{number}.xlsx"), CONTENT_TYPE.SML_SHEET, _workbook(chart), package)
    part._blob = _chart_xml(chart, part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)).encode()  # noqa: SLF001 - set after its link
    shown = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    return parse_xml(
        f'<w:r xmlns:w="{_W}" xmlns:wp="{_WP}" xmlns:a="{_A}"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{Cm(chart.width)}" cy="{Cm(chart.height)}"/>'
        f'<wp:docPr id="{800 + number}" name="Grafico {number}" descr={quoteattr(chart.alt)}/>'
        f'<a:graphic><a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="{shown}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _workbook(chart: Chart) -> bytes:
    book = Workbook()
    book.properties.created = WRITTEN.replace(tzinfo=None)
    sheet = book.worksheets[0]
    sheet.title = "Foglio1"
    sheet.append(["", *(name for name, _ in chart.series)])
    for place, category in enumerate(chart.categories):
        sheet.append([category, *(values[place] for _, values in chart.series)])
    out = BytesIO()
    book.save(out)
    return frozen(out.getvalue())


def _chart_xml(chart: Chart, book: str) -> str:
    series = "".join(_series(chart, place) for place in range(len(chart.series)))
    head, tail = {
        "bars": ('<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>', '<c:gapWidth val="80"/>'),
        "lines": ('<c:lineChart><c:grouping val="standard"/>', '<c:marker val="1"/>'),
    }[chart.kind]
    plot = f'{head}<c:varyColors val="0"/>{series}{tail}<c:axId val="11"/><c:axId val="12"/></c:{head[3:].partition(">")[0]}>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:roundedCorners val="0"/><c:chart>'
        "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz='1100' b='1'/></a:pPr>"
        f"<a:r><a:rPr lang='it-IT' sz='1100' b='1'/><a:t>{escape(chart.title)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
        f'<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>{plot}{_axes()}</c:plotArea>'
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/></c:chart>'
        f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(chart: Chart, place: int) -> str:
    name, values = chart.series[place]
    column, last = get_column_letter(place + 2), len(values) + 1
    colour = f'<a:solidFill><a:srgbClr val="{_COLOURS[place]}"/></a:solidFill>'
    straight = '<c:smooth val="0"/>' if chart.kind == "lines" else ""
    look = f'<a:ln w="28575">{colour}</a:ln>' if chart.kind == "lines" else colour
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>'
        f"<c:tx>{_texts(f'Foglio1!${column}$1', (name,))}</c:tx><c:spPr>{look}</c:spPr>"
        f"<c:cat>{_texts(f'Foglio1!$A$2:$A${last}', chart.categories)}</c:cat>"
        f"<c:val><c:numRef><c:f>Foglio1!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f"{_points(tuple(f'{value:g}' for value in values))}</c:numCache></c:numRef></c:val>{straight}</c:ser>"
    )


def _texts(area: str, words: tuple[str, ...]) -> str:
    return f"<c:strRef><c:f>{area}</c:f><c:strCache>{_points(words)}</c:strCache></c:strRef>"


def _points(values: tuple[str, ...]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{escape(value)}</c:v></c:pt>' for place, value in enumerate(values))
    return f'<c:ptCount val="{len(values)}"/>{points}'


def _axes() -> str:
    line = '<c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
    grey = '<a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill>'
    grid = f'<c:majorGridlines><c:spPr><a:ln w="6350">{grey}</a:ln></c:spPr></c:majorGridlines>'
    ticks = '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
    return (
        f'<c:catAx><c:axId val="11"/>{line}<c:axPos val="b"/>{ticks}<c:crossAx val="12"/></c:catAx>'
        f'<c:valAx><c:axId val="12"/>{line}<c:axPos val="l"/>{grid}<c:numFmt formatCode="#,##0" sourceLinked="0"/>{ticks}'
        '<c:crossAx val="11"/></c:valAx>'
    )
