"""The outbox's rows: a message is written down before it leaves, and each step of a department goes out once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from annuario.clock import Clock
from annuario.ledger.schema import message, message_item
from annuario.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Message:
    """One mail; `items` are its (department, step) pairs, `content` the digest of the whole mail in the archive.

    A mail that the server put off `tries` times is not handed over again before `waits_until`.

    States: queued -> sending -> sent | refused | unknown.
    """

    id: str
    kind: str
    recipients: tuple[str, ...]
    subject: str
    day: date
    state: str
    answer: str
    content: str
    at: datetime
    items: tuple[tuple[str, str], ...] = ()
    tries: int = 0
    waits_until: datetime | None = None


def enqueue(ledger: Ledger, clock: Clock, new: Message) -> bool:
    """Write `new` down as queued; return False, and change nothing, if it or one of its steps is there already."""
    row = {"kind": new.kind, "recipients": ",".join(new.recipients), "subject": new.subject, "day": new.day}
    try:
        with ledger.write() as connection:
            connection.execute(
                insert(message).values(
                    id=new.id, cycle=ledger.cycle, state="queued", answer="", content=new.content, at=clock.now, **row
                )
            )
            for department, step in new.items:
                connection.execute(
                    insert(message_item).values(message=new.id, cycle=ledger.cycle, department=department, step=step)
                )
    except IntegrityError:
        return False
    return True


def move(ledger: Ledger, clock: Clock, id_: str, *, of: Iterable[str], to: str, answer: str = "") -> bool:
    """Bring a message from one of the states `of` to state `to`; return False if it was in none of them.

    One statement, so that of two processes one succeeds.
    """
    with ledger.write() as connection:
        done = connection.execute(
            update(message)
            .where(message.c.id == id_, message.c.cycle == ledger.cycle, message.c.state.in_(list(of)))
            .values(state=to, answer=answer, at=clock.now)
        )
    return done.rowcount == 1


def put_off(ledger: Ledger, clock: Clock, id_: str, *, until: datetime, answer: str) -> bool:
    """Bring a message that the server put off back into the queue, not to leave before `until`; False if it was not sending."""
    with ledger.write() as connection:
        done = connection.execute(
            update(message)
            .where(message.c.id == id_, message.c.cycle == ledger.cycle, message.c.state == "sending")
            .values(state="queued", answer=answer, at=clock.now, tries=message.c.tries + 1, waits_until=until)
        )
    return done.rowcount == 1


def hurry(ledger: Ledger, id_: str) -> bool:
    """Let a message that was put off leave at the next run; return False if it does not wait."""
    with ledger.write() as connection:
        done = connection.execute(
            update(message)
            .where(message.c.id == id_, message.c.cycle == ledger.cycle)
            .where(message.c.state == "queued", message.c.waits_until.is_not(None))
            .values(waits_until=None)
        )
    return done.rowcount == 1


def reword(ledger: Ledger, clock: Clock, id_: str, *, subject: str, content: str) -> bool:
    """Give a message that has not left another text; return False if it is in other hands than the caller's.

    For mails of which a part is not true any more at the moment of sending; its items stay as they are.
    """
    with ledger.write() as connection:
        done = connection.execute(
            update(message)
            .where(message.c.id == id_, message.c.cycle == ledger.cycle, message.c.state == "sending")
            .values(subject=subject, content=content, at=clock.now)
        )
    return done.rowcount == 1


def messages(ledger: Ledger) -> tuple[Message, ...]:
    """Return all messages of the cycle, oldest first."""
    with ledger.read() as connection:
        rows = connection.execute(
            select(message).where(message.c.cycle == ledger.cycle).order_by(message.c.day, message.c.id)
        ).all()
        items = connection.execute(
            select(message_item).where(message_item.c.cycle == ledger.cycle).order_by(message_item.c.id)
        ).all()
    of_message: dict[str, list[Row[tuple[object, ...]]]] = {}
    for item in items:
        of_message.setdefault(item.message, []).append(item)
    return tuple(_message(row, of_message.get(row.id, [])) for row in rows)


def _message(row: Row[tuple[object, ...]], items: Iterable[Row[tuple[object, ...]]]) -> Message:
    return Message(
        id=row.id,
        kind=row.kind,
        recipients=tuple(row.recipients.split(",")),
        subject=row.subject,
        day=row.day,
        state=row.state,
        answer=row.answer,
        content=row.content,
        at=_aware(row.at),
        items=tuple((item.department, item.step) for item in items),
        tries=row.tries,
        waits_until=_aware(row.waits_until) if row.waits_until else None,
    )


def _aware(moment: datetime) -> datetime:
    """Return a moment with its zone, which SQLite does not keep."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
