"""Waiting for a program with an eye on its time and its memory. Decides nothing about what is done then."""

import os
import time
from pathlib import Path

from annuario.guard import Guarded, session_members

MEMORY = 3 * 1024**3
"""Bytes a conversion may hold; a report of a thousand pages with pictures takes a quarter of that."""

_PACE = 0.5  # seconds between two looks at the memory
_FIRST = 0.02  # and before the first looks: a short job is not to wait for the pace


class TooMuchMemoryError(Exception):
    """The program holds more memory than it was allowed."""


def wait_watched(run: Guarded, *, timeout: float, memory: int) -> int:
    """Wait for the end and return the most bytes that were seen resident, in all its processes together.

    Raises TimeoutError or TooMuchMemoryError, and leaves the program running: its owner ends it.
    """
    most, pace, until = 0, _FIRST, time.monotonic() + timeout
    while True:
        try:
            run.wait(min(pace, max(0.0, until - time.monotonic())))
        except TimeoutError:
            if time.monotonic() >= until:
                raise
        else:
            return most
        pace = min(2 * pace, _PACE)
        most = max(most, resident(run.pid))
        if most > memory:
            raise TooMuchMemoryError


def resident(session: int) -> int:
    """Bytes resident in memory, of all processes of a session (proc(5), statm, field 2); what they share counts twice."""
    return sum(_pages(pid) for pid in session_members(session)) * os.sysconf("SC_PAGE_SIZE")


def _pages(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except (OSError, IndexError):  # ended while we looked
        return 0
