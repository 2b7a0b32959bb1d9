"""Who is late: the status of every department as rows, and as one page without script for the coordinator.

A view of the ledger: it decides nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from annuario.findings import Severity
from annuario.ledger.archive import publish
from annuario.ledger.builds import drafts, origins
from annuario.ledger.desk import Desk
from annuario.ledger.open_questions import open_questions
from annuario.ledger.received import bounced
from annuario.ledger.standing import Standing, State
from annuario.report.beside import drafts_beside
from annuario.report.template import BadTemplate
from annuario.report.words import fill, status_words, written

SIGNS = {
    State.NOTHING: "○",
    State.PARTIAL: "◐",
    State.STOPPED: "✕",
    State.DELIVERED: "●",
    State.EXTENDED: "◷",
    State.EXCUSED: "–",
}


NextReminder = Callable[[Standing], date | None]
"""Answers when a department is reminded next, None if never again; the mail room knows it, and it is handed in."""


@dataclass(frozen=True, slots=True)
class Row:
    """One department: `state` is the machine's word, `words` a person's; `draft` is "" while nothing of it is in one."""

    department: str
    name: str
    sign: str
    state: str
    words: str
    days_late: int
    until: date
    files: tuple[str, ...]
    findings: tuple[str, ...]
    reminded: date | None
    draft: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Status:
    """The whole cycle on one day: a row a department, counts by state, and what waits for a person."""

    title: str
    today: date
    deadline: date
    counts: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    waiting: tuple[str, ...]

    def plain(self) -> dict[str, object]:
        """Return the status as values that a program reads: dates as ISO 8601."""
        whole = asdict(self)
        rows = [{key: _plain(value) for key, value in row.items()} for row in whole["rows"]]
        return {key: _plain(value) for key, value in whole.items()} | {"rows": rows, "counts": dict(self.counts)}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def status(desk: Desk, next_reminder: NextReminder) -> Status:
    """Return where every department stands today."""
    language, standings = desk.cycle.language, desk.standings()
    in_draft = _in_draft(desk)
    rows = tuple(_row(desk, standing, next_reminder(standing), in_draft.get(standing.department.id, "")) for standing in standings)
    counts = tuple((state.value, sum(s.state is state for s in standings)) for state in State)
    words = status_words(language)
    waiting = (
        *(beside.sentence(language) for beside in drafts_beside(desk)),
        *(fill(words["bounced"], address=mark.address, said=mark.words) for mark in bounced(desk.ledger)),
        *_questions(desk),
    )
    title = f"{desk.cycle.title.of(language)} {desk.cycle.year}"
    return Status(title, desk.clock.today, desk.cycle.dates.deadline, counts, rows, waiting)


def _questions(desk: Desk) -> Iterator[str]:
    """Yield a sentence for each question that waits for the coordinator."""
    language = desk.cycle.language
    names = {department.id: department.name.of(language) for department in desk.cycle.departments}
    say = status_words(language)
    for question in open_questions(desk.ledger):
        who = names.get(question.department)
        yield fill(say["question"], id=str(question.id), department=who) if who else fill(say["pair"], id=str(question.id))


def write_status(desk: Desk, next_reminder: NextReminder) -> Path:
    """Write outputs/<cycle>/status.html anew and return where it lies."""
    target = desk.workspace.outputs / "status.html"
    language = desk.cycle.language
    loader = FileSystemLoader(desk.workspace.template_folders)
    environment = SandboxedEnvironment(loader=loader, autoescape=True, undefined=StrictUndefined)
    environment.filters["written"] = lambda day: written(day, language)
    environment.filters["commands"] = _commands
    try:
        template = environment.get_template("status.html.j2")
        page = template.render(status=status(desk, next_reminder), say=status_words(language), language=language)
    except TemplateError as error:
        message = f"The template of the status page, status.html.j2, has a mistake: {error}. Mend it and run again."
        raise BadTemplate(message) from error
    publish(target, page.encode())
    return target


def _commands(sentence: str) -> Markup:
    """Return a sentence for the page: safe, and what stands between backticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(sentence))))  # noqa: S704 -- escaped before


def _in_draft(desk: Desk) -> dict[str, str]:
    last: Sequence[int] = [draft.number for draft in drafts(desk.ledger)][-1:]
    return {origin.department: str(number) for number in last for origin in origins(desk.ledger, number)}


def _row(desk: Desk, standing: Standing, reminded_next: date | None, draft: str) -> Row:
    language = desk.cycle.language
    say = status_words(language)
    department = standing.department
    late = standing.days_late > 0
    return Row(
        department=department.id,
        name=department.name.of(language),
        sign=SIGNS[standing.state],
        state=standing.state.value,
        words=say["late"] if late and standing.state is State.NOTHING else say[f"state_{standing.state}"],
        days_late=standing.days_late,
        until=standing.until,
        files=tuple(file.path for file in standing.files),
        findings=tuple(f"{finding.file}: {finding.what(language)}" for finding in standing.findings),
        reminded=standing.reminded,
        draft=draft,
        next_step=_next_step(standing, reminded_next, language),
    )


def _next_step(standing: Standing, day: date | None, language: str) -> str:
    say = status_words(language)
    look = sum(finding.severity is Severity.LOOK for finding in standing.findings)
    if standing.state is State.EXCUSED:
        return fill(say["step_excused"], why=standing.excuse)
    if standing.state is State.DELIVERED:
        return fill(say["step_look"], count=str(look)) if look else say["step_done"]
    remind = fill(say["step_remind"], day=written(day, language)) if day else say["step_call"]
    return f"{say['step_mend']} {remind}" if standing.state is State.STOPPED else remind
