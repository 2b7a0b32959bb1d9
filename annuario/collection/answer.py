"""Answers in each department's folder: a text and a page on what arrived and what to mend, and marked copies of its files.

Rewritten only when they would say something else. No department from which nothing came gets one.
"""

from collections.abc import Mapping
from pathlib import Path

from annuario.collection.answers import lay, take_away
from annuario.collection.letter import letter, words
from annuario.collection.marked import marked_copy, marked_name
from annuario.collection.names import ANSWERS
from annuario.collection.page import page
from annuario.collection.share import ShareAway, department_folders, require_share
from annuario.ledger.archive import digest_of
from annuario.ledger.builds import Build, builds, find_build, record_build
from annuario.ledger.desk import Desk
from annuario.ledger.settled import said_to_count_both
from annuario.ledger.standing import Standing
from annuario.ledger.submissions import Submission

_MARKED = "marked-copy"
_FORM = "1"  # of marked copies; raise it when they are made otherwise


def answer(desk: Desk) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the answers that changed; return the departments written to, and why others could not be."""
    standings = [standing for standing in desk.standings() if standing.received and desk.concerns(standing.department.id)]
    if not standings:
        return (), ()
    try:
        folders = department_folders(desk, require_share(desk))
    except ShareAway as error:
        return (), (f"The answers to the departments were not written. {error}",)
    written, told = [], []
    for standing in standings:
        id_ = standing.department.id
        outcomes = _write(desk, standing, folders.get(id_))
        told += [f"{id_}: the answer was not written. {outcome}" for outcome in outcomes if outcome][:1]
        if None in outcomes:
            written.append(id_)
    return tuple(written), tuple(told)


def _write(desk: Desk, standing: Standing, folder: Path | None) -> list[str | None]:
    """Lay all that answers a department; return for each file None if it was written, "" if it lies there, else why not."""
    copies, outcomes = _lay_copies(desk, standing, folder)
    say = words(standing.department.language)
    both = said_to_count_both(desk.ledger, standing.department.id)
    proof = say["proof"] if folder is not None and (folder / ANSWERS / say["proof"]).is_file() else ""
    text = letter(desk.cycle, standing, both=both, marked=copies).replace("\n", "\r\n").encode("utf-8")
    shown = page(desk.cycle, standing, both=both, marked=copies, proof=proof).encode("utf-8")
    return [lay(folder, say["file"], text), lay(folder, say["page"], shown), *outcomes]


def _lay_copies(desk: Desk, standing: Standing, folder: Path | None) -> tuple[Mapping[str, str], list[str | None]]:
    """Lay the marked copies of a department's files; return their names by path, and what became of each."""
    made: dict[str, str] = {}
    outcomes: list[str | None] = []
    ours = {build.digest for build in builds(desk.ledger, _MARKED)}
    language = standing.department.language
    for file in standing.files:
        copy = _copy(desk, file, language) if file.accepted and file.present else None
        if copy is None:
            if file.kind:
                take_away(folder, marked_name(file, language), ours=ours.__contains__)
            continue
        name, content = marked_name(file, language), desk.archive.path(copy.digest).read_bytes()
        outcome = lay(folder, name, content, ours=ours.__contains__)
        outcomes.append(outcome)
        if not outcome:
            made[file.path] = name
    return made, outcomes


def _copy(desk: Desk, file: Submission, language: str) -> Build | None:
    """Return the marked copy of a file as it was built, now or before; None if there is nothing to mark."""
    if not file.findings:
        return None
    subject = f"{file.department}/{file.path}"
    said = (f"{found.code}\n{found.place}\n{found.what(language)}\n{found.do(language)}" for found in file.findings)
    key = digest_of(_FORM, file.digest, language, *said)
    known = find_build(desk.ledger, _MARKED, subject, key)
    if known is None or (known.digest and not desk.archive.holds(known.digest)):
        content = marked_copy(desk.readable(file.digest), file, language)
        known = Build(_MARKED, subject, key, desk.archive.keep(content) if content else "", {})
        record_build(desk.ledger, desk.clock, known)
    return known if known.digest else None
