"""Head cells of tables and what they are heads of (ISO 14289-1, 7.5; ISO 32000-1, table 349).

LibreOffice tags as heads what stands in a table's repeated rows, and says Column of all of them.
"""

from collections.abc import Iterable

import pikepdf

from annuario.pdf.structure import kids, role, rows_of

ROW_HEADS = frozenset({"Fiche Label"})
"""Styles whose words name the row they stand in."""
COLUMN_HEADS = frozenset({"Table Head", "Table Heading"})
"""Styles whose words name the column they stand in; in the first column of a later row, that row."""


def mend_headers(tables: Iterable[pikepdf.Object], roles: dict[str, str]) -> None:
    """Make heads of the cells whose style says so, and give every head the row or column it is a head of."""
    for table in tables:
        rows = list(rows_of(table, roles))
        above = True
        for row in rows:
            told = ((cell, role(cell, roles)) for cell in kids(row))
            cells = [(cell, kind) for cell, kind in told if kind in {"TH", "TD"}]
            above = above and all(kind == "TH" or _names(cell, COLUMN_HEADS) for cell, kind in cells)
            for place, (cell, kind) in enumerate(cells):
                _mend_cell(cell, kind, first=place == 0 and len(cells) > 1, above=above)


def _mend_cell(cell: pikepdf.Object, kind: str, *, first: bool, above: bool) -> None:
    names_row = _names(cell, ROW_HEADS) or (_names(cell, COLUMN_HEADS) and first and not above)
    if names_row or (kind == "TD" and above):
        cell.S = pikepdf.Name.TH
        _set_scope(cell, "Row" if names_row else "Column")
    elif kind == "TH" and _scope(cell) is None:
        _set_scope(cell, "Row" if first and not above else "Column")


def _names(cell: pikepdf.Object, styles: frozenset[str]) -> bool:
    """Whether all paragraphs of the cell have one of these styles."""
    found = {str(kid.S)[1:] for kid in kids(cell) if "/S" in kid}
    return bool(found) and found <= styles


def _scope(cell: pikepdf.Object) -> str | None:
    found = next((each for each in _attributes(cell) if each.get("/O") == "/Table" and "/Scope" in each), None)
    return None if found is None else str(found.Scope)[1:]


def _set_scope(cell: pikepdf.Object, scope: str) -> None:
    found = [each for each in _attributes(cell) if each.get("/O") == "/Table"]
    if found:
        found[0].Scope = pikepdf.Name(f"/{scope}")
        return
    cell.A = pikepdf.Array([*_attributes(cell), pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name(f"/{scope}"))])


def _attributes(cell: pikepdf.Object) -> list[pikepdf.Object]:
    held = cell.get("/A")
    found = held.as_list() if isinstance(held, pikepdf.Array) else [held]
    return [each for each in found if isinstance(each, pikepdf.Dictionary)]
