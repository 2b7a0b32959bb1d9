"""Checking: what each safe copy is, what is wrong with it, and the answer to its department.

Works on the archive alone; whatever a file does to its reader is caught here and costs that file only.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from annuario import docx, register
from annuario.collection.answer import answer
from annuario.collection.beside import CODES, notes_beside
from annuario.collection.came_back import settle
from annuario.collection.conversion import NotConverted, Open, opening_once
from annuario.collection.doubts import ask_about_doubts, rules_with_answers
from annuario.collection.names import shown
from annuario.collection.text_form import keep_parts
from annuario.collection.twins import ask_about_twins
from annuario.collection.versions import compare_versions, open_version_questions
from annuario.collection.weights import Note, findings_of, gate_note, word_note
from annuario.docx.extent import words
from annuario.findings import Severity, stops
from annuario.gate import Kind, judge
from annuario.ledger import submissions as handed_in
from annuario.ledger.archive import ArchiveFailed
from annuario.ledger.desk import Desk
from annuario.ledger.each import Each, plain
from annuario.ledger.settled import readings
from annuario.ledger.store import LedgerFailed
from annuario.markup import own_names
from annuario.office import OfficeMissing
from annuario.register.doubts import NO_ANSWERS, Answers

RULES = "23"
"""The version of the checks. Raise it when a rule of the gate, a reader or a weight changes: all is judged anew."""

SHORTEST, LONGEST = 40, 6000
"""Words of a text that is perhaps a cover note, or perhaps a whole study: two to four pages are usual."""

_log = logging.getLogger(__name__)
_ENDINGS = {
    Kind.DOCX: ("Word", (".docx", ".docm", ".dotx", ".dotm")),
    Kind.XLSX: ("Excel", (".xlsx", ".xlsm", ".xltx", ".xltm")),
    Kind.DOC: ("Word 97-2003", (".doc", ".dot")),
    Kind.RTF: ("Rich Text", (".rtf", ".doc")),  # Word itself writes RTF under that name
    Kind.ODT: ("LibreOffice Writer", (".odt", ".ott")),
    Kind.XLS: ("Excel 97-2003", (".xls", ".xlt")),
    Kind.ODS: ("LibreOffice Calc", (".ods", ".ots")),
    Kind.CSV: ("CSV", (".csv", ".txt", ".tsv")),
}
_NOTHING = ""
_OURS = (OfficeMissing, ArchiveFailed, LedgerFailed)  # never a file's fault, and never to be told as one


@dataclass(frozen=True, slots=True)
class Judged:
    """One department's files judged in this run: which were `accepted` or `stopped`, how many want a `look`, what is `told`."""

    department: str
    accepted: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()
    look: int = 0
    told: tuple[str, ...] = ()

    def sentence(self) -> str:
        """Return what happened in one line."""
        stopped = f", stopped: {', '.join(self.stopped)}" if self.stopped else ""
        return f"{self.department}: {len(self.accepted)} accepted{stopped}."


@dataclass(frozen=True, slots=True)
class Checked:
    """Whose files were judged in this run, who got an answer `written`, and what is `told` to the coordinator."""

    departments: tuple[Judged, ...] = ()
    written: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def stopped(self) -> tuple[str, ...]:
        """The files that were stopped, as `department/path`."""
        return tuple(f"{judged.department}/{name}" for judged in self.departments for name in judged.stopped)

    def sentence(self) -> str:
        """Return what happened in one line."""
        accepted = sum(len(judged.accepted) for judged in self.departments)
        stopped = len(self.stopped)
        count = f"{accepted + stopped} {'file' if accepted + stopped == 1 else 'files'}"
        done = f"Checked {count}: {accepted} accepted, {stopped} stopped" if accepted + stopped else "Nothing new to check"
        return f"{done}{_answers(self.written)}."


def check(desk: Desk, *, each: Each = plain) -> Checked:
    """Judge what the present rules have not judged yet, department by department, then bring the answers up to date.

    Writes into the ledger, and the answers into the shared folder; one that cannot be written is told, not raised.
    """
    rules = {department.id: rules_with_answers(desk, RULES, department.id) for department in desk.cycle.departments}
    waiting = {row.department for row in handed_in.submissions(desk.ledger) if row.rules != rules.get(row.department)}
    ids = [department.id for department in desk.cycle.departments if department.id in waiting and desk.concerns(department.id)]
    waited = open_version_questions(desk)  # collecting told of these
    judged = tuple(each(partial(check_department, desk), ids)) if ids else ()
    asked = [said for said in open_version_questions(desk) if said not in waited]
    twins = ask_about_twins(desk)
    written, told = answer(desk)
    return Checked(judged, written, (*(said for each_one in judged for said in each_one.told), *asked, *twins, *told))


def check_department(desk: Desk, department: str) -> Judged:
    """Judge every version of the department's files that the present rules have not judged, and write it down."""
    own_names()  # a department may be checked in a thread of its own
    accepted: list[str] = []
    stopped: list[str] = []
    told: list[str] = []
    look = 0
    rules, answers = rules_with_answers(desk, RULES, department), readings(desk.ledger, department)
    for row in handed_in.submissions(desk.ledger):
        if row.department != department or row.rules == rules:
            continue
        path, chapters = desk.archive.path(row.digest), desk.cycle.section_words()
        kind, notes = judge_file(path, row.path, chapters, open_as=opening_once(desk), answers=answers)
        found = findings_of(row.path, row.digest, notes)
        kind = _NOTHING if stops(found) else kind
        handed_in.judge(desk.ledger, row.id, kind=kind, rules=rules, findings=found)
        (accepted if kind else stopped).append(shown(row.path))
        told += [said] if kind and (said := _taken_in(desk, row, kind)) else []
        told += ask_about_doubts(desk, row) if kind == "activities" and row.present else ()
        look += any(finding.severity is Severity.LOOK for finding in found)
    told += _together(desk, department)
    return Judged(department, tuple(accepted), tuple(stopped), look, tuple(told))


def _taken_in(desk: Desk, row: handed_in.Submission, kind: str) -> str:
    """Let a marked copy take its file's place, and a filled form speak to each of its sections; return what is to be told."""
    try:
        if kind == "narrative":
            keep_parts(desk, row)
        return settle(desk, row)
    except _OURS:
        raise
    # As at the other doors: the file itself was read and counts, as one that is neither.
    except Exception:  # noqa: BLE001 -- see above
        _log.warning("%s could not be looked through for a form or an answer", shown(row.path), exc_info=True)
        return ""


def _together(desk: Desk, department: str) -> list[str]:
    """Write down what a department's files show beside each other and beside last year's, and which of two versions counts.

    Returns what is to be told of the versions.
    """
    try:
        notes = notes_beside(desk, department)
        versions = compare_versions(desk, department)
    except _OURS:
        raise
    # As at the other doors: what one file does to this look costs the look alone.
    except Exception:  # noqa: BLE001 -- see above
        _log.warning("the files of %s could not be held against each other", department, exc_info=True)
        return []
    for row in handed_in.submissions(desk.ledger):
        alone = [finding for finding in row.findings if finding.code not in CODES]
        found = (*alone, *findings_of(row.path, row.digest, notes.get(row.id, ())))
        if row.department == department and found != row.findings:
            handed_in.judge(desk.ledger, row.id, kind=row.kind, rules=row.rules, findings=found)
    return versions


def judge_file(
    path: Path, name: str, chapters: Mapping[str, str], *, open_as: Open, answers: Answers = NO_ANSWERS
) -> tuple[str, tuple[Note, ...]]:
    """Return the kind of contribution ("" for none) and all that is to be said of the file at `path`, handed in as `name`.

    `chapters` is what a workbook may call each section, casefolded -> the section's id, `answers` what was answered on its
    rows. Raises OfficeMissing if LibreOffice is needed and not installed;
    ArchiveFailed or LedgerFailed if what was made cannot be kept.
    """
    try:
        return _read(path, name, chapters, open_as, answers)
    except _OURS:
        raise
    except NotConverted as error:
        return _NOTHING, (Note(error.code, Severity.STOPS, "", {"reason": str(error)}),)
    except docx.Unreadable as error:
        return _NOTHING, (Note("could-not-be-read", Severity.STOPS, "", {"reason": str(error)}),)
    # The one door: whatever a hostile or unheard-of file does to its reader, the others go on.
    except Exception as error:  # noqa: BLE001 -- see above
        _log.warning("%s could not be read", shown(name), exc_info=True)
        reason = f"{type(error).__name__}: {error}"[:300]
        return _NOTHING, (Note("could-not-be-read", Severity.STOPS, "", {"reason": reason}),)


def _read(path: Path, name: str, chapters: Mapping[str, str], open_as: Open, answers: Answers) -> tuple[str, tuple[Note, ...]]:
    kind, notes = _at_the_gate(path)
    if kind not in _ENDINGS or any(note.severity is Severity.STOPS for note in notes):
        return _NOTHING, notes
    notes = (*notes, *_name(kind, name))
    readable = open_as(path, kind)
    if readable != path:
        kind, more = _at_the_gate(readable)
        notes = (*notes, *more)
        if any(note.severity is Severity.STOPS for note in more):
            return _NOTHING, notes
    if kind is Kind.DOCX:
        return "narrative", (*notes, *_word(readable))
    return "activities", (*notes, *_workbook(readable, chapters, answers))


def _at_the_gate(path: Path) -> tuple[Kind, tuple[Note, ...]]:
    verdict = judge(path)
    return verdict.kind, tuple(gate_note(reason.code, reason.params) for reason in verdict.reasons)


def _name(kind: Kind, path: str) -> Iterator[Note]:
    program, endings = _ENDINGS[kind]
    suffix = PurePosixPath(path).suffix
    if suffix.casefold() not in endings:
        yield Note("name-misleads", Severity.NOTE, "", {"suffix": shown(suffix), "kind": program})


def _word(path: Path) -> Iterator[Note]:
    document = docx.read(path)
    yield from _length(words(document))
    for remark in docx.review(document):
        yield word_note(remark.code, remark.place, remark.params)
    docx.clean(document)  # a part that cannot be read, such as a running head, costs this file now and not the report later


def _length(count: int) -> Iterator[Note]:
    if 0 < count < SHORTEST:
        yield Note("too-short", Severity.NOTE, "", {"count": str(count)})
    if count > LONGEST:
        yield Note("too-long", Severity.LOOK, "", {"count": str(count), "most": str(LONGEST)})


def _workbook(path: Path, chapters: Mapping[str, str], answers: Answers) -> Iterator[Note]:
    for fault in register.read_workbook(path, chapters=chapters, answers=answers).faults:
        if fault.code == "unknown-chapter" and not fault.params["value"]:  # a row that names none goes where its topic goes
            yield Note("no-chapter", Severity.NOTE, fault.place, fault.params)
        else:
            yield Note(fault.code, Severity(fault.severity), fault.place, fault.params)


def _answers(written: tuple[str, ...]) -> str:
    if len(written) == 1:
        return "; 1 answer laid into its department's folder"
    return f"; {len(written)} answers laid into the departments' folders" if written else ""
