"""One lock a cycle, with who holds it since when; the kernel frees a dead holder's."""

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from annuario.errors import Refused


class Busy(Refused):
    """Another run works on this cycle."""


@contextmanager
def hold(path: Path, what: str) -> Iterator[None]:
    """Hold the lock file at `path` while `what` is done.

    Raises Busy at once, with the holder's own words, if a living process holds it. An flock, so it works on one machine
    and over NFS version 4, and needs no tidying after a crash.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = f"Another run is at work on this cycle: {_holder(path)}. Nothing was changed; try again when it has ended."
            raise Busy(message) from error
        file.truncate(0)
        json.dump({"what": what, "pid": os.getpid(), "host": socket.gethostname(), "since": _now()}, file)
        file.flush()
        yield
        file.truncate(0)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")


def _holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text("utf-8"))
    except ValueError:
        return "it has just begun"
    return f"'{holder['what']}' by process {holder['pid']} on {holder['host']} since {holder['since']}"
