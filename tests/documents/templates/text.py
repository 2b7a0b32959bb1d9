"""Paragraphs, tables and the cover's picture as WordprocessingML."""

from typing import Final
from xml.sax.saxutils import escape

from tests.documents.templates.looks import Char
from tests.documents.templates.markup import DRAWING
from tests.documents.templates.package import PICTURE_ID

CENTIMETRE: Final = 360_000  # in EMU
HEAD_LOOK: Final = "0620"  # first row; no bands
REST_OF_LOOK: Final = 'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"'


def run(text: str, *, language: str = "", style: str = "") -> str:
    """Words in one run, perhaps in another language or character style."""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    inside = named + Char(language=language).xml().removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    look = f"<w:rPr>{inside}</w:rPr>" if inside else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(style: str, *runs: str) -> str:
    """Return a paragraph of one style; a placeholder is always one run, so that no editor's program splits it."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def line(style: str, text: str, *, language: str = "") -> str:
    """Return a paragraph of one run."""
    return paragraph(style, run(text, language=language))


def columns(last: str, count: int) -> str:
    """Return a paragraph that ends a section of so many columns, which goes on without a new page."""
    mark = f'<w:sectPr><w:type w:val="continuous"/><w:cols w:num="{count}" w:space="708"/></w:sectPr>'
    return last.replace("</w:pPr>", f"{mark}</w:pPr>", 1)


def cell(width: int, *paragraphs: str) -> str:
    """Return a cell of a width in twips."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def row(*cells: str, head: bool = False) -> str:
    """Return a row that is never split over two pages; a head is repeated on each page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: tuple[int, ...], rows: tuple[str, ...]) -> str:
    """Return a House Table with fixed columns."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = f'<w:tblLook w:val="{HEAD_LOOK}" w:firstRow="1" w:lastRow="0" {REST_OF_LOOK}/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="HouseTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def picture(style: str, *, width: float, height: float, name: str, alternative: str) -> str:
    """Return a paragraph with the template's picture; width and height in centimetres."""
    wide, high = round(width * CENTIMETRE), round(height * CENTIMETRE)
    names = f'id="1" name="{escape(name)}" descr="{escape(alternative)}"'
    place = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    shape = place + '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return paragraph(
        style,
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {names}/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        f'<a:graphicData uri="{DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr {names}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{PICTURE_ID}"/>'
        "<a:stretch><a:fillRect/></a:stretch>"
        f"</pic:blipFill><pic:spPr>{shape}</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
    )
