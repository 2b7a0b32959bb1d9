"""Cells that reach over several columns (ISO 14289-1, 7.2): LibreOffice tells their width and leaves out the columns they span.

That happens where the rows of a table have their borders at different places, as Word's tables often do.
"""

from collections.abc import Iterator, Sequence

import pikepdf

from annuario.pdf.structure import elements, kids, role, roles_map, rows_of

_NEAR = 0.004  # inches, as LibreOffice writes widths, to three places; its narrowest cells measure 0.005
_CELLS = {"TH", "TD"}

Rows = list[list[pikepdf.Object]]


def tell_spans(pdf: pikepdf.Pdf, tags: Sequence[pikepdf.Object] | None = None) -> int:
    """Write the spans of cells in each table of an opened, tagged PDF whose rows disagree; return how many tables were mended.

    A row that is shorter than the others gets an empty cell at its end. A row without cells, which is there because those above
    reach over it, goes, and they reach less far. Apart from that, tables with cells over several rows are left alone.
    `tags` are all elements, from whoever has them already.
    """
    if "/StructTreeRoot" not in pdf.Root:
        return 0
    roles = roles_map(pdf)
    tables = [each for each in (elements(pdf) if tags is None else tags) if role(each, roles) == "Table"]
    return sum(_mend(pdf, table, roles) for table in tables)


def _mend(pdf: pikepdf.Pdf, table: pikepdf.Object, roles: dict[str, str]) -> bool:
    found = [(row, [kid for kid in kids(row) if role(kid, roles) in _CELLS]) for row in rows_of(table, roles)]
    rows = [cells for _, cells in found if cells]
    if 0 < len(rows) < len(found):
        _drop_covered(found)
        return True
    if len({sum(_span(cell, "/ColSpan") for cell in cells) for cells in rows}) < 2:  # noqa: PLR2004 -- they agree
        return False
    if any(_span(cell, "/RowSpan") > 1 for cells in rows for cell in cells):
        return False
    borders = _borders(rows)
    for row, cells in found:
        spanned = _write(cells, borders)
        if spanned < len(borders):
            _fill(pdf, row, cells, len(borders) - spanned)
    return True


def _drop_covered(found: list[tuple[pikepdf.Object, list[pikepdf.Object]]]) -> None:
    """Take rows without cells out of their table, and let the cells above that reach over them reach less far."""
    for number, (row, cells) in enumerate(found):
        if cells:
            continue
        above = [(number - place, cell) for place, (_, cells) in enumerate(found[:number]) for cell in cells]
        for distance, cell in above:
            if _span(cell, "/RowSpan") > distance:
                _set_span(cell, "/RowSpan", _span(cell, "/RowSpan") - 1)
        holder = row.P
        holder.K = pikepdf.Array([kid for kid in kids(holder) if kid.objgen != row.objgen])


def _borders(rows: Rows) -> list[float]:
    """Where cells end, from the left, over all rows; those that nearly fall together count once."""
    ends = sorted(end for cells in rows for end in _ends(cells))
    return [end for number, end in enumerate(ends) if number == 0 or end - ends[number - 1] > _NEAR]


def _ends(cells: list[pikepdf.Object]) -> Iterator[float]:
    end = 0.0
    for cell in cells:
        end += float(_attribute(cell, "/Width") or 1)
        yield end


def _write(cells: list[pikepdf.Object], borders: list[float]) -> int:
    """Write the span of each cell of a row; return how many columns the row has."""
    done = 0
    for number, (cell, end) in enumerate(zip(cells, _ends(cells), strict=True)):
        reached = sum(1 for border in borders if border <= end + _NEAR)
        span = min(max(reached - done, 1), len(borders) - done - (len(cells) - number - 1))
        _set_span(cell, "/ColSpan", max(span, 1))
        done += max(span, 1)
    return done


def _fill(pdf: pikepdf.Pdf, row: pikepdf.Object, cells: list[pikepdf.Object], span: int) -> None:
    made = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.TD, P=row, K=pikepdf.Array([]))
    empty = pdf.make_indirect(made)
    _set_span(empty, "/ColSpan", span)
    row.K = pikepdf.Array([*cells, empty])


def _attributes(cell: pikepdf.Object) -> list[pikepdf.Object]:
    found = cell.get("/A")
    if isinstance(found, pikepdf.Array):
        return list(found.as_list())
    return [] if found is None else [found]


def _attribute(cell: pikepdf.Object, name: str) -> float | None:
    return next((float(each[name]) for each in _attributes(cell) if isinstance(each, pikepdf.Dictionary) and name in each), None)


def _span(cell: pikepdf.Object, name: str) -> int:
    return int(_attribute(cell, name) or 1)


def _set_span(cell: pikepdf.Object, name: str, span: int) -> None:
    if span == _span(cell, name):
        return
    others = _attributes(cell)
    for each in others:
        if isinstance(each, pikepdf.Dictionary) and each.get("/O") == "/Table":
            each[name] = span
            return
    cell.A = pikepdf.Array([*others, pikepdf.Dictionary({"/O": pikepdf.Name.Table, name: span})])
