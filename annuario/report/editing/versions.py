"""Which draft of the program's a file comes from, and every version that the editors saved: all are in the archive."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annuario.docx import Package, Unreadable, read_bytes
from annuario.docx.properties import draft_of
from annuario.errors import Refused
from annuario.ledger.archive import publish, sha256
from annuario.ledger.builds import Build, Draft, builds, drafts, record_build
from annuario.ledger.desk import Desk

SAVED = "editors"
"""The kind under which the ledger knows a version that editors saved."""
MERGED = "merge"
"""The kind under which it knows an editors' version with what the program brought into it."""
_PUT = "put"  # the kind under which it knows what somebody had put in the draft's place


@dataclass(frozen=True, slots=True)
class Version:
    """A draft that can be gone back to: `id` is how a person names it, `what` tells whose it is."""

    id: str
    digest: str
    what: str


def require_word_file(path: Path) -> Package:
    """Return the Word file at `path`. Raises Refused, with a sentence, for anything else."""
    try:
        return read_bytes(path.read_bytes())
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror}).") from error
    except Unreadable as error:
        raise Refused(f"{path} is no Word file that can be read: {error}") from error


def is_word_file(path: Path) -> bool:
    """Return whether the file can be read as a Word file."""
    try:
        require_word_file(path)
    except Refused:
        return False
    return True


def base_of(desk: Desk, package: Package) -> Build | None:
    """Return the program's draft that a file was made of, by the id that it bears; None if it bears none that is known."""
    id_ = draft_of(package)
    found = [build for build in builds(desk.ledger, "draft") if id_ and build.key.startswith(id_)]
    return next((build for build in found if desk.archive.holds(build.digest)), None)


def number_of(desk: Desk, digest: str) -> int:
    """Return the number of the program's draft with this digest, 0 for none."""
    return next((draft.number for draft in drafts(desk.ledger) if draft.digest == digest), 0)


def keep(desk: Desk, path: Path, base: Build | None) -> str:
    """Keep the editors' file at `path` as it is now, write down that it was there, and return its digest."""
    digest = desk.archive.keep_file(path)
    if all(known.key != digest for known in builds(desk.ledger, SAVED)):
        facts = {"name": path.name, "base": number_of(desk, base.digest) if base else 0, "day": desk.clock.today.isoformat()}
        record_build(desk.ledger, desk.clock, Build(SAVED, "", digest, digest, facts))
    return digest


def put(desk: Desk, content: bytes) -> None:
    """Put in the draft's place what somebody asked for: an earlier draft, copies taken in, a new look."""
    digest = desk.archive.keep(content)
    record_build(desk.ledger, desk.clock, Build(_PUT, "", desk.clock.now.isoformat(), digest, {}))
    publish(desk.workspace.draft, content)


def last_in_place(desk: Desk) -> str | None:
    """Return the digest of what a run last saw in the draft's place, or had to put there; None if that was the program's own."""
    name = desk.workspace.draft.name
    seen = [made.digest for made in builds(desk.ledger, SAVED, _PUT) if made.kind == _PUT or made.facts["name"] == name]
    last = seen[-1] if seen else None
    return last if last and not number_of(desk, last) and desk.archive.holds(last) else None


def is_merge(desk: Desk, path: Path) -> bool:
    """Return whether the file is as a merge made it, and nobody has saved it since."""
    digest = sha256(path)
    return any(build.digest == digest for build in builds(desk.ledger, MERGED))


def versions(desk: Desk) -> tuple[Version, ...]:
    """Return all drafts, the program's by number and the editors' as e1, e2 …, in the order in which they came."""
    return tuple(_programs(drafts(desk.ledger))) + tuple(_editors(builds(desk.ledger, SAVED)))


def _programs(made: tuple[Draft, ...]) -> Iterator[Version]:
    for draft in made:
        yield Version(str(draft.number), draft.digest, f"draft {draft.number} of the program, {draft.at.date().isoformat()}")


def _editors(saved: tuple[Build, ...]) -> Iterator[Version]:
    for number, build in enumerate(saved, 1):
        of = f", made of draft {build.facts['base']}" if build.facts["base"] else ""
        yield Version(f"e{number}", build.digest, f"{build.facts['name']} as editors had saved it on {build.facts['day']}{of}")
