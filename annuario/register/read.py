"""Reads a workbook's activities: the door behind which a broken file becomes a fault instead of an error."""

import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError

from lxml.etree import LxmlError
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from annuario.register.activities import Meaning
from annuario.register.beside import apart
from annuario.register.date_words import grammar
from annuario.register.doubts import NO_ANSWERS, Answers
from annuario.register.extent import NoWorkbook, TooLarge
from annuario.register.faults import Faults
from annuario.register.grid import Grid, read_grids
from annuario.register.header import Table, find_tables
from annuario.register.model import Activity, Note, Reading
from annuario.register.money import unit_of
from annuario.register.records import Chapters, Record, TableRows, grouped_by
from annuario.register.upright import Forms, find_forms
from annuario.register.words import LISTS, lines, one_line

MOST_FILE_BYTES: Final = 100_000_000
_COUNTED: Final = re.compile(
    r"(?i)\b(?:importi|valori|cifre|dati|costi|spese|amounts|figures|values|costs|montants|couts|coûts|importes|beträge|kosten|angaben)\b.{0,40}\b(?:in|en)\b"
)
"""A line that says what the amounts of a table are counted in: "importi in migliaia di euro"."""

_LAW = re.compile(r"(?i)\b(?:loi|legge|law|act|gesetz|ley|lei)\s+(?:19|20)[0-9]{2}")
_YEAR: Final = re.compile(r"(?<![0-9/.-])(?:19|20)[0-9]{2}(?![0-9/.-])")

# What openpyxl and what is below it raise for a file that is no workbook or a broken one. openpyxl checks nothing before
# it uses it, so a missing part is a KeyError, a wrong attribute a TypeError, a lost relation an AttributeError, and so on.
_BROKEN = (
    NoWorkbook,
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    ExpatError,
    LxmlError,
    SyntaxError,  # xml.etree.ElementTree.ParseError is one
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    NotImplementedError,  # a way of compressing that zipfile does not know
    RuntimeError,  # an encrypted part
    OSError,
    EOFError,
)


def read_workbook(path: Path, *, chapters: Mapping[str, str], answers: Answers = NO_ANSWERS) -> Reading:
    """Return the activities of an Excel workbook (.xlsx, .xlsm), and all that is wrong with it.

    `chapters` gives for each name, title and id of a section the section's id, `answers` what was answered before on values with
    two readings and on rows that are hidden or struck. A file that cannot be read gives one fault
    that stops it, never an error; OSError is raised only when `path` itself cannot be opened. Nothing is calculated.
    """
    faults = Faults()
    if path.stat().st_size > MOST_FILE_BYTES:
        faults.add("too-large", value=path.name)
        return Reading((), tuple(faults))
    content = path.read_bytes()
    try:
        sheets = read_grids(content)
    except TooLarge as error:
        faults.add("too-large", sheet=error.sheet, ref=error.last, value=error.last or path.name)
    except _BROKEN:
        faults.add("not-a-workbook", value=path.name)
    else:
        grids = [grid for grid in sheets if grid.rows and not _is_the_forms(grid)]
        return _reading(grids, Chapters(chapters), answers, faults, form_year=_form_year(sheets))
    return Reading((), tuple(faults))


def _is_the_forms(grid: Grid) -> bool:
    return grid.is_hidden and grid.name == LISTS


def _form_year(grids: Iterable[Grid]) -> str:
    """Return the year that our form was written for, as its hidden sheet says; "" for any other workbook."""
    cells = (cell.shown for grid in grids if _is_the_forms(grid) for cell in grid.rows.get(2, {}).values() if cell.column == 1)
    return next((year for year in cells if _YEAR.fullmatch(year)), "")


def _reading(grids: Sequence[Grid], chapters: Chapters, answers: Answers, faults: Faults, *, form_year: str) -> Reading:
    whole, grids = grids, [grid.without_hidden() for grid in grids]
    forms = {grid.name: found for grid in grids if (found := find_forms(grid))}
    tables = {grid.name: (forms[grid.name].table,) if grid.name in forms else find_tables(grid) for grid in grids}
    halves = [apart(grid, tables[grid.name]) for grid in grids]
    tables |= {grid.name: find_tables(grid) for grid, other in halves if other}
    grids = [grid for grid, _ in halves]
    visible = [grid for grid in grids if not grid.is_hidden]
    activities: list[Activity] = []
    notes: list[Note] = []
    _tell_hidden([grid for grid in grids if grid.is_hidden], tables, faults)
    if not any(tables[grid.name] for grid in visible):
        faults.add("no-header", value=", ".join(grid.name for grid in visible))
    for grid in visible:
        if not tables[grid.name] and any(tables[other.name] for other in visible):
            faults.add("notes-sheet", sheet=grid.name, value=grid.name)
        if not tables[grid.name]:
            notes.extend(_all_of(grid))
        sorted_ = [(table, *_rows_of(grid, table, forms.get(grid.name), chapters, faults)) for table in tables[grid.name]]
        beside = [note for _, _, said in sorted_ for note in said]
        counted = next((note.text for note in beside if _COUNTED.search(note.text) and unit_of(note.text) > 1), "")
        for table, records, said in sorted_:
            counted = _unit_below(table, said) or counted
            meaning = Meaning(
                grid.name, table, faults, chapters, counted, grid.hidden_rows, answers, _year_of(grid, table) or form_year
            )
            activities.extend(meaning.activities(records))
        notes.extend(beside)
    for other in (other for grid, other in halves if other and not grid.is_hidden):
        notes.extend(_all_of(other))
        first = next(iter(next(iter(other.rows.values())).values()))
        faults.add("second-list", sheet=other.name, ref=first.ref, value=get_column_letter(first.column))
    _tell_hidden_columns([grid for grid in whole if not grid.is_hidden and tables[grid.name]], faults)
    if not activities:
        _tell_no_rows(visible, tables, faults)
    return Reading(tuple(activities), tuple(faults), tuple(notes))


def _rows_of(
    grid: Grid, table: Table, forms: Forms | None, chapters: Chapters, faults: Faults
) -> tuple[tuple[Record, ...], tuple[Note, ...]]:
    """Return the records of a table or of a sheet's forms, and the words that stand beside them."""
    if forms is None:
        return TableRows(grid, table, chapters, faults, grouped_by(grid, table)).sort()
    beside = (cell for row in forms.beside for cell in grid.rows[row].values())
    return forms.records, tuple(Note(grid.name, cell.ref, lines(cell.raw)) for cell in beside)


def _unit_below(table: Table, notes: Iterable[Note]) -> str:
    """Return what a row of units below the headings says of the amounts, such as "EUR '000", "" if there is none."""
    refs = {f"{column.letter}{table.first}" for column in table.columns if column.field == "budget"}
    return next((note.text for note in notes if note.ref in refs and unit_of(note.text) > 1), "")


def _year_of(grid: Grid, table: Table) -> str:
    """Return the year that the titles above a table and the sheet's name speak of, if it is one."""
    captions = [cell.shown for row in table.captions for cell in grid.rows[row].values() if isinstance(cell.value, str)]
    texts = (grid.name, *captions)
    years = {year for text in texts for year in _YEAR.findall(_LAW.sub("", text))}
    if len(years) > 1:  # "Attività 2005", and below it "presentato il 28 gennaio 2006"
        whole = re.compile(rf"[0-9]{{1,2}}\W+(?:\w+\W+)?(?:{'|'.join(grammar().months)})\b\W+(?:\w+\W+)?(?:19|20)[0-9]{{2}}")
        years = {year for text in texts for year in _YEAR.findall(whole.sub("", _LAW.sub("", text).casefold()))}
    return years.pop() if len(years) == 1 else ""


def _all_of(grid: Grid) -> Iterable[Note]:
    return (Note(grid.name, cell.ref, lines(cell.raw)) for cells in grid.rows.values() for cell in cells.values())


def _tell_hidden(grids: Iterable[Grid], tables: Mapping[str, Sequence[Table]], faults: Faults) -> None:
    """Tell of hidden sheets, which are not read: a table of activities is asked about, lists are only told."""
    for grid in grids:
        faults.add("hidden-sheet" if tables[grid.name] else "notes-sheet", sheet=grid.name, value=grid.name)


def _tell_hidden_columns(grids: Iterable[Grid], faults: Faults) -> None:
    """Tell of hidden columns, which are not read: what an office hides is not meant to be printed."""
    for grid in grids:
        for column in sorted(grid.hidden_columns):
            first = next((cells[column] for cells in grid.rows.values() if column in cells), None)
            if first:
                heading = one_line(first.shown) or get_column_letter(column)
                faults.add("hidden-column", sheet=grid.name, ref=first.ref, column=heading, value=heading)


def _tell_no_rows(grids: Iterable[Grid], tables: Mapping[str, Sequence[Table]], faults: Faults) -> None:
    for grid in grids:
        for table in tables[grid.name][:1]:
            faults.add("no-rows", sheet=grid.name, ref=table.columns[0].ref, value=grid.name)
            return
