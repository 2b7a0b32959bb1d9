"""Small mails to hand to a transport; lines that begin with dots, for SMTP treats those apart (RFC 5321, 4.5.2)."""

from datetime import UTC, datetime
from email.message import EmailMessage

from annuario.mail.message import Envelope, compose, key_of
from annuario.mail.texts import Text

SENDER = "coordinamento@comune.example"
SPORT = ("sport@comune.example",)


def letter(step: str = "2006-02-17-1", subject: str = "È attesa una risposta", recipients: tuple[str, ...] = SPORT) -> EmailMessage:
    """Return a mail for one step; the same values give the same mail."""
    envelope = Envelope(
        key=key_of("prova", recipients, [("sport", step)]),
        sender=SENDER,
        recipients=recipients,
        answers=SENDER,
        language="it",
        reference="2006-02-16-sport-reminder",
        moment=datetime(2006, 2, 16, 8, tzinfo=UTC),
    )
    return compose(envelope, Text(subject, ".\n.. perché\n\n.fine\n", "<p>perché</p>\n"))
