"""What comes back by mail is taken in by the flows before anybody is written to."""

import json
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest

from annuario.ledger.desk import open_desk
from annuario.ledger.messages import messages
from annuario.ledger.received import bounced
from annuario.ledger.standing import State
from tests.flows.prefect_runs import Prefect, copy_of_the_city
from tests.servers.incoming import answer, lay_maildir, returned

pytestmark = pytest.mark.servers

DAY = "2006-02-20"  # the first working day after the deadline
LATE = "gioventu@comune.example"
DEAD = "tempi.orari@comune.example"


def city_with_mailbox(folder: Path, *mails: EmailMessage | bytes) -> Path:
    cycle = copy_of_the_city(folder)
    with (cycle / "cycle.toml").open("a", encoding="utf-8") as file:
        file.write('\n[mail.incoming]\nmaildir = "mailbox"\n')
    lay_maildir(cycle / "mailbox", *mails)
    return cycle


def late_files(cycle: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((cycle / "late" / "gioventu").iterdir())}


def laid(cycle: Path, kind: str) -> list[EmailMessage]:
    """The mails of one kind in the outbox."""
    paths = sorted((cycle.parents[1] / "outputs" / cycle.name / "outbox").glob(f"*-{kind}.eml"))
    return [BytesParser(EmailMessage, policy=policy.default).parsebytes(path.read_bytes()) for path in paths]


def test_who_answers_with_files_has_delivered_and_a_dead_address_is_told(served: Prefect, tmp_path: Path) -> None:
    cycle = city_with_mailbox(tmp_path)
    lay_maildir(cycle / "mailbox", answer(LATE, late_files(cycle)), returned(DEAD))

    run = served.ended(served.start("annual-report/annual-report", cycle=str(cycle), today=DAY))

    assert run.state is not None
    lines = str(run.state.message).splitlines()
    assert lines[0] == "2 new mails came back: 1 handed files in; 1 address does not take mail."
    assert f"Waits for a person: mail to {DEAD} came back; mend the address in the cycle file." in lines
    with open_desk(cycle) as desk:
        standing = next(one for one in desk.standings() if one.department.id == "gioventu")
        written = {message.kind for message in messages(desk.ledger) for office, _ in message.items if office == "gioventu"}
        assert (standing.state, written, [mark.address for mark in bounced(desk.ledger)]) == (State.DELIVERED, {"receipt"}, [DEAD])
    (morning,) = laid(cycle, "coordinator-morning")
    assert f"{DEAD}: mail to this address came back (550 5.1.1 User unknown)." in words(morning)


def test_while_the_mailbox_is_away_nobody_is_reminded_and_the_coordinator_is_told(served: Prefect, tmp_path: Path) -> None:
    cycle = city_with_mailbox(tmp_path)
    (cycle / "mailbox").rename(cycle / "elsewhere")

    run = served.ended(served.start("annual-report/annual-report", cycle=str(cycle), today=DAY))

    assert run.state is not None
    lines = str(run.state.message).splitlines()
    assert "mailbox" in lines[0]
    assert lines[lines.index("Nobody was reminded.") + 1] == "The mailbox was not read to its end; see to it."
    assert json.loads(served.artifacts(run.id)[f"ending-{cycle.name}"])[0]["exit"] == 4
    with open_desk(cycle) as desk:
        assert [message.kind for message in messages(desk.ledger)] == ["morning"]
    (morning,) = laid(cycle, "coordinator-morning")
    assert "The mailbox could not be read to its end, so nobody was reminded today." in words(morning)


def words(mail: EmailMessage) -> str:
    """The plain text of a mail on one line."""
    body = mail.get_body(("plain",))
    return " ".join(str(body.get_content()).split()) if body else ""
