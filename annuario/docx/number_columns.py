"""Columns of numbers stand on the right with their heads, columns of words on the left: whichever way an office set them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from annuario.docx.house import Styles
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.text import paragraph_text
from annuario.docx.tree import PPR_ORDER, element, number, on, properties, put, remove

_NUMBER = re.compile(r"[+\u2212–-]?\s?(?:(?:€|EUR|£|\$)\s?)?\d[\d.,'’\s]*(?:\s?(?:%|‰|€|EUR|£|\$))?")
_NOTHING = re.compile(r"[-–—.…]*|n\.?\s?[ad]\.?")
_TOTAL = re.compile(r"(?:grand )?total[ei]?|(?:gesamt|end)?summe|(?:ins)?gesamt|total(?:es| general)", re.IGNORECASE)
_FEWEST = 3  # rows: a head, what is summed up, the sum


@dataclass(slots=True)
class _Column:
    """One column of a table's grid: the cells of its heads, and of the rows below."""

    heads: list[Element] = field(default_factory=list)
    cells: list[Element] = field(default_factory=list)

    def is_numbers(self) -> bool:
        """Return whether all cells that say something hold a number, and one does."""
        said = [text for text in map(_text, self.cells) if not _NOTHING.fullmatch(text)]
        return bool(said) and all(map(_NUMBER.fullmatch, said))


def align_columns(table: Element, styles: Styles) -> None:
    """Set the columns of `table`, which has the house's looks already; the first names the rows and stays as it is."""
    if on(table.find(w("tblPr")), "bidiVisual"):
        return
    columns, spanning = _columns(table)
    numbers = {place for place, column in columns.items() if place and column.is_numbers()}
    for place, column in columns.items():
        if place in numbers:
            _set(column.cells, styles, "Table Text", "Table Number")
            _set(column.heads, styles, "Table Head", "Figure Head")
        elif place:
            _to_the_left((*column.cells, *column.heads))
    for cell, places in spanning:
        if set(places) <= numbers:
            for paragraph in cell.iterfind(w("p")):
                put(properties(paragraph, "pPr"), element("w:jc", val="center"), PPR_ORDER)


def sums_up(table: Element) -> bool:
    """Return whether the last row of `table` is said to be the total of the others."""
    rows = table.findall(w("tr"))
    first = rows[-1].find(w("tc")) if len(rows) >= _FEWEST else None
    return first is not None and _TOTAL.fullmatch(re.sub(r"\s*\(.*\)|:$", "", _text(first))) is not None


def _columns(table: Element) -> tuple[dict[int, _Column], list[tuple[Element, range]]]:
    """Return the columns of the grid by their places, and the cells of heads that stand over several, with those."""
    columns: dict[int, _Column] = {}
    spanning: list[tuple[Element, range]] = []
    for row in table.findall(w("tr")):
        head = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        for cell, places in _placed(row):
            if len(places) > 1:
                spanning += [(cell, places)] if head else []
            else:
                column = columns.setdefault(places[0], _Column())
                (column.heads if head else column.cells).append(cell)
    return columns, spanning


def _placed(row: Element) -> Iterator[tuple[Element, range]]:
    before = row.find(f"{w('trPr')}/{w('gridBefore')}")
    place = number(before.get(w("val")), 0) if before is not None else 0
    for cell in row.findall(w("tc")):
        span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        wide = max(1, number(span.get(w("val")), 1)) if span is not None else 1
        yield cell, range(place, place + wide)
        place += wide


def _text(cell: Element) -> str:
    return " ".join(paragraph_text(paragraph) for paragraph in cell.iter(w("p"))).strip()


def _set(cells: list[Element], styles: Styles, plain: str, right: str) -> None:
    """Let the paragraphs of `cells` stand on the right: by the house's style for that, if it has one."""
    before, after = styles.find("paragraph", plain), styles.find("paragraph", right)
    for paragraph in (paragraph for cell in cells for paragraph in cell.iterfind(w("p"))):
        props = properties(paragraph, "pPr")
        style = props.find(w("pStyle"))
        if after and style is not None and style.get(w("val")) == before:
            style.set(w("val"), after)
            _to_the_left([paragraph])
        else:
            put(props, element("w:jc", val="right"), PPR_ORDER)


def _to_the_left(holders: tuple[Element, ...] | list[Element]) -> None:
    """Take off what was set by hand; what stands in the middle stays there, for a mark or a sign may be meant to."""
    for holder in holders:
        for jc in list(holder.iter(w("jc"))):
            if jc.get(w("val")) != "center":
                remove(jc)
