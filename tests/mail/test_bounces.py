from email import message_from_bytes

import pytest

from annuario.mail.bounces import Bounce, Failure, bounce_of
from tests.servers.incoming import answer, returned

OURS = "5f0e1b52-0000-5000-8000-000000000001"
UNKNOWN = Failure("sport@comune.example", "550 5.1.1 User unknown")

POSTFIX = f"""\
Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@posta.example>
Subject: Undelivered Mail Returned to Sender
Content-Type: text/plain

This is the mail system at host posta.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

                   The mail system

<sport@comune.example>: host mx.example[192.0.2.1] said: 550 5.1.1
    User unknown (in reply to RCPT TO command)

<gioventu@comune.example>: unknown user: "gioventu@comune.example"

------ This is a copy of the message, including all the headers. ------

From: coordinamento@comune.example
Message-ID: <{OURS}@comune.example>

Scrivere a ambiente@comune.example: 550 ragioni.
"""
EXIM = f"""\
Return-path: <>
From: Mail Delivery System <Mailer-Daemon@posta.example>
X-Failed-Recipients: sport@comune.example
Auto-Submitted: auto-replied
Subject: Mail delivery failed: returning message to sender
Content-Type: text/plain

This message was created automatically by mail delivery software.
The following address(es) failed:

  sport@comune.example
    host mx.example [192.0.2.1]
    SMTP error from remote mail server after RCPT TO:
    550 5.1.1 User unknown

------ This is a copy of your message, including all the headers. ------

Message-ID: <{OURS}@comune.example>
"""
DELAYED = """\
Return-Path: <>
From: MAILER-DAEMON@posta.example
Content-Type: text/plain

####################################################################
# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #
####################################################################

<sport@comune.example>: connect to mx.example[192.0.2.1]: Connection timed out
"""


def read(raw: bytes | str) -> Bounce | None:
    return bounce_of(message_from_bytes(raw if isinstance(raw, bytes) else raw.encode()))


def test_the_standard_form_tells_whom_it_did_not_reach_why_and_which_mail_it_was() -> None:
    found = read(returned("sport@comune.example", original=f"<{OURS}@comune.example>"))

    assert found == Bounce((UNKNOWN,), (), OURS)


def test_the_address_is_the_one_that_we_wrote_to() -> None:
    raw = returned("sport@comune.example").replace(
        b"Final-Recipient: rfc822; sport@comune.example", b"Final-Recipient: rfc822; x@y.example"
    )

    assert read(raw) == Bounce((UNKNOWN,))


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("delayed", Bounce((), (Failure("sport@comune.example", "4.4.1 timed out"),))),
        ("Failed", Bounce((Failure("sport@comune.example", "4.4.1 timed out"),))),
        ("delivered", Bounce()),
        ("relayed", Bounce()),
    ],
)
def test_only_what_failed_counts_as_failed(action: str, expected: Bounce) -> None:
    assert read(returned("sport@comune.example", action=action, status="4.4.1", said="timed out")) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            POSTFIX,
            Bounce(
                (
                    Failure("sport@comune.example", "550 5.1.1 User unknown (in reply to RCPT TO command)"),
                    Failure("gioventu@comune.example", 'unknown user: "gioventu@comune.example"'),
                ),
                (),
                OURS,
            ),
        ),
        (EXIM, Bounce((UNKNOWN,), (), OURS)),
        (DELAYED, None),
    ],
    ids=["postfix", "exim", "delayed"],
)
def test_the_plain_forms_tell_it_too(raw: str, expected: Bounce | None) -> None:
    assert read(raw) == expected


@pytest.mark.parametrize(
    "raw",
    [
        answer(text="<sport@comune.example>: 550 5.1.1 User unknown\n").as_bytes(),
        b"From: postmaster@posta.example\nContent-Type: text/plain\n\nLa casella sport@comune.example sar\xc3\xa0 spostata.\n",
        b"From: MAILER-DAEMON@posta.example\nContent-Type: multipart/report; boundary=B\n\n--B\n\nniente\n",
        b"Content-Type: multipart/report; boundary=B\n\n--B\nContent-Type: message/delivery-status\n\n\xff\xfe\n\n--B--\n",
        b"",
    ],
    ids=["a person's", "a postmaster's", "cut short", "empty report", "nothing"],
)
def test_what_is_no_bounce_or_tells_nothing_marks_nobody(raw: bytes) -> None:
    found = read(raw)

    assert found is None or found == Bounce()
