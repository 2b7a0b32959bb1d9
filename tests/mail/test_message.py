from dataclasses import replace
from datetime import UTC, datetime
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annuario.mail.message import BadAddress, Envelope, compose, key_of, plain_text, read
from annuario.mail.texts import Text

KEY = key_of("prova", ("sport@comune.example",), [("sport", "2006-02-17-1")])


def envelope(*recipients: str) -> Envelope:
    moment = datetime(2006, 2, 16, 8, tzinfo=UTC)
    sender = "coordinamento@comune.example"
    return Envelope(KEY, sender, recipients, sender, "it", "2006-02-16-sport-reminder", moment)


def test_the_headers_are_those_of_official_mail() -> None:
    mail = compose(envelope("sport@comune.example", "scambi@comune.example"), Text("È attesa", "Sì.\n", "<p>Sì.</p>\n"))

    assert dict(mail.items()) == {
        "From": "coordinamento@comune.example",
        "To": "sport@comune.example, scambi@comune.example",
        "Reply-To": "coordinamento@comune.example",
        "Subject": "È attesa",
        "Date": "Thu, 16 Feb 2006 08:00:00 +0000",
        "Message-ID": f"<{KEY}@comune.example>",
        "Content-Language": "it",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "X-Annuario-Reference": "2006-02-16-sport-reminder",
        "MIME-Version": "1.0",
        "Content-Type": f'multipart/alternative; boundary="=_{KEY.hex}"',
    }
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


@given(subject=st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1), body=st.text(st.characters(codec="utf-8")))
def test_the_same_values_give_the_same_bytes_also_after_reading_them_again(subject: str, body: str) -> None:
    text = Text(subject, body + "\n", body)

    first = compose(envelope("sport@comune.example"), text).as_bytes(policy=SMTP)
    second = compose(envelope("sport@comune.example"), text).as_bytes(policy=SMTP)

    assert second == first
    assert read(first).as_bytes(policy=SMTP) == first


def test_the_key_tells_cycles_people_departments_and_steps_apart() -> None:
    address = ("sport@comune.example",)
    keys = {
        key_of("prova", address, [("sport", "2006-02-17-1")]),
        key_of("altra", address, [("sport", "2006-02-17-1")]),
        key_of("prova", ("tempi@comune.example",), [("sport", "2006-02-17-1")]),
        key_of("prova", address, [("tempi", "2006-02-17-1")]),
        key_of("prova", address, [("sport", "2006-02-17-7")]),
        key_of("prova", address, [("sport", "2006-02-17-1"), ("tempi", "2006-02-17-1")]),
    }

    assert len(keys) == 6
    assert KEY in keys


def test_a_calendar_file_comes_along_and_the_bytes_stay_the_same() -> None:
    dated = replace(envelope("sport@comune.example"), calendar="BEGIN:VCALENDAR\nEND:VCALENDAR\n", calendar_name="scadenza.ics")

    mail = compose(dated, Text("È attesa", "Sì.\n", "<p>Sì.</p>\n"))

    content = mail.as_bytes(policy=SMTP)
    assert compose(dated, Text("È attesa", "Sì.\n", "<p>Sì.</p>\n")).as_bytes(policy=SMTP) == content
    assert read(content).as_bytes(policy=SMTP) == content
    (calendar,) = read(content).iter_attachments()
    assert (calendar.get_content_type(), calendar.get_param("method"), calendar.get_filename()) == (
        "text/calendar",
        "PUBLISH",
        "scadenza.ics",
    )
    assert calendar.get_payload(decode=True) == b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    assert plain_text(read(content)) == "Sì.\n"


def test_what_it_says_can_be_read_as_plain_text() -> None:
    mail = compose(envelope("sport@comune.example"), Text("Sì", "Perché è così.\n", "<p>Perché è così.</p>"))

    assert plain_text(read(mail.as_bytes(policy=SMTP))) == "Perché è così.\n"


@pytest.mark.parametrize("address", ["a@b.example\r\nBcc: c@d.example", "a,b@c.example", "<a>@b.example", "gioventù@b.example"])
def test_an_address_that_would_become_another_header_or_another_person_is_refused(address: str) -> None:
    with pytest.raises(BadAddress):
        compose(envelope(address), Text("s", "t\n", "h\n"))


def test_a_line_break_never_reaches_a_header() -> None:
    with pytest.raises(ValueError, match="linefeed or carriage return"):
        compose(envelope("sport@comune.example"), Text("s\r\nBcc: c@d.example", "t\n", "h\n"))
