"""What the coordinator decided: more time for a department, that it has nothing to report, that a section is closed."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from sqlalchemy import insert, select

from annuario.clock import Clock
from annuario.ledger.schema import decision, extension
from annuario.ledger.store import Ledger


def extend(ledger: Ledger, clock: Clock, department: str, until: date) -> None:
    """Give `department` time until the end of day `until`; the last extension counts."""
    with ledger.write() as connection:
        connection.execute(insert(extension).values(cycle=ledger.cycle, department=department, until=until, at=clock.now))


def excuse(ledger: Ledger, clock: Clock, department: str, text: str) -> None:
    """Write down that nothing more is expected of `department`, and why in the coordinator's words."""
    _decide(ledger, clock, department, "excused", text)


def freeze(ledger: Ledger, clock: Clock, section: str) -> None:
    """Write down that nothing more is brought into a section."""
    _decide(ledger, clock, section, "frozen")


def thaw(ledger: Ledger, clock: Clock, section: str) -> None:
    """Write down that what arrives is brought into a section again."""
    _decide(ledger, clock, section, "thawed")


def note_erased(ledger: Ledger, clock: Clock, department: str, file: str) -> None:
    """Write down that a file of `department` was erased: its name and the beginning of its digest."""
    _decide(ledger, clock, department, "erased", file)


def erased(ledger: Ledger, department: str) -> tuple[tuple[date, str], ...]:
    """Return the day and the file of each version of `department` that was erased."""
    where = (decision.c.cycle == ledger.cycle, decision.c.kind == "erased", decision.c.department == department)
    with ledger.read() as connection:
        rows = connection.execute(select(decision).where(*where).order_by(decision.c.id)).all()
    return tuple((row.at.date(), row.text) for row in rows)


def frozen(ledger: Ledger) -> frozenset[str]:
    """Return the sections into which nothing more is brought."""
    where = (decision.c.cycle == ledger.cycle, decision.c.kind.in_(["frozen", "thawed"]))
    with ledger.read() as connection:
        rows = connection.execute(select(decision).where(*where).order_by(decision.c.id)).all()
    last = {row.department: row.kind for row in rows}
    return frozenset(section for section, kind in last.items() if kind == "frozen")


def _decide(ledger: Ledger, clock: Clock, whose: str, kind: str, text: str = "") -> None:
    row = {"department": whose, "kind": kind, "text": text}
    with ledger.write() as connection:
        connection.execute(insert(decision).values(cycle=ledger.cycle, at=clock.now, **row))


def extensions(ledger: Ledger) -> dict[str, date]:
    """Return until when each extended department has time."""
    with ledger.read() as connection:
        rows = connection.execute(select(extension).where(extension.c.cycle == ledger.cycle).order_by(extension.c.id)).all()
    return {row.department: row.until for row in rows}


def times_extended(ledger: Ledger) -> Mapping[str, int]:
    """Return how often each department was given another day; 0 for the others."""
    with ledger.read() as connection:
        rows = connection.execute(select(extension.c.department).where(extension.c.cycle == ledger.cycle)).all()
    return Counter(row.department for row in rows)


def excuses(ledger: Ledger) -> dict[str, str]:
    """Return the coordinator's words for each excused department."""
    with ledger.read() as connection:
        rows = connection.execute(
            select(decision).where(decision.c.cycle == ledger.cycle, decision.c.kind == "excused").order_by(decision.c.id)
        ).all()
    return {row.department: row.text for row in rows}
