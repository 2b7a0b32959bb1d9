"""A round of 160 mails that is killed at 50 moments, or run twice at once: counted in the ledger and in the server's mailbox."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from annuario.ledger.desk import Desk, open_desk
from annuario.ledger.messages import messages
from annuario.mail import remind, resolve
from tests.servers.big_city import COUNT, Tally, found_city, tally
from tests.servers.mailserver import Behaviour, MailServer, mail_server

ROOT = Path(__file__).parents[2]
DAY = date(2006, 2, 16)
SMTP = """transport = "smtp"
[mail.smtp]
host = "127.0.0.1"
port = {port}
security = "none"
"""

# Each mail is written down by a change in the ledger, then moved to sending and on to sent by one each: 480 changes.
LEDGER = [("commit", 1 + number * 479 // 29) for number in range(30)]
# The server sees the mail before we can write down what it answered: a recipient is named, or the whole mail is there.
SERVER = [(point, 1 + number * 159 // 9) for point in ("recipient", "content") for number in range(10)]
MOMENTS = LEDGER + SERVER
EVERY_DAY = [("commit", 80), ("commit", 321), ("content", 40)]


@dataclass
class Killer:
    """Kills the process that sends while the server handles its N-th recipient or mail."""

    point: str
    left: int
    victim: list[subprocess.Popen[str]] = field(default_factory=list)

    def at(self, point: str) -> str:
        """Count one more of these; the server answers that all is well in any case."""
        self.left -= point == self.point
        if point == self.point and self.left == 0 and self.victim:
            os.kill(self.victim[0].pid, signal.SIGKILL)
            self.victim[0].wait(10)
        return "250 OK"


def start(cycle: Path, *point: str) -> subprocess.Popen[str]:
    script = [sys.executable, "-m", "tests.servers.remind_once", str(cycle), DAY.isoformat(), *point]
    return subprocess.Popen(script, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@contextmanager
def city(root: Path, behaviour: Behaviour | None = None) -> Iterator[tuple[MailServer, Path]]:
    with mail_server(behaviour) as server:
        yield server, found_city(root, mail=SMTP.format(port=server.port))


def killed(root: Path, point: str, number: int) -> tuple[int, Tally, int, Tally]:
    """Kill a run, run again, and resolve what is unknown as the mailbox says; return code, tally, listed, tally."""
    killer = Killer(point, number)
    behaviour = Behaviour(recipient=lambda _: killer.at("recipient"), content=lambda _: killer.at("content"))
    with city(root, behaviour) as (server, cycle):
        process = start(cycle, *(("commit", str(number)) if point == "commit" else ()))
        killer.victim.append(process)
        process.communicate(timeout=60)
        killer.victim.clear()
        with open_desk(cycle, today=DAY) as desk:
            listed = remind(desk).unknown
            second = tally(messages(desk.ledger), server.taken)
            _resolve_all(desk, server)
            remind(desk)
            return process.returncode, second, len(listed), tally(messages(desk.ledger), server.taken)


def _resolve_all(desk: Desk, server: MailServer) -> None:
    arrived = {str(mail["Message-ID"]).strip("<>").partition("@")[0] for mail in server.taken}
    for row in messages(desk.ledger):
        if row.state == "unknown":
            resolve(desk, row.id, arrived=row.id in arrived)


def undecided(point: str, number: int) -> int:
    """How many mails nobody can decide about: one, if it was in our hands or the server's."""
    return int(point != "commit" or (number > COUNT and (number - COUNT) % 2 == 0))


def check(root: Path, point: str, number: int) -> None:
    code, second, listed, last = killed(root, point, number)

    unknown = undecided(point, number)
    assert code == -signal.SIGKILL
    assert (second, listed) == (Tally(mails=COUNT, twice=0, lost=0, undecided=unknown, queued=0), unknown)
    assert last == Tally(mails=COUNT, twice=0, lost=0, undecided=0, queued=0)


@pytest.mark.parametrize(("point", "number"), EVERY_DAY)
def test_after_a_kill_nothing_goes_out_twice_and_nothing_is_lost(point: str, number: int, tmp_path: Path) -> None:
    check(tmp_path, point, number)


@pytest.mark.slow
@pytest.mark.parametrize(("point", "number"), MOMENTS)
def test_at_each_of_fifty_moments_a_kill_does_no_harm(point: str, number: int, tmp_path: Path) -> None:
    check(tmp_path, point, number)


def test_there_are_fifty_moments() -> None:
    assert len(set(MOMENTS)) == 50


def test_two_processes_at_once_send_each_of_160_mails_once(tmp_path: Path) -> None:
    with city(tmp_path) as (server, cycle):
        ended = [process.communicate(timeout=60) for process in [start(cycle) for _ in range(2)]]
        with open_desk(cycle, today=DAY) as desk:
            rest = remind(desk)

            assert {out.strip() for out, _ in ended} <= {"160 mails went out.", "No mail went out.", "Busy"}
            assert "160 mails went out." in {out.strip() for out, _ in ended}
            assert ([err for _, err in ended], rest.sent) == (["", ""], ())
            assert tally(messages(desk.ledger), server.taken) == Tally(COUNT, 0, 0, 0, 0)
            assert len(server.taken) == COUNT


@pytest.mark.slow
def test_two_processes_at_once_of_which_one_is_killed_again_and_again(tmp_path: Path) -> None:
    with city(tmp_path) as (server, cycle):
        for number in range(10):
            pair = [start(cycle, "commit", str(40 + 7 * number)), start(cycle)]
            pair[1].communicate(timeout=60) if number == 9 else pair[1].kill()
            for process in pair:
                process.communicate(timeout=60)
        with open_desk(cycle, today=DAY) as desk:
            listed = remind(desk).unknown
            found = tally(messages(desk.ledger), server.taken)

            assert found == Tally(COUNT, 0, 0, len(listed), 0)
            assert len(server.taken) + len(listed) >= COUNT
