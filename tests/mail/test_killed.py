"""Runs that are killed, and runs at once: nothing twice, nothing lost."""

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from email import message_from_bytes
from pathlib import Path

import pytest

from annuario.ledger.desk import Desk
from annuario.ledger.messages import messages
from annuario.mail import remind
from tests.servers.mailserver import mail_server

OpenDesk = Callable[..., AbstractContextManager[Desk]]

ROOT = Path(__file__).parents[2]
DAY = date(2006, 2, 16)
SMTP = """transport = "smtp"
[mail.smtp]
host = "127.0.0.1"
port = {port}
security = "none"
"""


def start(cycle: Path, *point: str) -> subprocess.Popen[str]:
    script = [sys.executable, "-m", "tests.servers.remind_once", str(cycle), DAY.isoformat(), *point]
    return subprocess.Popen(script, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out.strip(), err


def message_ids(folder: Path) -> Counter[str]:
    return Counter(str(message_from_bytes(path.read_bytes())["Message-ID"]) for path in folder.glob("*.eml"))


@pytest.mark.parametrize(
    "point",
    # Three mails are written down in commits 1 to 3, then each is moved to sending and on to sent: 4 to 9.
    [("commit", str(number)) for number in (1, 2, 4, 5, 6, 9)] + [("before", "1"), ("inside", "2"), ("after", "1"), ("after", "3")],
    ids="-".join,
)
def test_after_a_kill_the_next_run_completes_the_round_and_writes_nothing_twice(open_on: OpenDesk, point: tuple[str, str]) -> None:
    with open_on(DAY) as desk:
        cycle = desk.workspace.cycle

    code, _, err = end(start(cycle, *point))
    with open_on(DAY) as desk:
        remind(desk)
        third = remind(desk)
        ids = message_ids(desk.workspace.outputs / "outbox")

        assert (code, err) == (-signal.SIGKILL, "")
        assert (third.sent, sorted(ids.values())) == ((), [1, 1, 1])
        assert sorted((message.items, message.state) for message in messages(desk.ledger)) == [
            (((department, "2006-02-17-1"),), "sent") for department in ("ambiente", "gioventu", "sport")
        ]


def test_a_kill_while_the_server_answers_leaves_one_mail_to_a_person_and_sends_nothing_twice(open_on: OpenDesk) -> None:
    with mail_server() as server, open_on(DAY, mail=SMTP.format(port=server.port)) as desk:
        code, _, _ = end(start(desk.workspace.cycle, "commit", "5"))  # the server has the first mail, we did not note it
        before = len(server.taken)
        second, third = remind(desk), remind(desk)

        assert (code, before) == (-signal.SIGKILL, 1)
        assert (len(second.sent), len(second.unknown), third.sent) == (2, 1, ())
        assert max(Counter(mail["Message-ID"] for mail in server.taken).values()) == 1
        assert len(server.taken) == 3


def test_two_runs_at_once_send_each_mail_once(open_on: OpenDesk) -> None:
    with mail_server() as server, open_on(DAY, mail=SMTP.format(port=server.port)) as desk:
        ended = [end(process) for process in [start(desk.workspace.cycle) for _ in range(2)]]
        rest = remind(desk)

        assert [(code, err) for code, _, err in ended] == [(0, ""), (0, "")]
        assert {out for _, out, _ in ended} <= {"3 mails went out.", "No mail went out.", "Busy"}
        assert "3 mails went out." in {out for _, out, _ in ended}
        assert rest.sent == ()
        assert sorted(Counter(mail["Message-ID"] for mail in server.taken).values()) == [1, 1, 1]
