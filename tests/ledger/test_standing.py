from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from annuario.clock import Clock
from annuario.cycle import load_cycle
from annuario.findings import Finding, Severity
from annuario.ledger.decisions import excuse, extend
from annuario.ledger.messages import Message, enqueue, move
from annuario.ledger.standing import Standing, State, standings
from annuario.ledger.store import Ledger
from annuario.ledger.submissions import mark_gone
from tests.ledger.conftest import HandIn

BEFORE, DEADLINE, AFTER = date(2006, 2, 16), date(2006, 2, 17), date(2006, 2, 20)
STOPS = Finding("damaged", Severity.STOPS, "a")
LOOK = Finding("empty-file", Severity.LOOK, "a")

# What the department of both kinds handed in: path, kind (None: not judged yet), findings.
TEXT = ("a.docx", "narrative", ())
LIST = ("b.xlsx", "activities", ())
LOOKED_AT = ("a.docx", "narrative", (LOOK,))
BAD_TEXT = ("c.docx", "narrative", (STOPS,))
BAD_LIST = ("b.xlsx", "activities", (STOPS,))
USELESS = ("d.jpg", "", ())
UNJUDGED = ("e.docx", None, ())
File = tuple[str, str | None, tuple[Finding, ...]]


@dataclass(frozen=True)
class Case:
    """What happened, on which day one asks, and the answer: state, days late, what is missing."""

    files: tuple[File, ...]
    today: date
    state: State
    late: int
    missing: tuple[str, ...]
    until: date | None = None
    excused: str = ""


BOTH = ("narrative", "activities")
CASES = {
    "nothing yet": Case((), BEFORE, State.NOTHING, 0, BOTH),
    "nothing on the last day": Case((), DEADLINE, State.NOTHING, 0, BOTH),
    "nothing three days after": Case((), AFTER, State.NOTHING, 3, BOTH),
    "one of two": Case((TEXT,), AFTER, State.PARTIAL, 3, ("activities",)),
    "the other of two": Case((LIST,), BEFORE, State.PARTIAL, 0, ("narrative",)),
    "both": Case((TEXT, LIST), AFTER, State.DELIVERED, 0, ()),
    "both, one to be looked at": Case((LOOKED_AT, LIST), AFTER, State.DELIVERED, 0, ()),
    "both, and one that is stopped": Case((TEXT, LIST, BAD_TEXT), AFTER, State.STOPPED, 3, ()),
    "one that is stopped": Case((BAD_LIST,), BEFORE, State.STOPPED, 0, BOTH),
    "one good, one stopped": Case((TEXT, BAD_LIST), AFTER, State.STOPPED, 3, ("activities",)),
    "a file of no use": Case((TEXT, LIST, USELESS), BEFORE, State.STOPPED, 0, ()),
    "a file that nobody has judged yet": Case((UNJUDGED,), AFTER, State.NOTHING, 3, BOTH),
    "more time": Case((), AFTER, State.EXTENDED, 0, BOTH, until=AFTER),
    "more time, and that is over": Case((), AFTER, State.NOTHING, 1, BOTH, until=date(2006, 2, 19)),
    "more time, and part of it came": Case((TEXT,), AFTER, State.PARTIAL, 0, ("activities",), until=AFTER),
    "more time, and all of it came": Case((TEXT, LIST), AFTER, State.DELIVERED, 0, (), until=AFTER),
    "less time": Case((), DEADLINE, State.NOTHING, 1, BOTH, until=BEFORE),
    "excused": Case((), AFTER, State.EXCUSED, 0, BOTH, excused="nothing to report"),
    "excused, with a file that is stopped": Case((BAD_TEXT,), AFTER, State.EXCUSED, 0, BOTH, excused="merged"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_where_a_department_stands(case: Case, ledger: Ledger, clock: Clock, small_cycle: Path, hand_in: HandIn) -> None:
    for path, kind, findings in case.files:
        hand_in(ledger, "gioventu", path, *findings, kind=kind)
    if case.until:
        extend(ledger, clock, "gioventu", case.until)
    if case.excused:
        excuse(ledger, clock, "gioventu", case.excused)

    standing = standings(ledger, load_cycle(small_cycle), case.today)[0]

    assert (standing.state, standing.days_late, standing.missing) == (case.state, case.late, case.missing)
    assert (standing.until, standing.excuse) == (case.until or DEADLINE, case.excused)
    assert standing.done == (case.state in {State.DELIVERED, State.EXCUSED})
    assert {file.path for file in standing.files} == {path for path, _, _ in case.files}


def test_a_department_is_told_apart_from_all_others(ledger: Ledger, small_cycle: Path, hand_in: HandIn) -> None:
    sport = hand_in(ledger, "sport", "a.docx")
    hand_in(ledger, "abolished", "a.docx")

    cycle = load_cycle(small_cycle)
    nothing = {"until": DEADLINE, "days_late": 0, "files": (), "counting": (), "reminded": None, "excuse": ""}
    assert standings(ledger, cycle, BEFORE) == (
        Standing(cycle.department("gioventu"), State.NOTHING, missing=BOTH, **nothing),  # type: ignore[arg-type]  # a plain dict
        Standing(cycle.department("sport"), State.DELIVERED, DEADLINE, 0, (), (sport,), (sport,), None, ""),
        Standing(cycle.department("ambiente"), State.NOTHING, missing=("narrative",), **nothing),  # type: ignore[arg-type]  # a plain dict
    )


def test_the_last_good_version_counts_while_the_newest_is_stopped(ledger: Ledger, small_cycle: Path, hand_in: HandIn) -> None:
    good = hand_in(ledger, "sport", "a.docx", digest="good")
    bad = hand_in(ledger, "sport", "a.docx", STOPS, digest="bad")

    standing = standings(ledger, load_cycle(small_cycle), BEFORE)[1]

    assert (standing.state, standing.files, standing.counting) == (State.STOPPED, (bad,), (good,))


def test_a_file_of_no_use_that_has_gone_keeps_its_department_from_nothing(
    ledger: Ledger, small_cycle: Path, hand_in: HandIn
) -> None:
    good = hand_in(ledger, "sport", "a.docx")
    bad = hand_in(ledger, "sport", "b.pdf", STOPS)
    mark_gone(ledger, [good.id, bad.id])

    standing = standings(ledger, load_cycle(small_cycle), AFTER)[1]

    good, bad = replace(good, present=False), replace(bad, present=False)
    assert (standing.state, standing.files, standing.counting, standing.dropped) == (State.DELIVERED, (good,), (good,), (bad,))
    assert (standing.findings, standing.received) == ((), (good, bad))


def test_the_last_good_version_is_what_there_is_when_a_later_one_of_no_use_has_gone(
    ledger: Ledger, small_cycle: Path, hand_in: HandIn
) -> None:
    good = hand_in(ledger, "sport", "a.docx", digest="good")
    bad = hand_in(ledger, "sport", "a.docx", STOPS, digest="bad")
    mark_gone(ledger, [good.id, bad.id])

    standing = standings(ledger, load_cycle(small_cycle), BEFORE)[1]

    good = replace(good, present=False)
    assert (standing.state, standing.files, standing.counting, standing.dropped) == (State.DELIVERED, (good,), (good,), ())


def test_a_file_of_no_use_that_lies_there_under_another_name_has_not_gone(
    ledger: Ledger, small_cycle: Path, hand_in: HandIn
) -> None:
    first = hand_in(ledger, "sport", "a.pdf", STOPS, digest="bad")
    second = hand_in(ledger, "sport", "b.pdf", STOPS, digest="bad")
    mark_gone(ledger, [first.id])

    standing = standings(ledger, load_cycle(small_cycle), BEFORE)[1]

    assert (standing.state, standing.files, standing.dropped) == (State.STOPPED, (second,), ())


def test_the_weightiest_findings_come_first(ledger: Ledger, small_cycle: Path, hand_in: HandIn) -> None:
    note = Finding("empty-file", Severity.NOTE, "a")
    hand_in(ledger, "sport", "a.docx", note, LOOK)
    hand_in(ledger, "sport", "b.docx", LOOK, STOPS)

    standing = standings(ledger, load_cycle(small_cycle), BEFORE)[1]

    assert [(finding.severity, finding.file) for finding in standing.findings] == [
        (Severity.STOPS, "b.docx"),
        (Severity.LOOK, "a.docx"),
        (Severity.LOOK, "b.docx"),
        (Severity.NOTE, "a.docx"),
    ]


def test_the_day_of_the_last_reminder_is_that_of_one_that_was_sent(ledger: Ledger, clock: Clock, small_cycle: Path) -> None:
    first = Message(
        "1", "reminder", ("a@comune.example",), "s", date(2006, 1, 18), "queued", "", "", clock.now, (("sport", "-30"),)
    )
    for mail in (
        first,
        replace(first, id="2", day=date(2006, 2, 3), items=(("sport", "-14"),)),
        replace(first, id="3", day=date(2006, 2, 10), items=(("sport", "-7"),)),
        replace(first, id="4", day=date(2006, 2, 16), items=(("ambiente", "-1"),)),
        replace(first, id="5", day=date(2006, 2, 16), kind="morning", items=(("sport", "morning"),)),
    ):
        enqueue(ledger, clock, mail)
    for id_, state in (("1", "sent"), ("2", "sent"), ("3", "refused"), ("4", "sent"), ("5", "sent")):
        move(ledger, clock, id_, of=["queued"], to=state)

    reminded = {standing.department.id: standing.reminded for standing in standings(ledger, load_cycle(small_cycle), BEFORE)}

    assert reminded == {"gioventu": None, "sport": date(2006, 2, 3), "ambiente": date(2006, 2, 16)}
