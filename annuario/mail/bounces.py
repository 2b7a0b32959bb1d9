"""Mails that came back: whose address took no mail, and what its server said. Pure; believes no more than a bounce can know.

Reads the form of RFC 3464, and the plain text that postfix, exim and others write without it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message
from email.utils import parseaddr

from annuario.mail.words import one_line

_LONGEST = 300
_MOST = 100  # recipients that one bounce is believed to tell of
_DAEMON = re.compile(r"(mailer-daemon|postmaster|mail-daemon)@?", re.IGNORECASE)
_ADDRESS = re.compile(r"<?\b([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+[A-Za-z0-9])>?")
_STATUS = re.compile(r"\b([45]\.\d{1,3}\.\d{1,3})\b|\b([45]\d\d)[ -]")
_STILL_TRIES = re.compile(r"warning only|still being|will (be )?(retried|retry|try again|continue)|has been delayed", re.IGNORECASE)
_COPY = re.compile(
    r"^(-+ .*(copy|original|returned|headers|message).*-*|received: .*|return-path: .*)$", re.IGNORECASE | re.MULTILINE
)
_OUR_ID = re.compile(r"message-id:\s*<([0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Failure:
    """One recipient whom a mail did not reach, by address in small letters, and the server's words."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a returned mail says: whom it did not reach for good, whom it has not reached yet, which mail of ours it was.

    `original` is "" where it does not tell.
    """

    failed: tuple[Failure, ...] = ()
    delayed: tuple[Failure, ...] = ()
    original: str = ""


def bounce_of(mail: Message) -> Bounce | None:
    """Return what a mail says about others that did not arrive; None if it is no bounce."""
    if mail.get_content_type() == "multipart/report" and _is_about_delivery(mail):
        return _standard(mail)
    return _plain(mail) if _is_by_a_server(mail) else None


# --- RFC 3464 ---


def _is_about_delivery(mail: Message) -> bool:
    return any(part.get_content_type() == "message/delivery-status" for part in _parts(mail))


def _standard(mail: Message) -> Bounce:
    blocks = [block for part in _parts(mail) if part.get_content_type() == "message/delivery-status" for block in _blocks(part)]
    by_action: dict[str, list[Failure]] = {"failed": [], "delayed": []}
    for block in blocks[:_MOST]:
        action = _field(block, "Action").casefold()
        address = _recipient(block)
        if action in by_action and address:
            by_action[action].append(Failure(address, _words(block)))
    return Bounce(tuple(by_action["failed"]), tuple(by_action["delayed"]), _original(mail))


def _parts(mail: Message) -> Iterator[Message]:
    """Yield the parts of the report itself, not those of the mail that came back."""
    payload = mail.get_payload()
    if mail.get_content_maintype() == "multipart" and isinstance(payload, list):
        yield from (part for part in payload if isinstance(part, Message))


def _blocks(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    if isinstance(payload, list):  # the library reads each block of fields as a message of its own
        yield from (block for block in payload if isinstance(block, Message))


def _field(block: Message, name: str) -> str:
    return one_line(str(block.get(name, "")).encode("utf-8", "replace").decode("utf-8"))


def _recipient(block: Message) -> str:
    """Return the address as we wrote it, which is the original one where the server tells it (RFC 3464, 2.3.1)."""
    for name in ("Original-Recipient", "Final-Recipient"):
        found = _ADDRESS.search(_field(block, name).partition(";")[2])
        if found:
            return found.group(1).casefold()
    return ""


def _words(block: Message) -> str:
    said = _field(block, "Diagnostic-Code").partition(";")[2].strip()
    status = _field(block, "Status").split(" ")[0]
    return (said if status in said else f"{status} {said}".strip())[:_LONGEST] or "no reason given"


def _original(mail: Message) -> str:
    """Return the id of the mail that came back, if it is one of ours: the report holds it, or its headers."""
    for part in _parts(mail):
        if part.get_content_type() in {"message/rfc822", "text/rfc822-headers", "message/rfc822-headers"}:
            found = _OUR_ID.search(_head(part))
            if found:
                return found.group(1).lower()
    return ""


def _head(part: Message) -> str:
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if isinstance(inner, Message):
        return f"Message-ID: {inner.get('Message-ID', '')}"
    return _text(part)


# --- without that form ---


def _is_by_a_server(mail: Message) -> bool:
    if "X-Failed-Recipients" in mail:
        return True
    sender = parseaddr(str(mail.get("From", "")))[1] or str(mail.get("From", ""))
    nobody = str(mail.get("Return-Path", "")).strip() == "<>"
    return bool(_DAEMON.match(sender)) or (nobody and "Auto-Submitted" not in mail)


def _plain(mail: Message) -> Bounce | None:
    """Return what the text says; only lines that put an address and a server's reply together are believed."""
    text = "\n".join(_text(part) for part in _texts(mail))
    told, returned = _cut(text)
    if _STILL_TRIES.search(told):
        return None
    named = [address.casefold() for address in _ADDRESS.findall(str(mail.get("X-Failed-Recipients", "")))]
    failed = dict.fromkeys(named, "it came back without a reason") | dict(_told(told.splitlines()))
    if not failed:
        return None
    original = _OUR_ID.search(returned or text)
    failures = tuple(Failure(address, words) for address, words in list(failed.items())[:_MOST])
    return Bounce(failures, (), original.group(1).lower() if original else "")


def _texts(mail: Message) -> Iterator[Message]:
    if mail.get_content_type() == "text/plain":
        yield mail
    yield from (part for part in _parts(mail) if part.get_content_type() == "text/plain")


def _cut(text: str) -> tuple[str, str]:
    """Return the text before the copy of the mail that came back, and that copy."""
    found = _COPY.search(text)
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def _told(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each address that begins a line of its own, with the reply that stands on that line or below it."""
    paragraph: list[str] = []
    for line in (*lines, ""):
        if line.strip() and not (paragraph and re.match(r"\s{0,4}<\S+@\S+>", line)):
            paragraph.append(line)
            continue
        yield from _of_paragraph(paragraph)
        paragraph = [line] if line.strip() else []


def _of_paragraph(lines: list[str]) -> Iterator[tuple[str, str]]:
    text = one_line(" ".join(lines)).lstrip("> ")
    found = _ADDRESS.match(text)
    if not found:
        return
    reply = _STATUS.search(text)
    told = text.startswith("<") and text[found.end() :].startswith(":")  # as postfix and qmail begin; they may tell no code
    if told or (reply and (reply.group(1) or reply.group(2)).startswith("5")):
        words = text[reply.start() :] if reply else text[found.end() :].lstrip(": ")
        yield found.group(1).casefold(), words[:_LONGEST] or "no reason given"


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", "replace")[:100_000] if isinstance(payload, bytes) else ""
