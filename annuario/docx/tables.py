"""Tables in the house's looks: its table style, true header rows, no wider than the page. No cell is touched in its words."""

from collections.abc import Sequence

from lxml import etree

from annuario.docx.house import Styles
from annuario.docx.names import w
from annuario.docx.number_columns import align_columns, sums_up
from annuario.docx.parts import Element
from annuario.docx.text import is_blank
from annuario.docx.tree import PPR_ORDER, TBLPR_ORDER, element, number, on, properties, put, remove, remove_all

_KEPT = {w("bidiVisual"), w("tblCaption"), w("tblDescription")}
_LOOK = {"firstColumn": "0", "lastColumn": "0", "noHBand": "0", "noVBand": "1"}
_MARGINS = 216  # what a cell keeps free at its sides
_HEAD = 60  # letters that the cell of a head has at most, where it is told by its colour
_FIRST_ROW, _LAST_ROW = 0x0020, 0x0040  # of the bits of a table's look (ECMA-376 part 4, 14.4.10)
_NEARLY = 0.8  # a table nearly as wide as the page was meant to be as wide


def restyle_table(table: Element, styles: Styles, across: int, own: Styles | None = None) -> None:
    """Give `table` the house's table style in place; `across` is the width it may have, in twentieths of a point.

    `own` are the document's own styles, by which the first row may look like a head.
    """
    props = properties(table, "tblPr")
    heads = _header_rows(table, own)
    for child in [child for child in props if child.tag not in _KEPT]:
        props.remove(child)
    style = styles.find("table", "House Table", "Table Grid", "Normal Table")
    width = _fit(table, _room_in_cell(table) or across)
    total = sums_up(table)
    bits = 0x0600 | (_FIRST_ROW if heads else 0) | (_LAST_ROW if total else 0)
    ends = {"firstRow": str(int(bool(heads))), "lastRow": str(int(total))}
    look = element("w:tblLook", val=f"{bits:04X}", **ends, **_LOOK)
    named = [element("w:tblStyle", val=style)] if style else []
    for new in (*named, element("w:tblW", w=str(width), type="dxa"), look):
        put(props, new, TBLPR_ORDER)
    for place, row in enumerate(table.findall(w("tr"))):
        _row(row, styles, header=place < heads)
    align_columns(table, styles)


def _header_rows(table: Element, own: Styles | None) -> int:
    """Return how many rows are heads; a head that reaches into the row below takes that row along."""
    rows = table.findall(w("tr"))
    heads = _plain_heads(rows) or _head_by_look(table, rows, own)
    while 0 < heads < len(rows) - 1 and any(_continues(cell) for cell in rows[heads].findall(w("tc"))):
        heads += 1
    return heads


def _plain_heads(rows: Sequence[Element]) -> int:
    """Return how many rows are marked as heads, else 1 if only the first is bold, or 2 if it is one head in two lines."""
    marked = next((place for place, row in enumerate(rows) if not on(row.find(w("trPr")), "tblHeader")), len(rows))
    if marked:
        return marked if marked < len(rows) else 1
    if len(rows) < 2 or not _bold(rows[0]):  # noqa: PLR2004 -- the only row is what the table says
        return 0
    if not _bold(rows[1]):
        return 1
    joined = next(rows[0].iter(w("gridSpan"), w("vMerge")), None) is not None
    return 2 if joined and len(rows) > 2 and not _bold(rows[2]) else 0  # noqa: PLR2004 -- a third row must follow


def _head_by_look(table: Element, rows: Sequence[Element], own: Styles | None) -> int:
    """Return 1 if the first row alone is shaded, or is the head by the style of its table, and all its cells say something."""
    if len(rows) < 2 or not all(_runs(cell) for cell in rows[0].findall(w("tc"))):  # noqa: PLR2004 -- as above
        return 0
    shaded = [{_fill(cell) for cell in row.findall(w("tc"))} for row in rows]
    alone = len(shaded[0]) == 1 and "" not in shaded[0] and all(shaded[0].isdisjoint(other) for other in shaded[1:])
    return int(alone and all(_is_short(cell) for cell in rows[0].findall(w("tc")))) or int(_head_by_style(table, own))


def _fill(cell: Element) -> str:
    """Return the colour that a cell of a table's own is shaded with, "" for none."""
    shade = cell.find(f"{w('tcPr')}/{w('shd')}")
    fill = shade.get(w("fill"), "auto") if shade is not None else "auto"
    return "" if fill.casefold() in {"auto", "ffffff"} else fill


def _is_short(cell: Element) -> bool:
    return sum(len(text.text or "") for text in cell.iter(w("t"))) <= _HEAD


def _head_by_style(table: Element, own: Styles | None) -> bool:
    """Return whether the style of `table` makes its first row bold, and the table asks for that (ECMA-376 part 1, 17.4.55)."""
    props = table.find(w("tblPr"))
    style = props.find(w("tblStyle")) if props is not None else None
    look = props.find(w("tblLook")) if props is not None else None
    if own is None or style is None or look is None:
        return False
    bits = look.get(w("val"), "0")
    asked = look.get(w("firstRow"), "1" if bits.isalnum() and _bits(bits) & _FIRST_ROW else "0") in {"1", "true", "on"}
    parts = (part for found in own.chain(style.get(w("val"), "")) for part in found.iterfind(w("tblStylePr")))
    return asked and any(part.get(w("type")) == "firstRow" and on(part.find(w("rPr")), "b") for part in parts)


def _bits(text: str) -> int:
    return int(text, 16) if all(letter in "0123456789abcdefABCDEF" for letter in text) else 0


def _bold(row: Element) -> bool:
    """Return whether every cell of `row` is bold: only the corner, and what continues the cell above, may be empty."""
    cells = [cell for cell in row.findall(w("tc")) if not _continues(cell)]
    if len(cells) > 1 and not _runs(cells[0]):
        cells = cells[1:]
    return bool(cells) and all(_runs(cell) and all(on(run.find(w("rPr")), "b") for run in _runs(cell)) for cell in cells)


def _continues(cell: Element) -> bool:
    merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return merge is not None and merge.get(w("val"), "continue") == "continue"


def _runs(cell: Element) -> list[Element]:
    return [run for run in cell.iter(w("r")) if any((text.text or "").strip() for text in run.iterfind(w("t")))]


def _room_in_cell(table: Element) -> int:
    """Return the room in the cell that `table` stands in, 0 if it stands in none or none is known."""
    cell = next(table.iterancestors(w("tc")), None)
    width = cell.find(f"{w('tcPr')}/{w('tcW')}") if cell is not None else None
    known = width is not None and width.get(w("type"), "dxa") == "dxa"
    return max(0, number(width.get(w("w")), 0) - _MARGINS) if width is not None and known else 0


def _fit(table: Element, across: int) -> int:
    """Scale the columns to `across` if they are wider, or nearly as wide, and return the table's width."""
    columns = _columns(table)
    widths = [max(0, number(column.get(w("w")), 0)) for column in columns]
    total = sum(widths)
    if total == 0:
        return across
    factor = across / total if total > across * _NEARLY else 1.0
    for column, width in zip(columns, widths, strict=True):
        column.set(w("w"), str(round(width * factor)))
    for width_ in table.iterfind(f"{w('tr')}/{w('tc')}/{w('tcPr')}/{w('tcW')}"):
        if width_.get(w("type"), "dxa") == "dxa":
            width_.set(w("w"), str(round(number(width_.get(w("w")), 0) * factor)))
    return round(total * factor)


def _columns(table: Element) -> list[Element]:
    """Return the columns of the grid; a table without one gets one that counts its cells (ECMA-376 part 1, 17.4.48)."""
    grid = table.find(w("tblGrid"))
    if grid is None:
        grid = etree.Element(w("tblGrid"))
        properties(table, "tblPr").addnext(grid)
        for _ in range(max((len(row.findall(w("tc"))) for row in table.findall(w("tr"))), default=1)):
            grid.append(element("w:gridCol"))
    return grid.findall(w("gridCol"))


def _row(row: Element, styles: Styles, *, header: bool) -> None:
    for exception in row.findall(w("tblPrEx")):
        remove(exception)
    props = properties(row, "trPr")
    remove_all(props, ("w:trHeight", "w:cantSplit", "w:tblHeader", "w:jc", "w:cnfStyle"))
    if header:
        props.insert(0, element("w:tblHeader"))
    props.insert(0, element("w:cantSplit"))
    head = styles.find("paragraph", "Table Head")
    for cell in row.findall(w("tc")):
        for name in ("shd", "tcBorders", "tcMar", "cnfStyle"):
            for found in cell.findall(f"{w('tcPr')}/{w(name)}"):
                remove(found)
        for style in cell.iterfind(f"{w('p')}/{w('pPr')}/{w('pStyle')}") if header and head else ():
            style.set(w("val"), head)


def space_tables(body: Element, styles: Styles) -> None:
    """Let a gap of the house's follow every table of `body`: text would stick to it, and two tables would be one."""
    gap = styles.find("paragraph", "Table Gap")
    for table in body.findall(w("tbl")) if gap else ():
        after = table.getnext()
        while after is not None and str(after.tag).endswith(("Start", "End")):  # marks of ranges take no room
            after = after.getnext()
        if after is None or after.tag != w("p") or not is_blank(after):
            after = element("w:p")
            table.addnext(after)
        put(properties(after, "pPr"), element("w:pStyle", val=gap), PPR_ORDER)
