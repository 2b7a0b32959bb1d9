"""Who is due which mail today, and why. Pure: no clock, no ledger, no mail; says nothing about wording.

docs/mail-policy.md holds the rules as one table, and the tests read that table. In short: of the ladder's steps the
latest that was reached goes out, once, on a working day, and only to a department of which something is still expected;
receipts, requests to mend and receipts of an extension go out whenever there is a reason; and all that one person is due
goes into one mail.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from annuario.cycle import Cycle, Department
from annuario.cycle.workdays import Calendar, calendar_of, open_from
from annuario.ledger.messages import Message
from annuario.ledger.standing import Standing, State
from annuario.mail.results import CALLED_OFF
from annuario.mail.steps import (
    Rung,
    address_check,
    extension_step,
    head_step,
    is_extension,
    is_ladder,
    is_reminder,
    kind_of,
    ladder,
    mend_step,
    place_of,
    receipt_step,
    step_until,
)
from annuario.mail.words import kinds, written

WEIGHT = ("overdue", "reminder", "mend", "extension", "receipt", "address-check", "escalation")
"""The kinds of mails to departments, the weightiest first: it gives a mail that tells several things its name."""

SILENT_AFTER = 2
"""Reminders without any answer after which a department is named to the coordinator."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to tell one department; `reason` tells the coordinator why."""

    department: str
    step: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail to one person: all that the departments it answers for are due."""

    recipients: tuple[str, ...]
    dues: tuple[Due, ...]

    @property
    def kind(self) -> str:
        """The weightiest kind of what it tells."""
        return min((due.kind for due in self.dues), key=WEIGHT.index)


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger knows on day `today`: standings, the outbox, and how often each department was given another day."""

    standings: Sequence[Standing]
    outbox: Sequence[Message]
    today: date
    extended: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Past:
    """What a department was written: its steps, whatever became of them, and how many were reminders.

    `days` are those on which it was told what to deliver by when.
    """

    steps: frozenset[str]
    days: tuple[date, ...]
    reminders: int


def letters(cycle: Cycle, known: Known, calendar: Calendar | None = None) -> tuple[Letter, ...]:
    """Return the mails that are due, one a set of addresses, in the cycle's order; heads are written to last."""
    return gathered(cycle, due(cycle, known, calendar))


def gathered(cycle: Cycle, dues: Iterable[Due]) -> tuple[Letter, ...]:
    """Return `dues` as mails: one for all departments with the same addresses, one for all with the same head."""
    people: dict[tuple[bool, frozenset[str]], list[Due]] = {}
    recipients: dict[tuple[bool, frozenset[str]], tuple[str, ...]] = {}
    for one in dues:
        to = _recipients(cycle.department(one.department), one.kind)
        who = (one.kind == "escalation", frozenset(address.casefold() for address in to))
        people.setdefault(who, []).append(one)
        recipients.setdefault(who, to)
    return tuple(Letter(recipients[who], tuple(people[who])) for who in sorted(people, key=lambda who: who[0]))


def due(cycle: Cycle, known: Known, calendar: Calendar | None = None) -> tuple[Due, ...]:
    """Return all that departments are to be told on that day, in the order of the standings."""
    if not cycle.dates.opens <= known.today <= cycle.dates.publication:
        return ()  # nobody is written to before the cycle opens, or about a report that is out
    days = calendar or calendar_of(cycle.reminders.country)
    return tuple(one for standing in known.standings for one in _due(cycle, known, standing, days))


def next_day(cycle: Cycle, known: Known, standing: Standing, calendar: Calendar | None = None) -> date | None:
    """Return the first day after today on which the department would be reminded; None if no reminder follows.

    What falls before the cycle opens goes out when it opens; nothing goes out after the day of publication.
    """
    past = _past(known, standing.department.id)
    if standing.done or past.reminders >= cycle.reminders.cap:
        return None
    calendar = calendar or calendar_of(cycle.reminders.country)
    opens = open_from(cycle.dates.opens, calendar)
    rungs = ladder(standing.until, cycle.reminders.days, calendar)
    days = [max(rung.falls, opens) for rung in rungs if rung.name not in past.steps]
    return min((day for day in days if known.today < day <= cycle.dates.publication), default=None)


def exhausted(cycle: Cycle, known: Known, standing: Standing, calendar: Calendar | None = None) -> int:
    """Return after how many reminders no further one goes to a department that still owes something, 0 while one may."""
    over = not standing.done and next_day(cycle, known, standing, calendar) is None
    return _past(known, standing.department.id).reminders if over else 0


def silent(known: Known, standing: Standing) -> int:
    """Return after how many reminders nothing at all has come, 0 while there is no need to ask.

    Who was given another day has been heard of until that day.
    """
    count = _past(known, standing.department.id).reminders
    return count if standing.state is State.NOTHING and count >= SILENT_AFTER else 0


def _due(cycle: Cycle, known: Known, standing: Standing, calendar: Calendar) -> Iterator[Due]:
    past = _past(known, standing.department.id)
    office = standing.department.id
    found = [*_mend_steps(standing), *_extension_steps(known, standing), *_receipt_steps(standing)]
    new = [(step, reason) for step, reason in found if step not in past.steps]
    if not any(is_extension(step) for step, _ in new):  # it says all that a reminder says
        new = [*_ladder_steps(cycle, known, standing, past, calendar), *new]
    for step, reason in new:
        yield Due(office, step, kind_of(step, known.today), reason)


# --- what has not come ---


def _ladder_steps(cycle: Cycle, known: Known, standing: Standing, past: _Past, calendar: Calendar) -> Iterator[tuple[str, str]]:
    capped_ = past.reminders >= cycle.reminders.cap
    if standing.done or capped_ or not calendar.is_working_day(known.today):
        return
    rungs = ladder(standing.until, cycle.reminders.days, calendar)
    check = address_check(standing.until, cycle.reminders.address_check, calendar)
    unheard = standing.state is State.NOTHING and not past.steps  # neither heard of nor written to
    asks = unheard and cycle.reminders.address_check and check.falls <= known.today <= standing.until
    reached = max((rung for rung in rungs if rung.falls <= known.today), default=check if asks else None)
    if reached is None or not _is_new(reached, standing, past, (check, *rungs), calendar):
        return
    yield reached.name, _asked(standing) if reached.kind == "address-check" else _reason(standing, known.today)
    at = cycle.reminders.escalate_at
    if at is None or reached.kind != "reminder" or reached.place < at or not standing.department.head:
        return
    if head_step(standing.until, at) not in past.steps:
        yield head_step(standing.until, at), f"{_reason(standing, known.today)}; told to the head"


def _is_new(rung: Rung, standing: Standing, past: _Past, rungs: Sequence[Rung], calendar: Calendar) -> bool:
    """Whether the rung falls later than all that the department was written.

    By date, not by place: an extension that puts an early step on a day already past must not bring a second mail to a
    department that was written to since.
    """
    fell = {known.name: known.falls for known in rungs}
    older = [step for step in past.steps if is_reminder(step) and step not in fell]
    fallen = [*(fell[step] for step in past.steps if step in fell), *_days(older, calendar)]
    written_to = [*fallen, *past.days, *([standing.reminded] if standing.reminded else [])]
    return all(rung.falls > day for day in written_to)


def _days(steps: Iterable[str], calendar: Calendar) -> Iterator[date]:
    """Yield the day on which each step of another ladder fell."""
    for step in steps:
        until, place = step_until(step), place_of(step)
        if until is not None and place is not None:
            yield ladder(until, [place], calendar)[0].falls


# --- what came, and what was decided ---


def _mend_steps(standing: Standing) -> Iterator[tuple[str, str]]:
    if standing.state is State.STOPPED:
        for file in standing.files:
            if file.rules and not file.accepted:
                yield mend_step(file.digest), f"{file.path} has to be mended"


def _receipt_steps(standing: Standing) -> Iterator[tuple[str, str]]:
    """Yield the receipt for what lies there, once all of it was looked into."""
    if standing.files and all(file.rules for file in standing.files):
        count = len(standing.files)
        yield receipt_step(file.digest for file in standing.received), f"{count} file{'' if count == 1 else 's'} arrived"


def _extension_steps(known: Known, standing: Standing) -> Iterator[tuple[str, str]]:
    number = known.extended.get(standing.department.id, 0)
    if number and not standing.done and known.today <= standing.until:
        yield extension_step(number), f"has time until {written(standing.until, 'en')} now"


# --- what was written ---


def _past(known: Known, department: str) -> _Past:
    mine = [message for message in known.outbox if any(department == office for office, _ in message.items)]
    steps = {message.id: [step for office, step in message.items if office == department] for message in mine}
    asked = [
        message
        for message in mine
        if message.answer not in CALLED_OFF and any(is_ladder(step) or is_extension(step) for step in steps[message.id])
    ]
    return _Past(
        steps=frozenset(step for found in steps.values() for step in found),
        days=tuple(message.day for message in asked),
        reminders=sum(any(is_reminder(step) for step in steps[message.id]) for message in asked),
    )


def _recipients(department: Department, kind: str) -> tuple[str, ...]:
    return (department.head,) if kind == "escalation" and department.head else department.addresses


def _asked(standing: Standing) -> str:
    return f"asks whether the address answers; the contribution is due by {written(standing.until, 'en')}"


def _reason(standing: Standing, today: date) -> str:
    distance = (standing.until - today).days
    days = f"{abs(distance)} day{'' if abs(distance) == 1 else 's'}"
    until = written(standing.until, "en")
    when = f"{days} before {until}" if distance > 0 else f"{days} after {until}" if distance else f"on the day, {until}"
    told = [f"missing: {', '.join(kinds(standing.missing, 'en'))}"] if standing.missing else []
    if standing.state is State.STOPPED:
        told.append("a file has to be mended")
    return "; ".join([when, *told])
