"""Pictures no larger than the page: each is scaled down to the room between the margins at its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from annuario.docx.house import Measures
from annuario.docx.names import q, w
from annuario.docx.parts import Element
from annuario.docx.sections import Span, span_of
from annuario.docx.tree import number

_EMU = 635  # the units of a drawing in a twentieth of a point
_GAP = 708
_FRAMES = ("pic:pic/pic:spPr", "wps:wsp/wps:spPr", "wpg:wgp/wpg:grpSpPr")


@dataclass(frozen=True, slots=True)
class Room:
    """What stands between the margins, in twentieths of a point."""

    across: int
    down: int


class Rooms:
    """The room at each place of a body: more across where its section is landscape, less where it has columns."""

    def __init__(self, body: Element, measures: Measures) -> None:
        """Look once through `body`, whose sections will have the page of `measures`."""
        self.default = Room(measures.across, measures.down)
        self.rooms: dict[Element, Room] = {}
        waiting: list[Element] = []
        for child in body:
            waiting.append(child)
            mark = child if child.tag == w("sectPr") else child.find(f"{w('pPr')}/{w('sectPr')}")
            if mark is not None:
                room = _room(span_of(mark, measures), measures)
                self.rooms |= dict.fromkeys(waiting, room)
                waiting = []

    def at(self, element: Element) -> Room:
        """Return the room at the place of `element`."""
        top = element
        while (parent := top.getparent()) is not None and parent.tag != w("body"):
            top = parent
        return self.rooms.get(top, self.default)


def _room(span: Span, measures: Measures) -> Room:
    across, down = measures.across, measures.down
    if span.landscape:
        across, down = down, across  # the margins turn with the paper
    return Room((across - _GAP * (span.columns - 1)) // span.columns, down)


def fit_drawing(drawing: Element, room: Room) -> None:
    """Scale the picture, chart or shape of a `wp:inline` or `wp:anchor` down to `room`."""
    extent = drawing.find(q("wp:extent"))
    if extent is None:
        return
    wide, high = number(extent.get("cx"), 0), number(extent.get("cy"), 0)
    if wide <= 0 or high <= 0:
        return
    if drawing.tag == q("wp:inline"):  # what stands in a line has no room around it: Word shows none, LibreOffice would
        for side in ("distT", "distB", "distL", "distR"):
            drawing.set(side, "0")
    factor = min(room.across * _EMU / wide, room.down * _EMU / high)
    if factor < 1:
        for node in (extent, *_inner(drawing)):
            for key in ("cx", "cy"):
                node.set(key, str(round(number(node.get(key), 0) * factor)))


def _inner(drawing: Element) -> Iterator[Element]:
    """Yield the extents that repeat the drawing's own; what lies within a group is scaled with it."""
    for frame in _FRAMES:
        path = "/".join(q(name) for name in ("a:graphic/a:graphicData/" + frame + "/a:xfrm/a:ext").split("/"))
        yield from drawing.iterfind(path)
