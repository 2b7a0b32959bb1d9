"""One lock a cycle, with who holds it since when; the kernel frees a dead holder's."""

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from annuario.errors import Refused


class Busy(Refused):
    """Another run works on this cycle."""


@contextmanager
def hold(path: Path, what: str, zone: str | None = None) -> Iterator[None]:
    """Hold the lock file at `path` while `what` is done.

    Raises Busy at once, with the holder's own words and the time in IANA time zone `zone` (default: the machine's), if a
    living process holds it. An flock, so it works on one machine and over NFS version 4, and needs no tidying after a crash.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = f"{_holder(path, zone)} on this cycle. Nothing was changed; try again when it has ended."
            raise Busy(message) from error
        file.truncate(0)
        json.dump({"what": what, "pid": os.getpid(), "host": socket.gethostname(), "since": datetime.now(UTC).isoformat()}, file)
        file.flush()
        yield
        file.truncate(0)


def _holder(path: Path, zone: str | None) -> str:
    """Return what runs and since when; the process stands in the file alone, for whoever looks after the machine."""
    here = ZoneInfo(zone) if zone else None
    try:
        holder = json.loads(path.read_text("utf-8"))
        since = datetime.fromisoformat(holder["since"]).astimezone(here)
    except ValueError:
        return "Another run has just begun"
    today = since.date() == datetime.now(UTC).astimezone(here).date()
    when = f"{since:%H:%M}" if today else f"{since:%Y-%m-%d, %H:%M}"
    where = "" if holder["host"] == socket.gethostname() else f" on the machine {holder['host']}"
    return f"The {holder['what']} run of {when}{where} is still at work"
