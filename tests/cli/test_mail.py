import json
from datetime import date
from pathlib import Path

import pytest

from annuario.cli.main import main
from annuario.ledger.desk import Desk
from annuario.ledger.messages import Message, enqueue, messages, move


@pytest.fixture
def lost(desk: Desk) -> Message:
    """A reminder of which nobody knows whether it arrived, beside one that was sent."""
    made = Message(
        id="0001",
        kind="reminder",
        recipients=("sport@comune.example", "gare@comune.example"),
        subject="A reminder",
        day=date(2006, 2, 16),
        state="queued",
        answer="",
        content="d1",
        at=desk.clock.now,
        items=(("sport", "-1"),),
    )
    sent = Message("0002", "reminder", ("gioventu@comune.example",), "s", date(2006, 2, 10), "queued", "", "d2", desk.clock.now)
    for mail, state, answer in ((made, "unknown", "the run that sent it was cut short"), (sent, "sent", "")):
        enqueue(desk.ledger, desk.clock, mail)
        move(desk.ledger, desk.clock, mail.id, of=["queued"], to=state, answer=answer)
    return next(mail for mail in messages(desk.ledger) if mail.id == made.id)


@pytest.mark.usefixtures("lost")
def test_every_mail_is_listed_with_what_became_of_it(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["mail", "list", "--cycle", str(small_cycle)])

    assert code == 0
    assert capsys.readouterr().out == (
        "2006-02-10  sent      reminder   gioventu@comune.example  0002\n"
        "2006-02-16  unknown   reminder   sport@comune.example, gare@comune.example  0001  (the run that sent it was cut short)\n"
        "2 mails.\n"
    )


def test_without_mails_that_is_said(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["mail", "list", "--cycle", str(small_cycle)])

    assert (code, capsys.readouterr().out) == (0, "0 mails.\n")


@pytest.mark.usefixtures("lost")
def test_the_list_is_json_for_a_program(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["mail", "list", "--json", "--cycle", str(small_cycle)])

    found = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [mail["id"] for mail in found] == ["0002", "0001"]
    assert found[1] == {
        "id": "0001",
        "kind": "reminder",
        "recipients": ["sport@comune.example", "gare@comune.example"],
        "subject": "A reminder",
        "day": "2006-02-16",
        "state": "unknown",
        "answer": "the run that sent it was cut short",
        "items": [{"department": "sport", "step": "-1"}],
    }


@pytest.mark.parametrize(
    ("answer", "state", "sentence"),
    [
        ("arrived", "sent", "Mail 0001 counts as sent.\n"),
        ("again", "queued", "Mail 0001 goes out again at the next `annuario remind`.\n"),
    ],
)
def test_a_person_decides_about_a_mail_that_perhaps_arrived(
    answer: str, state: str, sentence: str, lost: Message, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["mail", "resolve", lost.id, answer, "--cycle", str(desk.workspace.cycle)])

    assert (code, capsys.readouterr().out) == (0, sentence)
    assert {mail.id: mail.state for mail in messages(desk.ledger)} == {"0002": "sent", "0001": state}


@pytest.mark.parametrize(
    ("id_", "what"), [("0002", "Mail 0002 is sent."), ("0009", "There is no mail 0009 in this cycle; see `annuario mail list`.")]
)
def test_there_is_nothing_to_decide_about_any_other(
    id_: str, what: str, lost: Message, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["mail", "resolve", id_, "again", "--cycle", str(desk.workspace.cycle)])

    hint = "Only a mail whose arrival is unknown can be resolved; nothing was changed."
    assert (code, capsys.readouterr().err) == (3, f"annuario: {what} {hint}\n")
    assert {mail.id: mail.state for mail in messages(desk.ledger)} == {"0002": "sent", lost.id: "unknown"}
