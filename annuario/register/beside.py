"""A second list that stands beside the first on a sheet: it is told and kept as words, never mixed into the rows of the first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annuario.register.grid import Grid, GridCell
from annuario.register.header import Table, find_tables
from annuario.register.headings import assigned
from annuario.register.words import plain


def apart(grid: Grid, tables: Sequence[Table]) -> tuple[Grid, Grid | None]:
    """Return the sheet without a second list beside the first of its `tables`, and that list, an empty column between them."""
    if not tables or tables[0].is_upright:
        return grid, None
    cells = grid.seen(tables[0].header)
    used = {column for row in (*grid.rows.values(), *grid.right.values()) for column in row}
    for gap in sorted(column + 1 for column in cells if column + 1 not in used):
        sides = [{at: plain(cell.shown) for at, cell in cells.items() if (at < gap) == is_left} for is_left in (True, False)]
        if all(map(_heads_a_list, sides)):
            left, right = _part(grid, 0, gap), _part(grid, gap, max(used) + 1)
            if _titled(find_tables(left)) == _titled(find_tables(right)) != 0:
                return left, right
    return grid, None


def _heads_a_list(words: Mapping[int, str]) -> bool:
    fields = {field for field, _ in assigned(words).values()}
    return "title" in fields and len(fields) > 1


def _part(grid: Grid, after: int, before: int) -> Grid:
    def within(rows: Mapping[int, Mapping[int, GridCell]]) -> dict[int, dict[int, GridCell]]:
        kept = {row: {at: cell for at, cell in cells.items() if after < at < before} for row, cells in rows.items()}
        return {row: cells for row, cells in kept.items() if cells}

    return replace(grid, rows=within(grid.rows), down=within(grid.down), right=within(grid.right))


def _titled(tables: tuple[Table, ...]) -> int:
    """Return the row of the first header, 0 if it knows no title by its words."""
    known = bool(tables) and any(column.field == "title" and not column.is_guessed for column in tables[0].columns)
    return tables[0].header if known else 0
