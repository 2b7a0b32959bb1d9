"""Answers: a text file in each department's folder that says what arrived, what was stopped and why, and what to do.

Rewritten only when it would say something else. No department from which nothing came gets one.
"""

import contextlib
from collections.abc import Mapping
from pathlib import Path

from annuario.collection.letter import letter, words
from annuario.collection.names import ANSWERS
from annuario.collection.share import ShareAway, department_folders, require_share
from annuario.ledger.archive import ArchiveFailed, publish, sweep
from annuario.ledger.desk import Desk
from annuario.ledger.settled import said_to_count_both
from annuario.ledger.standing import Standing


def answer(desk: Desk) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the answers that changed; return the departments written to, and why others could not be."""
    standings = [standing for standing in desk.standings() if standing.files and desk.concerns(standing.department.id)]
    if not standings:
        return (), ()
    try:
        folders = department_folders(desk, require_share(desk))
    except ShareAway as error:
        return (), (f"The answers to the departments were not written. {error}",)
    written, told = [], []
    for standing in standings:
        outcome = _write(desk, standing, folders)
        if outcome:
            told.append(f"{standing.department.id}: the answer was not written. {outcome}")
        elif outcome is None:
            written.append(standing.department.id)
    return tuple(written), tuple(told)


def _write(desk: Desk, standing: Standing, folders: Mapping[str, Path]) -> str | None:
    """Write one answer: None if it was written, "" if it says that already, else why it could not be."""
    folder = folders.get(standing.department.id)
    if folder is None:
        return "The department has no folder in the shared folder."
    target = folder / ANSWERS / words(standing.department.language)["file"]
    if target.parent.is_symlink():
        return f"{target.parent} is a link, and may lead anywhere; remove it."
    both = said_to_count_both(desk.ledger, standing.department.id)
    content = letter(desk.cycle, standing, both=both).replace("\n", "\r\n").encode("utf-8")
    with contextlib.suppress(OSError):
        if not target.is_symlink() and target.read_bytes() == content:
            return ""
    with contextlib.suppress(OSError):
        sweep(target.parent)  # what a killed run left behind would lie in the department's sight
    try:
        publish(target, content)
    except ArchiveFailed as error:
        return str(error)
    return None
