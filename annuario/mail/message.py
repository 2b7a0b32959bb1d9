"""One official mail: headers, plain text, HTML and a calendar file, the same bytes each time it is made from the same values.

Sends nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from annuario.errors import WrongUse
from annuario.mail.texts import Text

_OURS = uuid5(NAMESPACE_URL, "annuario:mail")
REFERENCE = "X-Annuario-Reference"
"""The header that says in plain words what a mail is: day, department and kind."""


class BadAddress(WrongUse):
    """An address of the cycle file that no mail can be sent to."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands around the text of a mail; `moment` is its Date and carries a time zone.

    Answers go to `answers`. `calendar` is a calendar file to come along as `calendar_name`, "" for none.
    """

    key: UUID
    sender: str
    recipients: tuple[str, ...]
    answers: str
    language: str
    reference: str
    moment: datetime
    calendar: str = ""
    calendar_name: str = "deadline.ics"


def key_of(cycle: str, recipients: Sequence[str], items: Iterable[tuple[str, str]]) -> UUID:
    """Return the key of the mail that tells `recipients` of `items`: whoever makes the same mail again gets the same one."""
    told = (f"{department}\t{step}" for department, step in sorted(items))
    return uuid5(_OURS, "\n".join([cycle, ",".join(recipients), *told]))


def compose(envelope: Envelope, text: Text) -> EmailMessage:
    """Return the mail. Raises BadAddress."""
    for address in (envelope.sender, envelope.answers, *envelope.recipients):
        _check(address)
    mail = EmailMessage(policy=SMTP)
    mail["From"] = envelope.sender
    mail["To"] = ", ".join(envelope.recipients)
    mail["Reply-To"] = envelope.answers
    mail["Subject"] = text.subject
    mail["Date"] = format_datetime(envelope.moment)
    mail["Message-ID"] = f"<{envelope.key}@{envelope.sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday notice answers it
    mail["X-Auto-Response-Suppress"] = "All"  # the same for Exchange
    mail[REFERENCE] = envelope.reference
    mail.set_content(text.plain, cte="quoted-printable")
    mail.add_alternative(text.html, subtype="html", cte="quoted-printable")
    mail.set_boundary(f"=_{envelope.key.hex}")  # the default is drawn by lot
    if envelope.calendar:
        _attach(mail, envelope)
    mail["Content-Language"] = envelope.language  # last, for the library moves such headers into the first part
    return mail


def read(content: bytes) -> EmailMessage:
    """Return the mail that `compose` made and the archive kept."""
    return message_from_bytes(content, policy=SMTP)


def plain_text(mail: EmailMessage) -> str:
    """Return what the mail says, as plain text."""
    body = mail.get_body(("plain",))
    return str(body.get_content()).replace("\r\n", "\n") if body else ""


def _attach(mail: EmailMessage, envelope: Envelope) -> None:
    mail.add_attachment(
        envelope.calendar, subtype="calendar", cte="base64", filename=envelope.calendar_name, params={"method": "PUBLISH"}
    )
    mail.set_boundary(f"=_{envelope.key.hex}_all")


def _check(address: str) -> None:
    if not re.fullmatch(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+", address):
        hint = "Write a plain address such as 'sport@comune.example' in cycle.toml."
        raise BadAddress(f"No mail can be sent to {address!r}. {hint}")
