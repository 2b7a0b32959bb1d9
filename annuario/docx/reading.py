"""Reading a document as passages: what stands where, and which rule may take it out. Changes nothing, asks no joiner."""

import hashlib
import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from annuario.docx.counted import behind_label, behind_number, form_of, uncounted
from annuario.docx.links import target_of
from annuario.docx.lookups import Comments, Links, Looks, Notes, contents_of, data_of, pages_of
from annuario.docx.names import R, q, w
from annuario.docx.parts import Element, Package, Part
from annuario.docx.passages import LineKind, Passage, Place, Thing, bare, letters, section_of, shortened
from annuario.docx.rules import Rule, Rules
from annuario.docx.text import BREAKS, NOTES, TEXT_TAGS, normal, paragraph_text, paragraphs, symbol

_SKIPPED = frozenset({q("mc:Fallback"), w("rPr"), w("pPr"), w("txbxContent"), w("sdtPr"), w("fldData"), w("instrText")})
_GONE = frozenset({w("del"), w("moveFrom")})
_SYMBOL = w("sym")
_COME = frozenset({w("ins"), w("moveTo")})
_CHARTS = frozenset({q("c:chart"), "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart"})
_PICTURES = frozenset(
    {q("a:blip"), q("v:imagedata"), "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"},
)
_OBJECTS = frozenset({q("o:OLEObject"), w("control"), w("objectEmbed"), w("objectLink")})
_NAMING = frozenset({LineKind.BOOKMARK, LineKind.REFERENCE})
_COUNTING = re.compile(r"\s*(?:SEQ|REF)\b")
_WRAPPERS = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "tr"))


class Reading:
    """One document, looked through once; `rules` say what may be missing of it, none for a result."""

    def __init__(self, package: Package, rules: Rules | None = None) -> None:
        """Look up notes, comments, styles and bookmarks; raises Unreadable if a part of them is no XML."""
        self.package = package
        self.rules = rules
        self.looks = Looks(package)
        self.notes = Notes(package)
        self.comments = Comments(package)
        self.links = Links(package)
        self.contents = {} if rules is None or rules.contents == "keep" else contents_of(package)
        self.pages = pages_of(package.body)
        self._digests: dict[str, str] = {}
        self._cells: dict[Element, tuple[int, int]] = {}

    def passages(self, within: Sequence[Element] = ()) -> tuple[Passage, ...]:
        """Return the passages of the body, or of its children `within`, that say or show something, in reading order."""
        return tuple(self._read(within or tuple(self.package.body), self.package.main, LineKind.PARAGRAPH, Place()))

    def _read(self, roots: Sequence[Element], part: Part, plain: LineKind, start: Place) -> Iterator[Passage]:
        heading, count, tables = start.heading, 0, dict[Element, int]()
        told = (False, 1)
        for root in roots:
            page = self.pages.get(root, (False, 1))
            for paragraph in paragraphs(root):
                holder = next(paragraph.iterancestors(w("tc"), w("txbxContent")), None)
                cell = self._cell(holder) if holder is not None and holder.tag == w("tc") else (0, 0)
                box = holder is not None and holder.tag == w("txbxContent")
                words = _Words(self, part)
                words.gather(paragraph)
                text = normal("".join(words.words))
                if holder is None and (text or words.marks):  # a person counts no blank ones
                    count += 1
                if holder is None and text and plain is LineKind.PARAGRAPH and self.looks.is_heading(paragraph):
                    heading, count, tables = text, 0, {}
                table = self._table(holder, tables) if cell != (0, 0) and holder is not None else 0
                noted = plain is LineKind.NOTE  # what stands in a note is found by what calls it
                place = start if noted else Place(heading, count, table, cell, box)
                things = tuple(self._things(words, place))
                if (text or things) and page != (False, 1) and (self.rules is None or page != told):
                    things = (section_of(page), *things)
                if text or things:
                    told = page
                    kind = plain if noted else _kind(cell, box=box)
                    rest = self.contents.get(paragraph)
                    rule = None if rest is None else Rule.INNER_CONTENTS
                    listed = self.looks.is_listed(paragraph)
                    unmarked = bare(text) if self.rules is not None and self.rules.structure else ""
                    counted = uncounted(text) if self._renumbers() else ""
                    form = form_of(paragraph) if words.counts and self.rules is None else ""
                    caption = behind_number(form) if self.rules is None else behind_label(text) if self._renames() else None
                    yield Passage(kind, text, place, cell, things, rule, rest or "", listed, unmarked, counted, form, caption)

    def _renames(self) -> bool:
        return self._renumbers() and self.rules is not None and self.rules.caption_words is not None

    def _renumbers(self) -> bool:
        return self.rules is not None and self.rules.number_captions

    def _things(self, words: "_Words", place: Place) -> Iterator[Thing]:
        whole = letters("".join(words.words)) if words.marks else 0
        for at, kind, key, text, rule in words.marks:
            after = whole - letters("".join(words.words[:at]))
            if kind is LineKind.NOTE:
                part, note = self.notes.by_id[key]
                inner = tuple(self._read((note,), part, LineKind.NOTE, replace(place, note=self.notes.numbers.get(key, 0))))
                yield Thing(kind, None, shortened(text), after, rule, inner)
            else:
                counted = uncounted(text) if kind in _NAMING and (self.rules is None or self._renumbers()) else ""
                yield Thing(kind, key, shortened(text), after, rule, (), counted)

    def _cell(self, holder: Element) -> tuple[int, int]:
        """Return the row and the place in the row of a cell, both from 1; controls around rows and cells do not count."""
        if holder not in self._cells:
            table = next(holder.iterancestors(w("tbl")), None)
            for row, line in enumerate(_below(table, w("tr")) if table is not None else (), 1):
                for place, cell in enumerate(_below(line, w("tc")), 1):
                    self._cells[cell] = (row, place)
        return self._cells.get(holder, (1, 1))

    def _table(self, holder: Element, tables: dict[Element, int]) -> int:
        outer = list(holder.iterancestors(w("tbl")))
        return tables.setdefault(outer[-1], len(tables) + 1) if outer else 1

    def digest(self, part: Part, id_: str, *, chart: bool = False) -> str:
        """Return the SHA-256 of the part that the relationship `id_` leads to, "" if it leads to none."""
        rel = part.rels.get(id_)
        target = self.package.parts.get(rel.target) if rel is not None and not rel.external else None
        if target is None:
            return ""
        if target.name not in self._digests:
            self._digests[target.name] = hashlib.sha256(data_of(target)).hexdigest() if chart else target.digest
        return self._digests[target.name]


def _kind(cell: tuple[int, int], *, box: bool) -> LineKind:
    if box:
        return LineKind.TEXT_BOX
    return LineKind.PARAGRAPH if cell == (0, 0) else LineKind.CELL


def _below(node: Element, tag: str) -> Iterator[Element]:
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _below(child, tag)


class _Words:
    """The words of one paragraph as they would be read, and what stands between them."""

    def __init__(self, reading: Reading, part: Part) -> None:
        self.reading = reading
        self.part = part
        self.words: list[str] = []
        self.counts = False  # whether a field in it counts, or refers to what may
        self.marks: list[tuple[int, LineKind, Hashable, str, Rule | None]] = []
        self._open: dict[str, int] = {}  # where the range of each bookmark began
        self._codes: list[tuple[int, int] | None] = []  # where the code of each open field began, None once its result has

    def gather(self, element: Element) -> None:
        """Gather what stands below `element`."""
        for child in element:
            tag = str(child.tag)
            if tag in TEXT_TAGS:
                self.words.append(symbol(child) if tag == _SYMBOL else child.text or "")
            elif tag in BREAKS:
                self.words.append(BREAKS[tag])
            elif tag not in _SKIPPED:
                handle = _HANDLERS.get(tag)
                if handle is not None:
                    handle(self, child)
                if tag not in _GONE and len(child):
                    self.gather(child)

    def _add(self, kind: LineKind, key: Hashable, text: str = "", rule: Rule | None = None) -> None:
        self.marks.append((len(self.words), kind, key, text, rule))

    def field(self, node: Element) -> None:
        """Enter or leave a field; what stood within its code, such as another field's result, is never shown."""
        kind = node.get(w("fldCharType"), "")
        if kind == "begin":
            code = self.reading.links.codes.get(node, "")
            self.counts = self.counts or _COUNTING.match(code) is not None
            self.leads(code)
            self._codes.append((len(self.words), len(self.marks)))
        elif self._codes:
            begun = self._codes.pop()
            if begun is not None:
                del self.words[begun[0] :]
                del self.marks[begun[1] :]
            if kind == "separate":
                self._codes.append(None)

    def leads(self, code: str) -> None:
        """A field that leads somewhere may be frozen, but not lead elsewhere."""
        address, bookmark = target_of(code)
        if address:
            self._add(LineKind.LINK, ("outside", address), address, Rule.FIELD_FROZEN)
        elif bookmark and self.reading.links.words(bookmark) is not None:
            words = self.reading.links.words(bookmark)
            self._add(LineKind.REFERENCE, ("inside", words), words or "", Rule.FIELD_FROZEN)

    def simple(self, node: Element) -> None:
        """A field in one piece."""
        code = node.get(w("instr"), "")
        self.counts = self.counts or _COUNTING.match(code) is not None
        self.leads(code)

    def tracked(self, node: Element) -> None:
        """Words that a tracked change put in or took out, and who made it."""
        kind = LineKind.DELETION if node.tag in _GONE else LineKind.INSERTION
        text = normal("".join(text.text or "" for text in node.iter(w("t"), w("delText"))))
        if text:
            self._add(kind, (node.get(w("author"), ""), text), text)

    def note(self, node: Element) -> None:
        """The call of a note."""
        key = ("footnotes" if node.tag == NOTES["footnotes"] else "endnotes", node.get(w("id"), ""))
        if key in self.reading.notes.by_id:
            self._add(LineKind.NOTE, key, " ".join(map(paragraph_text, paragraphs(self.reading.notes.by_id[key][1]))))

    def comment(self, node: Element) -> None:
        """The mark of a comment."""
        key = self.reading.comments.by_id.get(node.get(w("id"), ""))
        if key is not None:
            rules = self.reading.rules
            gone = rules is not None and rules.comments == "remove"
            self._add(LineKind.COMMENT, key, key[1], Rule.COMMENT if gone else None)

    def hyperlink(self, node: Element) -> None:
        """A link to an address, or to a bookmark that is there."""
        rel, anchor = self.part.rels.get(node.get(q("r:id"), "")), node.get(w("anchor"), "")
        text = normal("".join(found.text or "" for found in node.iter(*TEXT_TAGS)))
        if not text and next(node.iter(w("drawing"), w("pict")), None) is None:
            return  # there is nothing to click on
        if rel is not None and rel.external:
            self._add(LineKind.LINK, ("outside", rel.target, anchor, letters(text)), f"{text} -> {rel.target}")
        elif anchor and (words := self.reading.links.words(anchor)) is not None:
            self._add(LineKind.LINK, ("inside", words, letters(text)), f"{text} -> {words}")

    def picture(self, node: Element) -> None:
        """A picture of the file, or one that lies elsewhere."""
        id_ = node.get(q("r:embed")) or node.get(q("r:id")) or ""
        digest = self.reading.digest(self.part, id_)
        link = self.part.rels.get(node.get(q("r:link")) or node.get(q("r:href")) or id_)
        if digest:
            self._add(LineKind.PICTURE, digest, digest[:12])
        elif link is not None:
            self._add(LineKind.PICTURE, link.target, link.target, Rule.LINKED_PICTURE)

    def drawn(self, node: Element) -> None:
        """A chart or a diagram, by its data."""
        ids = [str(id_) for key, id_ in node.attrib.items() if str(key).startswith(f"{{{R}}}")]
        digest = self.reading.digest(self.part, node.get(q("r:dm")) or node.get(q("r:id")) or "", chart=True)
        broken = any(id_ not in self.part.rels for id_ in ids)
        if digest:
            kind = LineKind.CHART if node.tag in _CHARTS else LineKind.DIAGRAM
            self._add(kind, digest, digest[:12], Rule.LINKED_PICTURE if broken else None)
        if digest and node.tag in _CHARTS:
            self._workbook(self.reading.package.parts[self.part.rels[ids[0]].target])

    def _workbook(self, chart: Part) -> None:
        """A chart keeps the workbook that lies in the file; one outside is never fetched."""
        for id_, rel in chart.rels.items():
            if rel.external and rel.kind != "hyperlink":
                self._add(LineKind.OBJECT, rel.target, rel.target, Rule.EMBEDDED_OBJECT)
            elif rel.kind == "package":
                self._add(LineKind.OBJECT, self.reading.digest(chart, id_), "the workbook of a chart")

    def opens(self, node: Element) -> None:
        """The start of a bookmark."""
        if self.reading.links.is_first(node):
            self._open[node.get(w("id"), "")] = len(self.words)

    def closes(self, node: Element) -> None:
        """The end of a bookmark, which must mark the same words; its name may be another."""
        begun = self._open.pop(node.get(w("id"), ""), None)
        if begun is not None:
            words = normal("".join(self.words[begun:]))
            self._add(LineKind.BOOKMARK, bare(words).replace(" ", ""), words)

    def equation(self, node: Element) -> None:
        """An equation, by the letters in it."""
        text = normal("".join(found.text or "" for found in node.iter(q("m:t"))))
        self._add(LineKind.EQUATION, text, text)

    def embedded(self, node: Element) -> None:
        """An object that only its own program opens; the picture that it shows is one of its own."""
        self._add(LineKind.OBJECT, str(node.tag), node.get("ProgID", ""), Rule.EMBEDDED_OBJECT)


_HANDLERS: Mapping[str, Callable[[_Words, Element], None]] = {
    w("fldChar"): _Words.field,
    w("fldSimple"): _Words.simple,
    w("commentReference"): _Words.comment,
    w("hyperlink"): _Words.hyperlink,
    w("bookmarkStart"): _Words.opens,
    w("bookmarkEnd"): _Words.closes,
    q("dgm:relIds"): _Words.drawn,
    q("m:oMath"): _Words.equation,
    **dict.fromkeys(NOTES.values(), _Words.note),
    **dict.fromkeys((*_GONE, *_COME), _Words.tracked),
    **dict.fromkeys(_PICTURES, _Words.picture),
    **dict.fromkeys(_CHARTS, _Words.drawn),
    **dict.fromkeys(_OBJECTS, _Words.embedded),
}
