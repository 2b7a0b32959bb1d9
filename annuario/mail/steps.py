"""The names of what goes out once: each step of a department, by which the ledger knows that it was written down.

A step of the ladder is named by the day it counts from and its own place ("2006-02-17-7"), so that a day that moves
brings new steps along; its head's by the same name and "-head".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from annuario.cycle.workdays import Calendar, open_from, working_day

_ADDRESS, _HEAD = "-address", "-head"
_DAY = 10  # letters of an ISO date
_SHORT = 12  # letters of a fingerprint that tell the files of one department apart


@dataclass(frozen=True, slots=True, order=True)
class Rung:
    """One step of a ladder on the day it falls on; `kind` is "address-check" or "reminder"."""

    falls: date
    place: int
    name: str
    kind: str


def ladder(until: date, days: Iterable[int], calendar: Calendar) -> tuple[Rung, ...]:
    """Return the steps of the ladder that leads to `until`."""
    return tuple(Rung(working_day(until, day, calendar), day, step_name(until, day), "reminder") for day in days)


def address_check(until: date, days: int, calendar: Calendar) -> Rung:
    """Return the question whether an address still answers: `days` of the calendar before `until`, or when offices open."""
    return Rung(open_from(until - timedelta(days), calendar), -days, f"{until.isoformat()}{_ADDRESS}", "address-check")


def step_name(until: date, day: int) -> str:
    """Return the name of the step `day` days from `until`: "2006-02-17-7" lies before it, "2006-02-17+7" after."""
    return f"{until.isoformat()}{day:+d}"


def head_step(until: date, day: int) -> str:
    """Return the name of what the head is written at the step `day` days from `until`."""
    return f"{step_name(until, day)}{_HEAD}"


def receipt_step(digests: Iterable[str]) -> str:
    """Return the name of the receipt for a set of files."""
    return f"receipt-{_short(*sorted(digests))}"


def mend_step(digest: str) -> str:
    """Return the name of the request to mend one file."""
    return f"mend-{_short(digest)}"


def extension_step(number: int) -> str:
    """Return the name of the receipt for a department's extension of that number."""
    return f"extension-{number}"


def is_ladder(step: str) -> bool:
    """Return whether a step asks for something that has not come: one of the ladder, for the office or its head."""
    return step_until(step) is not None


def is_reminder(step: str) -> bool:
    """Return whether a step is one of the ladder for the office itself."""
    return place_of(step) is not None


def is_extension(step: str) -> bool:
    """Return whether a step tells a department of another day."""
    return step.startswith("extension-")


def step_until(step: str) -> date | None:
    """Return the day that a step counts from; None for what is no step of a ladder."""
    try:
        return date.fromisoformat(step[:_DAY])
    except ValueError:
        return None


def place_of(step: str) -> int | None:
    """Return the place of an office's step on the ladder; None for any other."""
    try:
        return int(step[_DAY:]) if step_until(step) else None
    except ValueError:
        return None


def kind_of(step: str, today: date) -> str:
    """Return the kind of the mail that tells of `step` on day `today`."""
    until = step_until(step)
    if until is None:
        return step.partition("-")[0]
    if step.endswith(_ADDRESS):
        return "address-check"
    if step.endswith(_HEAD):
        return "escalation"
    return "overdue" if today > until else "reminder"


def _short(*digests: str) -> str:
    return sha256("\n".join(digests).encode()).hexdigest()[:_SHORT]
