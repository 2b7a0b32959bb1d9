"""What stands in the mails: from a department's standing, or all of them, to what the templates are filled in with.

Decides nothing about who is written to, and keeps nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from annuario.findings import Finding, Severity
from annuario.ledger.desk import Desk
from annuario.ledger.messages import Message
from annuario.ledger.standing import Standing, State
from annuario.ledger.submissions import Submission
from annuario.mail.message import Envelope, compose, key_of
from annuario.mail.policy import Due, next_day
from annuario.mail.results import CALLED_OFF
from annuario.mail.texts import render
from annuario.mail.words import kinds, late, one_line, state, written, written_with_weekday

COORDINATOR = "coordinator"
"""Stands in the outbox where a department's id would."""

_MOST_FINDINGS = 10
"""More than this of one file nobody reads in a mail; the answer in the department's folder holds them all."""


def reminder(desk: Desk, standing: Standing, due: Due) -> tuple[Message, EmailMessage]:
    """Return the outbox's row, without its content, and the mail for one department."""
    department = standing.department
    values = {
        **_common(desk, department.language),
        "department": department.name.of(department.language),
        "until": written_with_weekday(standing.until, department.language),
        "moved": standing.until != desk.cycle.dates.deadline,
        "arrived": kinds(_arrived(standing), department.language),
        "missing": kinds(standing.missing, department.language),
        "stopped": [_stopped(file, department.language) for file in standing.files if file.rules and not file.accepted],
        "folder": folder_of(desk, department.id),
    }
    return _made(desk, due, due.kind, department.addresses, department.language, values)


def morning_mail(desk: Desk, standings: Sequence[Standing], outbox: Sequence[Message], step: str) -> tuple[Message, EmailMessage]:
    """Return the outbox's row, without its content, and the coordinator's status mail."""
    language = desk.cycle.language
    steps = {item for message in outbox for item in message.items}
    waiting = [standing for standing in _by_date(standings) if not standing.done]
    values = {
        **_common(desk, language),
        "today": written_with_weekday(desk.clock.today, language),
        "short_today": written(desk.clock.today, language),
        "deadline": written_with_weekday(desk.cycle.dates.deadline, language),
        "total": len(standings),
        "done": sum(standing.done for standing in standings),
        "late": sum(standing.days_late > 0 for standing in standings),
        "stopped": sum(standing.state is State.STOPPED for standing in standings),
        "open_departments": [_line(desk, standing, steps) for standing in waiting],
        "done_departments": [_line(desk, standing, steps) for standing in standings if standing.done],
        "refused": sorted({_names(desk, message, language) for message in _refused(standings, outbox)}),
        "unknown": sorted({_names(desk, message, language) for message in outbox if message.state == "unknown"}),
    }
    due = Due(COORDINATOR, step, "morning", "")
    return _made(desk, due, "morning", (desk.cycle.mail.coordinator,), language, values)


def folder_of(desk: Desk, department: str) -> str:
    """Return the department's folder as a person finds it: the path as the cycle file gives it."""
    path = desk.cycle.folder.path
    border = "\\" if "\\" in path and "/" not in path else "/"
    return f"{path.rstrip(border)}{border}{department}"


def _made(
    desk: Desk, due: Due, kind: str, recipients: tuple[str, ...], language: str, values: dict[str, object]
) -> tuple[Message, EmailMessage]:
    text = render(desk.workspace.templates / "mail", language, kind, values)
    row_kind = "morning" if kind == "morning" else "reminder"
    envelope = Envelope(
        key=key_of(desk.workspace.name, due.department, recipients, row_kind, due.step),
        sender=desk.cycle.mail.sender,
        recipients=recipients,
        coordinator=desk.cycle.mail.coordinator,
        language=language,
        reference=f"{desk.clock.today.isoformat()}-{due.department}-{kind}",
        moment=desk.clock.now.astimezone(ZoneInfo(desk.cycle.time_zone)),
    )
    row = Message(
        id=str(envelope.key),
        kind=row_kind,
        recipients=recipients,
        subject=text.subject,
        day=desk.clock.today,
        state="queued",
        answer="",
        content="",
        at=desk.clock.now,
        items=((due.department, due.step),),
    )
    return row, compose(envelope, text)


def _common(desk: Desk, language: str) -> dict[str, object]:
    return {
        "title": desk.cycle.title.of(language),
        "year": desk.cycle.year,
        "coordinator": desk.cycle.mail.coordinator,
    }


def _arrived(standing: Standing) -> tuple[str, ...]:
    return tuple(kind for kind in standing.department.expects if kind not in standing.missing)


def _stopped(file: Submission, language: str) -> dict[str, object]:
    """Return what keeps one file out: the findings that stop it, each with what to do."""
    reasons = [finding for finding in file.findings if finding.severity is Severity.STOPS]
    return {
        "file": one_line(file.path),
        "reasons": [_told(finding, language) for finding in reasons[:_MOST_FINDINGS]],
        "more": max(0, len(reasons) - _MOST_FINDINGS),
    }


def _told(finding: Finding, language: str) -> str:
    place = f"{finding.place}: " if finding.place else ""
    return one_line(f"{place}{finding.what(language)} {finding.do(language)}")


def _line(desk: Desk, standing: Standing, steps: set[tuple[str, str]]) -> dict[str, object]:
    language = desk.cycle.language
    follows = next_day(standing, desk.cycle.reminders.days, desk.clock.today, steps)
    if follows and follows > desk.cycle.dates.publication:
        follows = None
    return {
        "name": standing.department.name.of(language),
        "state": state(standing, language),
        "missing": [] if standing.done else kinds(standing.missing, language),
        "until": written_with_weekday(standing.until, language) if standing.until != desk.cycle.dates.deadline else "",
        "late": late(standing.days_late, language),
        "next": written(follows, language) if follows else "",
    }


def _by_date(standings: Iterable[Standing]) -> list[Standing]:
    return sorted(standings, key=lambda standing: standing.until)


def _refused(standings: Sequence[Standing], outbox: Iterable[Message]) -> Iterator[Message]:
    """Yield the reminders that the server refused for good, of departments that still owe something."""
    owing = {standing.department.id for standing in standings if not standing.done}
    for message in outbox:
        refused = message.kind == "reminder" and message.state == "refused" and message.answer not in CALLED_OFF
        if refused and owing.intersection(department for department, _ in message.items):
            yield message


def _names(desk: Desk, message: Message, language: str) -> str:
    known = {department.id: department.name.of(language) for department in desk.cycle.departments}
    return ", ".join(known.get(department, department) for department, _ in message.items)
