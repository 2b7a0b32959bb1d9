"""Where a new draft goes: in the place of the last one if that is the machine's own, beside it if editors changed it.

No word of an editor is ever overwritten: what a person changed stays under its name.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import count
from pathlib import Path

from annuario.errors import Refused
from annuario.ledger.archive import publish, sha256
from annuario.ledger.builds import Build, drafts, find_build, record_build
from annuario.ledger.desk import Desk


class Place(StrEnum):
    """What became of a new draft."""

    DRAFT = "draft"
    NEXT = "next"
    SAME = "same"


class NoDraft(Refused):
    """There is no draft to work on."""


def place_draft(desk: Desk, digest: str) -> tuple[Place, Path]:
    """Put the draft with this digest, which is in the archive, where it may lie; return where and under which name.

    An editors' file is kept in the archive too, as it is now. One that was taken over or put away is not laid again.
    """
    draft = desk.workspace.draft
    if draft.is_file() and sha256(draft) == digest:
        _remember(desk, digest)
        _put_away_old_next(desk)
        return Place.SAME, draft
    if not draft.is_file() or (_ours(desk, draft) and not open_somewhere(draft)):
        publish(draft, desk.archive.path(digest).read_bytes())
        _remember(desk, digest)
        _put_away_old_next(desk)
        return Place.DRAFT, draft
    if not _ours(desk, draft):
        desk.archive.keep_file(draft)
    return _lay_beside(desk, digest)


def next_drafts(desk: Desk) -> tuple[Path, ...]:
    """Return the drafts that lie beside the draft and wait for an editor, by name."""
    return tuple(sorted(desk.workspace.outputs.glob("report-draft.next*.docx")))


def open_somewhere(path: Path) -> bool:
    """Return whether Word or LibreOffice has the file open, by the lock file that it lays beside it."""
    words_lock = path.with_name(f"~${path.name[2:]}")
    return words_lock.exists() or path.with_name(f".~lock.{path.name}#").exists()


def require_draft(desk: Desk) -> Path:
    """Return the draft; raises NoDraft if there is none."""
    if not desk.workspace.draft.is_file():
        message = f"There is no draft yet at {desk.workspace.draft}. Make one with `annuario report`."
        raise NoDraft(message)
    return desk.workspace.draft


def _ours(desk: Desk, path: Path) -> bool:
    digest = sha256(path)
    return any(draft.digest == digest for draft in drafts(desk.ledger))


def _lay_beside(desk: Desk, digest: str) -> tuple[Place, Path]:
    waiting = next((path for path in next_drafts(desk) if sha256(path) == digest), None)
    if waiting:
        _remember(desk, digest)
        return Place.NEXT, waiting
    if _was_laid(desk, digest):  # and editors have put it away since, or made theirs of it
        return Place.SAME, desk.workspace.draft
    target = next(path for path in _names(desk) if not path.exists() or (_ours(desk, path) and not open_somewhere(path)))
    publish(target, desk.archive.path(digest).read_bytes())
    _remember(desk, digest)
    return Place.NEXT, target


def _was_laid(desk: Desk, digest: str) -> bool:
    return find_build(desk.ledger, "laid", "", digest) is not None


def _remember(desk: Desk, digest: str) -> None:
    """Write down that editors have this draft; only once it lies there, or a crash between the two would withhold it."""
    if not _was_laid(desk, digest):
        record_build(desk.ledger, desk.clock, Build("laid", "", digest, digest, {}))


def _names(desk: Desk) -> Iterator[Path]:
    yield desk.workspace.outputs / "report-draft.next.docx"
    for number in count(2):
        yield desk.workspace.outputs / f"report-draft.next-{number}.docx"


def _put_away_old_next(desk: Desk) -> None:
    """Once the draft itself is the newest, a next one of the machine's own says nothing more; it is in the archive."""
    for path in next_drafts(desk):
        if _ours(desk, path) and not open_somewhere(path):
            path.unlink()
