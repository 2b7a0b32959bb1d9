"""What came in for the coordinator is passed on: written into the outbox, with the mail itself attached.

Sends nothing; the next round of mail does.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as WIRE

from annuario.ledger.desk import Desk
from annuario.ledger.messages import enqueue
from annuario.mail.compose import Post, common, made
from annuario.mail.coordinator import COORDINATOR
from annuario.mail.message import read
from annuario.mail.results import FORWARD

LARGEST = 10 * 1024 * 1024
"""Bytes of a mail that is attached; a larger one is told of and stays where it is."""

_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def pass_on(desk: Desk, key: str, raw: bytes, facts: Mapping[str, object]) -> bool:
    """Write the mail `raw` down for the coordinator; return False if it was already.

    `facts` are what its text says of it: sender, subject, reason, departments, others. Raises BadTemplate, BadAddress.
    """
    language, step = desk.cycle.language, f"forward-{key[:20]}"
    post = Post((desk.cycle.mail.coordinator,), language, FORWARD, COORDINATOR, ((COORDINATOR, step),), FORWARD)
    attached = 0 < len(raw) <= LARGEST
    row, mail = made(desk, post, {**common(desk, language), **facts, "attached": attached})
    sender = str(facts.get("sender", ""))
    if _PLAIN_ADDRESS.fullmatch(sender):
        mail.replace_header("Reply-To", sender)
    content = mail.as_bytes(policy=WIRE)
    if attached:
        content = _with_original(mail, raw, step, language)
    return enqueue(desk.ledger, desk.clock, replace(row, content=desk.archive.keep(content)))


def words_of(desk: Desk, departments: Sequence[str]) -> tuple[str, ...]:
    """Return what the departments are called."""
    return tuple(desk.cycle.department(id_).name.of(desk.cycle.language) for id_ in departments)


def _with_original(mail: EmailMessage, raw: bytes, step: str, language: str) -> bytes:
    """Return the mail with `raw` attached: as a mail if it can be written down and read again, else as plain bytes.

    Tried here, because a mail that cannot be sent would stop every later round.
    """
    for original in (_as_mail, _as_bytes):
        whole = read(mail.as_bytes(policy=WIRE))
        del whole["Content-Language"]
        whole.make_mixed(boundary=f"=_{step}_all")
        try:
            whole.attach(original(raw))
            whole["Content-Language"] = language  # last, for the library moves such headers into the first part
            content = whole.as_bytes(policy=WIRE)
            if read(content).as_bytes(policy=WIRE) == content:
                return content
        # The one door: a stranger's mail may be malformed in ways that nobody foresaw, deep in the library.
        except Exception:  # noqa: BLE001, S110 -- see above; what is tried next cannot fail so
            pass
    return mail.as_bytes(policy=WIRE)


def _as_mail(raw: bytes) -> EmailMessage:
    part = EmailMessage(policy=WIRE)
    part["Content-Type"] = "message/rfc822"
    part["Content-Disposition"] = 'attachment; filename="original.eml"'
    part.set_payload([message_from_bytes(raw)])
    return part


def _as_bytes(raw: bytes) -> EmailMessage:
    part = EmailMessage(policy=WIRE)
    part.set_content(raw, maintype="application", subtype="octet-stream", filename="original.eml")
    return part
