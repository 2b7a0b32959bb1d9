from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from annuario.clock import Clock
from annuario.ledger.messages import Message, enqueue, messages, move
from annuario.ledger.store import Ledger, open_ledger

MOMENT = datetime(2006, 2, 16, 8, tzinfo=UTC)
MAIL = Message(
    id="3f0e1b52-0000-5000-8000-000000000001",
    kind="reminder",
    recipients=("gioventu@comune.example", "scambi@comune.example"),
    subject="Contributo: “gioventù”",
    day=date(2006, 2, 16),
    state="queued",
    answer="",
    content="d1",
    at=MOMENT,
    items=(("gioventu", "-1"), ("sport", "-1")),
)
LATER = replace(MAIL, id="3f0e1b52-0000-5000-8000-000000000002", day=date(2006, 2, 18), items=(("gioventu", "+1"),))


def test_a_message_is_written_down_whole_before_it_leaves(ledger: Ledger, clock: Clock) -> None:
    assert enqueue(ledger, clock, MAIL)

    assert messages(ledger) == (MAIL,)


def test_messages_come_back_by_day_each_with_its_own_steps(ledger: Ledger, clock: Clock) -> None:
    assert enqueue(ledger, clock, LATER)
    assert enqueue(ledger, clock, MAIL)

    assert messages(ledger) == (MAIL, LATER)


def test_the_same_message_is_not_written_down_twice(ledger: Ledger, clock: Clock) -> None:
    enqueue(ledger, clock, MAIL)

    assert not enqueue(ledger, clock, replace(MAIL, items=(), subject="changed"))
    assert messages(ledger) == (MAIL,)


def test_a_step_of_a_department_goes_out_once_whatever_mail_it_is_in(ledger: Ledger, clock: Clock) -> None:
    enqueue(ledger, clock, MAIL)

    assert not enqueue(ledger, clock, replace(LATER, items=(("ambiente", "-1"), ("sport", "-1"))))
    assert messages(ledger) == (MAIL,)


def test_the_same_step_in_another_cycle_is_another_step(ledger: Ledger, clock: Clock, tmp_path: Path) -> None:
    other = open_ledger(tmp_path / "state", "other")
    enqueue(ledger, clock, MAIL)

    assert enqueue(other, clock, replace(LATER, items=MAIL.items))
    assert messages(ledger) == (MAIL,)
    other.close()


def test_a_message_moves_only_from_the_states_that_are_named(ledger: Ledger, clock: Clock) -> None:
    enqueue(ledger, clock, MAIL)

    moves = [
        move(ledger, clock, MAIL.id, of=["sending"], to="sent"),
        move(ledger, clock, MAIL.id, of=["queued", "unknown"], to="sending"),
        move(ledger, clock, MAIL.id, of=["queued"], to="sending"),
        move(ledger, clock, MAIL.id, of=["sending"], to="refused", answer="550 no such user"),
        move(ledger, clock, "another", of=["refused"], to="queued"),
    ]

    assert moves == [False, True, False, True, False]
    assert messages(ledger) == (replace(MAIL, state="refused", answer="550 no such user"),)


def test_a_message_of_another_cycle_is_not_moved(ledger: Ledger, clock: Clock, tmp_path: Path) -> None:
    other = open_ledger(tmp_path / "state", "other")
    enqueue(ledger, clock, MAIL)

    assert not move(other, clock, MAIL.id, of=["queued"], to="sending")
    other.close()


def test_of_many_who_write_or_take_the_same_message_at_once_one_succeeds(ledger: Ledger, clock: Clock) -> None:
    with ThreadPoolExecutor(8) as pool:
        written = list(pool.map(lambda _: enqueue(ledger, clock, MAIL), range(8)))
        taken = list(pool.map(lambda _: move(ledger, clock, MAIL.id, of=["queued"], to="sending"), range(8)))

    assert (written.count(True), taken.count(True)) == (1, 1)
    assert [message.state for message in messages(ledger)] == ["sending"]
