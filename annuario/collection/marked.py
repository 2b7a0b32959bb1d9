"""Marked copies: a department's own file with our remarks at the places they speak of. Writes no file.

The copy says which file it answers, so that it is known when it comes back mended.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, time
from pathlib import Path, PurePosixPath

from openpyxl.utils.cell import get_column_letter, range_boundaries

from annuario import docx
from annuario.collection.letter import words
from annuario.collection.names import shown
from annuario.docx.answering import comment
from annuario.findings import Finding
from annuario.ledger.submissions import Submission
from annuario.register.marking import CellNote, ListWords, mark

MOST = 8
"""Places of one kind of finding that are marked in one file; the answer counts the others."""

_ENDINGS = {"narrative": ".docx", "activities": ".xlsx"}


def marked_name(file: Submission, language: str) -> str:
    """Return what a file's marked copy is called, below the folder of answers: "Relazione - con osservazioni.docx"."""
    path = PurePosixPath(file.path)
    return str(path.with_name(f"{path.stem} - {words(language)['marked']}{_ENDINGS[file.kind]}"))


def marked_copy(path: Path, file: Submission, language: str) -> bytes | None:
    """Return the marked copy of an accepted file whose readable form lies at `path`; None if there is no place to mark.

    The same for the same file and findings at every call.
    """
    if file.kind == "narrative":
        return _word(path, file, language)
    return _excel(path, file, language) if file.kind == "activities" else None


def _word(path: Path, file: Submission, language: str) -> bytes | None:
    said = {finding.code: _sentence(finding, language) for finding in file.findings}
    package = docx.read(path)
    places = [(at, said[remark.code]) for remark in docx.review(package) if remark.code in said for at in remark.at[:MOST]]
    if not places:
        return None
    comment(package, places, answers=file.digest, when=datetime.combine(file.first_day, time(), UTC))
    return docx.package.write(package)


def _excel(path: Path, file: Submission, language: str) -> bytes | None:
    notes = [note for finding in file.findings for note in _cells(finding, language)]
    if not any(note.ref for note in notes):
        return None
    say = words(language)
    titles = ListWords(say["marked-sheet"], say["marked-cell"], say["marked-what"], say["marked-do"])
    return mark(path.read_bytes(), notes, titles, answers=file.digest)


def _sentence(finding: Finding, language: str) -> str:
    return f"{shown(finding.what(language))} {shown(finding.do(language))}"


def _cells(finding: Finding, language: str) -> Iterator[CellNote]:
    """Yield a note for each cell that a finding is about: its column in each of its rows."""
    what, do = shown(finding.what(language)), shown(finding.do(language))
    sheet, _, ref = finding.place.rpartition("!")
    if not sheet:
        yield CellNote(finding.place, "", what, do)
        return
    column, first, _, _ = range_boundaries(ref)
    rows = list(_rows(finding.params)) or [first]
    for row in rows[:MOST]:
        yield CellNote(sheet, f"{get_column_letter(column or 1)}{row}", what, do)


def _rows(params: Mapping[str, str]) -> Iterable[int | None]:
    """Yield the rows that are named as "7, 9-12"."""
    for first, last in re.findall(r"(\d+)(?:-(\d+))?", params.get("rows", "")):
        yield from range(int(first), min(int(last or first), int(first) + MOST) + 1)
