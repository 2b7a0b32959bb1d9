"""The mails to departments: from what they are due and where they stand to what the templates are filled in with.

Decides nothing about who is written to, and keeps nothing. The coordinator's mails are `coordinator`'s.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

from annuario.findings import Finding, Severity
from annuario.ledger.desk import Desk
from annuario.ledger.messages import Message
from annuario.ledger.standing import Standing
from annuario.ledger.submissions import Submission
from annuario.mail.ics import Deadline, calendar_file
from annuario.mail.message import Envelope, compose, key_of
from annuario.mail.policy import WEIGHT, Letter
from annuario.mail.steps import is_reminder
from annuario.mail.texts import Text, render
from annuario.mail.words import calendar_words, kinds, moment_written, one_line, written_with_weekday

_MOST_FINDINGS = 10
"""More than this of one file nobody reads in a mail; the answer in the department's folder holds them all."""
_WEIGHTIEST = 3
"""Findings that a receipt tells of what may go into the report as it is."""
_FINGERPRINT = 12
"""Letters of a file's SHA-256 that a receipt shows."""

_WITH_CALENDAR = frozenset({"reminder", "extension"})


@dataclass(frozen=True, slots=True)
class Post:
    """How one mail is sent: by whom it is asked for, to whom it goes, and what the ledger calls it."""

    recipients: tuple[str, ...]
    language: str
    kind: str
    about: str
    items: tuple[tuple[str, str], ...]
    row_kind: str
    calendar: str = ""
    calendar_name: str = field(default="deadline.ics")


def letter(desk: Desk, standings: Iterable[Standing], due: Letter, extended: Mapping[str, int]) -> tuple[Message, EmailMessage]:
    """Return the outbox's row, without its content, and the mail that tells one person all that is due.

    `extended` says how often each department was given another day. Raises BadTemplate and BadAddress.
    """
    by_id = {standing.department.id: standing for standing in standings}
    told = {one.department: [due_.kind for due_ in due.dues if due_.department == one.department] for one in due.dues}
    language = by_id[due.dues[0].department].department.language
    offices = [_office(desk, by_id[id_], kinds_, language) for id_, kinds_ in told.items()]
    with_day = [by_id[id_] for id_, kinds_ in told.items() if _WITH_CALENDAR.intersection(kinds_)]
    values = {
        **common(desk, language),
        "kind": due.kind,
        "offices": offices,
        "whose": offices[0]["name"] if len(offices) == 1 else "",
        "count": len(offices),
        "until": written_with_weekday(min(by_id[id_].until for id_ in told), language),
        "open": [office for office in offices if not office["done"]],
        "contacts": len(due.recipients),
        "calendar": bool(with_day),
    }
    first = due.dues[0].department
    items = tuple((one.department, one.step) for one in due.dues)
    reminds = any(is_reminder(step) for _, step in items)
    post = Post(
        recipients=due.recipients,
        language=language,
        kind=due.kind,
        about=first if len(offices) == 1 else f"{first}-and-{len(offices) - 1}-more",
        items=items,
        row_kind="reminder" if reminds else due.kind,
        calendar=_calendar(desk, with_day, extended, language) if with_day else "",
        calendar_name=calendar_words(language)["file"],
    )
    return made(desk, post, values)


def made(desk: Desk, post: Post, values: Mapping[str, object]) -> tuple[Message, EmailMessage]:
    """Return the outbox's row, without its content, and the mail. Raises BadTemplate and BadAddress."""
    text = render(mail_folders(desk), post.language, post.kind, values)
    key = key_of(desk.workspace.name, post.recipients, post.items)
    row = Message(
        id=str(key),
        kind=post.row_kind,
        recipients=post.recipients,
        subject=text.subject,
        day=desk.clock.today,
        state="queued",
        answer="",
        content="",
        at=desk.clock.now,
        items=post.items,
    )
    envelope = Envelope(
        key=key,
        sender=desk.cycle.mail.sender,
        recipients=post.recipients,
        answers=desk.cycle.mail.answers,
        language=post.language,
        reference=f"{desk.clock.today.isoformat()}-{post.about}-{post.kind}",
        moment=desk.clock.now.astimezone(ZoneInfo(desk.cycle.time_zone)),
        calendar=post.calendar,
        calendar_name=post.calendar_name,
    )
    return row, compose(envelope, Text(text.subject, text.plain, text.html))


def mail_folders(desk: Desk) -> tuple[Path, ...]:
    """Return where the letters' templates are looked for, file by file."""
    return tuple(folder / "mail" for folder in desk.workspace.template_folders)


def common(desk: Desk, language: str) -> dict[str, object]:
    """Return what every mail may say."""
    return {
        "title": desk.cycle.title.of(language),
        "year": desk.cycle.year,
        "coordinator": desk.cycle.mail.coordinator,
        "by_answer": desk.cycle.mail.incoming is not None,
        "language": language,
    }


def folder_of(desk: Desk, department: str) -> str:
    """Return the department's folder as a person finds it: as departments see it, else as the cycle file gives it."""
    path = desk.cycle.folder.shown_as or desk.cycle.folder.path
    border = "\\" if "\\" in path and "/" not in path else "/"
    return f"{path.rstrip(border)}{border}{department}"


def _office(desk: Desk, standing: Standing, told: Iterable[str], language: str) -> dict[str, object]:
    """Return what one department is told, of which `told` are the kinds."""
    chosen = sorted(set(told), key=WEIGHT.index)
    files = [_arrived(desk, file, language) for file in standing.files] if "receipt" in chosen else []
    to_mend = [] if standing.done else [file for file in standing.files if file.rules and not file.accepted]
    lighter, more = _lighter(standing, language) if "receipt" in chosen else ([], 0)
    return {
        "id": standing.department.id,
        "name": standing.department.name.of(language),
        "kind": chosen[0],
        "received": "receipt" in chosen,
        "extended": "extension" in chosen or standing.until != desk.cycle.dates.deadline,
        "done": standing.done,
        "past": desk.clock.today > standing.until,
        "until": written_with_weekday(standing.until, language),
        "missing": [] if standing.done else kinds(standing.missing, language),
        "stopped": [_stopped(file, language) for file in to_mend],
        "arrived": kinds((kind for kind in standing.department.expects if kind not in standing.missing), language),
        "files": files,
        "findings": lighter,
        "more": more,
        "folder": folder_of(desk, standing.department.id),
    }


def _arrived(desk: Desk, file: Submission, language: str) -> dict[str, str]:
    """Return one line of a receipt: the file, what it was taken for, when it came, and its fingerprint."""
    return {
        "file": one_line(file.path),
        "kind": kinds([file.kind], language)[0] if file.kind else "",
        "when": moment_written(file.first_seen.astimezone(ZoneInfo(desk.cycle.time_zone)), language),
        "fingerprint": file.digest[:_FINGERPRINT],
    }


def _lighter(standing: Standing, language: str) -> tuple[list[str], int]:
    """Return the weightiest findings of what may go into the report, one a kind and file, and how many more there are."""
    found = {(f.file, f.code): f for f in reversed(standing.findings) if f.severity is not Severity.STOPS}
    first = sorted(found.values(), key=standing.findings.index)
    return [f"{one_line(f.file)}: {_told(f, language)}" for f in first[:_WEIGHTIEST]], max(0, len(first) - _WEIGHTIEST)


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


def _calendar(desk: Desk, standings: Iterable[Standing], extended: Mapping[str, int], language: str) -> str:
    words, coordinator = calendar_words(language), desk.cycle.mail.coordinator
    deadlines = [
        Deadline(
            department=standing.department.id,
            until=standing.until,
            sequence=extended.get(standing.department.id, 0),
            summary=f"{words['report']} {desk.cycle.year}, {words['due']}: {standing.department.name.of(language)}",
            description=f"{words['where']}: {folder_of(desk, standing.department.id)}\n{words['whom']}: {coordinator}",
        )
        for standing in standings
    ]
    return calendar_file(desk.workspace.name, coordinator, desk.clock.now, deadlines)
