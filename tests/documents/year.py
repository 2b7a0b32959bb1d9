"""A year of the sample's mail, day by day: what happened, who was written to, and why.

    python -m tests.documents.year

writes docs/sample-year.md. What departments do is invented here; what is written to them is the program's own doing.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from annuario.clock import Clock
from annuario.findings import Finding, Severity
from annuario.ledger.decisions import excuse, extend, times_extended
from annuario.ledger.desk import Desk
from annuario.ledger.messages import Message, messages
from annuario.ledger.submissions import judge, record, submissions
from annuario.mail import remind
from annuario.mail.policy import Known, exhausted, silent
from annuario.mail.steps import kind_of, place_of, step_until
from annuario.mail.words import written
from tests.documents.city import REPOSITORY, copy_city, desk_in

PAGE = REPOSITORY / "docs" / "sample-year.md"

Event = Callable[[Desk], str]
"""Something that happens before the day's run; returns it in words."""

_HEAD = """\
# A year of the sample's mail

The cycle `inputs/torino-2005`, run once every morning from the day it opens to the day of publication. Left stands what
departments and the coordinator did, which is invented; right what the program then wrote, by the rules of
[mail-policy.md](mail-policy.md). Days on which nothing happened and nobody was written to have no line.

The line of a day names, for each kind of mail, the step of the ladder and the departments. The last column says whom the
morning mail names to the coordinator for the first time: because nothing came after two reminders, or because no further
reminder will go out.

| Day | What happened | Who was written to, and why | Named to the coordinator |
|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One day on which something happened or somebody was written to."""

    day: date
    happened: tuple[str, ...]
    written: tuple[str, ...]
    named: tuple[str, ...]

    def text(self) -> str:
        """Return the line of the table."""
        cells = (
            f"{self.day:%a} {written(self.day, 'en')}",
            *("; ".join(part) for part in (self.happened, self.written, self.named)),
        )
        return f"| {' | '.join(cells)} |"


def delivers(department: str, *kinds: str, version: int = 1) -> Event:
    """A department puts good files into its folder."""

    def happen(desk: Desk) -> str:
        for kind in kinds:
            _put(desk, department, kind, version)
        return f"{department} delivers {' and '.join(_WORDS[kind] for kind in kinds)}"

    return happen


def delivers_damaged(department: str) -> Event:
    """A department puts a Word file into its folder that cannot be opened."""

    def happen(desk: Desk) -> str:
        _put(desk, department, "narrative", 0, Finding("damaged", Severity.STOPS, "narrative.docx"))
        return f"{department} delivers a damaged file"

    return happen


def gets_more_time(department: str, until: date) -> Event:
    """The coordinator gives a department another day."""

    def happen(desk: Desk) -> str:
        extend(desk.ledger, desk.clock, department, until)
        return f"{department} gets time until {written(until, 'en')}"

    return happen


def is_excused(department: str) -> Event:
    """The coordinator writes down that nothing will come."""

    def happen(desk: Desk) -> str:
        excuse(desk.ledger, desk.clock, department, "nothing to report")
        return f"{department} has nothing to report"

    return happen


_WORDS = {"narrative": "its text", "activities": "its list"}

STORY: Mapping[date, Sequence[Event]] = {
    date(2006, 1, 23): [delivers("sistemi-informativi", "narrative", "activities")],
    date(2006, 1, 27): [delivers("ambiente-verde", "activities"), delivers("cooperazione-pace", "narrative")],
    date(2006, 2, 1): [delivers_damaged("polizia-municipale")],
    date(2006, 2, 3): [delivers("polizia-municipale", "narrative")],
    date(2006, 2, 4): [delivers("urban-center", "narrative")],
    date(2006, 2, 6): [is_excused("pari-opportunita")],
    date(2006, 2, 7): [gets_more_time("servizi-educativi", date(2006, 3, 3))],
    date(2006, 2, 9): [delivers("ambiente-verde", "narrative"), delivers("lavoro-formazione", "narrative")],
    date(2006, 2, 14): [
        delivers("relazioni-internazionali", "narrative", "activities"),
        delivers("servizi-culturali", "narrative"),
    ],
    date(2006, 2, 15): [delivers("comunicazione-olimpiadi", "narrative"), delivers("edilizia-periferie", "narrative")],
    date(2006, 2, 17): [delivers("servizi-sociali", "narrative")],
    date(2006, 2, 21): [delivers("gioventu", "narrative", "activities")],
    date(2006, 2, 23): [delivers("servizi-sociali", "activities")],
    date(2006, 3, 3): [delivers("servizi-educativi", "narrative", "activities")],
    date(2006, 3, 8): [delivers("sport", "narrative", "activities")],
    date(2006, 4, 11): [delivers("servizi-culturali", "narrative", version=2)],
}
"""What departments and the coordinator do."""

NO_RUN = [date(2006, 2, 24) + timedelta(days) for days in range(6)]
"""The computer is off: the days on which nothing runs."""


def simulated(folder: Path) -> str:
    """Return the page for a copy of the sample in `folder` on whose files nothing depends."""
    copy_city(folder)
    with desk_in(folder) as desk:
        return _HEAD + "".join(f"{line.text()}\n" for line in _days(desk))


def _days(desk: Desk) -> Iterator[Line]:
    day, named = desk.cycle.dates.opens, set[str]()
    while day <= desk.cycle.dates.publication:
        today = replace(desk, clock=Clock.fixed(day, desk.cycle.time_zone))
        happened = [event(today) for event in STORY.get(day, ())]
        if day in NO_RUN:
            happened += ["the computer is off"] if day == NO_RUN[0] else []
        else:
            before = {message.id for message in messages(desk.ledger)}
            remind(today)
            new = [message for message in messages(desk.ledger) if message.id not in before]
            told = [name for name in _named(today) if name not in named]
            named.update(told)
            if new or happened or told:
                yield Line(day, tuple(happened), tuple(_written(today, new)), tuple(told))
            happened = []
        if happened:
            yield Line(day, tuple(happened), (), ())
        day += timedelta(1)


def _written(desk: Desk, new: Sequence[Message]) -> Iterator[str]:
    """Yield what was written, by kind and step, with the departments."""
    found: dict[str, list[str]] = {}
    for message in new:
        kinds = {kind_of(step, desk.clock.today): step for _, step in message.items}
        for department in dict.fromkeys(department for department, _ in message.items):
            found.setdefault(", ".join(_told(kind, step) for kind, step in kinds.items()), []).append(department)
    order = [department.id for department in desk.cycle.departments]
    for what, departments in found.items():
        yield f"{what}: {_who(sorted(departments, key=order.index), order)}"


def _told(kind: str, step: str) -> str:
    until, place = step_until(step), place_of(step)
    if until is not None and place is not None:
        return f"{kind} ({place:+d}, {until.day} {until:%b})"
    return kind


def _who(departments: Sequence[str], order: Sequence[str]) -> str:
    others = [one for one in order if one not in departments]
    if not others:
        return f"all {len(order)}"
    if len(others) < len(departments):
        return f"all but {', '.join(others)}"
    return ", ".join(departments)


def _named(desk: Desk) -> Iterator[str]:
    known = Known(desk.standings(), messages(desk.ledger), desk.clock.today, times_extended(desk.ledger))
    for standing in known.standings:
        if exhausted(desk.cycle, known, standing):
            yield f"{standing.department.id} (no more reminders)"
        elif silent(known, standing):
            yield f"{standing.department.id} (silent)"


def _put(desk: Desk, department: str, kind: str, version: int, *findings: Finding) -> None:
    path, digest = f"{kind}.docx", f"{department} {kind} {version}"
    record(desk.ledger, desk.clock, department=department, path=path, digest=digest, size=1, stamp="")
    found = next(row for row in submissions(desk.ledger) if (row.department, row.digest) == (department, digest))
    judge(desk.ledger, found.id, kind="" if findings else kind, rules="1", findings=findings)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        PAGE.write_text(simulated(Path(name)), "utf-8")
