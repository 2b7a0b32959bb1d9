"""The table of docs/mail-policy.md, row by row, and what holds whatever happens."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annuario.cycle import Cycle
from annuario.cycle.model import Dates
from annuario.findings import Finding, Severity
from annuario.ledger.messages import Message
from annuario.ledger.standing import Standing, State
from annuario.ledger.submissions import Submission
from annuario.mail.policy import Due, Known, Letter, due, exhausted, gathered, letters, next_day, silent
from annuario.mail.results import DELIVERED
from annuario.mail.steps import is_reminder, mend_step, receipt_step

POLICY = Path(__file__).parents[2] / "docs" / "mail-policy.md"
DEADLINE = date(2006, 2, 17)


def cycle(*offices: Mapping[str, object], **reminders: object) -> Cycle:
    """The cycle of the table, with these departments (default: sport) and these answers in [reminders]."""
    sport = {"id": "sport", "addresses": ["sport@comune.example"], "head": "direzione@comune.example"}
    return Cycle.model_validate(
        {
            "title": {"it": "L’attività", "en": "Activities"},
            "year": 2005,
            "dates": {"opens": date(2006, 1, 9), "deadline": DEADLINE, "publication": date(2006, 6, 30)},
            "reminders": {"days": (-14, -7, -1, 1, 3, 7), "cap": 4, "escalate_at": 7} | reminders,
            "mail": {"sender": "c@comune.example", "coordinator": "c@comune.example"},
            "sections": [{"id": "networks", "title": {"it": "Reti", "en": "Networks"}, "template": "x.docx"}],
            "departments": [
                {"name": {"it": "Sport", "en": "Sports"}, "section": "networks"} | dict(office) for office in offices or (sport,)
            ],
        }
    )


TABLE_CYCLE = cycle()


def file(digest: str, *, stopped: bool = False) -> Submission:
    found = (Finding("damaged", Severity.STOPS, f"{digest}.docx"),) if stopped else ()
    moment = datetime(2006, 2, 1, 8, tzinfo=UTC)
    kind = "" if stopped else "narrative"
    return Submission(1, "sport", f"{digest}.docx", digest, 1, moment, moment.date(), True, "", kind, "1", found)  # noqa: FBT003 -- a plain field


def standing(
    state: State = State.NOTHING,
    *,
    until: date = DEADLINE,
    files: Sequence[Submission] = (),
    of: Cycle = TABLE_CYCLE,
    id_: str = "sport",
) -> Standing:
    missing = () if state in {State.DELIVERED, State.EXCUSED} else ("narrative",)
    good = tuple(one for one in files if one.accepted)
    return Standing(of.department(id_), state, until, 0, missing, tuple(files), good, None, "")


def sent(step: str, day: date, *, department: str = "sport", answer: str = "") -> Message:
    kind = "reminder" if is_reminder(step) else "other"
    state = "refused" if answer else "sent"
    moment = datetime.combine(day, datetime.min.time(), UTC)
    return Message(f"{department} {step}", kind, ("x",), "s", day, state, answer, "d", moment, ((department, step),))


# --- the table ---


@dataclass(frozen=True)
class Row:
    """One row of the table, as it stands there."""

    day: str
    state: str
    last_day: str
    files: str
    written: str
    mail: str
    why: str

    def known(self) -> Known:
        until, _, number = self.last_day.partition(", extension ")
        files = [file(one.rstrip("!"), stopped=one.endswith("!")) for one in self.files.split()]
        written = [one.split(" on ") for one in self.written.split("; ") if one]
        return Known(
            standings=[standing(State(self.state), until=date.fromisoformat(until), files=files)],
            outbox=[sent(named(step), date.fromisoformat(day)) for step, day in written],
            today=date.fromisoformat(self.day),
            extended={"sport": int(number)} if number else {},
        )

    def expected(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        mails = [mail.split(": ") for mail in self.mail.split(" & ") if mail]
        return tuple((kind, tuple(named(step) for step in steps.split(", "))) for kind, steps in mails)


def named(step: str) -> str:
    """The step that the table calls `mend-a` or `receipt-ab`, after the letters of its files."""
    kind, _, letters_ = step.partition("-")
    match kind:
        case "mend":
            return mend_step(letters_)
        case "receipt":
            return receipt_step(letters_)
        case _:
            return step


def rows() -> list[Row]:
    lines = POLICY.read_text("utf-8").splitlines()
    return [
        Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines if re.match(r"\| \d{4}-\d{2}-\d{2} \|", line)
    ]


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.day} {row.state}: {row.why}")
def test_each_row_of_the_table_holds(row: Row) -> None:
    found = letters(TABLE_CYCLE, row.known())

    assert tuple((letter.kind, tuple(one.step for one in letter.dues)) for letter in found) == row.expected()


def test_the_table_knows_every_state_and_every_kind_of_mail() -> None:
    table = rows()

    assert {row.state for row in table} == set(State)
    assert {kind for row in table for kind, _ in row.expected()} == {
        "address-check", "reminder", "overdue", "escalation", "extension", "mend", "receipt",
    }  # fmt: skip


# --- who, why, and what the coordinator is told ---


def test_no_new_receipt_goes_out_when_a_file_of_no_use_has_gone() -> None:
    good, bad = file("a"), replace(file("b", stopped=True), present=False)
    past = [sent(receipt_step("ab"), date(2006, 2, 1))]
    whole = standing(State.DELIVERED, files=[good])

    assert due(TABLE_CYCLE, Known([replace(whole, dropped=(bad,))], past, date(2006, 2, 16))) == ()
    assert due(TABLE_CYCLE, Known([whole], past, date(2006, 2, 16))) != ()


def test_each_thing_due_has_a_reason_for_the_coordinator() -> None:
    stopped = standing(State.STOPPED, files=[file("a", stopped=True)])

    found = due(TABLE_CYCLE, Known([stopped], [], date(2006, 2, 16)))

    assert found == (
        Due(
            "sport",
            "2006-02-17-1",
            "reminder",
            "1 day before 17 February 2006; missing: the Word report (text); a file has to be mended",
        ),
        Due("sport", mend_step("a"), "mend", "a.docx has to be mended"),
        Due("sport", receipt_step("a"), "receipt", "1 file arrived"),
    )


OFFICES = (
    {"id": "sport", "addresses": ["a@comune.example", "b@comune.example"], "head": "h@comune.example"},
    {"id": "verde", "addresses": ["c@comune.example"], "head": "h@comune.example"},
    {"id": "reti", "addresses": ["B@comune.example", "a@comune.example"]},
    {"id": "tempi", "addresses": ["a@comune.example"], "head": "k@comune.example"},
)


def test_departments_with_the_same_addresses_are_told_in_one_mail_and_so_is_a_head() -> None:
    four = cycle(*OFFICES)
    known = Known([standing(of=four, id_=str(office["id"])) for office in OFFICES], [], date(2006, 2, 28))

    found = letters(four, known)

    assert [(letter.recipients, letter.kind, [one.department for one in letter.dues]) for letter in found] == [
        (("a@comune.example", "b@comune.example"), "overdue", ["sport", "reti"]),
        (("c@comune.example",), "overdue", ["verde"]),
        (("a@comune.example",), "overdue", ["tempi"]),
        (("h@comune.example",), "escalation", ["sport", "verde"]),
        (("k@comune.example",), "escalation", ["tempi"]),
    ]


def test_a_mail_that_tells_several_things_is_named_after_the_weightiest() -> None:
    four = cycle(*OFFICES)

    found = gathered(four, [Due("sport", receipt_step("a"), "receipt", ""), Due("reti", "2006-02-17-1", "reminder", "")])

    assert [letter.kind for letter in found] == ["reminder"]


@pytest.mark.parametrize(
    ("today", "written", "state", "expected"),
    [
        (date(2006, 2, 16), ["2006-02-17-1"], State.NOTHING, date(2006, 2, 20)),
        (date(2006, 2, 17), [], State.STOPPED, date(2006, 2, 20)),
        (date(2006, 2, 28), ["2006-02-17+7"], State.NOTHING, None),
        (date(2006, 2, 16), [], State.DELIVERED, None),
        (date(2006, 1, 1), [], State.NOTHING, date(2006, 1, 30)),
        (date(2006, 2, 22), ["2006-02-17-7", "2006-02-17-1", "2006-02-17+1", "2006-02-17+3"], State.NOTHING, None),
    ],
)
def test_the_next_reminder_is_told_or_that_there_is_none(
    today: date, written: list[str], state: State, expected: date | None
) -> None:
    one = standing(state)

    assert next_day(TABLE_CYCLE, Known([one], [sent(step, today) for step in written], today), one) == expected


def test_no_reminder_is_told_before_the_cycle_opens_or_after_its_report_is_out() -> None:
    late_opening = Dates(opens=date(2006, 2, 11), deadline=DEADLINE, publication=date(2006, 2, 17) + timedelta(4))
    of = TABLE_CYCLE.model_copy(update={"dates": late_opening})
    one = standing(of=of)

    told = [next_day(of, Known([one], [], today), one) for today in (date(2006, 2, 1), date(2006, 2, 20), date(2006, 2, 21))]

    assert told == [date(2006, 2, 13), None, None]


def test_who_never_answered_and_who_has_had_all_reminders_is_named_to_the_coordinator() -> None:
    steps = ["2006-02-17-14", "2006-02-17-7", "2006-02-17-1", "2006-02-17+1"]
    called_off = sent("2006-02-17+3", DEADLINE, answer=DELIVERED)

    told = []
    for count in range(5):
        outbox = [called_off, *(sent(step, DEADLINE) for step in steps[:count])]
        known = Known([], outbox, date(2006, 2, 22))
        told.append((silent(known, standing()), exhausted(TABLE_CYCLE, known, standing())))

    assert told == [(0, 0), (0, 0), (2, 0), (3, 0), (4, 4)]
    assert silent(known, standing(State.PARTIAL, files=[file("a")])) == 0
    assert silent(known, standing(State.EXTENDED)) == 0
    assert exhausted(TABLE_CYCLE, known, standing(State.DELIVERED)) == 0


# --- whatever happens ---


@dataclass(frozen=True)
class Closed:
    """A calendar with weekends and these holidays, counted in days from the deadline."""

    days: frozenset[int]

    def is_working_day(self, day: date, /) -> bool:
        return day.weekday() < 5 and (day - DEADLINE).days not in self.days


@dataclass(frozen=True)
class Story:
    """What happens to one department, in days from the deadline: runs, versions handed in, extensions, the end."""

    ladder: tuple[int, ...]
    closed: frozenset[int]
    runs: tuple[int, ...]
    files: Mapping[int, bool]
    moves: Mapping[int, int]
    end: int
    ending: State
    cap: int
    lost: frozenset[int]


STORIES = st.builds(
    Story,
    ladder=st.lists(st.integers(-25, 30), unique=True, max_size=8).map(lambda days: tuple(sorted(days))),
    closed=st.frozensets(st.integers(-60, 90), max_size=25),
    runs=st.lists(st.integers(-39, 120), unique=True, max_size=40).map(lambda days: tuple(sorted(days))),
    files=st.dictionaries(st.integers(-39, 90), st.booleans(), max_size=3),
    moves=st.dictionaries(st.integers(-39, 60), st.integers(-10, 60), max_size=3),
    end=st.integers(-39, 130),
    ending=st.sampled_from([State.DELIVERED, State.EXCUSED]),
    cap=st.integers(1, 6),
    lost=st.frozensets(st.integers(-39, 120), max_size=5),
)


def told(story: Story) -> tuple[tuple[Known, tuple[Letter, ...], tuple[Letter, ...]], ...]:
    """Of each run: what was known, what went out, and what a second run right after it would send."""
    of = cycle(days=story.ladder, cap=story.cap, escalate_at=story.ladder[-1] if story.ladder else None)
    outbox: list[Message] = []
    found = []
    for day in story.runs:
        known = Known(
            [_standing_on(story, day)], tuple(outbox), DEADLINE + timedelta(day), {"sport": sum(at <= day for at in story.moves)}
        )
        now = letters(of, known, Closed(story.closed))
        for letter in now:
            row = sent(f"{day} {letter.kind}", known.today, answer=DELIVERED if day in story.lost else "")
            outbox.append(replace(row, items=tuple((one.department, one.step) for one in letter.dues)))
        found.append((known, now, letters(of, replace(known, outbox=tuple(outbox)), Closed(story.closed))))
    return tuple(found)


def _standing_on(story: Story, day: int) -> Standing:
    moved = [days for at, days in sorted(story.moves.items()) if at <= day]
    until = DEADLINE + timedelta(moved[-1] if moved else 0)
    files = [file(f"v{at}", stopped=bad) for at, bad in sorted(story.files.items()) if at <= day][-1:]
    if day >= story.end:
        return standing(story.ending, until=until, files=files)
    state = State.STOPPED if any(not one.accepted for one in files) else State.PARTIAL if files else State.NOTHING
    return standing(State.EXTENDED if state is State.NOTHING and moved else state, until=until, files=files)


def reminders(letters_: Sequence[Letter]) -> list[Due]:
    return [one for letter in letters_ for one in letter.dues if one.kind in {"reminder", "overdue", "escalation", "address-check"}]


@settings(max_examples=300, deadline=None)
@given(STORIES)
def test_nobody_gets_a_step_twice_whatever_happens(story: Story) -> None:
    rounds = told(story)

    steps = Counter((one.department, one.step) for _, now, _ in rounds for letter in now for one in letter.dues)
    assert [step for step, count in steps.items() if count > 1] == []
    assert [again for known, _, again in rounds if again and (known.today - DEADLINE).days not in story.lost] == []


@settings(max_examples=300, deadline=None)
@given(STORIES)
def test_nobody_who_delivered_or_was_excused_is_asked_for_anything(story: Story) -> None:
    rounds = told(story)

    after = [letter for known, now, _ in rounds if known.standings[0].done for letter in now]
    assert {one.kind for letter in after for one in letter.dues} <= {"receipt"}


@settings(max_examples=300, deadline=None)
@given(STORIES)
def test_a_person_gets_one_mail_a_run_however_many_days_it_missed(story: Story) -> None:
    rounds = told(story)

    assert [now for _, now, _ in rounds if len({letter.recipients for letter in now}) < len(now)] == []
    assert [now for _, now, _ in rounds if sum(is_reminder(one.step) for letter in now for one in letter.dues) > 1] == []


@settings(max_examples=300, deadline=None)
@given(STORIES)
def test_reminders_keep_to_working_days_the_season_and_the_cap(story: Story) -> None:
    rounds = told(story)

    asked = [(known, now) for known, now, _ in rounds if reminders(now)]
    assert [known.today for known, _ in asked if not Closed(story.closed).is_working_day(known.today)] == []
    assert [known.today for known, now, _ in rounds if now and not date(2006, 1, 9) <= known.today <= date(2006, 6, 30)] == []
    kept = [one for known, now in asked for one in reminders(now) if (known.today - DEADLINE).days not in story.lost]
    assert sum(is_reminder(one.step) for one in kept) <= story.cap


@given(
    ladder=st.lists(st.integers(-25, 30), unique=True, min_size=1, max_size=8).map(sorted),
    closed=st.frozensets(st.integers(-60, 90), max_size=25),
    late=st.integers(0, 40),
)
def test_after_any_pause_the_step_that_goes_out_is_the_latest_reached(ladder: list[int], closed: frozenset[int], late: int) -> None:
    of, calendar = cycle(days=tuple(ladder), escalate_at=None), Closed(closed)
    today = DEADLINE + timedelta(90 + late)
    while not calendar.is_working_day(today):
        today += timedelta(1)

    found = due(of, Known([standing()], [], today), calendar)

    assert [(one.step, one.department) for one in found if is_reminder(one.step)] == (
        [(f"2006-02-17{_latest(ladder, calendar):+d}", "sport")]
    )


def _latest(ladder: Sequence[int], calendar: Closed) -> int:
    """The place that was reached last, counted here day by day."""
    reached = []
    for place in ladder:
        day, left = DEADLINE, abs(place)
        while left or (not place and not calendar.is_working_day(day)):
            day += timedelta(1 if place > 0 else -1)
            left -= calendar.is_working_day(day) and left > 0
        reached.append((day, place))
    return max(reached)[1]
