"""Mails as they come in: answers with files, strangers' mails, automatic replies, mails that came back; and a Maildir of them."""

import os
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

DAY = 1_140_080_400  # 16 February 2006, nine in the morning, as a file's time

WORD = "application", "vnd.openxmlformats-officedocument.wordprocessingml.document"


def answer(
    sender: str = "sport@comune.example",
    files: Mapping[str, bytes] | None = None,
    *,
    to: str = "",
    text: str = "Ecco il contributo.\n",
    subject: str = "Re: contributo",
    id_: str = "<1@posta.example>",
    headers: Mapping[str, str] | None = None,
) -> EmailMessage:
    """Return a mail of `sender` that answers the mail with the Message-ID `to`, with `files` attached."""
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = f"Ufficio <{sender}>", "coordinamento@comune.example", subject
    mail["Date"] = "Thu, 16 Feb 2006 09:00:00 +0100"
    if id_:
        mail["Message-ID"] = id_
    if to:
        mail["In-Reply-To"] = mail["References"] = to
    for name, value in (headers or {}).items():
        mail[name] = value
    mail.set_content(text)
    for name, content in (files or {}).items():
        mail.add_attachment(content, *WORD, filename=name)
    return mail


def returned(
    address: str,
    *,
    original: str = "",
    action: str = "failed",
    status: str = "5.1.1",
    said: str = "550 5.1.1 User unknown",
    id_: str = "<bounce@posta.example>",
) -> bytes:
    """Return a mail that came back in the form of RFC 3464; `original` is the Message-ID of what was sent."""
    return f"""\
Return-Path: <>
From: MAILER-DAEMON@posta.example (Mail Delivery System)
To: coordinamento@comune.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Message-ID: {id_}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

<{address}>: host mx.example said: {said}

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; posta.example
Arrival-Date: Thu, 16 Feb 2006 09:00:00 +0100 (CET)

Final-Recipient: rfc822; {address}
Original-Recipient: rfc822;{address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--B
Content-Type: text/rfc822-headers

From: coordinamento@comune.example
Message-ID: {original}
Subject: contributo

--B--
""".encode()


def lay_maildir(folder: Path, *mails: EmailMessage | bytes, part: str = "new", first: int = 1) -> Path:
    """Lay `mails` into the Maildir at `folder`, made if need be, one second after another."""
    for name in ("new", "cur", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number, mail in enumerate(mails, first):
        path = folder / part / f"{DAY + number}.M{number}P1.posta"
        path.write_bytes(mail if isinstance(mail, bytes) else mail.as_bytes())
        os.utime(path, (DAY + number, DAY + number))
    return folder


def picture_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return what lies in a folder, with times: to see that nothing was changed."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}
