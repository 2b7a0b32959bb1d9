"""Runs that are killed: the next one does the rest, and nobody sees that there was a first."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.documents.city import CYCLE, REPOSITORY, copy_city
from tests.faults.killing import end, environment, kill_when, start
from tests.faults.traces import Traces, existing, gone, half_done, mails, pipes, processes, traces

STOPPED_FILE_WAITS = 4
"""The exit code of the sample's flow: one of its files is damaged, and somebody has to ask for another."""

GRACE = 10
"""Seconds in which all that a killed run had started is gone; the guard between them allows itself six."""


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
def test_after_a_kill_the_next_round_ends_as_one_that_nobody_disturbed(
    tmp_path: Path, whole: Traces, point: tuple[str, ...]
) -> None:
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


# --- the flow, as `annuario report` starts it, with a Prefect server of its own ---


def copy_project(folder: Path) -> Path:
    """Copy the whole project into `folder`, with the sample's inputs as they were handed in, and return it."""
    for name in ("annuario", "flows", "tasks"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return copy_city(folder)


def start_flow(folder: Path) -> subprocess.Popen[str]:
    """Start the annual report's flow in a project's folder, as its coordinator does."""
    argv = [sys.executable, "-m", "flows.annual_report", "--cycle", str(CYCLE)]
    return subprocess.Popen(argv, cwd=folder, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def whole_flow(tmp_path_factory: pytest.TempPathFactory) -> Traces:
    """The traces of a run of the flow that nobody disturbed."""
    folder = copy_project(tmp_path_factory.mktemp("whole-flow"))
    assert end(start_flow(folder)) == (STOPPED_FILE_WAITS, "")
    return traces(folder)


def server_starts(folder: Path) -> bool:
    return (folder / "state" / "prefect" / "once" / "prefect.db").exists()


def third_mail_lies_there(folder: Path) -> bool:
    return sum(mails(folder).values()) >= 3


@pytest.mark.slow
@pytest.mark.servers
@pytest.mark.parametrize("come", [server_starts, third_mail_lies_there, listening])
def test_a_killed_flow_leaves_no_server_and_the_next_one_does_the_rest(
    tmp_path: Path, whole_flow: Traces, come: Callable[[Path], object]
) -> None:
    copy_project(tmp_path)

    process = start_flow(tmp_path)
    kill_when(process, lambda: come(tmp_path))
    sockets, killed = pipes(tmp_path), end(process)
    left = gone(tmp_path, within=GRACE)
    again = end(start_flow(tmp_path))

    assert (killed, left, again) == ((-signal.SIGKILL, ""), [], (STOPPED_FILE_WAITS, ""))
    assert existing(sockets) == []
    assert_as_undisturbed(tmp_path, whole_flow)
