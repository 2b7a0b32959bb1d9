"""Where a new draft goes: in the place of the last one if that is the program's own, else what is new goes into the editors'.

No word of an editor is ever overwritten. Their file is in the archive before it is replaced, by one rename, with all that they
wrote in it; while it is open, or if it cannot be merged, what is new lies beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from pathlib import Path

from annuario.errors import Refused
from annuario.ledger.archive import publish, sha256
from annuario.ledger.builds import Build, drafts, find_build, record_build
from annuario.ledger.desk import Desk
from annuario.report.editing.bring import Brought, bring_in
from annuario.report.editing.versions import base_of, is_merge, is_word_file, keep, last_in_place, require_word_file

_UNMERGED = "unmerged"  # the kind under which the ledger knows an editors' draft into which nothing new could be brought


class Place(StrEnum):
    """What became of a new draft."""

    DRAFT = "draft"
    MERGED = "merged"
    NEXT = "next"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a draft lies now: `brought` is what was merged into the editors' draft, None if nothing was.

    `open` says that the draft is open in somebody's program, so that the new one lies beside it until the next run; `gone` that
    the editors' draft was not there any more and was put back; `edited` that it is as its editors saved it.
    """

    place: Place
    file: Path
    brought: Brought | None = None
    open: bool = False
    edited: bool = False
    gone: bool = False


class NoDraft(Refused):
    """There is no draft to work on."""


def place_draft(desk: Desk, new: Build) -> Placed:
    """Put the draft that was built, which is in the archive, where it may lie; return where and under which name.

    An editors' file is kept in the archive too, as it is now. One that was taken over or put away is not laid again.
    """
    draft, digest = desk.workspace.draft, new.digest
    lost = None if draft.exists() else last_in_place(desk)
    if lost is not None:  # deleted, moved or renamed by mistake: with it would go what editors wrote
        publish(draft, desk.archive.path(lost).read_bytes())
        return replace(_merge(desk, new), gone=True)
    if draft.is_file() and sha256(draft) == digest:
        return _settled(desk, digest, Place.SAME)
    if not draft.is_file() or (_ours(desk, draft) and not open_somewhere(draft)):
        publish(draft, desk.archive.path(digest).read_bytes())
        return _settled(desk, digest, Place.DRAFT)
    if _ours(desk, draft):
        return replace(_lay_beside(desk, digest), open=True)
    return _merge(desk, new)


def _settled(desk: Desk, digest: str, place: Place, brought: Brought | None = None) -> Placed:
    _remember(desk, digest)
    _put_away_old_next(desk)
    return Placed(place, desk.workspace.draft, brought)


def _merge(desk: Desk, new: Build) -> Placed:
    """Bring the new draft into the editors' file; lay it beside where that cannot be done."""
    draft = desk.workspace.draft
    base = base_of(desk, require_word_file(draft)) if is_word_file(draft) else None
    digest = keep(desk, draft, base)
    if base is not None and base.digest == new.digest:
        return replace(_settled(desk, new.digest, Place.SAME), edited=True)
    brought = bring_in(desk, draft, digest, base, new) if base is not None else None
    if brought is None:
        _note_unmerged(desk, digest)
        return _lay_beside(desk, new.digest)
    if open_somewhere(draft) or sha256(draft) != digest:  # somebody saved it meanwhile: the next run takes that up
        laid = _lay_beside(desk, brought.digest, again=True)
        return Placed(Place.NEXT, laid.file, brought, open=True)
    publish(draft, desk.archive.path(brought.digest).read_bytes())
    return _settled(desk, new.digest, Place.MERGED, brought)


def _note_unmerged(desk: Desk, digest: str) -> None:
    if find_build(desk.ledger, _UNMERGED, "", digest) is None:
        record_build(desk.ledger, desk.clock, Build(_UNMERGED, "", digest, digest, {}))


def could_not_merge(desk: Desk, draft: Path) -> bool:
    """Return whether a run could bring nothing new into the draft as it is now; once it is saved anew, it is tried again."""
    return draft.is_file() and find_build(desk.ledger, _UNMERGED, "", sha256(draft)) is not None


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
        gone = f"{desk.workspace.draft} is not there any more. `annuario report` puts back what editors last had there."
        none = f"There is no draft yet at {desk.workspace.draft}. Make one with `annuario report`."
        message = gone if last_in_place(desk) else none
        raise NoDraft(message)
    return desk.workspace.draft


def _ours(desk: Desk, path: Path) -> bool:
    digest = sha256(path)
    return any(draft.digest == digest for draft in drafts(desk.ledger))


def is_the_programs(desk: Desk, path: Path) -> bool:
    """Return whether a file that lies beside the draft is as the program made it: no one has saved it since."""
    return _ours(desk, path) or is_merge(desk, path)


def _replaceable(desk: Desk, path: Path) -> bool:
    """Whether a file that lies beside the draft is the program's own, and no one has it open."""
    return is_the_programs(desk, path) and not open_somewhere(path)


def _lay_beside(desk: Desk, digest: str, *, again: bool = False) -> Placed:
    """Lay a draft beside the editors'; one that they put away since, or made theirs, is laid only if `again`."""
    waiting = next((path for path in next_drafts(desk) if sha256(path) == digest), None)
    if waiting:
        _remember(desk, digest)
        return Placed(Place.NEXT, waiting)
    if _was_laid(desk, digest) and not again:
        return Placed(Place.SAME, desk.workspace.draft, edited=True)
    target = next(path for path in _names(desk) if not path.exists() or _replaceable(desk, path))
    publish(target, desk.archive.path(digest).read_bytes())
    _remember(desk, digest)
    return Placed(Place.NEXT, target)


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
        if _replaceable(desk, path):
            path.unlink()
