"""Tables far wider than the page: each gets a landscape section of its own, for scaled to the page none could be read."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from copy import deepcopy

from lxml import etree

from annuario.docx.fit import Rooms
from annuario.docx.house import Measures
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.roles import Kind, Roles
from annuario.docx.text import is_blank
from annuario.docx.tree import SECTPR_ORDER, element, number, put

_SMALLEST = 0.6  # of its width; scaled further down, a table is turned
_COLUMNS = 4  # fewer only wrap their words sooner
_WITH_IT = frozenset({Kind.CAPTION, Kind.HEADING})


def turn_wide_tables(body: Element, measures: Measures, roles: Roles, captions: AbstractSet[Element] = frozenset()) -> int:
    """Put every table of `body` that is far too wide in a landscape section; return how many there were.

    Its heading and caption go with it; `captions` are those that are none by style.
    """
    rooms = Rooms(body, measures)

    def known(paragraph: Element) -> Kind | None:
        kind = Kind.CAPTION if paragraph in captions else roles.role(paragraph).kind
        return kind if kind in _WITH_IT else None

    wide = [table for table in body.findall(w("tbl")) if _is_wide(table, rooms.at(table).across, measures)]
    for table in wide:
        _turn(table, body, measures, known)
    return len(wide)


def _is_wide(table: Element, across: int, measures: Measures) -> bool:
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    total = sum(max(0, number(column.get(w("w")), 0)) for column in columns)
    upright = across <= measures.across
    return upright and len(columns) >= _COLUMNS and across < _SMALLEST * total


def _turn(table: Element, body: Element, measures: Measures, goes_with: Callable[[Element], Kind | None]) -> None:
    before = table.getprevious()
    first = table
    while before is not None and before.tag == w("p") and (is_blank(before) or goes_with(before)):
        if before.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            break
        first, before = before, before.getprevious()
    last = table
    after = table.getnext()
    if after is not None and after.tag == w("p") and goes_with(after) is Kind.CAPTION:
        last = after
    if before is not None:
        first.addprevious(_closing(_section_of(table, body)))
    turned = element("w:sectPr")
    put(turned, element("w:pgSz", w=str(measures.height), h=str(measures.width), orient="landscape"), SECTPR_ORDER)
    last.addnext(_closing(turned))


def _section_of(table: Element, body: Element) -> Element:
    """Return a copy of the mark of the section in which `table` stands; one that says nothing where there is none."""
    for node in table.itersiblings():
        mark = node if node.tag == w("sectPr") else node.find(f"{w('pPr')}/{w('sectPr')}")
        if mark is not None:
            return deepcopy(mark)
    mark = body.find(w("sectPr"))
    return deepcopy(mark) if mark is not None else etree.Element(w("sectPr"))


def _closing(mark: Element) -> Element:
    paragraph, props = element("w:p"), element("w:pPr")
    props.append(mark)
    paragraph.append(props)
    return paragraph
