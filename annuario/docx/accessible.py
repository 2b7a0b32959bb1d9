"""What in a Word document only a person can make accessible: found and told, never mended and never invented.

A description that nobody wrote cannot be guessed, nor which row of a table is its head. Running heads and foots are not looked at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from lxml import etree

from annuario.docx.contrast import Looks
from annuario.docx.names import q, w
from annuario.docx.parts import Element, Package
from annuario.docx.roles import Kind, Roles
from annuario.docx.text import paragraph_text, paragraphs
from annuario.docx.tree import on

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_SEEN = (q("a:blip"), q("c:chart"), q("dgm:relIds"), q("wps:wsp"), q("v:imagedata"))
_GONE = (q("mc:Fallback"), w("del"), w("moveFrom"))
_SAYS_NOTHING = re.compile(
    "(?:click |see )?here|click|(?:this )?link|(?:read )?more"
    "|(?:clicca |vedi )?qu[ia]|clicca|(?:questo )?link|leggi(?: tutto)?|vedi|vai"
)
_FEW = 60  # letters to find a place by


class Hurdle(StrEnum):
    """The kinds of hurdles."""

    ALT_TEXT = "alt-text"
    HEADER_ROW = "header-row"
    HEADING_JUMP = "heading-jump"
    EMPTY_HEADING = "empty-heading"
    LINK_WORDS = "link-words"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Barrier:
    """One hurdle: under which `heading` it stands, a few `words` to find it by, and numbers that belong to it.

    `anchor` is the last bookmark before it whose name begins as `find_barriers` was told, "" for none.
    """

    hurdle: Hurdle
    heading: str
    words: str = ""
    params: dict[str, str] = field(default_factory=dict)
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk through the document is."""

    heading: str = ""
    level: int = 0
    anchor: str = ""


def find_barriers(package: Package, *, anchors: str = "") -> tuple[Barrier, ...]:
    """Return the hurdles of the document in the order of its text, notes last; `anchors` is how a bookmark's name begins."""
    walk = _Walk(package, anchors)
    return tuple(barrier for story in package.stories() for barrier in walk.through(story.tree()))


class _Walk:
    """Goes through the stories of one document in reading order."""

    def __init__(self, package: Package, anchors: str) -> None:
        self._roles, self._looks, self._anchors = Roles.of(package), Looks(package), anchors
        self._place = _Place()

    def through(self, root: Element) -> Iterator[Barrier]:
        """Yield the hurdles below `root`."""
        walk = etree.iterwalk(root, events=("start",), tag=(w("p"), w("tbl"), w("bookmarkStart"), *_GONE))
        for _, node in walk:
            if node.tag in _GONE:
                walk.skip_subtree()
            elif node.tag == w("bookmarkStart"):
                self._pass(node.get(w("name"), ""))
            elif node.tag == w("tbl"):
                yield from self._table(node)
            else:
                yield from self._paragraph(node)

    def _pass(self, name: str) -> None:
        if self._anchors and name.startswith(self._anchors):
            self._place = _Place(self._place.heading, self._place.level, name)

    def _barrier(self, hurdle: Hurdle, words: str = "", **params: str) -> Barrier:
        return Barrier(hurdle, self._place.heading, _few(words), params, self._place.anchor)

    def _table(self, table: Element) -> Iterator[Barrier]:
        """A table's head is the row that Word repeats on each page (17.4.78): only that becomes one in a PDF."""
        first = next(table.iter(w("tr")), None)
        if first is not None and not on(first.find(w("trPr")), "tblHeader"):
            text = next((said for p in paragraphs(first) if (said := paragraph_text(p))), "")
            yield self._barrier(Hurdle.HEADER_ROW, text)

    def _paragraph(self, paragraph: Element) -> Iterator[Barrier]:
        role, text = self._roles.role(paragraph), paragraph_text(paragraph)
        for mark in paragraph.iter(w("bookmarkStart")):
            self._pass(mark.get(w("name"), ""))
        if role.kind is Kind.HEADING and next(paragraph.iterancestors(w("txbxContent"), w("tc")), None) is None:
            yield from self._heading(paragraph, role.level, text)
        yield from (self._barrier(Hurdle.ALT_TEXT, text) for _ in _undescribed(paragraph))
        yield from (self._barrier(Hurdle.LINK_WORDS, text, link=link) for link in _links(paragraph) if _says_nothing(link))
        faint = next(self._looks.faint(paragraph), None)
        if faint is not None:
            numbers = {"colour": faint.colour, "ground": faint.ground, "ratio": f"{faint.ratio:.1f}"}
            yield self._barrier(Hurdle.CONTRAST, faint.words, **numbers)

    def _heading(self, paragraph: Element, level: int, text: str) -> Iterator[Barrier]:
        if not text:
            if next(paragraph.iter(w("drawing"), w("pict"), w("object")), None) is None:
                yield self._barrier(Hurdle.EMPTY_HEADING, level=str(level))
            return
        before = self._place
        names = [mark.get(w("name"), "") for mark in paragraph.iter(w("bookmarkStart"))]
        begins = level == 1 and not any(name.startswith(self._anchors) for name in names)  # a chapter of nobody's
        anchor = "" if begins else before.anchor
        if level > before.level + 1:
            yield self._barrier(Hurdle.HEADING_JUMP, text, level=str(level), last=str(before.level))
        self._place = _Place(text, level, anchor)


def _undescribed(paragraph: Element) -> list[Element]:
    """Return the pictures, charts and drawings of the paragraph that nobody described and nobody called decorative."""
    drawn = [node for node in paragraph.iter(w("drawing"), w("pict"), w("object")) if _is_here(node, paragraph)]
    return [node for node in drawn if _is_seen(node) and not _is_described(node)]


def _is_here(node: Element, paragraph: Element) -> bool:
    return next(node.iterancestors(*_GONE), None) is None and next(node.iterancestors(w("p"))) is paragraph


def _is_seen(node: Element) -> bool:
    """Whether there is something to describe: a box of words is read by itself."""
    return next(node.iter(w("txbxContent")), None) is None and next(node.iter(*_SEEN), None) is not None


def _is_described(node: Element) -> bool:
    if node.tag == w("drawing"):
        props = next(node.iter(q("wp:docPr")), None)
        if props is None:
            return False
        decorative = next(props.iter(_DECORATIVE), None)
        said = (props.get("descr") or "").strip() or (decorative is not None and decorative.get("val") in {"1", "true"})
        return bool(said)
    return any((shape.get("alt") or "").strip() for shape in node.iter(q("v:shape"), q("v:rect"), q("v:group")))


def _links(paragraph: Element) -> Iterator[str]:
    """Yield the words of each link to an address; a contents list's lines lead within the document, and are headings."""
    for link in paragraph.iter(w("hyperlink")):
        if link.get(q("r:id")):
            yield paragraph_text(link)


def _says_nothing(link: str) -> bool:
    return bool(_SAYS_NOTHING.fullmatch(re.sub(r"[\W_]+", " ", link.casefold()).strip()))


def _few(words: str) -> str:
    return words if len(words) <= _FEW else f"{words[: _FEW - 3]}…"
