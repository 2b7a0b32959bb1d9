"""A diagram drawn in Word: a group of boxes and lines as DrawingML, and the same as VML for older programs.

The group and each of its shapes are described, since programs that read aloud may go to either.
"""

from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm

from tests.documents.sample.content import Box, Diagram

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_LINE = "7F7F7F"


def diagram_drawing(diagram: Diagram, number: int) -> BaseOxmlElement:
    """The run that shows the diagram; `number` is the drawing's own in its document."""
    return parse_xml(
        f'<w:r {_SPACES}><mc:AlternateContent><mc:Choice Requires="wpg">{_drawing(diagram, number)}</mc:Choice>'
        f"<mc:Fallback>{_picture(diagram)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _drawing(diagram: Diagram, number: int) -> str:
    size = f'cx="{Cm(diagram.width)}" cy="{Cm(diagram.height)}"'
    shapes = [_tie(diagram, place, number + 40 + at) for at, place in enumerate(diagram.ties)]
    shapes += [_box(box, number + 1 + at) for at, box in enumerate(diagram.boxes)]
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Gruppo {number}" descr={quoteattr(diagram.alt)}/>'
        f'<a:graphic><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {size}/>'
        f'<a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm></wpg:grpSpPr>{"".join(shapes)}</wpg:wgp></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def _box(box: Box, number: int) -> str:
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="Casella {number}" descr={quoteattr(box.text)}/>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr>{_place(box)}'
        f'<a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{box.fill}"/></a:solidFill>'
        f'<a:ln w="12700"><a:solidFill><a:srgbClr val="{_LINE}"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{_words(box)}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="36000" tIns="36000" rIns="36000" bIns="36000" anchor="ctr"/></wps:wsp>'
    )


def _words(box: Box) -> str:
    spacing = '<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>'
    return f'<w:p><w:pPr>{spacing}</w:pPr><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>{escape(box.text)}</w:t></w:r></w:p>'


def _place(box: Box) -> str:
    where = f'<a:off x="{Cm(box.left)}" y="{Cm(box.top)}"/><a:ext cx="{Cm(box.width)}" cy="{Cm(box.height)}"/>'
    return f"<a:xfrm>{where}</a:xfrm>"


def _ends(diagram: Diagram, tie: tuple[int, int]) -> tuple[float, float, float, float]:
    """The middles of two boxes, where a line begins and ends; the boxes are drawn over it."""
    one, other = (diagram.boxes[place] for place in tie)
    return (
        one.left + one.width / 2,
        one.top + one.height / 2,
        other.left + other.width / 2,
        other.top + other.height / 2,
    )


def _tie(diagram: Diagram, tie: tuple[int, int], number: int) -> str:
    x1, y1, x2, y2 = _ends(diagram, tie)
    said = escape(f"Line from {diagram.boxes[tie[0]].text} to {diagram.boxes[tie[1]].text}")
    flip = ' flipV="1"' if (x2 - x1) * (y2 - y1) < 0 else ""
    where = f'<a:off x="{Cm(min(x1, x2))}" y="{Cm(min(y1, y2))}"/><a:ext cx="{Cm(abs(x2 - x1))}" cy="{Cm(abs(y2 - y1))}"/>'
    line = f'<a:ln w="15875"><a:solidFill><a:srgbClr val="{_LINE}"/></a:solidFill></a:ln>'
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="Linea {number}" descr="{said}"/><wps:cNvCnPr/>'
        f"<wps:spPr><a:xfrm{flip}>{where}</a:xfrm>"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{line}'
        "</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _picture(diagram: Diagram) -> str:
    """The group as VML, in hundredths of a millimetre."""
    size = f"width:{diagram.width * 28.35:.0f}pt;height:{diagram.height * 28.35:.0f}pt"
    boxes = "".join(
        f'<v:roundrect style="position:absolute;left:{box.left * 1000:.0f};top:{box.top * 1000:.0f};width:{box.width * 1000:.0f};'
        f'height:{box.height * 1000:.0f}" fillcolor="#{box.fill}" strokecolor="#{_LINE}"><v:textbox><w:txbxContent>'
        f"{_words(box)}</w:txbxContent></v:textbox></v:roundrect>"
        for box in diagram.boxes
    )
    area = f'coordsize="{diagram.width * 1000:.0f},{diagram.height * 1000:.0f}"'
    return f'<w:pict><v:group style="{size}" {area} alt={quoteattr(diagram.alt)}>{boxes}</v:group></w:pict>'
