"""Looks into the mailbox that are killed, and looks at once: every file arrives once, nothing is passed on twice."""

import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest

from annuario.ledger.desk import Desk
from annuario.ledger.messages import messages
from annuario.ledger.received import bounced, received
from annuario.mail import receive
from tests.servers.incoming import answer, lay_maildir, returned

OpenDesk = Callable[..., AbstractContextManager[Desk]]

ROOT = Path(__file__).parents[2]
DAY = date(2006, 2, 16)
INCOMING = """
[mail.incoming]
maildir = "mailbox"
"""
MAILS = (
    answer(files={"uno.docx": b"PK uno", "due.docx": b"PK due"}, id_="<1@x>"),
    answer("uno@altrove.example", {"tre.docx": b"PK tre"}, id_="<2@x>"),
    returned("gioventu@comune.example"),
    answer("ambiente@comune.example", text="Una domanda.\n", id_="<3@x>"),
    answer(files={"uno.docx": b"PK uno, corretto"}, id_="<4@x>"),
)


@pytest.fixture
def cycle(tmp_path: Path, open_on: OpenDesk) -> Path:
    """A cycle with five mails in its mailbox: two hand-ins of one file name, a stranger's, a returned one, a question."""
    folder = tmp_path / "inputs" / "prova"
    for department in ("gioventu", "sport", "ambiente"):
        (folder / "shared" / department).mkdir(parents=True)
    (folder / "shared" / ".annuario-share").write_text("here\n", "utf-8")
    lay_maildir(folder / "mailbox", *MAILS)
    with open_on(DAY, mail=INCOMING):
        return folder


def start(cycle: Path, *point: str) -> subprocess.Popen[str]:
    script = [sys.executable, "-m", "tests.servers.receive_once", str(cycle), DAY.isoformat(), *point]
    return subprocess.Popen(script, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out.strip(), err


def state_of(desk: Desk) -> tuple[object, ...]:
    """All that a look leaves behind."""
    folder = desk.workspace.cycle / "shared" / "sport"
    return (
        {path.name: path.read_bytes() for path in folder.iterdir()},
        [(mail.kind, mail.department, [name for name, _ in mail.files]) for mail in received(desk.ledger)],
        [mark.address for mark in bounced(desk.ledger)],
        [(row.kind, row.state) for row in messages(desk.ledger)],
    )


WHOLE = (
    {"uno.docx": b"PK uno, corretto", "due.docx": b"PK due"},
    [
        ("hand-in", "sport", ["uno.docx", "due.docx"]),
        ("question", "", []),
        ("bounce", "", []),
        ("answer", "ambiente", []),
        ("hand-in", "sport", ["uno.docx"]),
    ],
    ["gioventu@comune.example"],
    [("forward", "queued"), ("forward", "queued")],
)


@pytest.mark.parametrize(
    "point",
    # A mail is one change in the ledger, one more if it is passed on: seven. Three files are laid, by a rename each, and
    # six renames keep what is passed on and what is replaced in the archive.
    [("commit", str(number)) for number in range(1, 8)] + [("laid", str(number)) for number in range(1, 7)],
    ids="-".join,
)
def test_after_a_kill_the_next_look_completes_it_and_does_nothing_twice(
    cycle: Path, point: tuple[str, str], open_on: OpenDesk
) -> None:
    code, _, err = end(start(cycle, *point))
    with open_on(DAY, mail=INCOMING) as desk:
        receive(desk)

        assert (code, err) == (-signal.SIGKILL, "")
        assert state_of(desk) == WHOLE


def test_looks_at_once_do_each_thing_once(cycle: Path, open_on: OpenDesk) -> None:
    ended = [end(process) for process in [start(cycle) for _ in range(3)]]
    with open_on(DAY, mail=INCOMING) as desk:
        receive(desk)

        assert [(code, err) for code, _, err in ended] == [(0, "")] * 3
        assert state_of(desk) == WHOLE
