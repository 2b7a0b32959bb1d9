"""The deadline as a calendar file: RFC 5545 in the form of RFC 5546 (METHOD:PUBLISH). Sends nothing.

The UID is the same for a department and cycle whatever the date, and SEQUENCE rises with each extension: a calendar
that has the old date moves it instead of showing two.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, vCalAddress

_OURS = uuid5(NAMESPACE_URL, "annuario:calendar")


@dataclass(frozen=True, slots=True)
class Deadline:
    """One department's deadline; `sequence` counts its extensions."""

    department: str
    until: date
    sequence: int
    summary: str
    description: str


def calendar_file(cycle: str, organiser: str, moment: datetime, deadlines: Iterable[Deadline]) -> str:
    """Return the calendar file for `deadlines`, the same text each time it is made from the same values.

    `moment` carries a time zone; lines end as in any text, the mail makes CR LF of them.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//annuario//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for deadline in deadlines:
        calendar.add_component(_event(cycle, organiser, moment, deadline))
    content: bytes = calendar.to_ical()
    return content.decode("utf-8").replace("\r\n", "\n")


def uid(cycle: str, department: str, organiser: str) -> str:
    """Return the name by which calendars know a department's deadline."""
    name = uuid5(_OURS, f"{cycle}\n{department}")
    return f"{name}@{organiser.rpartition('@')[2]}"


def _event(cycle: str, organiser: str, moment: datetime, deadline: Deadline) -> Event:
    event = Event()
    event.add("uid", uid(cycle, deadline.department, organiser))
    event.add("dtstamp", moment)
    event.add("dtstart", deadline.until)
    event.add("summary", deadline.summary)
    event.add("description", deadline.description)
    event.add("organizer", vCalAddress(f"mailto:{organiser}"))
    event.add("sequence", deadline.sequence)
    event.add("transp", "TRANSPARENT")  # a day on which something is due is no day on which nobody can be met
    return event
