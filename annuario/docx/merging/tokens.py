"""The inside of one paragraph as tokens: words, blanks, signs, and what is no text. Splits runs where an edit begins or ends.

A token knows the leaves of the tree that it stands in, so that a change of one word touches the runs of that word and no
others.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from annuario.docx.merging.fields import HIDDEN, Fields
from annuario.docx.merging.reading import OBJECTS, Reading, link_mark, symbol
from annuario.docx.merging.units import OBJECT
from annuario.docx.names import q, w
from annuario.docx.parts import Element, Part
from annuario.docx.text import NOTES

_TOKEN = re.compile(r"\ufffc|\s+|[^\W_]+|.", re.DOTALL)
_CHARACTERS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): "\u00ad", w("ptab"): "\t"}
_MATHS = frozenset({q("m:oMath"), q("m:oMathPara")})
_IGNORED = frozenset({w("rPr"), w("lastRenderedPageBreak"), w("commentReference"), w("annotationRef"), w("delText")})
LINKS = frozenset({w("hyperlink"), w("fldSimple")})
"""Holders that belong to their words: who takes the words over takes the holder along."""


@dataclass(slots=True, eq=False)
class Leaf:
    """A piece of a paragraph: the elements it is made of (one but for a field's code) and the characters it stands for."""

    elements: list[Element]
    start: int
    end: int

    @property
    def first(self) -> Element:
        """Its first element."""
        return self.elements[0]


@dataclass(slots=True, eq=False)
class Token:
    """A word, a run of blanks, a sign or an object: its key for comparison and the characters it stands for."""

    key: str
    start: int
    end: int
    leaf: Leaf
    link: Element | None = None
    mate: int = -1


@dataclass(eq=False)
class Line:
    """One paragraph's tokens and leaves."""

    reading: Reading
    part: Part
    paragraph: Element
    tokens: list[Token] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        """Look through the paragraph once."""
        whole, keys, links = _walk(self)
        self.text = whole
        places = {leaf.start: leaf for leaf in self.leaves}
        starts = sorted(places)
        at = 0
        for match in _TOKEN.finditer(whole):
            while at + 1 < len(starts) and starts[at + 1] <= match.start():
                at += 1
            leaf = places[starts[at]]
            key = keys.get(match.start()) if match[0] == OBJECT else None
            link, mark = links.get(leaf.start, (None, ""))
            self.tokens.append(Token(mark + (key or _plain(match[0])), match.start(), match.end(), leaf, link))
        _pair_fields(self.tokens)

    def cut(self, place: int) -> None:
        """Let a run begin at the character `place`; nothing to do at the end or where one begins already."""
        leaf = next((leaf for leaf in self.leaves if leaf.start <= place < leaf.end), None)
        if leaf is None:
            return
        if place > leaf.start:
            leaf = self._cut_text(leaf, place)
        _cut_run(leaf.first)

    def _cut_text(self, leaf: Leaf, place: int) -> Leaf:
        text = leaf.first.text or ""
        second = deepcopy(leaf.first)
        second.text, leaf.first.text = text[place - leaf.start :], text[: place - leaf.start]
        second.tail = None
        for node in (second, leaf.first):
            node.set(q("xml:space"), "preserve")
        leaf.first.addnext(second)
        new = Leaf([second], place, leaf.end)
        leaf.end = place
        self.leaves.insert(self.leaves.index(leaf) + 1, new)
        return new

    def runs(self, start: int, end: int) -> list[Element]:
        """Return the runs (or formulas) that hold the characters from `start` up to `end`, after cutting at both."""
        if start >= end:
            return []
        self.cut(end)
        self.cut(start)
        found: dict[Element, None] = {}
        for leaf in self.leaves:
            if start <= leaf.start < end:
                for element in leaf.elements:
                    found[run_of(element)] = None
        return list(found)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters from the token `first` up to the token `last`, not with it."""
        if first >= last:
            start = self.tokens[first].start if first < len(self.tokens) else len(self.text)
            return start, start
        return self.tokens[first].start, self.tokens[last - 1].end

    @property
    def keys(self) -> list[str]:
        """The keys of its tokens."""
        return [token.key for token in self.tokens]


def run_of(leaf: Element) -> Element:
    """Return the run that holds `leaf`, or `leaf` itself if it stands in the paragraph as a formula does."""
    if leaf.tag in _MATHS:
        return leaf
    return next(leaf.iterancestors(w("r")), leaf)


def weight(key: object) -> float:
    """Return how much it says that two paragraphs share a token: words much, blanks next to nothing."""
    text = str(key)
    if text.isspace():
        return 0.2
    return 4.0 + len(text) / 100 if text[-1:].isalnum() or OBJECT in text else 1.0


def _plain(text: str) -> str:
    if text.isspace():
        return " "
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _cut_run(element: Element) -> None:
    """Let a run begin at `element`: what stands before it within its run stays, the rest goes into a second run."""
    run = run_of(element)
    if run is element:
        return
    node = element
    while node.getparent() is not run:
        node = node.getparent()  # type: ignore[assignment]  # it has one, for `run` is above it
    before = [child for child in run.iterchildren() if child.tag != w("rPr")]
    place = before.index(node)
    if place == 0:
        return
    second = etree_like(run)
    props = run.find(w("rPr"))
    if props is not None:
        second.append(deepcopy(props))
    second.extend(before[place:])
    run.addnext(second)


def etree_like(element: Element) -> Element:
    """Return an empty element with the name and the attributes of `element`, and its tail left behind."""
    made = etree.Element(element.tag)
    made.attrib.update(element.attrib)
    return made


Link = tuple[Element | None, str]
"""The outermost link around a leaf, and a mark of the address it leads to."""


def _walk(line: Line) -> tuple[str, dict[int, str], dict[int, Link]]:
    """Return the text of a paragraph with a sign for each object, the keys of the objects, and the link of each leaf."""
    said: list[str] = []
    keys: dict[int, str] = {}
    links: dict[int, Link] = {}
    length = 0
    for text, elements, key, link in _pieces(line):
        if text:
            line.leaves.append(Leaf(elements, length, length + len(text)))
            keys[length], links[length] = key, link
            said.append(text)
            length += len(text)
    return "".join(said), keys, links


def _pieces(line: Line) -> Iterator[tuple[str, list[Element], str, Link]]:
    """Yield the text of each leaf, its elements, the key of an object ("" for words) and its link."""
    fields = Fields(line.paragraph)
    for node, link in _nodes(line.paragraph, (None, ""), line.part):
        tag = str(node.tag)
        if tag == w("fldChar"):
            yield from ((OBJECT, elements, key, link) for key, elements in fields.enter(node))
        elif not fields.within_code and tag != w("instrText"):
            yield (*_piece(line, node, tag), link)


def _piece(line: Line, node: Element, tag: str) -> tuple[str, list[Element], str]:
    if tag == w("t"):
        return node.text or "", [node], ""
    if tag == w("sym"):
        return symbol(node), [node], f"{OBJECT}{symbol(node)}"
    if tag in _CHARACTERS:
        return _CHARACTERS[tag], [node], ""
    return OBJECT, [node], _key(line.reading, node, line.part)


def _nodes(holder: Element, link: tuple[Element | None, str], part: Part) -> Iterator[tuple[Element, tuple[Element | None, str]]]:
    """Yield what a paragraph shows, leaf by leaf, each with the outermost link around it and a mark of its address."""
    for child in holder:
        tag = str(child.tag)
        if tag in HIDDEN:
            continue
        if tag == w("r"):
            yield from ((node, link) for node in child if node.tag not in _IGNORED)
        elif tag in _MATHS:
            yield child, link
        elif tag in LINKS:
            outer = link[0] if link[0] is not None else child
            yield from _nodes(child, (outer, link[1] or link_mark(child, part)), part)
        elif len(child):
            yield from _nodes(child, link, part)


def _key(reading: Reading, node: Element, part: Part) -> str:
    tag = str(node.tag)
    if tag in OBJECTS:
        return f"{OBJECT}{reading.drawn(node, part)}"
    if tag in NOTES.values():
        return f"{OBJECT}{reading.note_content(node)}"
    if tag in _MATHS:
        return f"{OBJECT}math({''.join(text.text or '' for text in node.iter(q('m:t')))})"
    return f"{OBJECT}{tag.rpartition('}')[2]}({reading.content(node, part)})"


def _pair_fields(tokens: Sequence[Token]) -> None:
    """Let each begin of a field know where its end is, and the other way round."""
    open_: list[int] = []
    for place, token in enumerate(tokens):
        if token.key.endswith("field-end") and open_:
            begin = open_.pop()
            tokens[begin].mate, token.mate = place, begin
        elif f"{OBJECT}field-" in token.key:
            open_.append(place)
