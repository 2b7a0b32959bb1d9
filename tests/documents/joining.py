"""Joining small files the way the report does, and looking at what came out."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from annuario.docx import Package, Piece, Proof, Rules, clean, compose, prove, read_bytes, restyle, write
from annuario.docx.anchors import anchor_name
from annuario.docx.names import R, q, w
from annuario.docx.prove import region
from annuario.docx.text import blocks
from tests.documents.word import house

_NAMING = etree.XPath("//*[@r:*]", namespaces={"r": R})
"""The elements of a tree that name relationships."""


def plainly(*files: bytes) -> Package:
    """Return the files composed as they are, each with a prefix of its own, written and read again."""
    pieces = [Piece(read_bytes(file), prefix=f"p{place}_") for place, file in enumerate(files, 1)]
    return read_bytes(write(compose(house(), pieces)))


def joined(*files: bytes, rules: Rules | None = None) -> Package:
    """Return the files cleaned, restyled and composed, by the house's rules or by others, each with an anchor, written and read."""
    pieces = []
    for place, file in enumerate(files, 1):
        document = read_bytes(file)
        clean(document, rules)
        restyle(document, house(), rules=rules)
        pieces.append(Piece(document, prefix=f"p{place}_", anchor=anchor_name(str(place))))
    return read_bytes(write(compose(house(), pieces)))


def proofs(files: Sequence[bytes], output: Package | None = None) -> tuple[Proof, ...]:
    """Return the proof of each file in `output`, or in what `joined` makes of them."""
    output = output or joined(*files)
    ends = [anchor_name(str(place)) for place in range(1, len(files) + 1)]
    return tuple(
        prove(read_bytes(file), output, within=region(output, anchor, ends)) for file, anchor in zip(files, ends, strict=True)
    )


def texts(document: Package) -> list[str]:
    """Return the words of the document's blocks."""
    return [block.text for block in blocks(document)]


def values(document: Package, name: str, key: str = "w:val") -> list[str | None]:
    """Return an attribute of every element with a prefixed `name` in the body, in order."""
    return [node.get(q(key) if ":" in key else key) for node in document.body.iter(q(name))]


def styles(document: Package) -> list[tuple[str, str]]:
    """Return the style and the words of every paragraph of the body."""
    found = []
    for paragraph in document.body.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        text = "".join(node.text or "" for node in paragraph.iter(w("t")))
        found.append((style.get(w("val"), "") if style is not None else "", text))
    return found


def names(document: bytes) -> list[str]:
    """Return the names in the archive."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return archive.namelist()


def dangling(document: Package) -> Iterator[str]:
    """Yield what is broken: ids that lead nowhere or stand twice, references without a target, prefixes not declared."""
    for part in document.parts.values():
        if not part.type.endswith("xml") or part.type.endswith("relationships+xml"):
            continue
        for node in _NAMING(part.tree()):  # type: ignore[union-attr]  # elements, by what is asked for
            for key, value in node.attrib.items():  # type: ignore[union-attr]
                if value and str(key).startswith(f"{{{R}}}") and str(value) not in part.rels:
                    yield f"{part.name}: {str(value)!r} leads nowhere"
        for node in part.tree().iter(q("mc:Choice")):
            for prefix in node.get("Requires", "").split():
                if prefix not in node.nsmap:
                    yield f"{part.name}: the prefix {prefix} is not declared"
    yield from _ids(document)
    yield from _references(document)


def _ids(document: Package) -> Iterator[str]:
    stories = [part.tree() for part in document.stories()]
    for name, key in (("w:bookmarkStart", "w:id"), ("w:bookmarkStart", "w:name"), ("w:bookmarkEnd", "w:id"), ("wp:docPr", "id")):
        found = [node.get(q(key) if ":" in key else key) for root in stories for node in root.iter(q(name))]
        yield from (f"{name} {id_} stands twice" for id_, count in Counter(found).items() if count > 1)
    starts, ends = (
        {node.get(w("id")) for root in stories for node in root.iter(w(name))} for name in ("bookmarkStart", "bookmarkEnd")
    )
    yield from (f"bookmark {id_} has one half" for id_ in starts ^ ends)
    for kind, note, reference in (("footnotes", "footnote", "footnoteReference"), ("endnotes", "endnote", "endnoteReference")):
        part = document.related(kind)
        there = [node.get(w("id")) for node in part.tree().iter(w(note))] if part is not None else []
        yield from (f"{note} {id_} stands twice" for id_, count in Counter(there).items() if count > 1)
        called = {node.get(w("id")) for node in document.body.iter(w(reference))}
        yield from (f"{reference} {id_} leads nowhere" for id_ in called - set(there))


def _references(document: Package) -> Iterator[str]:
    stories = [part.tree() for part in document.stories()]
    numbering, styles_ = document.related("numbering"), document.related("styles")
    nums = {node.get(w("numId")) for node in numbering.tree().iter(w("num"))} if numbering is not None else set()
    used = {node.get(w("val")) for root in stories for node in root.iter(w("numId"))} - {"0"}
    yield from (f"numbering {num} is not defined" for num in used - nums)
    if styles_ is not None:
        known = {node.get(w("styleId")) for node in styles_.tree().iter(w("style"))}
        named = {node.get(w("val")) for root in stories for node in root.iter(w("pStyle"), w("rStyle"), w("tblStyle"))}
        links = {node.get(w("val")) for node in styles_.tree().iter(w("basedOn"), w("link"), w("next"))}
        yield from (f"style {id_} is not defined" for id_ in (named | links) - known)
