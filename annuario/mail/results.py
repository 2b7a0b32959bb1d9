"""What became of a round of mail, as plain values and as a sentence for the coordinator."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

FORWARD = "forward"
"""The kind of a mail that passes on to the coordinator what came in."""

DELIVERED, EXCUSED, MENDED = "delivered meanwhile", "excused meanwhile", "mended meanwhile"
MOVED, OVERTAKEN = "its date was moved meanwhile", "a later mail took its place"
CALLED_OFF = frozenset({DELIVERED, EXCUSED, MENDED, MOVED, OVERTAKEN})
"""The answers of mails that we called off ourselves at the moment of sending."""


class Sent(NamedTuple):
    """One step of one department that went out on `day`; a mail may tell several."""

    department: str
    step: str
    day: date


class Held(NamedTuple):
    """One step of one department that did not go out, and why in words."""

    department: str
    step: str
    words: str


class Preview(NamedTuple):
    """One mail that would go out now: to which addresses, about which departments, and why (a sentence a department)."""

    recipients: tuple[str, ...]
    departments: tuple[str, ...]
    kind: str
    reasons: tuple[str, ...]
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Reminded:
    """What one round of mail did.

    `sent` are the steps that went out, in so many `mails`; `waiting` goes out at the next run; `refused` were refused for
    good; `called_off` needed no mail any more; `unknown` are all of the cycle that nobody can say of whether they arrived,
    until a person does; `remarks` are sentences about mails that went out, but not to every address; `as_files`: the mails lie
    in a folder, and nothing was sent.
    """

    sent: tuple[Sent, ...] = ()
    mails: int = 0
    waiting: tuple[Held, ...] = ()
    refused: tuple[Held, ...] = ()
    called_off: tuple[Held, ...] = ()
    unknown: tuple[Held, ...] = ()
    remarks: tuple[str, ...] = ()
    restricted: bool = False
    as_files: bool = False

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody has to look at an address or decide about a mail."""
        return bool(self.refused or self.unknown or self.remarks)

    def sentence(self) -> str:
        """Return what happened, for the coordinator."""
        if self.restricted:
            return "No mail was sent: this run was about some departments only."
        parts = [
            self._gone() or "No mail went out",
            _count(len(self.called_off), "was not needed any more", "were not needed any more"),
            _waiting(self.waiting),
            _count(len(self.refused), "was refused", "were refused") + _whose(self.refused),
            _count(len(self.unknown), "perhaps went out", "perhaps went out") + _whose(self.unknown),
        ]
        ask = " Say for each of the last whether it arrived: `annuario mail resolve`." if self.unknown else ""
        return " ".join(["; ".join(part for part in parts if part) + "." + ask, *self.remarks])

    def _gone(self) -> str:
        if self.as_files:
            return _count(self.mails, "mail laid into the outbox as a file", "mails laid into the outbox as files") + ", none sent"
        return _count(self.mails, "mail went out", "mails went out")


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else ""


def _waiting(held: tuple[Held, ...]) -> str:
    if not held:
        return ""
    words = "; ".join(dict.fromkeys(item.words for item in held if item.words))
    return _count(len(held), "waits", "wait") + " for the next run" + (f" ({words})" if words else "")


def _whose(held: tuple[Held, ...]) -> str:
    if not held:
        return ""
    told = (f"{item.department}: {item.words}" if item.words else item.department for item in held)
    return f" ({'; '.join(told)})"
