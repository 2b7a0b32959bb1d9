"""What was built from what: a step done for the same contents is not done again; drafts and the origin of their parts."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, insert, select

from annuario.clock import Clock
from annuario.ledger.schema import build, draft, origin
from annuario.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Build:
    """One thing built: `key` is the digest of all that went in, `digest` of what came out, `facts` what is worth telling."""

    kind: str
    subject: str
    key: str
    digest: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """One assembled report of the machine's own making."""

    number: int
    digest: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one contribution stands in a draft: the bookmark `anchor` is on its first paragraph."""

    anchor: str
    section: str
    department: str
    path: str
    digest: str


def find_build(ledger: Ledger, kind: str, subject: str, key: str) -> Build | None:
    """Return what was built of this kind from the same contents, if it was."""
    where = (build.c.cycle == ledger.cycle, build.c.kind == kind, build.c.subject == subject, build.c.key == key)
    with ledger.read() as connection:
        row = connection.execute(select(build).where(*where)).first()
    return Build(row.kind, row.subject, row.key, row.digest, row.facts) if row else None


def builds(ledger: Ledger, *kinds: str) -> tuple[Build, ...]:
    """Return all that was built of these kinds, oldest first."""
    with ledger.read() as connection:
        rows = connection.execute(
            select(build).where(build.c.cycle == ledger.cycle, build.c.kind.in_(kinds)).order_by(build.c.id)
        ).all()
    return tuple(Build(row.kind, row.subject, row.key, row.digest, row.facts) for row in rows)


def record_build(ledger: Ledger, clock: Clock, made: Build) -> None:
    """Write down what was built; the same key again takes the place of the old row."""
    same = (
        build.c.cycle == ledger.cycle,
        build.c.kind == made.kind,
        build.c.subject == made.subject,
        build.c.key == made.key,
    )
    row = {
        "kind": made.kind,
        "subject": made.subject,
        "key": made.key,
        "digest": made.digest,
        "facts": dict(made.facts),
    }
    with ledger.write() as connection:
        connection.execute(build.delete().where(*same))
        connection.execute(insert(build).values(cycle=ledger.cycle, at=clock.now, **row))


def record_draft(ledger: Ledger, clock: Clock, *, digest: str, origins: Iterable[Origin]) -> Draft:
    """Write down a new draft and where its parts come from; a draft that is known keeps its number."""
    known = next((found for found in drafts(ledger) if found.digest == digest), None)
    if known:
        return known
    with ledger.write() as connection:
        last = connection.scalar(select(func.max(draft.c.number)).where(draft.c.cycle == ledger.cycle)) or 0
        made = connection.execute(
            insert(draft).values(cycle=ledger.cycle, number=last + 1, digest=digest, at=clock.now).returning(draft.c.id)
        ).scalar_one()
        rows = [{"draft": made, **asdict(part)} for part in origins]
        if rows:
            connection.execute(insert(origin), rows)
    return Draft(last + 1, digest, clock.now)


def drafts(ledger: Ledger) -> tuple[Draft, ...]:
    """Return the drafts of the cycle, oldest first."""
    with ledger.read() as connection:
        rows = connection.execute(select(draft).where(draft.c.cycle == ledger.cycle).order_by(draft.c.number)).all()
    return tuple(Draft(row.number, row.digest, row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)) for row in rows)


def origins(ledger: Ledger, number: int) -> tuple[Origin, ...]:
    """Return where the parts of draft `number` come from, in the order of the book."""
    with ledger.read() as connection:
        rows = connection.execute(
            select(origin)
            .join(draft, draft.c.id == origin.c.draft)
            .where(draft.c.cycle == ledger.cycle, draft.c.number == number)
            .order_by(origin.c.id)
        ).all()
    return tuple(Origin(row.anchor, row.section, row.department, row.path, row.digest) for row in rows)


def origins_in(ledger: Ledger, section: str) -> tuple[Origin, ...]:
    """Return where the contributions of a section stood in all drafts of the cycle, the newest draft's first."""
    with ledger.read() as connection:
        rows = connection.execute(
            select(origin)
            .join(draft, draft.c.id == origin.c.draft)
            .where(draft.c.cycle == ledger.cycle, origin.c.section == section)
            .order_by(draft.c.number.desc(), origin.c.id)
        ).all()
    return tuple(Origin(row.anchor, row.section, row.department, row.path, row.digest) for row in rows)
