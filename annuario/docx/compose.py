"""Several documents into one under the house's looks: every identifier unique, nothing left behind, in linear time.

Takes over text, lists, notes, pictures, charts, diagrams, links, bookmarks and sections of each piece; styles that the house
lacks come along. Restyles nothing, removes nothing but page furniture, and never looks at what a text says.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from annuario.docx.anchors import Bookmarks, anchor_paragraph
from annuario.docx.carry import Carrier
from annuario.docx.house import Measures, Styles
from annuario.docx.names import q, w
from annuario.docx.notes import Notes
from annuario.docx.numbering import Numbers
from annuario.docx.package import Element, Package
from annuario.docx.sections import Span, close_sections, span_of
from annuario.docx.styles import adopt_styles
from annuario.docx.text import paragraph_text


@dataclass(frozen=True, slots=True)
class Piece:
    """One document to take over whole.

    `prefix` makes its bookmarks its own ("" keeps their names), `anchor` is a bookmark put on its first paragraph, and each
    paragraph that reads exactly as a key of `slots` is replaced by those pieces.
    """

    package: Package
    prefix: str = ""
    anchor: str = ""
    slots: Mapping[str, Sequence["Piece"]] = field(default_factory=dict)


def compose(house: Package, pieces: Iterable[Piece]) -> Package:
    """Return a new document that holds `pieces` in their order with the looks and the page of `house`.

    `house` and the pieces stay as they are. A piece's section that is landscape or has columns keeps that.
    """
    out = deepcopy(house)
    for child in list(out.body):
        if child.tag != w("sectPr"):
            out.body.remove(child)
    joiner = _Joiner(out)
    for piece in pieces:
        joiner.add(piece)
    joiner.finish()
    return out


class _Joiner:
    """The document under way."""

    def __init__(self, out: Package) -> None:
        self.out = out
        self.styles = Styles(out)
        self.measures = Measures.of(out)
        self.numbers = Numbers(out)
        self.notes = Notes(out)
        self.bookmarks = Bookmarks()
        self.carrier = Carrier(out)
        self.flow: list[tuple[Element, Span]] = []

    def add(self, piece: Piece) -> None:
        """Take over one piece, and the pieces that its slots hold."""
        start = len(self.flow)
        names = self.bookmarks.names(piece.package, piece.prefix)
        styles = adopt_styles(piece.package, self.out, self.styles)
        numbers = self.numbers.adopt(piece.package)
        for child, span in _flow(piece.package.body, self.measures):
            filled = piece.slots.get(paragraph_text(child)) if child.tag == w("p") else None
            if filled is not None:
                for inner in filled:
                    self.add(inner)
                continue
            copy = deepcopy(child)
            self._take_over(copy, piece, styles, numbers, names)
            self.flow.append((copy, span))
        if piece.anchor:
            anchor_paragraph([element for element, _ in self.flow[start:]], piece.anchor)

    def _take_over(
        self, copy: Element, piece: Piece, styles: dict[str, str], numbers: dict[str, str], names: dict[str, str]
    ) -> None:
        source = piece.package
        notes = self.notes.take(copy, source)
        for root, part, target in [(copy, source.main, self.out.main), *notes]:
            rename_styles(root, styles)
            self.numbers.rename(root, numbers)
            self.bookmarks.rename(root, names)
            self.carrier.relink(root, source, part, target)

    def finish(self) -> None:
        """Put the flow into the body, close its sections, and number through what must be unique."""
        last = self.out.body.find(w("sectPr"))
        for element in close_sections(self.flow, last, self.measures):
            if last is not None:
                last.addprevious(element)
            else:
                self.out.body.append(element)
        stories = [part.tree() for part in self.out.stories()]
        self.bookmarks.number(stories)
        number_drawings(stories)


def _flow(body: Element, measures: Measures) -> list[tuple[Element, Span]]:
    """Return the children of `body`, each with the span of the section it stands in; section marks are taken off."""
    flow: list[tuple[Element, Span]] = []
    waiting: list[Element] = []
    for child in body:
        if child.tag == w("sectPr"):
            flow += [(element, span_of(child, measures)) for element in waiting]
            return flow
        waiting.append(child)
        mark = child.find(f"{w('pPr')}/{w('sectPr')}")
        if mark is not None:
            flow += [(element, span_of(mark, measures)) for element in waiting]
            waiting = []
    return flow + [(element, Span()) for element in waiting]


def rename_styles(root: Element, ids: Mapping[str, str]) -> None:
    """Let every reference to a style below `root` follow `ids`."""
    for node in root.iter(w("pStyle"), w("rStyle"), w("tblStyle")):
        node.set(w("val"), ids.get(node.get(w("val"), ""), node.get(w("val"), "")))


def number_drawings(stories: Iterable[Element]) -> None:
    """Give every drawing of all stories its own id (ECMA-376 part 1, 20.4.2.5)."""
    drawings = (node for root in stories for node in root.iter(q("wp:docPr")))
    for number, node in enumerate(drawings, 1):
        node.set("id", str(number))
