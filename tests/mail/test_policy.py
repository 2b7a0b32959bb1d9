from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annuario.cycle import Department, Names
from annuario.ledger.standing import Standing, State
from annuario.mail.policy import Due, due, next_day, step_name

DEADLINE = date(2006, 2, 17)
LADDER = (-30, -14, -7, -1, 1, 3, 7)


def standing(
    department: str = "sport", *, state: State = State.NOTHING, until: date = DEADLINE, reminded: date | None = None
) -> Standing:
    office = Department(id=department, name=Names(it="Sport", en="Sports"), addresses=("sport@comune.example",), section="networks")
    missing = () if state in {State.DELIVERED, State.EXCUSED, State.STOPPED} else ("narrative",)
    return Standing(office, state, until, 0, missing, (), (), reminded, "")


def steps_due(
    today: date, done: Sequence[str] = (), *, state: State = State.NOTHING, until: date = DEADLINE
) -> tuple[tuple[str, str], ...]:
    found = due([standing(state=state, until=until)], LADDER, today, {("sport", step) for step in done})
    return tuple((item.step, item.kind) for item in found)


@pytest.mark.parametrize(
    ("today", "done", "state", "until", "expected"),
    [
        # before the first step, on it, between two, on the day itself, after it, after the last
        (date(2006, 1, 17), [], State.NOTHING, DEADLINE, ()),
        (date(2006, 1, 18), [], State.NOTHING, DEADLINE, (("2006-02-17-30", "reminder"),)),
        (date(2006, 1, 19), ["2006-02-17-30"], State.NOTHING, DEADLINE, ()),
        (date(2006, 2, 10), ["2006-02-17-30"], State.NOTHING, DEADLINE, (("2006-02-17-7", "reminder"),)),
        (date(2006, 2, 16), ["2006-02-17-7"], State.NOTHING, DEADLINE, (("2006-02-17-1", "reminder"),)),
        (date(2006, 2, 17), [], State.NOTHING, DEADLINE, (("2006-02-17-1", "reminder"),)),
        (date(2006, 2, 17), ["2006-02-17-1"], State.NOTHING, DEADLINE, ()),
        (date(2006, 2, 18), ["2006-02-17-1"], State.NOTHING, DEADLINE, (("2006-02-17+1", "overdue"),)),
        (date(2006, 2, 24), ["2006-02-17+3"], State.NOTHING, DEADLINE, (("2006-02-17+7", "overdue"),)),
        (date(2006, 5, 30), ["2006-02-17+7"], State.NOTHING, DEADLINE, ()),
        # a week without a run: the latest step, not those it missed, and never one earlier than one that went out
        (date(2006, 2, 18), ["2006-02-17-14"], State.NOTHING, DEADLINE, (("2006-02-17+1", "overdue"),)),
        (date(2006, 2, 16), ["2006-02-17+1"], State.NOTHING, DEADLINE, ()),
        # every state
        (date(2006, 2, 16), [], State.PARTIAL, DEADLINE, (("2006-02-17-1", "reminder"),)),
        (date(2006, 2, 16), [], State.STOPPED, DEADLINE, (("2006-02-17-1", "reminder"),)),
        (date(2006, 2, 16), [], State.DELIVERED, DEADLINE, ()),
        (date(2006, 2, 16), [], State.EXCUSED, DEADLINE, ()),
        # more time: the new day moves the ladder, what went out for the old one does not block it
        (date(2006, 2, 24), ["2006-02-17-1"], State.EXTENDED, date(2006, 3, 3), (("2006-03-03-7", "reminder"),)),
        (date(2006, 3, 4), ["2006-02-17+7"], State.PARTIAL, date(2006, 3, 3), (("2006-03-03+1", "overdue"),)),
        # more time on the day of a reminder brings no second mail at once
        (date(2006, 2, 16), ["2006-02-17-1"], State.EXTENDED, date(2006, 2, 24), ()),
    ],
)
def test_the_latest_step_reached_is_due_once(
    today: date, done: list[str], state: State, until: date, expected: tuple[tuple[str, str], ...]
) -> None:
    assert steps_due(today, done, state=state, until=until) == expected


def test_a_department_written_to_since_the_step_fell_is_left_alone() -> None:
    written_to = standing(state=State.EXTENDED, until=date(2006, 2, 24), reminded=date(2006, 2, 10))

    assert due([written_to], LADDER, date(2006, 2, 10), set()) == ()


def test_each_due_reminder_has_a_reason_for_the_coordinator() -> None:
    standings = [standing("sport"), standing("gioventu", state=State.STOPPED), standing("verde", state=State.DELIVERED)]

    found = due(standings, LADDER, date(2006, 2, 16), {("coordinator", "morning-2006-02-16")})

    assert found == (
        Due("sport", "2006-02-17-1", "reminder", "1 day before 17 February 2006; missing: the Word report (text)"),
        Due("gioventu", "2006-02-17-1", "reminder", "1 day before 17 February 2006; a file has to be mended"),
    )


@pytest.mark.parametrize(
    ("today", "done", "state", "expected"),
    [
        (date(2006, 2, 16), ["2006-02-17-1"], State.NOTHING, date(2006, 2, 18)),
        (date(2006, 2, 18), [], State.STOPPED, date(2006, 2, 20)),
        (date(2006, 2, 24), ["2006-02-17+7"], State.NOTHING, None),
        (date(2006, 2, 16), [], State.DELIVERED, None),
    ],
)
def test_the_next_reminder_is_told_or_that_there_is_none(today: date, done: list[str], state: State, expected: date | None) -> None:
    assert next_day(standing(state=state), LADDER, today, {("sport", step) for step in done}) == expected


@given(
    ladder=st.lists(st.integers(-60, 60), unique=True, max_size=8).map(sorted),
    run_on=st.lists(st.integers(-80, 80), unique=True, max_size=25).map(sorted),
    moves=st.dictionaries(st.integers(-80, 80), st.integers(-10, 40), max_size=3),
    done_from=st.integers(-80, 90),
)
def test_nobody_gets_a_step_twice_or_after_they_delivered_whatever_days_it_runs(
    ladder: list[int], run_on: list[int], moves: dict[int, int], done_from: int
) -> None:
    sent: list[tuple[str, str]] = []
    until = DEADLINE
    for day in run_on:
        today = DEADLINE + timedelta(day)
        for moved in [move for at, move in sorted(moves.items()) if at <= day]:
            until = DEADLINE + timedelta(moved)
        state = State.DELIVERED if day >= done_from else State.NOTHING

        found = due([standing(state=state, until=until)], ladder, today, sent)

        assert len(found) <= (0 if day >= done_from else 1)
        assert due([standing(state=state, until=until)], ladder, today, [*sent, *((d.department, d.step) for d in found)]) == ()
        sent += [(item.department, item.step) for item in found]
    assert len(sent) == len(set(sent))
    assert len(sent) <= len(ladder) * (1 + len(moves))


@given(ladder=st.lists(st.integers(-60, 60), unique=True, min_size=1, max_size=8).map(sorted), late=st.integers(0, 400))
def test_after_any_pause_one_mail_goes_out_and_it_is_the_latest_step(ladder: list[int], late: int) -> None:
    today = DEADLINE + timedelta(ladder[-1] + late)

    found = due([standing()], ladder, today, set())

    assert [item.step for item in found] == [step_name(DEADLINE, ladder[-1])]
