import json
from datetime import date
from pathlib import Path

import pytest

from annuario.cli.main import main
from annuario.ledger.desk import Desk, open_desk
from annuario.ledger.messages import Message, enqueue, messages, move
from tests.servers.mailserver import Behaviour, mail_server


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


def test_a_refused_mail_may_go_out_again(lost: Message, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    move(desk.ledger, desk.clock, lost.id, of=["unknown"], to="refused", answer="550 unknown")

    code = main(["mail", "retry", lost.id, "--cycle", str(desk.workspace.cycle)])

    assert (code, capsys.readouterr().out) == (0, f"Mail {lost.id} goes out again at the next `annuario remind`.\n")
    assert {mail.id: mail.state for mail in messages(desk.ledger)} == {"0002": "sent", lost.id: "queued"}


def test_one_mail_is_shown_as_its_reader_has_it(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["remind", "--cycle", str(small_cycle)])
    with open_desk(small_cycle) as desk:
        mail = next(mail for mail in messages(desk.ledger) if mail.items[0][0] == "sport")
    capsys.readouterr()

    code = main(["mail", "show", mail.id, "--cycle", str(small_cycle)])

    told = capsys.readouterr().out
    assert code == 0
    assert told.startswith(
        f"To sport@comune.example\n2006-02-16, sent\nWhat it tells:\n  sport: 2006-02-17-1\n\nSubject: {mail.subject}\n\n"
    )
    assert "Dear colleagues," in told


def test_a_mail_that_there_is_not_cannot_be_shown(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["mail", "show", "0009", "--cycle", str(small_cycle)])

    told = "annuario: There is no mail 0009 in this cycle; see `annuario mail list`.\n"
    assert (code, capsys.readouterr().err) == (2, told)


SMTP = """[mail]
transport = "smtp"
smtp = {{ host = "127.0.0.1", port = {port}, security = "none" }}
"""


def test_a_mail_to_try_with_is_laid_where_mails_lie(small_cycle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    codes = [main(["mail", "test", "--cycle", str(small_cycle)]) for _ in range(2)]

    outbox = tmp_path / "outputs" / "small" / "outbox"
    line = f"A mail to coordinamento@comune.example lies in {outbox}: the cycle file says that nothing is sent.\n"
    assert (codes, capsys.readouterr().out) == ([0, 0], line * 2)
    assert sorted(path.name for path in outbox.iterdir()) == [
        "2006-02-16-coordinator-test-2.eml",
        "2006-02-16-coordinator-test.eml",
    ]


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        ("250 2.0.0 Ok: queued as 4711", 0, "went out. The server said: 250 2.0.0 Ok: queued as 4711"),
        ("451 try later", 4, "did not leave. 451 try later"),
        ("550 no such user", 4, "was refused. 550 no such user"),
    ],
)
def test_a_mail_to_try_with_is_sent_and_the_servers_words_are_told(
    answer: str, code: int, said: str, small_cycle: Path, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small_cycle / "cycle.toml"
    with mail_server(Behaviour(content=lambda _: answer)) as server:
        path.write_text(path.read_text("utf-8").replace("[mail]\n", SMTP.format(port=server.port)), "utf-8")
        ended = main(["mail", "test", "--cycle", str(small_cycle)])
        subjects = server.subjects

    assert (ended, capsys.readouterr().out) == (
        code,
        f"The mail to coordinamento@comune.example {said}\n".replace("The mail", "A mail" if code == 0 else "The mail"),
    )
    assert subjects == (["Mail test: 2005 report"] if code == 0 else [])
    assert messages(desk.ledger) == ()
