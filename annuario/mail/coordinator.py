"""The coordinator's mails: where every department stands, once a day, and a mail to try the mail server with."""

from collections.abc import Iterable, Iterator, Sequence
from email.message import EmailMessage
from uuid import uuid4

from annuario.ledger.desk import Desk
from annuario.ledger.messages import Message
from annuario.ledger.open_questions import open_questions
from annuario.ledger.received import bounced
from annuario.ledger.standing import Standing, State
from annuario.mail.compose import Post, common, made
from annuario.mail.policy import Known, exhausted, next_day, silent
from annuario.mail.results import CALLED_OFF
from annuario.mail.words import kinds, late, state, written, written_with_weekday

COORDINATOR = "coordinator"
"""Stands in the outbox where a department's id would."""


def morning_mail(desk: Desk, known: Known, step: str, *, unread: bool = False) -> tuple[Message, EmailMessage]:
    """Return the outbox's row, without its content, and the coordinator's status mail."""
    language, standings = desk.cycle.language, known.standings
    waiting = [standing for standing in _by_date(standings) if not standing.done]
    values = {
        **common(desk, language),
        "today": written_with_weekday(desk.clock.today, language),
        "short_today": written(desk.clock.today, language),
        "deadline": written_with_weekday(desk.cycle.dates.deadline, language),
        "total": len(standings),
        "done": sum(standing.done for standing in standings),
        "late": sum(standing.days_late > 0 for standing in standings),
        "stopped": sum(standing.state is State.STOPPED for standing in standings),
        "open_departments": [_line(desk, known, standing) for standing in waiting],
        "done_departments": [_line(desk, known, standing) for standing in standings if standing.done],
        "unread": unread,
        "questions": len(open_questions(desk.ledger)),
        "bounced": [{"address": mark.address, "words": mark.words} for mark in bounced(desk.ledger)],
        "refused": sorted({_names(desk, message, language) for message in _refused(standings, known.outbox)}),
        "unknown": sorted({_names(desk, message, language) for message in known.outbox if message.state == "unknown"}),
        "silent": [
            {"name": standing.department.name.of(language), "count": count}
            for standing in waiting
            if (count := silent(known, standing)) and not exhausted(desk.cycle, known, standing)
        ],
        "exhausted": [
            {"name": standing.department.name.of(language), "count": count}
            for standing in waiting
            if (count := exhausted(desk.cycle, known, standing))
        ],
    }
    return made(desk, _post(desk, "morning", step), values)


def trial_mail(desk: Desk) -> EmailMessage:
    """Return a mail to the coordinator that tells that mail arrives; each is another."""
    language = desk.cycle.language
    step = f"test-{uuid4()}"
    _, mail = made(desk, _post(desk, "test", step), {**common(desk, language), "sender": desk.cycle.mail.sender})
    return mail


def _post(desk: Desk, kind: str, step: str) -> Post:
    return Post((desk.cycle.mail.coordinator,), desk.cycle.language, kind, COORDINATOR, ((COORDINATOR, step),), kind)


def _line(desk: Desk, known: Known, standing: Standing) -> dict[str, object]:
    language = desk.cycle.language
    follows = next_day(desk.cycle, known, standing)
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
    """Yield the mails that the server refused for good, of departments that still owe something."""
    owing = {standing.department.id for standing in standings if not standing.done}
    for message in outbox:
        refused = message.kind != "morning" and message.state == "refused" and message.answer not in CALLED_OFF
        if refused and owing.intersection(department for department, _ in message.items):
            yield message


def _names(desk: Desk, message: Message, language: str) -> str:
    known = {department.id: department.name.of(language) for department in desk.cycle.departments}
    return ", ".join(dict.fromkeys(known.get(department, department) for department, _ in message.items))
