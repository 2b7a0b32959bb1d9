"""A program that cannot outlive us: a small guard stands between us and it, and ends all of it when we are gone.

Run as a script (`python3 -I guard.py [--leaves=PATH]… [--home=FOLDER] PROGRAM ARGUMENT…`) this file starts PROGRAM in a
process group of its own, hands its output and its exit code through, and ends the whole group when the guard's standard
input closes, which the kernel does for a parent that dies, even by SIGKILL. A parent death signal would not do: it follows
the thread that started the child.

What the program would leave behind if it were ended by force, such as sockets in the system's temporary folder, can be
named (`--leaves=PATH` before PROGRAM): the guard removes it when all have ended, for nobody else is there to do it then.
A folder in which the program works (`--home=FOLDER`) is removed only if the program had to be ended: after a good end its
owner finds there what was made.

It knows nothing of what it runs, reads nothing from its standard input, and needs nothing but the standard library: a
Python that has no annuario runs it too.
"""

import contextlib
import ctypes
import itertools
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

GRACE = 2.0
"""Seconds between the polite signal and the one that cannot be refused."""

_LEAVES = "--leaves="
_HOME = "--home="

NOT_STARTED = 127
"""What the guard exits with, as a shell does, when the program cannot be started."""


class Guarded:
    """A program running under a guard; as a context manager it is ended on the way out, however that is taken."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Take over a guard that was started with a pipe as its standard input and in a session of its own."""
        self._process = process

    @property
    def pid(self) -> int:
        """The guard's process id, which is also the id of the session everything runs in."""
        return self._process.pid

    @property
    def stdout(self) -> IO[bytes] | None:
        """The program's output, if it was asked for as a pipe."""
        return self._process.stdout

    @property
    def stderr(self) -> IO[bytes] | None:
        """The program's messages, if they were asked for as a pipe."""
        return self._process.stderr

    def poll(self) -> int | None:
        """The program's exit code, or None while it runs."""
        return self._process.poll()

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the program's exit code; raise TimeoutError, and leave it running, after `timeout` seconds.

        A program ended by signal n gives 128 + n.
        """
        try:
            return self._process.wait(timeout)
        except subprocess.TimeoutExpired as error:
            message = f"still running after {timeout} s"
            raise TimeoutError(message) from error

    def end(self) -> int:
        """End the program and all it started, and return its exit code; harmless when it has ended already."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        try:
            code = self._process.wait(3 * GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self._end_left_over()
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()
        return code

    def _end_left_over(self) -> None:
        """Kill whom the guard did not end, which happens only if it was killed itself, and wait until they are gone."""
        until = time.monotonic() + GRACE
        while (left := session_members(self.pid)) and time.monotonic() < until:
            _kill(left)
            time.sleep(0.02)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.end()


def start_guarded(
    argv: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdout: int | IO[bytes] | None = subprocess.DEVNULL,
    stderr: int | IO[bytes] | None = subprocess.DEVNULL,
    leaves: Sequence[Path] = (),
    home: Path | None = None,
) -> Guarded:
    """Start a program that ends with us; from any thread, and in its own session, so that Ctrl-C does not reach it.

    A program that cannot be started shows as exit code 127. `env` is the whole environment; None hands ours on. The files
    or sockets at the paths `leaves` are removed after the end, whoever caused it; the folder `home` only if we, or our
    death, ended the program.
    """
    marks = [*(f"{_LEAVES}{path}" for path in leaves), *([] if home is None else [f"{_HOME}{home}"])]
    guard = [sys.executable, "-I", "-S", str(Path(__file__).resolve()), *marks, *map(str, argv)]
    process = subprocess.Popen(guard, stdin=subprocess.PIPE, stdout=stdout, stderr=stderr, cwd=cwd, env=env, start_new_session=True)
    return Guarded(process)


def session_members(session: int) -> tuple[int, ...]:
    """The living processes of a session, as /proc tells them; a zombie does not count."""
    return tuple(pid for pid, _, sid in _processes() if sid == session)


def _processes() -> Iterator[tuple[int, int, int]]:
    """Give process id, parent and session of every living process (proc(5), stat, fields 1, 4 and 6)."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):  # gone while we looked
                state, parent, _, session = (entry / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[:4]
                if state not in "ZX":
                    yield int(entry.name), int(parent), int(session)


def _kill(pids: Iterable[int]) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


# --- the guard itself, a process of its own ---


def _adopt_orphans() -> None:
    """Become the parent of what the program leaves behind, so that it can be waited for (Linux prctl, option 36)."""
    ctypes.CDLL(None, use_errno=True).prctl(36, 1, 0, 0, 0)


def _wake_up_on(*signals: signal.Signals) -> int:
    """Arrange that each of the signals is a byte to be read; return the file descriptor to read from."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    for each in signals:
        signal.signal(each, lambda _number, _frame: None)
    return reader


def _start(argv: Sequence[str]) -> int:
    """Start the program in a process group of its own with nothing to read; return its process id."""
    restored = [signal.SIGPIPE, signal.SIGXFSZ]  # Python ignores these, and ignoring is inherited
    nothing = (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)
    return os.posix_spawnp(argv[0], list(argv), os.environ, file_actions=[nothing], setpgroup=0, setsigdef=restored)


def _reap(child: int) -> int | None:
    """Take leave of all who have ended; return the program's exit code if it is among them."""
    code = None
    with contextlib.suppress(ChildProcessError):
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            if ended[0] == child:
                code = os.waitstatus_to_exitcode(ended[1])
    return code


def _watch(child: int, signals: int) -> int | None:
    """Return the program's exit code once it has ended, or None as soon as it is to be ended."""
    while True:
        for ready in select.select([0, signals], [], [])[0]:
            received = os.read(ready, 512)
            if ready == 0 and not received:
                return None
            if ready == signals and set(received) - {signal.SIGCHLD}:
                return None
        code = _reap(child)
        if code is not None:
            return code


def _end_group(group: int) -> int | None:
    """End every process of the group, politely first; return the program's exit code if it ended here."""
    code = None
    for number in (signal.SIGTERM, signal.SIGKILL):
        until = time.monotonic() + GRACE
        try:
            os.killpg(group, number)
            while time.monotonic() < until:
                ended = _reap(group)
                code = code if ended is None else ended
                os.killpg(group, 0)
                time.sleep(0.02)
        except ProcessLookupError:
            return code
    return code


def _end_adopted() -> None:
    """End who left the group for a session of its own: with its parent gone it has become our child."""
    until = time.monotonic() + GRACE
    while time.monotonic() < until:
        ours = [pid for pid, parent, _ in _processes() if parent == os.getpid()]
        if not ours:
            return
        _kill(ours)
        time.sleep(0.02)
        _reap(0)


def _empty(folder: str) -> None:
    """Remove a folder with all in it, without following links."""
    for place, folders, files in os.walk(folder, topdown=False):
        for name in files:
            Path(place, name).unlink()
        for name in folders:
            inner = Path(place, name)
            inner.unlink() if inner.is_symlink() else inner.rmdir()
    Path(folder).rmdir()


def _remove(paths: Iterable[str]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            Path(path).unlink()


def main(argv: Sequence[str], leaves: Sequence[str] = (), homes: Sequence[str] = ()) -> int:
    """Run the program to its end or to ours and return its exit code, 128 + n if signal n ended it."""
    signals = _wake_up_on(signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    _adopt_orphans()
    try:
        child = _start(argv)
    except OSError as error:
        sys.stderr.write(f"{argv[0]} cannot be started: {error.strerror}\n")
        return NOT_STARTED
    code = _watch(child, signals)
    ended = _end_group(child)  # also after a good end: what the program started is not to stay
    _end_adopted()
    _remove(leaves)
    for home in homes if code is None else ():
        with contextlib.suppress(OSError):
            _empty(home)
    code = ended if code is None else code
    if code is None:
        return 128 + signal.SIGKILL
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    words = sys.argv[1:]
    marks = list(itertools.takewhile(lambda word: word.startswith((_LEAVES, _HOME)), words))
    if not words[len(marks) :]:
        sys.exit("usage: guard.py [--leaves=PATH ...] [--home=FOLDER] PROGRAM [ARGUMENT ...]")
    left, homes = ([mark.removeprefix(kind) for mark in marks if mark.startswith(kind)] for kind in (_LEAVES, _HOME))
    sys.exit(main(words[len(marks) :], left, homes))
