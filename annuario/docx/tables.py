"""Tables in the house's looks: its table style, a true header row, no wider than the page. No cell is touched in its words."""

from annuario.docx.house import Measures, Styles
from annuario.docx.names import w
from annuario.docx.package import Element
from annuario.docx.tree import element, on, properties, remove_all

_LOOK = {
    "val": "04A0",
    "firstRow": "1",
    "lastRow": "0",
    "firstColumn": "0",
    "lastColumn": "0",
    "noHBand": "0",
    "noVBand": "1",
}


def restyle_table(table: Element, styles: Styles, measures: Measures, *, across: int | None = None) -> None:
    """Give `table` the house's table style in place; `across` is the width it may have, in twentieths of a point."""
    props = properties(table, "tblPr")
    header = _has_header(table)
    for child in list(props):
        props.remove(child)
    style = styles.find("table", "House Table", "Table Grid", "Normal Table")
    if style:
        props.append(element("w:tblStyle", val=style))
    width = _fit(table, across or measures.across)
    props.append(element("w:tblW", w=str(width), type="dxa"))
    look = dict(_LOOK, firstRow="1" if header else "0", val="0620" if header else "0600")
    props.append(element("w:tblLook", **look))
    for number, row in enumerate(table.findall(w("tr"))):
        _row(row, styles, header=header and number == 0)


def _has_header(table: Element) -> bool:
    """Return whether the first row is one of heads: marked so, or the only one whose every cell is bold."""
    rows = table.findall(w("tr"))
    if not rows:
        return False
    mark = rows[0].find(f"{w('trPr')}/{w('tblHeader')}")
    return mark is not None or (len(rows) > 1 and _bold(rows[0]) and not _bold(rows[1]))


def _bold(row: Element) -> bool:
    cells = row.findall(w("tc"))
    return bool(cells) and all(_cell_bold(cell) for cell in cells)


def _cell_bold(cell: Element) -> bool:
    runs = [run for run in cell.iter(w("r")) if run.find(w("t")) is not None]
    return bool(runs) and all(on(run.find(w("rPr")), "b") for run in runs)


def _fit(table: Element, across: int) -> int:
    """Scale the columns to `across` if they are wider, and return the table's width."""
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    widths = [_number(column.get(w("w"))) for column in columns]
    total = sum(widths)
    if total == 0:
        return across
    factor = across / total if total > across or total > across * 0.8 else 1.0
    for column, width in zip(columns, widths, strict=True):
        column.set(w("w"), str(round(width * factor)))
    for cell in table.iter(w("tcW")):
        if cell.get(w("type"), "dxa") == "dxa":
            cell.set(w("w"), str(round(_number(cell.get(w("w"))) * factor)))
    return round(total * factor)


def _number(value: str | None) -> int:
    try:
        return round(float(value or 0))
    except ValueError:
        return 0


def _row(row: Element, styles: Styles, *, header: bool) -> None:
    props = properties(row, "trPr")
    remove_all(props, ("w:trHeight", "w:cantSplit", "w:tblHeader", "w:jc", "w:cnfStyle"))
    props.append(element("w:cantSplit"))
    if header:
        props.append(element("w:tblHeader"))
    remove_all(row, ("w:tblPrEx",))
    head = styles.find("paragraph", "Table Head")
    for cell in row.findall(w("tc")):
        for name in ("shd", "tcBorders", "tcMar", "cnfStyle"):
            for found in cell.findall(f"{w('tcPr')}/{w(name)}"):
                found.getparent().remove(found)  # type: ignore[union-attr]  # a found child has a parent
        for style in cell.iterfind(f"{w('p')}/{w('pPr')}/{w('pStyle')}") if header and head else ():
            style.set(w("val"), head)
