"""Several documents into one under the house's looks: every identifier unique, nothing left behind, in linear time.

Takes over text, lists, notes, comments, tracked changes, pictures, charts, diagrams, links, bookmarks and sections of each
piece; styles that the house lacks come along. Restyles nothing, and never looks at what a text says.

One document has one look: where a piece and the house have a style of the same name, and in what a document's defaults and theme
say, the house's look wins. The page, running heads and document properties are the house's too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from annuario.docx.anchors import Bookmarks, Names, anchor_paragraph, number_bookmarks
from annuario.docx.carry import Carrier
from annuario.docx.comments import Comments
from annuario.docx.counting import Counting
from annuario.docx.fonts import Fonts
from annuario.docx.house import Measures, Styles
from annuario.docx.ids import number_through, tag_ranges
from annuario.docx.language import Languages
from annuario.docx.names import w
from annuario.docx.namespaces import Prefixes
from annuario.docx.notes import Notes, Taken
from annuario.docx.numbering import Numbers
from annuario.docx.parts import Element, Package, Part
from annuario.docx.sections import Span, close_sections, lay_open, span_of
from annuario.docx.shapes import Shapes, rename_shapes
from annuario.docx.shared import SharedStyles
from annuario.docx.styles import Adopted, adopt_styles, rename_styles
from annuario.docx.text import is_blank, paragraph_text
from annuario.docx.tree import finder, remove, remove_all

# What leads to parts that do not come along: data that a control shows, styles of web pages. The words stay.
_LOOSE = ("w:dataBinding", "w15:dataBinding", "w:divId")


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

    `house` and the pieces stay as they are. A piece's section that is landscape or has columns keeps that. Pieces are looked at
    one after the other and not kept: hand in a generator that reads them, and only one is in memory at a time.
    """
    joiner = _Joiner(deepcopy(house))
    for piece in pieces:
        joiner.add(piece)
    joiner.finish()
    return joiner.out


class _Joiner:
    """The document under way."""

    def __init__(self, out: Package) -> None:
        for child in list(out.body):
            if child.tag != w("sectPr"):
                out.body.remove(child)
        self.out = out
        self.styles = Styles(out)
        self.measures = Measures.of(out)
        self.numbers = Numbers(out)
        self.notes = Notes(out)
        self.comments = Comments(out)
        self.fonts = Fonts(out)
        self.bookmarks = Bookmarks()
        self.shapes = Shapes(out)
        self.prefixes = Prefixes()
        self.shared = SharedStyles()
        self.carrier = Carrier(out)
        self.flow: list[tuple[Element, Span]] = []
        self.apart: list[Taken] = []

    def add(self, piece: Piece, within: Span = Span()) -> None:  # noqa: B008 -- frozen
        """Take over one piece, and the pieces that its slots hold; what has no form of its own has that of the slot, `within`."""
        start, source = len(self.flow), piece.package
        with self.shared.of(source):
            self.prefixes.note(source)
            self.fonts.adopt(source)
            body = deepcopy(source.body)
            lay_open(body)
            spans, filled = _sections(body, self.measures), _empty_slots(body, piece.slots)
            self._take_over(body, piece)
        span = Span()
        for child in list(body):
            span = spans.get(child, span)  # a mark that came in between stands where what is before it stands
            form = within if span == Span() else span
            if child not in filled:
                self.flow.append((child, form))
            for inner in filled.get(child, ()):
                self.add(inner, form)
        if piece.anchor:
            anchor_paragraph([element for element, _ in self.flow[start:]], piece.anchor)

    def _take_over(self, body: Element, piece: Piece) -> None:
        """Make all that stands below `body`, a copy, and what it calls, part of the document under way."""
        source = piece.package
        notes = self.notes.take(body, source)
        comments = self.comments.take([body, *(taken.root for taken in notes)], source)
        own = Styles(source)
        ids = self._ids(piece, own)
        languages = Languages(own, self.styles, ids.adopted.ids)
        for taken in (Taken(body, source.main, self.out.main), *notes, *comments):
            root = taken.root
            remove_all(root, _LOOSE)
            languages.bake(root)
            ids.counting.bake(root)
            rename_styles(root, ids.adopted.ids)
            self.numbers.rename(root, ids.numbers)
            ids.names.rename(root)
            tag_ranges(root, ids.names.tag)
            rename_shapes(root, ids.shapes)
            self.carrier.relink(root, source, taken.source, taken.target)
        self.apart += (*notes, *comments)

    def _ids(self, piece: Piece, own: Styles) -> "_Ids":
        source = piece.package
        names = self.bookmarks.names(source, piece.prefix)
        adopted = adopt_styles(own, self.out, self.styles)
        counting = Counting(own, adopted, self.styles, self.numbers.lists)
        fresh = {old: new for old, new in adopted.ids.items() if new in adopted.fresh}
        numbers = self.numbers.adopt(source, adopted.numberings() | set(counting.numberings()), fresh)
        for style in adopted.fresh.values():
            self.numbers.rename_style(style, numbers)
        self._follow_bullets(source)
        return _Ids(names, adopted, counting, numbers, self.shapes.names(source))

    def _follow_bullets(self, source: Package) -> None:
        """Let the pictures that stand before items of lists come along."""
        old, new = source.related("numbering"), self.out.related("numbering")
        while self.numbers.pictures and old is not None and new is not None:
            bullet = self.numbers.pictures.pop()
            self.shapes.name_anew(bullet)
            self.carrier.relink(bullet, source, old, new)

    def finish(self) -> None:
        """Put the flow into the body, close its sections, and number through what must be unique."""
        self.prefixes.declare(self.out)
        last = self.out.body.find(w("sectPr"))
        for element in close_sections(self.flow, last, self.measures):
            if last is not None:
                last.addprevious(element)
            else:
                self.out.body.append(element)
        for taken in self.apart:
            taken.target.tree().extend(list(taken.root))
        texts = [part.tree() for part in self.out.stories(comments=True)]
        number_bookmarks(texts)
        number_through([*(part.tree() for part in _running_heads(self.out)), *texts])


@dataclass(frozen=True, slots=True)
class _Ids:
    """What names and ids of one piece become."""

    names: Names
    adopted: Adopted
    counting: Counting
    numbers: dict[str, str]
    shapes: dict[str, str]


_section_marks = finder("w:sectPr | w:p/w:pPr/w:sectPr")


def _sections(body: Element, measures: Measures) -> dict[Element, Span]:
    """Return the span of the section that each child of `body` stands in; take the marks of sections off, and what held no more."""
    marks = {mark if mark.getparent() is body else next(mark.iterancestors(w("p"))): mark for mark in _section_marks(body)}
    spans: dict[Element, Span] = {}
    waiting: list[Element] = []
    for child in list(body):
        mark = marks.get(child)
        if mark is None or not _bare(child, mark):
            waiting.append(child)
        else:
            body.remove(child)
        if mark is not None:
            spans |= dict.fromkeys(waiting, span_of(mark, measures))
            waiting = []
    return spans | dict.fromkeys(waiting, Span())


def _empty_slots(body: Element, slots: Mapping[str, Sequence[Piece]]) -> dict[Element, Sequence[Piece]]:
    """Return the pieces that stand in the place of paragraphs of `body`, which are emptied, for nothing of them comes along."""
    filled = {}
    for paragraph in body.findall(w("p")) if slots else ():
        pieces = slots.get(paragraph_text(paragraph))
        if pieces is not None:
            filled[paragraph] = pieces
            for child in list(paragraph):
                paragraph.remove(child)
    return filled


def _bare(child: Element, mark: Element) -> bool:
    """Take the section's `mark` off `child`; return whether that held nothing else, and is not needed between two tables."""
    if child is mark:
        return True
    remove(mark)
    before = child.getprevious()
    return is_blank(child) and before is not None and before.tag != w("tbl")


def _running_heads(package: Package) -> Iterator[Part]:
    for rel in package.main.rels.values():
        if rel.kind in {"header", "footer"} and not rel.external:
            yield package.parts[rel.target]
