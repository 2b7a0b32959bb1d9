"""What came back by mail: each mail is looked at once, and addresses whose mail came back are marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError

from annuario.clock import Clock
from annuario.ledger.schema import address_mark, incoming, incoming_file, message, message_item
from annuario.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Incoming:
    """One mail that was looked at: what it was taken for, whose it is ("" for nobody's), and the (path, digest) it brought.

    `key` is the digest of the mail itself, `place` that of where it lies.
    """

    key: str
    place: str
    message_id: str
    sender: str
    subject: str
    kind: str
    department: str = ""
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Bounced:
    """An address whose mail came back on `day`, and what its mail server said."""

    address: str
    words: str
    day: date


@dataclass(frozen=True, slots=True)
class Ours:
    """One of our own mails: of which cycle it is, what kind, and which departments it told something."""

    cycle: str
    kind: str
    departments: tuple[str, ...]


def note(ledger: Ledger, clock: Clock, new: Incoming, marks: Iterable[Bounced] = ()) -> bool:
    """Write down that a mail was dealt with, and which addresses it says are dead; return False if it was known.

    A mail from an address that was marked takes the mark away: somebody is there.
    """
    row = {"message_id": new.message_id, "sender": new.sender, "subject": new.subject, "department": new.department}
    try:
        with ledger.write() as connection:
            id_ = connection.execute(
                insert(incoming)
                .values(cycle=ledger.cycle, key=new.key, place=new.place, kind=new.kind, at=clock.now, **row)
                .returning(incoming.c.id)
            ).scalar_one()
            for path, digest in new.files:
                connection.execute(insert(incoming_file).values(incoming=id_, path=path, digest=digest))
            mine = address_mark.c.cycle == ledger.cycle
            older = [new.sender.lower(), *(mark.address.lower() for mark in marks)]
            connection.execute(update(address_mark).where(mine, func.lower(address_mark.c.address).in_(older)).values(holds=0))
            for mark in marks:
                values = {"address": mark.address, "words": mark.words, "day": mark.day}
                connection.execute(insert(address_mark).values(cycle=ledger.cycle, holds=1, at=clock.now, **values))
    except IntegrityError:
        return False
    return True


def received(ledger: Ledger) -> tuple[Incoming, ...]:
    """Return all mails of the cycle that were looked at, in the order in which they were."""
    with ledger.read() as connection:
        rows = connection.execute(select(incoming).where(incoming.c.cycle == ledger.cycle).order_by(incoming.c.id)).all()
        laid = connection.execute(
            select(incoming_file).join(incoming).where(incoming.c.cycle == ledger.cycle).order_by(incoming_file.c.id)
        ).all()
    files: dict[int, list[tuple[str, str]]] = {}
    for file in laid:
        files.setdefault(file.incoming, []).append((file.path, file.digest))
    return tuple(
        Incoming(
            row.key,
            row.place,
            row.message_id,
            row.sender,
            row.subject,
            row.kind,
            row.department,
            tuple(files.get(row.id, [])),
        )
        for row in rows
    )


def places(ledger: Ledger) -> frozenset[str]:
    """Return the places of the mails that need not be read again."""
    with ledger.read() as connection:
        return frozenset(connection.scalars(select(incoming.c.place).where(incoming.c.cycle == ledger.cycle)))


def recall(ledger: Ledger, key: str, place: str) -> bool:
    """Return whether the mail with this key was dealt with, wherever it lay; if so, remember that it lies at `place` now."""
    with ledger.write() as connection:
        done = connection.execute(
            update(incoming).where(incoming.c.cycle == ledger.cycle, incoming.c.key == key).values(place=place)
        )
    return done.rowcount == 1


def came_by_mail(ledger: Ledger, department: str, path: str) -> frozenset[str]:
    """Return the digests of what was laid at `path` of the department's folder from mails."""
    where = (incoming.c.cycle == ledger.cycle, incoming.c.department == department, incoming_file.c.path == path)
    with ledger.read() as connection:
        return frozenset(connection.scalars(select(incoming_file.c.digest).join(incoming).where(*where)))


def bounced(ledger: Ledger) -> tuple[Bounced, ...]:
    """Return the addresses whose mail came back and from which nothing has come since, the oldest first."""
    with ledger.read() as connection:
        rows = connection.execute(
            select(address_mark).where(address_mark.c.cycle == ledger.cycle, address_mark.c.holds == 1).order_by(address_mark.c.id)
        ).all()
    return tuple(Bounced(row.address, row.words, row.day) for row in rows)


def ours(ledger: Ledger, ids: Iterable[str]) -> Mapping[str, Ours]:
    """Return which of `ids` are mails that we wrote, in this cycle or another of the same ledger."""
    wanted = list(ids)
    with ledger.read() as connection:
        rows = connection.execute(select(message.c.id, message.c.cycle, message.c.kind).where(message.c.id.in_(wanted))).all()
        items = connection.execute(
            select(message_item.c.message, message_item.c.department)
            .where(message_item.c.message.in_(wanted))
            .order_by(message_item.c.id)
        ).all()
    told: dict[str, list[str]] = {}
    for item in items:
        told.setdefault(item.message, []).append(item.department)
    return {row.id: Ours(row.cycle, row.kind, tuple(dict.fromkeys(told.get(row.id, [])))) for row in rows}
