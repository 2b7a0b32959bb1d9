"""Numbers that must be unique through a whole document: of drawings, content controls, tracked changes, ranges, paragraphs."""

from collections.abc import Iterable, Sequence

from annuario.docx.names import q, w
from annuario.docx.parts import Element
from annuario.docx.tree import finder, remove

_CHANGES = tuple(
    w(name)
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange", "rPrChange", "pPrChange"),
        *("sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange"),
    )
)
_RANGES = {
    w(f"{name}Start"): w(f"{name}End")
    for name in (
        *("moveFromRange", "moveToRange", "customXmlInsRange", "customXmlDelRange", "customXmlMoveFromRange"),
        *("customXmlMoveToRange",),
    )
} | {w("permStart"): w("permEnd")}
_MOVES = (w("moveFromRangeStart"), w("moveToRangeStart"))
_identified = finder("descendant::*/@w14:paraId/..")
_PARAGRAPH = q("w14:paraId")


def tag_ranges(root: Element, tag: str) -> None:
    """Make the ids of ranges below `root`, and the names that pair the two places of a move, one document's own."""
    for mark in root.iter(*_RANGES, *_RANGES.values()):
        mark.set(w("id"), f"{tag}-{mark.get(w('id'), '')}")
        if mark.tag in _MOVES:
            mark.set(w("name"), f"move{tag}_{mark.get(w('name'), '')}")


def number_through(roots: Sequence[Element]) -> None:
    """Give every drawing, content control, tracked change and range below `roots` a number of its own.

    The start and the end of a range share theirs, and a half without the other goes. Of two paragraphs with one id the first
    loses it: that of a comment, which others find by it, comes last.
    """
    _number((node for root in roots for node in root.iter(q("wp:docPr"))), "id")
    _number((node for root in roots for node in root.iterfind(f".//{w('sdtPr')}/{w('id')}")), w("val"))
    last = _number((node for root in roots for node in root.iter(*_CHANGES)), w("id"))
    _pair(roots, last + 1)
    _tell_paragraphs_apart(roots)


def _number(nodes: Iterable[Element], key: str) -> int:
    number = 0
    for node in nodes:
        number += 1
        node.set(key, str(number))
    return number


def _pair(roots: Sequence[Element], number: int) -> None:
    """Number the ranges below `roots` from `number` on."""
    starts: dict[tuple[str, str], Element] = {}
    ends: dict[tuple[str, str], Element] = {}
    marks = [mark for root in roots for mark in root.iter(*_RANGES, *_RANGES.values())]
    for mark in marks:
        tag = str(mark.tag)
        (starts if tag in _RANGES else ends).setdefault((_RANGES.get(tag, tag), mark.get(w("id"), "")), mark)
    paired = [(start, ends[key]) for key, start in starts.items() if key in ends]
    for place, pair in enumerate(paired, number):
        for half in pair:
            half.set(w("id"), str(place))
    kept = {half for pair in paired for half in pair}
    for mark in marks:
        if mark not in kept:
            remove(mark)


def _tell_paragraphs_apart(roots: Sequence[Element]) -> None:
    seen: set[str] = set()
    for root in reversed(roots):  # comments come last, and others find them by this id
        for node in _identified(root):
            id_ = node.get(_PARAGRAPH, "").upper()
            if id_ in seen:
                del node.attrib[_PARAGRAPH]
            seen.add(id_)
