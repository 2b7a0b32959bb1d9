"""Where each department stands: a view of the ledger, and the one answer to who is late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from annuario.cycle import Cycle, Department
from annuario.findings import Finding, Severity
from annuario.ledger.decisions import excuses, extensions
from annuario.ledger.messages import Message, messages
from annuario.ledger.settled import settled
from annuario.ledger.store import Ledger
from annuario.ledger.submissions import Submission, counting, newest, submissions


class State(StrEnum):
    """A department's state, of what is expected of it."""

    NOTHING = "nothing"
    PARTIAL = "partial"
    STOPPED = "stopped"
    DELIVERED = "delivered"
    EXTENDED = "extended"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class Standing:
    """One department today: what counts, what is missing of what is expected, and since when it is late.

    `files` are what its state depends on, `dropped` those that never could be used and lie in its folder no more.
    """

    department: Department
    state: State
    until: date
    days_late: int
    missing: tuple[str, ...]
    files: tuple[Submission, ...]
    counting: tuple[Submission, ...]
    reminded: date | None
    excuse: str
    dropped: tuple[Submission, ...] = ()

    @property
    def received(self) -> tuple[Submission, ...]:
        """All that ever came, of each file one version: a receipt for it was written, or is to be."""
        return (*self.files, *self.dropped)

    @property
    def done(self) -> bool:
        """Whether nothing more is expected of it: no reminder goes out."""
        return self.state in {State.DELIVERED, State.EXCUSED}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in the newest version of each of its files, the weightiest first."""
        order = list(Severity)
        return tuple(sorted((f for file in self.files for f in file.findings), key=lambda f: (order.index(f.severity), f.file)))


def standings(ledger: Ledger, cycle: Cycle, today: date) -> tuple[Standing, ...]:
    """Return where every department of `cycle` stands on day `today`, in the cycle's order."""
    versions, sent = settled(ledger, submissions(ledger)), messages(ledger)
    later, excused, reminded = extensions(ledger), excuses(ledger), _reminded(sent)
    return tuple(
        _standing(
            department,
            [version for version in versions if version.department == department.id],
            until=later.get(department.id, cycle.dates.deadline),
            today=today,
            extended=department.id in later,
            excuse=excused.get(department.id, ""),
            reminded=reminded.get(department.id),
        )
        for department in cycle.departments
    )


def _standing(
    department: Department,
    versions: Iterable[Submission],
    *,
    until: date,
    today: date,
    extended: bool,
    excuse: str,
    reminded: date | None,
) -> Standing:
    versions = tuple(versions)
    files, counts = newest(row for row in versions if not row.dropped), counting(versions)
    missing = tuple(kind for kind in department.expects if kind not in {file.kind for file in counts})
    state = _state(files, counts, missing=missing, excuse=excuse)
    done = state in {State.DELIVERED, State.EXCUSED}
    if state is State.NOTHING and extended and today <= until:
        state = State.EXTENDED
    late = 0 if done else max(0, (today - until).days)
    return Standing(department, state, until, late, missing, files, counts, reminded, excuse, _dropped(versions, files))


def _dropped(versions: Iterable[Submission], files: Iterable[Submission]) -> tuple[Submission, ...]:
    """Return the files of no use that have gone, of which nothing lies there under the same name or another."""
    names = {name for file in files for name in (file.path, file.digest)}
    return tuple(row for row in newest(row for row in versions if row.dropped) if not names & {row.path, row.digest})


def _state(files: Iterable[Submission], counts: Iterable[Submission], *, missing: tuple[str, ...], excuse: str) -> State:
    if excuse:
        return State.EXCUSED
    if any(file.rules and not file.accepted for file in files):
        return State.STOPPED
    if not missing:
        return State.DELIVERED
    return State.PARTIAL if list(counts) else State.NOTHING


def _reminded(sent: Iterable[Message]) -> dict[str, date]:
    """Return the day of each department's last reminder that went out."""
    last: dict[str, date] = {}
    for message in sent:
        if message.kind == "reminder" and message.state == "sent":
            for department, _ in message.items:
                last[department] = max(message.day, last.get(department, message.day))
    return last
