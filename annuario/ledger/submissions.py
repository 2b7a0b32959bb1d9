"""What departments handed in, version by version, and what was found in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Row, insert, select, update

from annuario.clock import Clock
from annuario.findings import Finding, Severity, stops
from annuario.ledger.schema import finding as finding_table
from annuario.ledger.schema import submission
from annuario.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Submission:
    """One version of one file of a department; `kind` is "" while it is not judged or is of no use."""

    id: int
    department: str
    path: str
    digest: str
    size: int
    first_seen: datetime
    first_day: date
    present: bool
    stamp: str
    kind: str
    rules: str
    findings: tuple[Finding, ...] = ()
    withdrawn: bool = False

    @property
    def accepted(self) -> bool:
        """Whether it was judged and may go into the report."""
        return bool(self.kind) and not stops(self.findings)

    @property
    def dropped(self) -> bool:
        """Whether it never could be used and lies in the folder no more: nobody has to mend it, and nothing of it is lost."""
        return bool(self.rules) and not self.accepted and not self.present

    @property
    def folder(self) -> str:
        """The sub-folder of the department's folder in which it lies, "" for none."""
        return self.path.rpartition("/")[0]


def record(ledger: Ledger, clock: Clock, *, department: str, path: str, digest: str, size: int, stamp: str) -> bool:
    """Write down that this version was seen whole; return whether it is new.

    A file known by content under a path that has gone was renamed: its row follows, and its time of delivery stays.
    """
    same = [row for row in submissions(ledger) if row.department == department and row.digest == digest]
    known = next((row for row in same if row.path == path), None) or next((row for row in same if not row.present), None)
    values = {"path": path, "present": 1, "stamp": stamp}
    older = _older_names(ledger, known, path) if known else []
    with ledger.write() as connection:
        if known:
            connection.execute(update(submission).where(submission.c.id == known.id).values(**values))
            connection.execute(update(submission).where(submission.c.id.in_(older)).values(path=path))
            return False
        first = {"first_seen": clock.now, "first_day": clock.today, "kind": "", "rules": ""}
        row = {"cycle": ledger.cycle, "department": department, "digest": digest, "size": size}
        connection.execute(insert(submission).values(**values, **first, **row))
    return True


def _older_names(ledger: Ledger, known: Submission, path: str) -> list[int]:
    """Return the other versions of a file that was renamed to `path`: they follow, or an old one would count beside it."""
    rows = [row for row in submissions(ledger) if row.department == known.department and row.id != known.id]
    at_old = [row for row in rows if row.path == known.path != path]
    there = {row.digest for row in rows if row.path == path}
    return [] if any(row.present for row in at_old) else [row.id for row in at_old if row.digest not in there]


def mark_gone(ledger: Ledger, ids: Iterable[int]) -> None:
    """Write down that these files lie in the folder no more; what was accepted of them still counts until it is withdrawn."""
    with ledger.write() as connection:
        connection.execute(update(submission).where(submission.c.id.in_(list(ids))).values(present=0))


def withdraw(ledger: Ledger, ids: Iterable[int], *, undo: bool = False) -> None:
    """Write down that these versions were taken back and count no more, or, to `undo` it, that they count again."""
    said = "" if undo else "withdrawn"
    with ledger.write() as connection:
        connection.execute(update(submission).where(submission.c.id.in_(list(ids))).values(withdrawn=said))


def judge(ledger: Ledger, id_: int, *, kind: str, rules: str, findings: Iterable[Finding]) -> None:
    """Write down what the check of one submission found, in place of what an earlier check had found."""
    rows = [
        {"submission": id_, "code": f.code, "severity": f.severity, "place": f.place, "params": dict(f.params)} for f in findings
    ]
    with ledger.write() as connection:
        connection.execute(update(submission).where(submission.c.id == id_).values(kind=kind, rules=rules))
        connection.execute(finding_table.delete().where(finding_table.c.submission == id_))
        if rows:
            connection.execute(insert(finding_table), rows)


def submissions(ledger: Ledger) -> tuple[Submission, ...]:
    """Return every version of every file of the cycle, oldest first, with its findings."""
    with ledger.read() as connection:
        rows = connection.execute(select(submission).where(submission.c.cycle == ledger.cycle).order_by(submission.c.id)).all()
        notes = connection.execute(
            select(finding_table).where(finding_table.c.submission.in_([row.id for row in rows])).order_by(finding_table.c.id)
        ).all()
    by_submission: dict[int, list[Row[tuple[object, ...]]]] = {}
    for note in notes:
        by_submission.setdefault(note.submission, []).append(note)
    return tuple(_submission(row, by_submission.get(row.id, [])) for row in rows)


def newest(versions: Iterable[Submission]) -> tuple[Submission, ...]:
    """Return of each path the version that lies there, else the one seen last; a file under two names counts once.

    A version that its department put back after a newer one lies there again, and so it is the one that counts.
    """
    by_path = {(row.department, row.path): row for row in sorted(versions, key=lambda row: (row.present, row.id))}
    by_content = {(row.department, row.digest): row for row in sorted(by_path.values(), key=lambda row: row.path, reverse=True)}
    return tuple(sorted(by_content.values(), key=lambda row: (row.department, row.path)))


def counting(versions: Iterable[Submission]) -> tuple[Submission, ...]:
    """Return what goes into the report: of each path the last version that was accepted."""
    return newest(row for row in versions if row.accepted)


def _submission(row: Row[tuple[object, ...]], notes: Iterable[Row[tuple[object, ...]]]) -> Submission:
    found = tuple(Finding(note.code, Severity(note.severity), row.path, note.place, note.params, row.digest) for note in notes)
    moment = row.first_seen if row.first_seen.tzinfo else row.first_seen.replace(tzinfo=UTC)
    return Submission(
        id=row.id,
        department=row.department,
        path=row.path,
        digest=row.digest,
        size=row.size,
        first_seen=moment,
        first_day=row.first_day,
        present=bool(row.present),
        stamp=row.stamp,
        kind=row.kind,
        rules=row.rules,
        withdrawn=bool(row.withdrawn),
        findings=found,
    )
