"""Columns of a table in which nothing stands are taken out, and their room goes to the first column."""

from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.text import is_blank
from annuario.docx.tree import number, remove


def drop_empty_columns(table: Element) -> None:
    """Take every column but the first out of `table` whose cells are all blank.

    Leaves a table alone whose rows are not made of a cell for each column of its grid.
    """
    columns, rows = table.findall(f"{w('tblGrid')}/{w('gridCol')}"), [row.findall(w("tc")) for row in table.findall(w("tr"))]
    if not rows or any(len(cells) != len(columns) or any(map(_spans, cells)) for cells in rows):
        return
    for place in range(len(columns) - 1, 0, -1):
        if all(_is_blank(cells[place]) for cells in rows):
            _give(columns[place], columns[0])
            remove(columns[place])
            for cells in rows:
                _give(cells[place].find(_WIDTH), cells[0].find(_WIDTH))
                remove(cells[place])


_WIDTH = f"{w('tcPr')}/{w('tcW')}"


def _spans(cell: Element) -> bool:
    return cell.find(f"{w('tcPr')}/{w('gridSpan')}") is not None or cell.find(f"{w('tcPr')}/{w('vMerge')}") is not None


def _is_blank(cell: Element) -> bool:
    return all(map(is_blank, cell.iter(w("p")))) and cell.find(f".//{w('tbl')}") is None


def _give(width: Element | None, to: Element | None) -> None:
    """Add a width to another."""
    if width is not None and to is not None:
        to.set(w("w"), str(number(to.get(w("w")), 0) + number(width.get(w("w")), 0)))
