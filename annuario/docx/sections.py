"""Sections: a piece's landscape pages and columns keep their form; all else is the house's page.

A document's paper and margins are the house's; only the way it lies and its columns are the piece's.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from annuario.docx.house import Measures
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.tree import PPR_ORDER, SECTPR_ORDER, element, number, properties, put, remove, remove_all, unwrap

_WRAPPERS = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "del", "moveFrom", "smartTag"))


@dataclass(frozen=True, slots=True)
class Span:
    """The form of a section: whether it lies on its side, and its columns."""

    landscape: bool = False
    columns: int = 1


def span_of(mark: Element, measures: Measures) -> Span:
    """Return the form that the section mark `mark` asks for."""
    size, columns = mark.find(w("pgSz")), mark.find(w("cols"))
    landscape = False
    if size is not None:
        wide = number(size.get(w("w")), measures.width) > number(size.get(w("h")), measures.height)
        landscape = wide or size.get(w("orient")) == "landscape"
    count = number(columns.get(w("num")), 1) if columns is not None else 1
    return Span(landscape, max(1, count))


def lay_open(body: Element) -> None:
    """Let every mark of a section stand on a paragraph of `body` itself: wrappers around it go, words stay.

    One in a cell or a box, where none may stand, goes (ECMA-376 part 1, 17.6.18).
    """
    for mark in list(body.iter(w("sectPr"))):
        paragraph = next(mark.iterancestors(w("p")), None)
        if paragraph is None or next(mark.iterancestors(w("sectPrChange")), None) is not None:
            continue
        around = list(takewhile(lambda node: node is not body, paragraph.iterancestors()))
        if any(node.tag not in _WRAPPERS for node in around):
            remove(mark)
            continue
        for wrapper in around:
            unwrap(wrapper)
        for name in ("sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr"):
            for left in body.findall(w(name)):
                body.remove(left)


def close_sections(flow: Sequence[tuple[Element, Span]], last: Element | None, measures: Measures) -> Iterator[Element]:
    """Yield the elements of `flow`, with a section mark wherever the form changes; `last` becomes the last one's mark.

    Only the first section has a first page of its own: the cover. Where only the columns change, no new page begins.
    """
    model = deepcopy(last) if last is not None else etree.Element(w("sectPr"))
    before: Span | None = None
    for place, (item, span) in enumerate(flow):
        after = flow[place + 1][1] if place + 1 < len(flow) else None
        yield item
        if after is None or after == span:
            continue
        mark = deepcopy(model)
        _finish(mark, span, before, measures)
        before = span
        holder = item if item.tag == w("p") else etree.Element(w("p"))
        put(properties(holder, "pPr"), mark, PPR_ORDER)
        if holder is not item:
            yield holder
    if last is not None and flow:
        _finish(last, flow[-1][1], before, measures)


def _finish(mark: Element, span: Span, before: Span | None, measures: Measures) -> None:
    """Give `mark` the house's page in the form of `span`; `before` is the form of the section before it."""
    if before is not None:
        remove_all(mark, ("w:titlePg",))
        pages = mark.find(w("pgNumType"))
        if pages is not None:
            pages.attrib.pop(w("start"), "")
        same_page = before.landscape == span.landscape
        put(mark, element("w:type", val="continuous" if same_page else "nextPage"), SECTPR_ORDER)
    if span.landscape:
        _turn(mark, measures)
    if span.columns > 1:
        put(mark, element("w:cols", num=str(span.columns), space="708"), SECTPR_ORDER)


def _turn(mark: Element, measures: Measures) -> None:
    size, margins = mark.find(w("pgSz")), mark.find(w("pgMar"))
    if size is not None:
        size.set(w("w"), str(measures.height))
        size.set(w("h"), str(measures.width))
        size.set(w("orient"), "landscape")
    if margins is not None:
        top, right, bottom, left = (margins.get(w(side), "1440") for side in ("top", "right", "bottom", "left"))
        for side, value in zip(("top", "right", "bottom", "left"), (left, top, right, bottom), strict=True):
            margins.set(w(side), value)
