"""Which rows of a table make an activity: several may be one, and totals, titles and remarks are none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from math import isclose

from annuario.register.faults import Faults
from annuario.register.grid import Grid, GridCell
from annuario.register.header import Table
from annuario.register.model import Note
from annuario.register.money import read_money, unit_of
from annuario.register.words import is_ditto, lines, one_line, plain, vocabulary

_LETTER = re.compile(r"[^\W\d_]")
_FOOTNOTE = re.compile(r"\*|\([0-9a-z]\)\s")
_SUMS = (
    "totale", "total", "tot", "subtot", "totali", "totaux", "subtotale", "subtotal", "sub totale", "sub total", "sous total",
    "summe", "suma", "zwischensumme", "parziale",
)  # fmt: skip


_LETTERED = re.compile(r"(?:[IVX]{1,5}|[A-Z])[.)]?")
_GROUPS = {"partners", "countries", "programme", "topic", "chapter"}
_BLANKS = 2
_FULL = 4
"""Cells of a row that is more than a title."""


class Chapters:
    """The names by which sections are known."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take names, titles and ids, each with the id of its section."""
        self._ids = {plain(name): section for name, section in names.items()}

    def section(self, text: str) -> str:
        """Return the id of the section that `text` names, with or without a number before it; "" if none."""
        words = plain(text)
        found = self._ids.get(words) or self._ids.get(words.lstrip("0123456789 "), "")
        halves = {self._ids.get(plain(half), "") for half in text.split("/")} - {""}
        return halves.pop() if not found and len(halves) == 1 else found


@dataclass(slots=True)
class Record:
    """The cells of one activity by column, several where its title spans rows; and what a title above it said."""

    row: int
    section: str
    topic: str
    cells: dict[int, list[GridCell]] = field(default_factory=dict)

    def add(self, cells: Mapping[int, GridCell]) -> None:
        """Add the cells of a row."""
        for column, cell in sorted(cells.items()):
            self.cells.setdefault(column, []).append(cell)


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of a table; a row of sums is told to `faults`."""

    grid: Grid
    table: Table
    chapters: Chapters
    faults: Faults
    grouped: int = 0
    """The column whose blanks repeat what stands above; 0 for none."""

    def sort(self) -> tuple[tuple[Record, ...], tuple[Note, ...]]:
        """Return the activities' records, and the words that stand beside them."""
        records: list[Record] = []
        notes = [note for row in self.table.captions for note in self._notes(self.grid.rows[row])]
        section, topic = self._caption_section(), ""
        headed = ""  # the last title between the rows, where it names a section and no title followed at once
        rows = dict(self._filled())
        beside = self._beside(rows)
        sums = self._sums_above(rows)
        for row, cells in rows.items():
            label = self._label(row, cells)
            if self._is_total(cells) or self._is_sum(records, cells) or row in sums:
                first = next(iter(cells.values()))
                topic = one_line(first.shown) if row in sums and not self._is_total(cells) else topic
                self.faults.add("total-row", sheet=self.grid.name, ref=first.ref, value=one_line(first.shown), rows=[row])
            elif named := self.chapters.section(label):
                section, topic, headed = named, "", label
            elif _is_remark(label) or row in beside:
                notes.extend(self._notes(cells))
                first = next(iter(cells.values()))
                self.faults.add("remark-row", sheet=self.grid.name, ref=first.ref, value=one_line(first.shown), rows=[row])
            elif label and (self._is_across(row) or len(cells) > 1 or self._is_group(rows, row)):
                if headed and records and records[-1].section == section and label.isupper() and headed.isupper():
                    section, headed = self._caption_section(), ""  # another one beside it, of no section
                topic = one_line(label)
                headed = headed if records and records[-1].section == section else ""
            elif records and (self._continues(row) or self._adds(cells)):
                records[-1].add(cells)
            else:
                whole = self._repeated(records, {**self._from_above(row), **cells})
                records.append(Record(row, section, topic))
                records[-1].add(whole)
        return tuple(records), tuple(notes)

    def _filled(self) -> Iterator[tuple[int, Mapping[int, GridCell]]]:
        for row, cells in self.grid.rows.items():
            if self.table.first <= row <= self.table.last and not self._is_blank(cells):
                yield row, cells

    def _beside(self, rows: Mapping[int, Mapping[int, GridCell]]) -> set[int]:
        """Return the rows that explain the titles above, that say nothing in a known column, or are one text after the list."""
        known = {column.index for column in self.table.columns if column.field}
        first = next(iter(rows), 0)
        found = {first} if first == self.table.first and _explains(rows[first]) else set()
        found |= {row for row, cells in rows.items() if not known & {*cells, *self._from_above(row)} and not self._is_across(row)}
        tail: list[int] = []
        for row in sorted(rows, reverse=True):
            if not (self._label(row, rows[row]) or self._signs(rows[row])):
                break
            tail.append(row)
            above = rows.get(row - 1)
            if row - 1 > self.table.header and (row - 1 not in self.grid.rows or (above and self._is_total(above))):
                found.update(tail)
        return found if set(rows) - found else set()

    def _signs(self, cells: Mapping[int, GridCell]) -> bool:
        """Return whether a row may be a signature: two texts, and none of them a title."""
        titles = {column.index for column in self.table.columns if column.field == "title"}
        return len(cells) == _BLANKS and not titles & cells.keys() and all(isinstance(cell.value, str) for cell in cells.values())

    def _sums_above(self, rows: Mapping[int, Mapping[int, GridCell]]) -> set[int]:
        """Return the rows of a name and amounts alone that are the sums of the rows below them, up to the next such row."""
        budget = next((column.index for column in self.table.columns if column.field == "budget"), 0)
        bare = [row for row, cells in rows.items() if _is_bare(cells) and not self._from_above(row)]
        found = set()
        for row, after in pairwise([*bare, self.table.last + 1]):
            own = _amount(rows[row].get(budget))
            if own and isclose(own, sum(_amount(cells.get(budget)) for place, cells in rows.items() if row < place < after)):
                found.add(row)
        return found if len(found) > 1 else set()

    def _notes(self, cells: Mapping[int, GridCell]) -> Iterator[Note]:
        return (Note(self.grid.name, cell.ref, lines(cell.raw)) for cell in cells.values())

    def _caption_section(self) -> str:
        cells = (cell for row in self.table.captions for cell in self.grid.rows[row].values())
        return next(filter(None, (self.chapters.section(cell.shown) for cell in cells)), "")

    def _from_above(self, row: int) -> dict[int, GridCell]:
        """Return the cells that merged areas fill down into a row, a merged header's not."""
        above = self.grid.down.get(row, {})
        return {column: cell for column, cell in above.items() if cell.row >= self.table.first}

    def _label(self, row: int, cells: Mapping[int, GridCell]) -> str:
        """Return the only text of a row that has nothing else, else ""."""
        *before, cell = cells.values()
        numbered = len(before) == 1 and _LETTERED.fullmatch(before[0].shown.strip()) and self._counts(before[0].column)
        alone = (not before or numbered) and not self._from_above(row)
        return cell.shown if alone and isinstance(cell.value, str) else ""

    def _counts(self, column: int) -> bool:
        """Return whether a column has numbers, so that letters in it stand before titles: "II | Twinnings"."""
        rows = (cells for row, cells in self.grid.rows.items() if self.table.first <= row <= self.table.last)
        return any(column in cells and cells[column].is_number for cells in rows)

    def _is_group(self, rows: Mapping[int, Mapping[int, GridCell]], row: int) -> bool:
        """Return whether a row of one text in capitals stands over fuller rows whose titles are not: a title between the rows."""
        ((column, cell),) = rows[row].items()
        if not cell.shown.isupper() or len(rows.get(row + 1, {})) < _FULL:
            return False
        others = [cells[column].shown for cells in rows.values() if column in cells and len(cells) >= _FULL]
        return bool(others) and not any(shown.isupper() for shown in others)

    def _is_across(self, row: int) -> bool:
        """Return whether the row is merged over most of the table: a title for the rows below it."""
        return 2 * (1 + len(self.grid.right.get(row, {}))) > len(self.table.columns)

    def _continues(self, row: int) -> bool:
        titles = [column.index for column in self.table.columns if column.field == "title"]
        return any(index in self._from_above(row) for index in titles)

    def _adds(self, cells: Mapping[int, GridCell]) -> bool:
        """Return whether a row names but one more partner of the activity above it, or one more country."""
        fields = {column.index: column.field for column in self.table.columns}
        named = {column.field for column in self.table.columns}
        return "title" in named and "partners" in named and {fields.get(column) for column in cells} <= {"partners", "countries"}

    def _is_blank(self, cells: Mapping[int, GridCell]) -> bool:
        """Return whether a row was only prepared: a running number, noughts, ticks not set."""
        known = {column.index for column in self.table.columns if column.field}
        return all(
            cell.value is False or (cell.is_number and (cell.value == 0 or column not in known)) for column, cell in cells.items()
        )

    def _repeated(self, records: Sequence[Record], cells: Mapping[int, GridCell]) -> dict[int, GridCell]:
        """Return the cells with what a mark or a blank repeats from the row above: ditto signs, a group's name said once."""
        above = records[-1].cells if records else {}
        found = {column: above[column][0] if column in above and is_ditto(cell.shown) else cell for column, cell in cells.items()}
        if self.grouped and self.grouped not in found and self.grouped in above:
            found[self.grouped] = above[self.grouped][0]
        return found

    def _is_sum(self, records: Sequence[Record], cells: Mapping[int, GridCell]) -> bool:
        """Return whether a row has nothing but numbers, and one of them is the sum of those above: a total without its word."""
        if not records or not all(cell.is_number or _is_amount(cell) for cell in cells.values()):
            return False
        return any(
            isclose(_amount(cell), sum(map(_amount, chain.from_iterable(record.cells.get(column, ()) for record in records))))
            for column, cell in cells.items()
            if sum(column in record.cells for record in records) > 1
        )

    @staticmethod
    def _is_total(cells: Mapping[int, GridCell]) -> bool:
        first, *rest = cells.values()
        words = plain(first.shown)
        begins = any(words.startswith(f"{said} ") or words.endswith(f" {said}") for said in _SUMS)
        if words not in vocabulary().totals and not (rest and begins):
            return False
        return all(
            not isinstance(cell.value, str) or cell.is_error or not _LETTER.search(cell.shown) or _is_amount(cell) for cell in rest
        )


def grouped_by(grid: Grid, table: Table) -> int:
    """Return the column that says a group's name once, with blanks below it: one left of the title; 0 if there is none."""
    known = [column for column in table.columns if column.field]  # a table has one at least
    first = min(known, key=lambda column: column.index)
    titles = [column.index for column in known if column.field == "title"]
    if first.field not in _GROUPS or not titles or first.index > titles[0]:
        return 0
    rows = [cells for row, cells in grid.rows.items() if table.first <= row <= table.last and titles[0] in cells]
    blank = [first.index not in cells for cells in rows]
    return first.index if rows and not blank[0] and sum(blank) >= _BLANKS else 0


def _is_amount(cell: GridCell) -> bool:
    """Return whether a cell is an amount, or several: "4,200 + US$ 3,500"."""
    return all(any(read_money(part, mark=mark) is not None for mark in ".,") for part in re.split(r"\s\+\s", cell.shown))


def _is_bare(cells: Mapping[int, GridCell]) -> bool:
    """Return whether a row has a name and nothing besides but amounts."""
    first, *rest = cells.values()
    named = isinstance(first.value, str) and not _is_amount(first)
    return named and bool(rest) and all(cell.is_number or _is_amount(cell) for cell in rest)


def _amount(cell: GridCell | None) -> float:
    """Return the amount of a cell, a dot before three figures read as that of thousands; 0 for none."""
    if cell is None or cell.is_number:
        return float(cell.shown.rstrip("%")) if cell else 0.0
    money = read_money(cell.shown, mark=".") or read_money(cell.shown, mark=",")
    return float(money.amount) if money else 0.0


def _explains(cells: Mapping[int, GridCell]) -> bool:
    """Return whether a row below the titles only numbers the columns, or says how to fill them in: "(a)", "dd/mm/yyyy"."""
    texts = [plain(cell.shown) for cell in cells.values() if not read_money(cell.shown) or cell.is_number]
    counted = [cell.value for cell in cells.values()] == list(range(1, len(cells) + 1))
    lettered = [text for text in texts if len(text) == 1] == list("abcdefghijklmnopqrstuvwxyz"[: len(cells)])
    units = [text in vocabulary().units or not text for text in texts if not _is_unit(cells, text)]
    bracketed = all(re.fullmatch(r"\(.*\)", cell.shown.strip()) for cell in cells.values())
    return len(cells) > 1 and (counted or lettered or bracketed or (any(texts) and all(units)))


def _is_unit(cells: Mapping[int, GridCell], text: str) -> bool:
    return any(plain(cell.shown) == text and unit_of(cell.shown) > 1 for cell in cells.values())


def _is_remark(label: str) -> bool:
    said, colon, _ = label.partition(":")
    words = plain(label)
    closes = any(words == word or words.startswith(f"{word} ") for word in vocabulary().closing)
    return bool(_FOOTNOTE.match(label)) or closes or (bool(colon) and plain(said) in vocabulary().remarks)
