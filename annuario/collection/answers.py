"""The folder of answers in a department's folder: what the program lays there, each file by one rename. Decides no words."""

import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path

from annuario.collection.names import ANSWERS
from annuario.ledger.archive import ArchiveFailed, publish, sweep


def lay(folder: Path | None, name: str, content: bytes, *, ours: Callable[[str], bool] = lambda _: True) -> str | None:
    """Lay a file into the answers of the department with this `folder`: None if it was laid, "" if it lies there already.

    Else why it could not be. A file that lies there and is not `ours`, by its digest, is left alone.
    """
    if folder is None:
        return "The department has no folder in the shared folder."
    target = folder / ANSWERS / name
    for step in (target.parent, folder / ANSWERS):
        if step.is_symlink():
            return f"{step} is a link, and may lead anywhere; remove it."
    with contextlib.suppress(OSError):
        there = b"" if target.is_symlink() else target.read_bytes()
        if there == content:
            return ""
        if there and not ours(hashlib.sha256(there).hexdigest()):
            return f"{name} was changed there, so it was left alone; ask the department to move it out of {ANSWERS}."
    with contextlib.suppress(OSError):
        sweep(target.parent)  # what a killed run left behind would lie in the department's sight
    try:
        publish(target, content)
    except ArchiveFailed as error:
        return str(error)
    return None


def take_away(folder: Path | None, name: str, *, ours: Callable[[str], bool]) -> None:
    """Remove a file that is `ours` from the answers; one that was changed, or cannot be removed, stays."""
    target = (folder or Path()) / ANSWERS / name
    with contextlib.suppress(OSError):
        if folder is not None and not target.is_symlink() and ours(hashlib.sha256(target.read_bytes()).hexdigest()):
            target.unlink()
