"""Collecting: every whole, quiet file of the shared folder is copied once into the archive and written into the ledger.

Judges no content, beyond asking the gate whether a file is whole. Changes nothing in the shared folder.
"""

import hashlib
import io
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from annuario.collection.names import shown
from annuario.collection.share import Found, Look, Survey, survey
from annuario.collection.versions import open_version_questions
from annuario.gate import Kind, judge_stream
from annuario.ledger.desk import Desk
from annuario.ledger.submissions import Submission, mark_gone, record, submissions

PAUSE = 0.3
"""Seconds between two looks at a file that is new."""

LARGEST = 300 * 1024 * 1024
"""Bytes of a file that is taken; the gate would stop a larger one in any case."""

_NOT_WHOLE = {Kind.DAMAGED, Kind.EMPTY}
_CHANGING = "is still changing; the next run will take it."


@dataclass(frozen=True, slots=True)
class Collected:
    """What collecting found; names are `department/path`, fit to be shown.

    `unseen` are departments whose folder could not be looked into: nobody may call them late. `waiting` were left for
    the next run. `told` holds a sentence for each thing that a person should see to. `away` is "" here; whoever catches
    ShareAway and goes on without the folder can put its words there.
    """

    looked_at: int = 0
    known: int = 0
    skipped: int = 0
    new: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    away: str = ""

    def sentence(self) -> str:
        """Return what happened in one line."""
        if self.away:
            return self.away
        counts = (
            (len(self.new), "new"),
            (self.known, "known"),
            (len(self.renamed), "renamed"),
            (len(self.gone), "no longer there"),
            (len(self.waiting), "left for the next run"),
        )
        said = ", ".join(f"{count} {word}" for count, word in counts if count) or "nothing there yet"
        return f"Looked at {self.looked_at} {'file' if self.looked_at == 1 else 'files'} in the shared folder: {said}."


@dataclass(frozen=True, slots=True)
class _Copy:
    """The content of one file; a copy that is not whole has no stamp, so that the file is read again each time."""

    content: bytes
    stamp: str


class _NotYet(Exception):
    """The file cannot be taken in this run; the message ends a sentence that begins with its name."""


def collect(desk: Desk, *, pause: float = PAUSE) -> Collected:
    """Bring the archive and the ledger up to what lies in the shared folder, and return what was found.

    A file that looks as it did when it was last read is not read again. Raises ShareAway, and then nothing was changed;
    ArchiveFailed if a copy cannot be kept.
    """
    seen = survey(desk)
    rows = {(row.department, row.path): row for row in submissions(desk.ledger) if row.present}
    fresh = [found for found in seen.files if not _is_known(desk, found, rows.get((found.department, found.path)))]
    broken = {key: row.digest for key, row in rows.items() if not row.stamp}
    gone = _mark_gone(desk, seen)  # before anything is recorded, so that a renamed file is known again
    if any((found.department, found.path) not in broken for found in fresh):
        time.sleep(pause)
    taken = _take(desk, seen, fresh, pause=pause, broken=broken)
    return Collected(
        looked_at=len(seen.files),
        known=len(seen.files) - len(fresh) + len(taken["known"]),
        skipped=seen.skipped,
        new=tuple(taken["new"]),
        renamed=tuple(taken["renamed"]),
        gone=tuple(f"{row.department}/{shown(row.path)}" for row in gone if not _follows(desk, row)),
        waiting=tuple(taken["waiting"]),
        unseen=tuple(seen.unseen),
        told=(*seen.told, *open_version_questions(desk)),
    )


def _take(
    desk: Desk, seen: Survey, fresh: Iterable[Found], *, pause: float, broken: Mapping[tuple[str, str], str]
) -> dict[str, list[str]]:
    """Copy the fresh files and write them down; return their names by what became of them, and tell which must wait."""
    taken: dict[str, list[str]] = {"new": [], "renamed": [], "known": [], "waiting": []}
    for found in fresh:
        try:
            copy = _copy(found, pause, broken=broken.get((found.department, found.path), ""))
            outcome = _record(desk, found, copy)
        except _NotYet as reason:
            outcome = "waiting"
            seen.told.append(f"{found.name} {reason}")
        taken[outcome].append(found.name)
    return taken


def _is_known(desk: Desk, found: Found, row: Submission | None) -> bool:
    return row is not None and row.stamp == found.look.stamp and desk.archive.holds(row.digest)


def _mark_gone(desk: Desk, seen: Survey) -> tuple[Submission, ...]:
    """Write down which files lie in their folder no more; return them. An unseen department loses nothing."""
    there = {(found.department, found.path) for found in seen.files}
    gone = tuple(
        row
        for row in submissions(desk.ledger)
        if row.present and row.department in seen.folders and (row.department, row.path) not in there
    )
    if gone:
        mark_gone(desk.ledger, [row.id for row in gone])
    return gone


def _follows(desk: Desk, gone: Submission) -> bool:
    """Whether a row that was marked gone lives on under another name."""
    return any(row.id == gone.id and row.present for row in submissions(desk.ledger))


# --- one file ---


def _copy(found: Found, pause: float, *, broken: str) -> _Copy:
    """Return the content of a file that lies quiet; `broken` is its digest if it was not whole before. Raises _NotYet.

    Size and time alone do not show that a copy under way has ended: some programs set both at its start. So a file that
    is not whole is read a second time after a pause.
    """
    content = _read(found)
    if judge_stream(io.BytesIO(content)).kind not in _NOT_WHOLE:
        return _Copy(content, found.look.stamp)
    if hashlib.sha256(content).hexdigest() != broken:
        time.sleep(pause)
        if _read(found) != content:
            raise _NotYet(_CHANGING)
    return _Copy(content, "")


def _read(found: Found) -> bytes:
    """Return the file's content if it looks the same before and after reading, and as at the first look."""
    if found.look.size > LARGEST:
        message = f"is larger than {LARGEST // 1024**2} MB and was not taken. Ask for a smaller one, or for several."
        raise _NotYet(message)
    try:
        handle = os.open(found.at, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            before = Look.of(os.fstat(handle))
            content = file.read(LARGEST + 1) if before == found.look else b""
            after = Look.of(os.fstat(handle))
        last = Look.of(Path(found.at).lstat())
    except FileNotFoundError as error:
        message = "vanished while we looked; the next run will see."
        raise _NotYet(message) from error
    except OSError as error:
        message = f"could not be read ({error.strerror}); perhaps somebody has it open. The next run will try again."
        raise _NotYet(message) from error
    if not found.look == before == after == last or len(content) != found.look.size:
        raise _NotYet(_CHANGING)
    return content


def _record(desk: Desk, found: Found, copy: _Copy) -> str:
    """Keep a copy and write it down, and that earlier versions lie there no more; return what became of it."""
    digest = desk.archive.keep(copy.content)
    before = {row.id: row.path for row in submissions(desk.ledger) if row.department == found.department}
    new = record(
        desk.ledger,
        desk.clock,
        department=found.department,
        path=found.path,
        digest=digest,
        size=len(copy.content),
        stamp=copy.stamp,
    )
    rows = [row for row in submissions(desk.ledger) if (row.department, row.path) == (found.department, found.path)]
    replaced = [row.id for row in rows if row.present and row.digest != digest]
    if replaced:
        mark_gone(desk.ledger, replaced)
    if new:
        return "new"
    return "renamed" if any(before[row.id] != row.path for row in rows if row.id in before) else "known"
