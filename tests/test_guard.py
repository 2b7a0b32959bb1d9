"""The guard, with real processes counted in /proc."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from annuario import guard
from annuario.guard import GRACE, session_members, start_guarded

FAMILY = """
import os, subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
open(sys.argv[1], "w").write("up")
time.sleep(600)
"""

STUBBORN = """
import signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
open(sys.argv[1], "w").write("up")
time.sleep(600)
"""


def living(mark: str) -> int:
    """How many processes have a word of this test in their environment."""
    count = 0
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            count += entry.name.isdigit() and mark.encode() in (entry / "environ").read_bytes()
    return count


def until(holds: Callable[[], bool], *, seconds: float = 10) -> bool:
    """Whether it came to hold in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return holds()


@pytest.fixture
def mark(tmp_path: Path) -> str:
    """A word that only the processes of this test carry."""
    return f"GUARD_TEST={tmp_path}/"


@pytest.fixture
def env(mark: str) -> dict[str, str]:
    """An environment with the mark in it."""
    return {"PATH": os.environ["PATH"], "GUARD_TEST": mark.partition("=")[2]}


def test_exit_code_and_output_are_handed_through(tmp_path: Path) -> None:
    program = "import os, sys; print(os.getcwd()); print('no', file=sys.stderr); sys.exit(7)"

    with start_guarded([sys.executable, "-c", program], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        seen = (run.wait(10), run.stdout.read(), run.stderr.read())

    assert seen == (7, f"{tmp_path}\n".encode(), b"no\n")


def test_what_the_program_leaves_is_removed_after_its_end_and_nothing_else(tmp_path: Path) -> None:
    left, kept, never = tmp_path / "socket", tmp_path / "result", tmp_path / "not-made"
    program = f"import pathlib, time; [pathlib.Path(p).touch() for p in ({str(kept)!r}, {str(left)!r})]; time.sleep(60)"

    with start_guarded([sys.executable, "-c", program], leaves=[left, never]):
        assert until(left.exists)

    assert list(tmp_path.iterdir()) == [kept]


@pytest.mark.parametrize(("seconds", "stays"), [(60, False), (0, True)])
def test_the_folder_a_program_works_in_goes_only_if_the_program_had_to_be_ended(
    tmp_path: Path, seconds: int, *, stays: bool
) -> None:
    home, outside = tmp_path / "home", tmp_path / "outside"
    (home / "inner").mkdir(parents=True)
    outside.touch()
    (home / "inner" / "link").symlink_to(outside)
    program = f"import time; open('begun', 'w').close(); time.sleep({seconds})"

    with start_guarded([sys.executable, "-c", program], cwd=home, home=home) as run:
        assert until((home / "begun").exists)
        if stays:
            run.wait(10)

    assert (home.exists(), outside.exists()) == (stays, True)


def test_a_program_ended_by_a_signal_gives_128_and_its_number() -> None:
    with start_guarded([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]) as run:
        assert run.wait(10) == 128 + 9


def test_a_program_that_is_not_there_gives_127(tmp_path: Path) -> None:
    with start_guarded([tmp_path / "nothing"], stderr=subprocess.PIPE) as run:
        assert run.stderr is not None
        assert (run.wait(10), run.stderr.read()) == (
            127,
            f"{tmp_path}/nothing cannot be started: No such file or directory\n".encode(),
        )


def test_time_runs_out_and_leaving_ends_all(tmp_path: Path, mark: str, env: dict[str, str]) -> None:
    up = tmp_path / "up"

    with start_guarded([sys.executable, "-c", FAMILY, up], env=env) as run:
        assert until(up.exists)
        before = living(mark)
        with pytest.raises(TimeoutError, match=r"still running after 0\.1 s"):
            run.wait(0.1)

    assert (before, living(mark), session_members(run.pid)) == (4, 0, ())


def test_what_a_program_leaves_behind_does_not_stay(mark: str, env: dict[str, str]) -> None:
    program = "import subprocess; subprocess.Popen(['sleep', '600'])"

    with start_guarded([sys.executable, "-c", program], env=env) as run:
        assert (run.wait(10), living(mark)) == (0, 0)


def test_a_program_deaf_to_the_polite_signal_is_killed(tmp_path: Path, mark: str, env: dict[str, str]) -> None:
    up = tmp_path / "up"
    with start_guarded([sys.executable, "-c", STUBBORN, up], env=env) as run:
        assert until(up.exists)
        begin = time.monotonic()

        code = run.end()

    assert (code, living(mark), time.monotonic() - begin < 2 * GRACE) == (128 + 9, 0, True)


def test_sigterm_to_the_guard_ends_all(tmp_path: Path, mark: str, env: dict[str, str]) -> None:
    up = tmp_path / "up"
    with start_guarded([sys.executable, "-c", FAMILY, up], env=env) as run:
        assert until(up.exists)

        os.kill(run.pid, signal.SIGTERM)

        assert (run.wait(10), living(mark)) == (128 + 15, 0)


def test_the_guard_itself_killed_still_leaves_nobody_after_the_end(tmp_path: Path, env: dict[str, str]) -> None:
    up = tmp_path / "up"
    with start_guarded([sys.executable, "-c", STUBBORN, up], env=env) as run:
        assert until(up.exists)
        os.kill(run.pid, signal.SIGKILL)

    assert session_members(run.pid) == ()


@pytest.mark.parametrize("in_thread", [False, True])
def test_a_parent_killed_outright_takes_all_with_it(tmp_path: Path, mark: str, env: dict[str, str], *, in_thread: bool) -> None:
    up = tmp_path / "up"
    parent = (
        "import sys, threading, time\n"
        f"sys.path.insert(0, {str(Path(guard.__file__).parents[1])!r})\n"
        "from annuario.guard import start_guarded\n"
        f"start = lambda: kept.append(start_guarded([sys.executable, '-c', {FAMILY!r}, {str(up)!r}]))\n"
        "kept = []\n"
        + ("t = threading.Thread(target=start); t.start(); t.join()\n" if in_thread else "start()\n")
        + "time.sleep(600)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", parent], env=env)
    assert until(up.exists)
    before = living(mark)

    process.kill()
    process.wait()

    assert (before, until(lambda: living(mark) == 0)) == (5, True)


def test_a_program_outlives_the_thread_that_started_it(tmp_path: Path, env: dict[str, str]) -> None:
    started = []
    up = tmp_path / "up"

    thread = threading.Thread(target=lambda: started.append(start_guarded([sys.executable, "-c", STUBBORN, up], env=env)))
    thread.start()
    thread.join()

    with started[0] as run:
        assert until(up.exists)
        time.sleep(0.2)
        assert run.poll() is None


@pytest.mark.skipif(not Path("/usr/bin/python3").exists(), reason="needs a Python without annuario")
def test_the_script_runs_under_any_python() -> None:
    script = ["/usr/bin/python3", "-I", guard.__file__, "sh", "-c", "exit 5"]

    done = subprocess.run(script, stdin=subprocess.PIPE, check=False, timeout=20)

    assert done.returncode in {5, 128 + 15}  # run() closes the pipe at once: either may come first
