"""Runs that are killed: the next one does the rest, and nobody sees that there was a first."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from tests.documents.city import REPOSITORY, copy_city
from tests.faults.traces import Traces, existing, gone, half_done, pipes, processes, traces

T = TypeVar("T")

GRACE = 10
"""Seconds in which all that a killed run had started is gone; the guard between them allows itself six."""


def start(folder: Path, *point: str) -> subprocess.Popen[str]:
    """Start the round in a process with a folder of its own for what is temporary."""
    (folder / "tmp").mkdir(exist_ok=True)
    argv = [sys.executable, "-m", "tests.faults.run_round", str(folder), *point]
    environment = {**os.environ, "TMPDIR": str(folder / "tmp")}
    return subprocess.Popen(argv, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Return the exit code and what was said of errors."""
    _, err = process.communicate(timeout=120)
    return process.returncode, err


def kill_when(process: subprocess.Popen[str], come: Callable[[], T]) -> T:
    """Kill the process at the moment that has `come`, and return what was seen; it must not have ended before."""
    while not (seen := come()):
        assert process.poll() is None, "ended before the moment came"
        time.sleep(0.005)
    process.kill()
    return seen


def listening(folder: Path) -> list[Path]:
    """Return the two sockets of the LibreOffice at work in the folder; none as long as it does not listen on both."""
    sockets = pipes(folder)
    return sockets if len(existing(sockets)) == 2 else []


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Traces:
    """The traces of a round that nobody disturbed."""
    folder = copy_city(tmp_path_factory.mktemp("whole"))
    assert end(start(folder)) == (0, "")
    return traces(folder)


EARLY_AND_LATE = [
    ("after", "*.eml", "3"),  # the mail lies there, and the ledger does not know it yet
    ("inside", "*/report-draft.docx"),
]
SPREAD = [
    ("commit", "4"),  # some files are written down as handed in
    ("inside", "*/archive/*", "9"),
    ("after", "*/_answers/*", "3"),
    ("before", "*.eml", "2"),
    ("after", "*/archive/*", "26"),  # some sections are made
    ("after", "*/report-draft.docx"),
    ("start", "*/soffice"),  # asked for its version
    ("after", "*/report.pdf"),  # made, and not written down
]


@pytest.mark.parametrize("point", [*EARLY_AND_LATE, *(pytest.param(p, marks=pytest.mark.slow) for p in SPREAD)], ids=" ".join)
def test_after_a_kill_the_next_round_ends_as_one_that_nobody_disturbed(tmp_path: Path, whole: Traces, point: tuple[str, ...]) -> None:
    copy_city(tmp_path)

    killed = end(start(tmp_path, *point))
    left = gone(tmp_path, within=GRACE)
    again = end(start(tmp_path))

    assert (killed, left, again) == ((-signal.SIGKILL, ""), [], (0, ""))
    assert_as_undisturbed(tmp_path, whole)


def test_a_kill_while_libreoffice_works_leaves_no_libreoffice(tmp_path: Path, whole: Traces) -> None:
    copy_city(tmp_path)

    process = start(tmp_path)
    sockets = kill_when(process, lambda: listening(tmp_path))
    killed = end(process)
    left = gone(tmp_path, within=GRACE)
    again = end(start(tmp_path))

    assert (killed, left, again) == ((-signal.SIGKILL, ""), [], (0, ""))
    assert existing(sockets) == []
    assert_as_undisturbed(tmp_path, whole)


def assert_as_undisturbed(folder: Path, whole: Traces) -> None:
    """The same words, rows and mails, each mail once; and nothing half done, running, or forgotten in a temporary folder."""
    found = traces(folder)
    assert found.blocks == whole.blocks
    assert found.rows == whole.rows
    assert found == whole
    assert set(found.mails.values()) == {1}
    assert (half_done(folder), processes(folder), list((folder / "tmp").iterdir())) == ([], [], [])
