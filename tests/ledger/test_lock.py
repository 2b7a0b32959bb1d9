import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annuario.ledger.lock import Busy, hold

HOLDER = """
import sys
from pathlib import Path
from annuario.ledger.lock import hold

with hold(Path(sys.argv[1]), "assemble"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """Where the lock lies; its folder is not there yet."""
    return tmp_path / "locks" / "small.lock"


@pytest.fixture
def holder(lock: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that holds the lock; it lets go when its input ends."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    with process:
        yield process
        process.kill()


def test_who_comes_second_is_told_who_holds_it_since_when(lock: Path, holder: subprocess.Popen[bytes]) -> None:
    with pytest.raises(Busy) as told, hold(lock, "collect"):
        pass

    again = "Nothing was changed; try again when it has ended"
    assert re.fullmatch(rf"The assemble run of \d\d:\d\d is still at work on this cycle\. {again}\.", str(told.value))
    assert f'"pid": {holder.pid},' in lock.read_text("utf-8")
    assert told.value.exit_code == 3


@pytest.mark.parametrize(
    ("zone", "since", "host", "told"),
    [
        ("Europe/Rome", "2026-07-01T09:42:10+00:00", "", "The collect run of 2026-07-01, 11:42 is still at work"),
        ("Asia/Tokyo", "2026-07-01T22:05:00+00:00", "", "The collect run of 2026-07-02, 07:05 is still at work"),
        ("UTC", "2026-07-01T09:42:10+00:00", "north", "The collect run of 2026-07-01, 09:42 on the machine north is still at work"),
        ("UTC", "2026-07-01 09:42 UTC", "", "Another run has just begun"),  # as an older program wrote it
    ],
)
def test_the_time_is_that_of_the_cycle(zone: str, since: str, host: str, told: str, lock: Path) -> None:
    with hold(lock, "collect"):
        holder = {"what": "collect", "pid": 1, "host": host or socket.gethostname(), "since": since}
        lock.write_text(json.dumps(holder), "utf-8")

        with pytest.raises(Busy) as busy, hold(lock, "assemble", zone):
            pass

    assert str(busy.value).startswith(f"{told} on this cycle. ")


def test_a_holder_that_ends_leaves_it_free(lock: Path, holder: subprocess.Popen[bytes]) -> None:
    holder.communicate(timeout=30)

    with hold(lock, "collect"):
        assert f'"pid": {os.getpid()}' in lock.read_text("utf-8")

    assert lock.read_text("utf-8") == ""


def test_a_killed_holder_leaves_it_free(lock: Path, holder: subprocess.Popen[bytes]) -> None:
    holder.kill()
    holder.wait(timeout=30)

    with hold(lock, "collect"):
        assert f'"pid": {os.getpid()}' in lock.read_text("utf-8")


def test_within_one_process_it_is_held_once_too(lock: Path) -> None:
    with hold(lock, "collect"), pytest.raises(Busy, match="The collect run of "), hold(lock, "assemble"):
        pass


def test_a_failure_inside_lets_go_of_it(lock: Path) -> None:
    with pytest.raises(RuntimeError), hold(lock, "collect"):
        raise RuntimeError

    with hold(lock, "assemble"):
        assert '"what": "assemble"' in lock.read_text("utf-8")


@pytest.mark.parametrize("text", ["", '{"what": "coll'])
def test_a_holder_that_has_written_nothing_useful_is_told_all_the_same(text: str, lock: Path) -> None:
    with hold(lock, "collect"):
        lock.write_text(text, "utf-8")

        with pytest.raises(Busy, match="Another run has just begun on this cycle"), hold(lock, "assemble"):
            pass


def test_two_cycles_do_not_wait_for_each_other(lock: Path, holder: subprocess.Popen[bytes]) -> None:
    with hold(lock.with_name("other.lock"), "collect"):
        assert holder.poll() is None
