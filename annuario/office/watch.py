"""Waiting for a program with an eye on its time, its work and its memory. Decides nothing about what is done then."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from annuario.guard import Guarded, session_members

MEMORY = 3 * 1024**3
"""Bytes a conversion may hold; a report of a thousand pages with pictures takes a quarter of that."""

_PACE = 0.5  # seconds between two looks at the memory
_FIRST = 0.02  # and before the first looks: a short job is not to wait for the pace


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a job may take: seconds, bytes of memory, and `effort`, seconds of a processor (none = as many as it likes).

    Those do not run while other programs are busy, and so can be few.
    """

    seconds: float
    memory: int = MEMORY
    effort: float | None = None


class TooMuchMemoryError(Exception):
    """The program holds more memory than it was allowed."""


def wait_watched(run: Guarded, bounds: Bounds) -> int:
    """Wait for the end and return the most bytes that were seen resident, in all its processes together.

    Raises TimeoutError or TooMuchMemoryError, and leaves the program running: its owner ends it.
    """
    most, pace, until = 0, _FIRST, time.monotonic() + bounds.seconds
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
        if most > bounds.memory:
            raise TooMuchMemoryError
        if bounds.effort is not None and worked(run.pid) > bounds.effort:
            raise TimeoutError


def resident(session: int) -> int:
    """Bytes resident in memory, of all processes of a session (proc(5), statm, field 2); what they share counts twice."""
    return sum(_pages(pid) for pid in session_members(session)) * os.sysconf("SC_PAGE_SIZE")


def _pages(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except (OSError, IndexError):  # ended while we looked
        return 0


def worked(session: int) -> float:
    """Seconds of a processor that the living processes of a session used (proc(5), stat, fields 14 and 15)."""
    return sum(_ticks(pid) for pid in session_members(session)) / os.sysconf("SC_CLK_TCK")


def _ticks(pid: int) -> int:
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return int(after_name[11]) + int(after_name[12])
    except (OSError, IndexError, ValueError):  # ended while we looked
        return 0
