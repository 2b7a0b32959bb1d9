"""The text of a document as blocks: what a reader would count as handed in. Changes nothing.

A block is a paragraph with words, in the body, a cell, a text box or a note. Deleted text, field codes, comments, headers and
footers are none.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from annuario.docx.chart_data import chart_data
from annuario.docx.names import q, w
from annuario.docx.parts import Element, Package, Part

NOTES = {"footnotes": w("footnoteReference"), "endnotes": w("endnoteReference")}
TEXT_TAGS = frozenset({w("t"), q("m:t"), w("sym")})
BREAKS = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-", w("softHyphen"): "", w("ptab"): " "}
_GONE = (q("mc:Fallback"), w("del"), w("moveFrom"))
_SKIPPED = {*_GONE, w("instrText"), w("delText"), w("delInstrText"), w("rPr"), w("pPr"), w("txbxContent")}
_HELD = (
    *(w(name) for name in ("drawing", "pict", "object", "footnoteReference", "endnoteReference", "fldChar", "fldSimple")),
    *(w("bookmarkStart"), w("bookmarkEnd"), q("m:oMath")),
)
_DRAWN = (q("a:blip"), q("v:imagedata"), q("c:chart"), q("dgm:relIds"))


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph's words, normalised; `role` is paragraph, cell, footnotes or endnotes, `place` a few words to find it by."""

    role: str
    text: str
    place: str = ""


def normal(text: str) -> str:
    """Return `text` as blocks are compared: compatibility forms folded (NFKC), every run of blanks one space."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("\u00ad", "").split())


def paragraph_text(paragraph: Element) -> str:
    """Return the words of one paragraph as they would be read; those of text boxes within it are blocks of their own."""
    words: list[str] = []
    _gather(paragraph, words, [])
    return normal("".join(words))


def _gather(element: Element, words: list[str], codes: list[int | None]) -> None:
    """Gather the words below `element`; `codes` says for each open field where its code began, None once its result has."""
    for child in element:
        tag = child.tag
        if tag in TEXT_TAGS:
            words.append(symbol(child) if tag == w("sym") else child.text or "")
        elif tag in BREAKS:
            words.append(BREAKS[str(tag)])
        elif tag == w("fldChar"):
            _step(child.get(w("fldCharType"), ""), words, codes)
        elif tag not in _SKIPPED:
            _gather(child, words, codes)


def _step(kind: str, words: list[str], codes: list[int | None]) -> None:
    """Enter or leave a field; what stood within its code, such as another field's result, is never shown."""
    if kind == "begin":
        codes.append(len(words))
    elif codes:
        begun = codes.pop()
        if begun is not None:
            del words[begun:]
        if kind == "separate":
            codes.append(None)


def symbol(element: Element) -> str:
    """Return the character of a `w:sym`, a blank for one that is no number."""
    try:
        return chr(int(element.get(w("char"), "20"), 16))
    except (ValueError, OverflowError):
        return " "


def is_blank(paragraph: Element) -> bool:
    """Return whether a paragraph shows nothing and nothing can lead to it: it stands for space only."""
    return not paragraph_text(paragraph) and next(paragraph.iter(*_HELD), None) is None


def paragraphs(root: Element) -> Iterator[Element]:
    """Yield `root` if it is a paragraph, and every one below it in reading order, without a fallback that repeats a drawing."""
    walk = etree.iterwalk(root, events=("start",), tag=(w("p"), *_GONE))
    for _, node in walk:
        if node.tag == w("p"):
            yield node
        else:
            walk.skip_subtree()


def blocks(package: Package, within: Sequence[Element] = ()) -> Iterator[Block]:
    """Yield the blocks of the document, or of the body's children `within`, in order; a note follows what calls it."""
    notes = _Notes(package)
    for root in within or (package.body,):
        for block, paragraph in _blocks_below(root):
            if block.text:
                yield block
            for kind, note in notes.called(paragraph):
                yield from (Block(kind, inner.text, block.place) for inner, _ in _blocks_below(note) if inner.text)


def _blocks_below(root: Element) -> Iterator[tuple[Block, Element]]:
    heading = ""
    for paragraph in paragraphs(root):
        text = paragraph_text(paragraph)
        in_cell = next(paragraph.iterancestors(w("tc")), None) is not None
        yield Block("cell" if in_cell else "paragraph", text, heading), paragraph
        heading = text[:60] if text and style_id(paragraph) and not in_cell else heading


class _Notes:
    """The notes of one document by kind and id."""

    def __init__(self, package: Package) -> None:
        self.parts = {kind: package.related(kind) for kind in NOTES}
        self.by_id = {
            (kind, note.get(w("id"), "")): note
            for kind, part in self.parts.items()
            if part is not None
            for note in part.tree()
            if note.get(w("type"), "normal") == "normal"
        }

    def called(self, root: Element) -> Iterator[tuple[str, Element]]:
        """Yield the notes that `root` calls, in order; a paragraph's without those of text boxes within it."""
        for call in root.iter(*NOTES.values()) if self.by_id else ():
            kind = "footnotes" if call.tag == NOTES["footnotes"] else "endnotes"
            note = self.by_id.get((kind, call.get(w("id"), "")))
            inner = root.tag == w("p") and next(call.iterancestors(w("p"))) is not root
            if note is not None and not inner and not _deleted(call):
                yield kind, note


def _deleted(node: Element) -> bool:
    return next(node.iterancestors(*_GONE), None) is not None


def style_id(paragraph: Element) -> str:
    """Return the paragraph's own style id, "" for none."""
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return style.get(w("val"), "") if style is not None else ""


def pictures(package: Package, within: Sequence[Element] = ()) -> tuple[str, ...]:
    """Return the SHA-256 of every embedded picture, chart and diagram that the document, or `within`, shows.

    Those of the text come first, then those of the notes that it calls; one shown twice stands twice.
    """
    roots = within or (package.body,)
    notes = _Notes(package)
    found = [_digest(package, package.main, node) for root in roots for node in _shown(root)]
    for root in roots:
        for kind, note in notes.called(root):
            part = notes.parts[kind]
            found += [_digest(package, part, node) for node in _shown(note)] if part is not None else []
    return tuple(digest for digest in found if digest)


def _shown(root: Element) -> Iterator[Element]:
    return (node for node in root.iter(*_DRAWN) if not _deleted(node))


def _digest(package: Package, part: Part, node: Element) -> str:
    id_ = node.get(q("r:embed")) or node.get(q("r:id")) or node.get(q("r:dm")) or ""
    rel = part.rels.get(id_)
    if rel is None or rel.external:
        return ""
    content = package.parts[rel.target].content
    if node.tag == q("dgm:relIds"):  # its data name the drawn picture by an id, which moves
        content = re.sub(rb'\s\brelId="[^"]*"', b"", content)
    if node.tag == q("c:chart"):  # it may lose its way to a workbook outside, and has the house's looks
        content = chart_data(content)
    return hashlib.sha256(content).hexdigest()
