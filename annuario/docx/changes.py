"""Tracked changes accepted or rejected (ECMA-376 part 1, 17.13.5), as Word does it; what is gone by that is told.

Works on one tree in place, for what is taken over from a file and must account for each word that goes. What resolves a whole
document, with its notes, links and controls, is in `merging.resolve`, which tells nothing and leaves its input alone.
"""

from collections.abc import Iterator

from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.text import normal, paragraph_text, paragraphs
from annuario.docx.tree import remove, remove_all, unwrap

_DELETED = (w("del"), w("moveFrom"))
_INSERTED = (w("ins"), w("moveTo"))
_FORMATS = "rPrChange pPrChange tblPrChange tblPrExChange trPrChange tcPrChange sectPrChange tblGridChange numberingChange"
_RANGES = "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"
_CONTROLS = (f"customXml{kind}Range{side}" for kind in ("Ins", "Del", "MoveFrom", "MoveTo") for side in ("Start", "End"))
_MARKS = tuple(f"w:{name}" for name in (*_FORMATS.split(), *_RANGES.split(), *_CONTROLS, "cellIns", "cellMerge"))
# What held a tracked change of looks keeps besides those: marks of other changes, and what such a change never holds.
_FORMER = frozenset(w(name) for name in _FORMATS.split())
_NOT_FORMER = frozenset(
    w(name) for name in ("rPr", "sectPr", "headerReference", "footerReference", "ins", "del", "moveFrom", "moveTo")
)


def accept(root: Element) -> Iterator[tuple[str, Element]]:
    """Accept every tracked change below `root` in place; yield the words of each deletion and what stood around them."""
    yield from _rows_and_cells(root, "del", "cellDel")
    yield from _take_out(root, _DELETED)
    for come in list(root.iter(*_INSERTED)):
        unwrap(come)
    remove_all(root, _MARKS)


def reject(root: Element) -> Iterator[tuple[str, Element]]:
    """Reject every tracked change below `root` in place; yield the words of each insertion and what stood around them."""
    yield from _rows_and_cells(root, "ins", "cellIns")
    yield from _take_out(root, _INSERTED)
    for name, plain in (("delText", "t"), ("delInstrText", "instrText")):
        for text in root.iter(w(name)):
            text.tag = w(plain)
    for gone in list(root.iter(*_DELETED)):
        unwrap(gone)
    for change in [node for node in root.iter() if str(node.tag) in _FORMER]:
        _restore(change)
    remove_all(root, (*_MARKS, "w:cellDel"))


def _restore(change: Element) -> None:
    """Let the properties that hold `change` be what they were before it."""
    props = change.getparent()
    former = next(iter(change), None)
    if props is None:
        return
    for child in [child for child in props if child.tag not in _NOT_FORMER]:
        props.remove(child)
    heads = [child for child in props if child.tag in {w("headerReference"), w("footerReference")}]
    for place, child in enumerate(former if former is not None else (), len(heads)):
        props.insert(place, child)


def _take_out(root: Element, tags: tuple[str, ...]) -> Iterator[tuple[str, Element]]:
    """Remove what the marks `tags` hold, joining paragraphs whose mark they hold; yield words and surroundings."""
    for mark in [mark for mark in root.iter(*tags) if _is_paragraph_mark(mark)]:
        _join_next(mark)
    for gone in [gone for gone in root.iter(*tags) if next(gone.iterancestors(*tags), None) is None]:
        text = normal("".join(node.text or "" for node in gone.iter(w("delText"), w("t"))))
        if text:
            yield text, gone
        remove(gone)


def _parent(mark: Element) -> str:
    parent = mark.getparent()
    return str(parent.tag) if parent is not None else ""


def _is_paragraph_mark(mark: Element) -> bool:
    props = mark.getparent()
    return (
        props is not None
        and props.tag == w("rPr")
        and _parent(props) == w("pPr")
        and next(props.iterancestors(w("p")), None) is not None
    )


def _rows_and_cells(root: Element, row: str, cell: str) -> Iterator[tuple[str, Element]]:
    doomed = [next(mark.iterancestors(w("tr")), None) for mark in root.iter(w(row)) if _parent(mark) == w("trPr")]
    doomed += [next(mark.iterancestors(w("tc")), None) for mark in root.iter(w(cell))]
    for element in doomed:
        if element is not None:
            yield normal(" ".join(map(paragraph_text, paragraphs(element)))), element
            remove_with_holder(element)


def remove_with_holder(element: Element) -> None:
    """Remove a cell or row, and the row or table that it leaves without any."""
    holder = element.getparent()
    remove(element)
    if holder is not None and holder.tag in {w("tr"), w("tbl")} and next(holder.iter(element.tag), None) is None:
        remove_with_holder(holder)


def _join_next(mark: Element) -> None:
    """Join the paragraph whose mark was deleted with the one that follows it; where none does, it keeps its mark."""
    paragraph = next(mark.iterancestors(w("p")))
    after = paragraph.getnext()
    while after is not None and str(after.tag).endswith(("Start", "End")):  # marks of ranges between the two
        after = after.getnext()
    if after is None or after.tag != w("p"):
        remove(mark)
        return
    place = 1 if after.find(w("pPr")) is not None else 0
    for child in reversed([child for child in paragraph if child.tag != w("pPr")]):
        after.insert(place, child)
    remove(paragraph)
