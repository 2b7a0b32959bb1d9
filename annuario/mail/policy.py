"""Who is due which reminder today. Pure: no clock, no ledger, no mail; says nothing about wording.

The ladder's days count from the day a department has time until, before (-) and after. A step is named by that day and
by its own place on the ladder ("2006-02-17-7"), so that a day that moves brings new steps along.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from annuario.ledger.standing import Standing, State
from annuario.mail.words import kinds, written


@dataclass(frozen=True, slots=True)
class Due:
    """One reminder that is to go out; `kind` is "reminder" up to the day, "overdue" after it.

    `reason` tells the coordinator why.
    """

    department: str
    step: str
    kind: str
    reason: str


def due(
    standings: Sequence[Standing], ladder: Sequence[int], today: date, done_steps: Collection[tuple[str, str]]
) -> tuple[Due, ...]:
    """Return the reminders due on day `today`, at most one a department, in the order of `standings`.

    `done_steps` are the (department, step) pairs written down already, whatever became of them. Steps that were
    missed are skipped for the latest one; nobody who is done is reminded, and nobody after the last step.
    """
    found = []
    for standing in standings:
        steps = [step for department, step in done_steps if department == standing.department.id]
        day = _due_day(standing, ladder, today, steps)
        if day is not None:
            kind = "overdue" if today > standing.until else "reminder"
            reason = _reason(standing, today)
            found.append(Due(standing.department.id, step_name(standing.until, day), kind, reason))
    return tuple(found)


def next_day(standing: Standing, ladder: Sequence[int], today: date, done_steps: Collection[tuple[str, str]]) -> date | None:
    """Return the first day after `today` on which the department would be reminded; None if no reminder follows."""
    if standing.done:
        return None
    steps = {step for department, step in done_steps if department == standing.department.id}
    days = (standing.until + timedelta(day) for day in ladder if step_name(standing.until, day) not in steps)
    return min((day for day in days if day > today), default=None)


def step_name(until: date, day: int) -> str:
    """Return the name of the step `day` days from `until`: "2006-02-17-7" is a week before, "2006-02-17+7" after."""
    return f"{until.isoformat()}{day:+d}"


def step_until(step: str) -> date | None:
    """Return the day that a step counts from; None for what is no step of a ladder."""
    try:
        return date.fromisoformat(step[:10])
    except ValueError:
        return None


def _due_day(standing: Standing, ladder: Sequence[int], today: date, steps: Sequence[str]) -> int | None:
    reached = [day for day in ladder if standing.until + timedelta(day) <= today]
    if standing.done or not reached:
        return None
    # By date, not by place: an extension that puts an early step on a day already past must not bring a second
    # mail to a department that was written to since.
    written_to = [*_dates(steps), *([standing.reminded] if standing.reminded else [])]
    falls = standing.until + timedelta(max(reached))
    return max(reached) if all(falls > day for day in written_to) else None


def _dates(steps: Sequence[str]) -> Iterator[date]:
    """Yield the day on which each step fell."""
    for step in steps:
        until = step_until(step)
        if until is not None:
            yield until + timedelta(int(step[10:]))


def _reason(standing: Standing, today: date) -> str:
    distance = (standing.until - today).days
    days = f"{abs(distance)} day{'' if abs(distance) == 1 else 's'}"
    until = written(standing.until, "en")
    when = f"{days} before {until}" if distance > 0 else f"{days} after {until}" if distance else f"on the day, {until}"
    told = [f"missing: {', '.join(kinds(standing.missing, 'en'))}"] if standing.missing else []
    if standing.state is State.STOPPED:
        told.append("a file has to be mended")
    return "; ".join([when, *told])
