"""The text of a document as blocks: what a reader would count as handed in. Changes nothing.

A block is a paragraph with words, in the body, a cell, a text box or a note. Deleted text, field codes, comments, headers and
footers are none.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annuario.docx.names import q, w
from annuario.docx.package import Element, Package, Part

_BREAKS = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-", w("softHyphen"): "", w("ptab"): " "}
_SKIPPED = {
    w("del"),
    w("moveFrom"),
    w("instrText"),
    w("delText"),
    w("delInstrText"),
    q("mc:Fallback"),
    w("rPr"),
    w("pPr"),
}


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
    return normal("".join(_pieces(paragraph)))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in {w("t"), q("m:t")}:
            yield child.text or ""
        elif tag in _BREAKS:
            yield _BREAKS[tag]
        elif tag == w("sym"):
            yield chr(int(child.get(w("char"), "20"), 16))
        elif tag not in _SKIPPED and tag != w("txbxContent") and isinstance(tag, str):
            yield from _pieces(child)


def paragraphs(root: Element) -> Iterator[Element]:
    """Yield `root` if it is a paragraph, and every one below it in reading order, without a fallback that repeats a drawing."""
    if root.tag == w("p"):
        yield root
    for child in root:
        if child.tag not in {q("mc:Fallback"), w("del"), w("moveFrom")}:
            yield from paragraphs(child)


def blocks(package: Package, within: Sequence[Element] = ()) -> Iterator[Block]:
    """Yield the blocks of the document, or of the body's children `within`: text in order, then the notes that it calls."""
    roots = within or (package.body,)
    for root in roots:
        yield from blocks_below(root)
    for kind in ("footnotes", "endnotes"):
        for note in called_notes(package, roots, kind):
            yield from (Block(kind, block.text) for block in blocks_below(note))


def blocks_below(root: Element) -> Iterator[Block]:
    """Yield the blocks of the paragraphs below `root`."""
    heading = ""
    for paragraph in paragraphs(root):
        text = paragraph_text(paragraph)
        if text:
            in_cell = next(paragraph.iterancestors(w("tc")), None) is not None
            yield Block("cell" if in_cell else "paragraph", text, heading)
            heading = text[:60] if style_id(paragraph) and not in_cell else heading


def called_notes(package: Package, roots: Iterable[Element], kind: str) -> list[Element]:
    """Return the notes of `kind` (footnotes, endnotes) that the text below `roots` calls, in order."""
    part = package.related(kind)
    by_id = {note.get(w("id"), ""): note for note in part.tree()} if part is not None else {}
    name = w("footnoteReference") if kind == "footnotes" else w("endnoteReference")
    calls = [node.get(w("id"), "") for root in roots for node in root.iter(name) if not _deleted(node)]
    return [by_id[id_] for id_ in calls if id_ in by_id]


def _deleted(node: Element) -> bool:
    return next(node.iterancestors(w("del"), w("moveFrom"), q("mc:Fallback")), None) is not None


def style_id(paragraph: Element) -> str:
    """Return the paragraph's own style id, "" for none."""
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return style.get(w("val"), "") if style is not None else ""


def pictures(package: Package, within: Sequence[Element] = ()) -> tuple[str, ...]:
    """Return the SHA-256 of every embedded picture that the document, or `within`, shows; one shown twice stands twice."""
    roots = within or (package.body,)
    found = [_digest(package, package.main, node) for root in roots for node in _shown(root)]
    for kind in ("footnotes", "endnotes"):
        part = package.related(kind)
        if part is not None:
            found += [_digest(package, part, node) for note in called_notes(package, roots, kind) for node in _shown(note)]
    return tuple(digest for digest in found if digest)


def _shown(root: Element) -> Iterator[Element]:
    return (node for node in root.iter(q("a:blip"), q("v:imagedata")) if not _deleted(node))


def _digest(package: Package, part: Part, node: Element) -> str:
    rel = part.rels.get(node.get(q("r:embed")) or node.get(q("r:id")) or "")
    return "" if rel is None or rel.external else hashlib.sha256(package.parts[rel.target].content).hexdigest()
