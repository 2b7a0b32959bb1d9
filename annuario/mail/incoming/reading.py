"""One mail as it lies in the mailbox, read: who, about what, which files. Executes, renders and fetches nothing of it."""

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from imap_tools.message import MailAttachment, MailMessage

from annuario.gate import Kind, judge_stream
from annuario.mail.bounces import Bounce, bounce_of
from annuario.mail.incoming.names import is_document, safe_name
from annuario.mail.message import REFERENCE
from annuario.mail.words import one_line

MOST_FILES = 50
"""Attachments of one mail that are looked at."""

_LONGEST = 300  # letters of a header that are kept
_OUR_ID = re.compile(r"<([0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})@", re.IGNORECASE)
_ASIDE = re.compile(r'"[^"]*"|\([^()]*\)')  # quoted names and comments
_BY_CONTENT = {Kind.DOCX, Kind.XLSX, Kind.DOC, Kind.XLS, Kind.XLSB, Kind.ODT, Kind.ODS, Kind.RTF}
_BESIDES = frozenset(
    {
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/calendar",
        "text/vcard",
        "text/x-vcard",
    }
)
"""Types that mail programs add by themselves."""


@dataclass(frozen=True, slots=True)
class Attached:
    """One file that somebody attached, under a name that is safe."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail that came in.

    `sender` is "" unless there is exactly one; `refers_to` are ids of ours that it answers, `own_id` one of ours that it is
    itself; `files` are fit to be handed in, `others` names of what else somebody attached.
    """

    key: str
    message_id: str
    sender: str
    subject: str
    refers_to: tuple[str, ...]
    own_id: str
    by_machine: bool
    has_reference: bool
    files: tuple[Attached, ...]
    others: tuple[str, ...]
    bounce: Bounce | None


def read_letter(raw: bytes) -> Letter:
    """Return what stands in the mail `raw`; may raise anything for a mail that is none."""
    mail = MailMessage.from_bytes(raw)
    message_id = one_line(_header(mail.obj, "Message-ID"))[:_LONGEST]
    files, others = _attached(mail.obj)
    own = _OUR_ID.match(message_id)
    return Letter(
        key=key_of(message_id, raw),
        message_id=message_id,
        sender=_sender(mail),
        subject=one_line(_clean(mail.subject))[:_LONGEST],
        refers_to=_references(mail.obj),
        own_id=own.group(1).lower() if own else "",
        by_machine=_is_by_machine(mail.obj),
        has_reference=REFERENCE in mail.obj,
        files=files,
        others=others,
        bounce=bounce_of(mail.obj),
    )


def key_of(message_id: str, raw: bytes) -> str:
    """Return the digest by which a mail is known again, also when it reached the mailbox by two ways.

    The id alone is not enough: a device that gives each of its mails the same one would lose all but the first.
    """
    head, border, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    text = body if border else head
    return hashlib.sha256(message_id.encode("utf-8", "replace") + b"\n" + text).hexdigest()


def _header(part: Message, name: str) -> str:
    return _clean(str(part.get(name, "")))


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")


def _sender(mail: MailMessage) -> str:
    """Return the one address that the mail says it comes from; one that may be read as several says nothing."""
    lines = mail.obj.get_all("From", [])
    if len(lines) != 1 or not mail.from_values or _ASIDE.sub("", str(lines[0])).count("@") != 1:
        return ""
    return one_line(_clean(mail.from_values.email)).casefold()[:_LONGEST]


def _references(mail: Message) -> tuple[str, ...]:
    """Return the ids of ours that a mail answers, the nearest first."""
    nearest = _OUR_ID.findall(_header(mail, "In-Reply-To"))
    older = reversed(_OUR_ID.findall(_header(mail, "References")))
    return tuple(dict.fromkeys(id_.lower() for id_ in (*nearest, *older)))


def _is_by_machine(mail: Message) -> bool:
    """Whether no person wrote it (RFC 3834, 5; the other headers are those of programs that do not know it)."""
    said = _header(mail, "Auto-Submitted").casefold().replace(";", " ").replace("(", " ").split()
    return said[:1] == ["auto-replied"] or any(name in mail for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Reply"))


# --- what is attached ---


def _attached(mail: Message) -> tuple[tuple[Attached, ...], tuple[str, ...]]:
    files, others = [], []
    for number, part in enumerate(_leaves(mail)):
        attachment = MailAttachment(part)
        name = one_line(_clean(attachment.filename))[:_LONGEST]
        if not name and not _is_meant(part):
            continue
        content = b"" if number >= MOST_FILES else attachment.payload
        ending = _ending(name, content)
        if ending is not None and content:
            files.append(Attached(safe_name(name, ending), content))
        elif not _is_decoration(part):
            others.append(name or part.get_content_type())
    return tuple(files), tuple(others)


def _leaves(part: Message) -> Iterator[Message]:
    """Yield the parts that hold something; what stands in a mail that is attached is that mail's own affair."""
    if part.get_content_maintype() == "multipart":
        for inner in part.get_payload() if part.is_multipart() else ():
            if isinstance(inner, Message):
                yield from _leaves(inner)
    else:
        yield part


def _is_meant(part: Message) -> bool:
    """Whether a part without a name is something that was attached, and no text of the mail."""
    return part.get_content_disposition() == "attachment" or part.get_content_maintype() == "message"


def _ending(name: str, content: bytes) -> str | None:
    """Return the ending for a file that can be handed in: "" if its name has one, None if it is no such file."""
    if is_document(name):
        return ""
    kind = judge_stream(io.BytesIO(content)).kind
    return f".{kind.value}" if kind in _BY_CONTENT else None


def _is_decoration(part: Message) -> bool:
    """Whether it is a picture of the text or of a signature, or something that mail programs add."""
    picture = part.get_content_maintype() == "image"
    shown = "Content-ID" in part or part.get_content_disposition() != "attachment"
    return (picture and shown) or part.get_content_type() in _BESIDES
