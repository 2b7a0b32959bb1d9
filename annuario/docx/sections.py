"""Sections: a piece's landscape pages and columns keep their form; all else is the house's page.

A document's paper and margins are the house's; only the way it lies and its columns are the piece's.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from annuario.docx.house import Measures
from annuario.docx.names import w
from annuario.docx.package import Element
from annuario.docx.tree import PPR_ORDER, element, properties, put


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
        wide = _number(size.get(w("w")), measures.width) > _number(size.get(w("h")), measures.height)
        landscape = wide or size.get(w("orient")) == "landscape"
    number = _number(columns.get(w("num")), 1) if columns is not None else 1
    return Span(landscape, max(1, number))


def _number(value: str | None, default: int) -> int:
    try:
        return round(float(value)) if value else default
    except ValueError:
        return default


def close_sections(flow: Sequence[tuple[Element, Span]], last: Element | None, measures: Measures) -> Iterator[Element]:
    """Yield the elements of `flow`, with a section mark wherever the form changes; `last` becomes the last one's mark.

    Only the first section has a first page of its own: the cover.
    """
    model = deepcopy(last) if last is not None else etree.Element(w("sectPr"))
    first = True
    for place, (item, span) in enumerate(flow):
        after = flow[place + 1][1] if place + 1 < len(flow) else None
        yield item
        if after is None or after == span:
            continue
        mark = deepcopy(model)
        _finish(mark, span, measures, first=first)
        first = False
        holder = item if item.tag == w("p") else etree.Element(w("p"))
        put(properties(holder, "pPr"), mark, PPR_ORDER)
        if holder is not item:
            yield holder
    if last is not None and flow:
        _finish(last, flow[-1][1], measures, first=first)


def _finish(mark: Element, span: Span, measures: Measures, *, first: bool) -> None:
    """Give `mark` the house's page in the form of `span`."""
    title_page = mark.find(w("titlePg"))
    if not first and title_page is not None:
        mark.remove(title_page)
    if span.landscape:
        _turn(mark, measures)
    if span.columns > 1:
        columns = mark.find(w("cols"))
        if columns is None:
            columns = element("w:cols", space="708")
            place = next((node for node in mark if node.tag in {w("titlePg"), w("docGrid"), w("formProt"), w("vAlign")}), None)
            if place is not None:
                place.addprevious(columns)
            else:
                mark.append(columns)
        columns.set(w("num"), str(span.columns))


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
