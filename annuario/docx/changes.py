"""Tracked changes accepted (ECMA-376 part 1, 17.13.5), as Word does it: what was deleted goes, what came in stays."""

from collections.abc import Iterator

from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.text import normal, paragraph_text, paragraphs
from annuario.docx.tree import remove, remove_all, unwrap

_DELETED = (w("del"), w("moveFrom"))
_FORMATS = "rPrChange pPrChange tblPrChange tblPrExChange trPrChange tcPrChange sectPrChange tblGridChange numberingChange"
_RANGES = "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"
_CONTROLS = (f"customXml{kind}Range{side}" for kind in ("Ins", "Del", "MoveFrom", "MoveTo") for side in ("Start", "End"))
_MARKS = tuple(f"w:{name}" for name in (*_FORMATS.split(), *_RANGES.split(), *_CONTROLS, "cellIns", "cellMerge"))


def accept(root: Element) -> Iterator[str]:
    """Accept every tracked change below `root` in place; yield the words of each deletion."""
    yield from _rows_and_cells(root)
    for mark in [mark for mark in root.iter(*_DELETED) if _is_paragraph_mark(mark)]:
        _join_next(mark)
    for gone in [gone for gone in root.iter(*_DELETED) if not _within_deleted(gone)]:
        text = normal("".join(node.text or "" for node in gone.iter(w("delText"), w("t"))))
        if text:
            yield text
        remove(gone)
    for come in list(root.iter(w("ins"), w("moveTo"))):
        unwrap(come)
    remove_all(root, _MARKS)


def _within_deleted(element: Element) -> bool:
    return next(element.iterancestors(*_DELETED), None) is not None


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


def _rows_and_cells(root: Element) -> Iterator[str]:
    doomed = [next(mark.iterancestors(w("tr")), None) for mark in root.iter(w("del")) if _parent(mark) == w("trPr")]
    doomed += [next(mark.iterancestors(w("tc")), None) for mark in root.iter(w("cellDel"))]
    for element in doomed:
        if element is not None:
            yield normal(" ".join(map(paragraph_text, paragraphs(element))))
            _remove_with_holder(element)


def _remove_with_holder(element: Element) -> None:
    """Remove a cell or row, and the row or table that it leaves without any."""
    holder = element.getparent()
    remove(element)
    if holder is not None and holder.tag in {w("tr"), w("tbl")} and holder.find(element.tag) is None:
        _remove_with_holder(holder)


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
