"""Erasing what a department handed in, also from the archive; that it was done, when, and which file, stays.

Drafts and editions that hold the text are not touched: the editors' work stands on them. They are named instead.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select

from annuario.clock import Clock
from annuario.ledger.archive import Archive
from annuario.ledger.builds import drafts, origins
from annuario.ledger.decisions import note_erased
from annuario.ledger.schema import build, draft, submission
from annuario.ledger.store import Ledger
from annuario.ledger.submissions import Submission, withdraw


@dataclass(frozen=True, slots=True)
class Erased:
    """How many `contents` went from the archive, and the numbers of the drafts that hold the text still."""

    contents: int
    drafts: tuple[int, ...]


def erase(ledger: Ledger, archive: Archive, clock: Clock, rows: Sequence[Submission]) -> Erased:
    """Erase all versions in `rows` (of one file) with all that was made of them; they count no more, and cannot come back."""
    withdraw(ledger, [row.id for row in rows])
    mine = {row.digest for row in rows} - set(_others(ledger, rows))
    names = {f"{row.department}/{row.path}" for row in rows}
    made = list(_made_of(ledger, mine, names))
    gone = {digest for digest in (*mine, *(digest for _, digest in made)) if digest} - _drafted(ledger)
    with ledger.write() as connection:
        connection.execute(delete(build).where(build.c.id.in_([id_ for id_, _ in made])))
    there = [digest for digest in gone if archive.holds(digest)]
    for digest in there:
        archive.path(digest).unlink()
    for row in rows:
        note_erased(ledger, clock, row.department, f"{row.path} {row.digest[:12]}")
    holding = [each.number for each in drafts(ledger) if any(part.digest in mine for part in origins(ledger, each.number))]
    return Erased(len(there), tuple(holding))


def _others(ledger: Ledger, rows: Sequence[Submission]) -> Iterator[str]:
    """Yield the contents that another submission has too, in whatever cycle: they stay."""
    own = {row.id for row in rows}
    with ledger.read() as connection:
        for row in connection.execute(select(submission.c.id, submission.c.digest)):
            if row.id not in own:
                yield row.digest


def _made_of(ledger: Ledger, digests: Collection[str], names: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield id and content of all that was built of these contents or for these files: readable forms, copies, chapters."""
    with ledger.read() as connection:
        rows = connection.execute(select(build).where(build.c.cycle == ledger.cycle)).all()
    for row in rows:
        placed = {part.get("digest") for part in row.facts.get("placed", ()) if isinstance(part, dict)} if row.facts else set()
        if row.subject in digests or row.subject in names or placed & set(digests):
            yield row.id, row.digest


def _drafted(ledger: Ledger) -> set[str]:
    with ledger.read() as connection:
        return {row.digest for row in connection.execute(select(draft.c.digest))}
