from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from annuario.clock import Clock
from annuario.ledger.messages import Message, enqueue
from annuario.ledger.migrate import upgrade
from annuario.ledger.received import Bounced, Incoming, Ours, bounced, came_by_mail, note, ours, places, recall, received
from annuario.ledger.store import Ledger, open_ledger

DAY = date(2006, 2, 16)
SPORT = Incoming(
    key="k1",
    place="p1",
    message_id="<1@posta.example>",
    sender="sport@comune.example",
    subject="Re: contributo",
    kind="hand-in",
    department="sport",
    files=(("relazione.docx", "d1"), ("elenco.xlsx", "d2")),
)
STRANGER = Incoming("k2", "p2", "<2@posta.example>", "uno@altrove.example", "?", "question")
BOUNCE = Incoming("k3", "p3", "<3@posta.example>", "mailer-daemon@posta.example", "Undelivered", "bounce")
MAIL = Message(
    id="3f0e1b52-0000-5000-8000-000000000001",
    kind="reminder",
    recipients=("gioventu@comune.example",),
    subject="Contributo",
    day=DAY,
    state="queued",
    answer="",
    content="d1",
    at=datetime(2006, 2, 16, 8, tzinfo=UTC),
    items=(("gioventu", "-1"), ("sport", "-1")),
)
MARK = Bounced("Sport@Comune.example", "550 unknown", DAY)


def test_mails_come_back_in_the_order_in_which_they_were_looked_at(ledger: Ledger, clock: Clock) -> None:
    assert [note(ledger, clock, mail) for mail in (STRANGER, SPORT)] == [True, True]

    assert received(ledger) == (STRANGER, SPORT)
    assert places(ledger) == {"p1", "p2"}


def test_a_mail_is_noted_once_and_its_marks_with_it(ledger: Ledger, clock: Clock) -> None:
    note(ledger, clock, BOUNCE, [MARK])

    assert not note(ledger, clock, replace(BOUNCE, place="p9"), [replace(MARK, address="gioventu@comune.example")])
    assert (received(ledger), bounced(ledger)) == ((BOUNCE,), (MARK,))


def test_a_mail_that_lies_elsewhere_now_is_recalled(ledger: Ledger, clock: Clock) -> None:
    note(ledger, clock, SPORT)

    assert (recall(ledger, "k1", "p9"), recall(ledger, "k2", "p9")) == (True, False)
    assert received(ledger) == (replace(SPORT, place="p9"),)


def test_a_mark_holds_until_something_comes_from_the_address(ledger: Ledger, clock: Clock) -> None:
    again = replace(MARK, words="552 full")
    note(ledger, clock, BOUNCE, [MARK])
    note(ledger, clock, replace(BOUNCE, key="k4"), [again])
    before = bounced(ledger)
    note(ledger, clock, SPORT)

    assert (before, bounced(ledger)) == ((again,), ())


def test_what_came_by_mail_is_known_by_department_and_path(ledger: Ledger, clock: Clock) -> None:
    note(ledger, clock, SPORT)
    note(ledger, clock, replace(SPORT, key="k5", files=(("relazione.docx", "d3"),)))

    assert came_by_mail(ledger, "sport", "relazione.docx") == {"d1", "d3"}
    assert came_by_mail(ledger, "gioventu", "relazione.docx") == frozenset()


def test_our_own_mails_are_known_in_every_cycle(ledger: Ledger, clock: Clock, tmp_path: Path) -> None:
    enqueue(ledger, clock, MAIL)
    other = open_ledger(tmp_path / "state", "other")

    assert ours(other, [MAIL.id, "another"]) == {MAIL.id: Ours("small", "reminder", ("gioventu", "sport"))}
    other.close()


def test_cycles_do_not_see_each_others_mails_and_marks(ledger: Ledger, clock: Clock, tmp_path: Path) -> None:
    other = open_ledger(tmp_path / "state", "other")
    note(ledger, clock, SPORT, [MARK])

    assert (received(other), bounced(other), places(other), recall(other, "k1", "p1")) == ((), (), frozenset(), False)
    assert note(other, clock, SPORT)
    other.close()


def test_a_ledger_of_the_first_form_is_brought_up_to_date_and_keeps_its_rows(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ANNUARIO_LEDGER", raising=False)
    engine = create_engine(f"sqlite:///{tmp_path / 'ledger.db'}")
    upgrade(engine, to="0001")
    row = "INSERT INTO extension (cycle, department, until, at) VALUES ('small', 'sport', '2006-03-10', '2006-02-16')"
    with engine.begin() as connection:
        connection.execute(text(row))
    engine.dispose()

    ledger = open_ledger(tmp_path, "small")
    note(ledger, clock, SPORT)
    with ledger.read() as connection:
        kept = connection.execute(text("SELECT cycle, department FROM extension")).all()

    assert ([tuple(row) for row in kept], received(ledger)) == ([("small", "sport")], (SPORT,))
    ledger.close()
