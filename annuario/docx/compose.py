"""Several documents into one under the house's looks: every identifier unique, nothing left behind, in linear time.

Takes over text, lists, notes, pictures, charts, diagrams, links, bookmarks and sections of each piece; styles that the house
lacks come along. Restyles nothing, removes nothing but page furniture, and never looks at what a text says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from annuario.docx.anchors import Bookmarks, Names, anchor_paragraph, number_bookmarks
from annuario.docx.carry import Carrier
from annuario.docx.house import Measures, Styles
from annuario.docx.ids import number_through
from annuario.docx.names import w
from annuario.docx.namespaces import declare_prefixes
from annuario.docx.notes import Notes
from annuario.docx.numbering import Numbers
from annuario.docx.parts import Element, Package, Part
from annuario.docx.sections import Span, close_sections, span_of
from annuario.docx.shapes import Shapes, rename_shapes
from annuario.docx.styles import adopt_styles
from annuario.docx.text import is_blank, paragraph_text
from annuario.docx.tree import remove, remove_comment_marks


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
    pieces = tuple(pieces)
    declare_prefixes(out, (piece.package for piece in _all(pieces)))
    joiner = _Joiner(out)
    for piece in pieces:
        joiner.add(piece)
    joiner.finish()
    return out


def _all(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        for inner in piece.slots.values():
            yield from _all(inner)


class _Joiner:
    """The document under way."""

    def __init__(self, out: Package) -> None:
        self.out = out
        self.styles = Styles(out)
        self.measures = Measures.of(out)
        self.numbers = Numbers(out)
        self.notes = Notes(out)
        self.bookmarks = Bookmarks()
        self.shapes = Shapes()
        self.carrier = Carrier(out)
        self.flow: list[tuple[Element, Span]] = []

    def add(self, piece: Piece) -> None:
        """Take over one piece, and the pieces that its slots hold."""
        start, source = len(self.flow), piece.package
        ids = _Ids(
            self.bookmarks.names(source, piece.prefix),
            adopt_styles(source, self.out, self.styles),
            self.numbers.adopt(source),
            self.shapes.names(source),
        )
        for child, span in _flow(source.body, self.measures):
            filled = piece.slots.get(paragraph_text(child)) if piece.slots and child.tag == w("p") else None
            if filled is None:
                self._take_over(child, span, source, ids)
            for inner in filled or ():
                self.add(inner)
        if piece.anchor:
            anchor_paragraph([element for element, _ in self.flow[start:]], piece.anchor)

    def _take_over(self, child: Element, span: Span, source: Package, ids: "_Ids") -> None:
        copy = deepcopy(child)
        if _take_mark_off(copy) and self.flow and self.flow[-1][0].tag != w("tbl"):
            return
        remove_comment_marks(copy)
        notes = self.notes.take(copy, source)
        for root, part, target in [(copy, source.main, self.out.main), *notes]:
            rename_styles(root, ids.styles)
            self.numbers.rename(root, ids.numbers)
            ids.names.rename(root)
            rename_shapes(root, ids.shapes)
            self.carrier.relink(root, source, part, target)
        self.flow.append((copy, span))

    def finish(self) -> None:
        """Put the flow into the body, close its sections, and number through what must be unique."""
        last = self.out.body.find(w("sectPr"))
        for element in close_sections(self.flow, last, self.measures):
            if last is not None:
                last.addprevious(element)
            else:
                self.out.body.append(element)
        number_bookmarks([part.tree() for part in self.out.stories()])
        number_through(part.tree() for part in (*self.out.stories(), *_running_heads(self.out)))


@dataclass(frozen=True, slots=True)
class _Ids:
    """What names and ids of one piece become."""

    names: Names
    styles: dict[str, str]
    numbers: dict[str, str]
    shapes: dict[str, str]


def _flow(body: Element, measures: Measures) -> list[tuple[Element, Span]]:
    """Return the children of `body`, each with the span of the section it stands in, without the last section's mark."""
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


def _take_mark_off(copy: Element) -> bool:
    """Take the mark of a section off a paragraph; return whether the paragraph held nothing else."""
    mark = copy.find(f"{w('pPr')}/{w('sectPr')}")
    if mark is None:
        return False
    remove(mark)
    return is_blank(copy)


def _running_heads(package: Package) -> Iterator[Part]:
    for rel in package.main.rels.values():
        if rel.kind in {"header", "footer"} and not rel.external:
            yield package.parts[rel.target]


def rename_styles(root: Element, ids: Mapping[str, str]) -> None:
    """Let every reference to a style below `root` follow `ids`; one to no style goes, for it might be one of the house's."""
    for node in list(root.iter(w("pStyle"), w("rStyle"), w("tblStyle"))):
        new = ids.get(node.get(w("val"), ""))
        if new is None:
            remove(node)
        else:
            node.set(w("val"), new)
