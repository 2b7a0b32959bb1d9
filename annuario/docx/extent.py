"""How long a document is and how wide its tables are, as its own author set them. Changes nothing."""

from collections.abc import Iterator

from annuario.docx.names import w
from annuario.docx.parts import Element, Package
from annuario.docx.text import blocks
from annuario.docx.tree import number

_SLACK = 1.05  # a table may stand out into the margins by its cells' own
_PAGE, _MARGIN = 11906, 1134  # A4 across and two centimetres, in twentieths of a point, where a section says nothing


def words(package: Package) -> int:
    """Return how many words the document has, notes and cells included."""
    return sum(len(block.text.split()) for block in blocks(package))


def too_wide_tables(body: Element) -> Iterator[Element]:
    """Yield the tables that are wider than the paper of their own section lets through between its margins."""
    waiting: list[Element] = []
    for child in body:
        if child.tag == w("tbl"):
            waiting.append(child)
        mark = child if child.tag == w("sectPr") else child.find(f"{w('pPr')}/{w('sectPr')}")
        if mark is not None:
            yield from (table for table in waiting if _width(table) > _SLACK * _room(mark))
            waiting = []
    yield from (table for table in waiting if _width(table) > _SLACK * (_PAGE - 2 * _MARGIN))


def _width(table: Element) -> int:
    """Return a table's width in twentieths of a point: what it says of itself, else what its columns have together."""
    said = table.find(f"{w('tblPr')}/{w('tblW')}")
    if said is not None and said.get(w("type")) == "dxa":
        return number(said.get(w("w")), 0)
    if said is not None and said.get(w("type")) == "pct":
        return 0  # of the page: it cannot be too wide
    return sum(max(0, number(column.get(w("w")), 0)) for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}"))


def _room(section: Element) -> int:
    page, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    across = number(page.get(w("w")), _PAGE) if page is not None else _PAGE
    sides = ("left", "right")
    taken = sum(number(margins.get(w(side)), _MARGIN) if margins is not None else _MARGIN for side in sides)
    return max(1, across - taken)
