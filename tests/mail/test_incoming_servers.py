"""The mail room against Debian's postfix and dovecot: what is sent arrives, an answer is handed in, a dead address is marked."""

import shutil
import smtplib
import ssl
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import docx
import pytest
from icalendar import Calendar
from imap_tools import MailBox

from annuario.collection import check, collect
from annuario.ledger.desk import Desk, open_desk
from annuario.ledger.messages import messages
from annuario.ledger.received import bounced
from annuario.ledger.standing import State
from annuario.mail import receive, remind
from annuario.mail.incoming import HandIn
from annuario.mail.message import plain_text
from tests.servers.big_city import COUNT, Tally, found_city, tally
from tests.servers.incoming import answer
from tests.servers.mailserver import HOST
from tests.servers.realmail import DOMAIN, PASSWORD, RealMail, missing, real_mail

pytestmark = [pytest.mark.servers, pytest.mark.skipif(bool(missing()), reason=missing() or "they are there")]

DAY = date(2006, 2, 16)
COORDINATOR = f"coordinamento@{DOMAIN}"
MAIL = """transport = "smtp"
[mail.smtp]
host = "localhost"
port = {smtp}
[mail.incoming]
host = "localhost"
port = {imap}
"""


@pytest.fixture(scope="module")
def post() -> Iterator[RealMail]:
    """The servers; of the 161st department nobody knows the address."""
    with real_mail([*(f"ufficio-{number}" for number in range(1, COUNT + 1)), "coordinamento"]) as servers:
        yield servers


@pytest.fixture(autouse=True)
def _settings(post: RealMail, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANNUARIO_STATE", "ANNUARIO_LEDGER", "ANNUARIO_SMTP_USER", "ANNUARIO_SMTP_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", str(post.certificate.file))
    monkeypatch.setenv("ANNUARIO_IMAP_USER", "coordinamento")
    monkeypatch.setenv("ANNUARIO_IMAP_PASSWORD", PASSWORD)
    for user in (post.folder / "mail").iterdir():
        shutil.rmtree(user)  # each test begins with empty mailboxes


@contextmanager
def city(root: Path, post: RealMail, count: int, mail: str = MAIL) -> Iterator[Desk]:
    folder = found_city(root, mail=mail.format(smtp=post.smtp, imap=post.imap), count=count)
    with open_desk(folder, today=DAY) as desk:
        yield desk


def word_file() -> bytes:
    document, file = docx.Document(), BytesIO()
    document.add_heading("Attività internazionali", 1)
    document.add_paragraph("Nel 2005 l’ufficio ha accolto quattro delegazioni e ne ha inviate due.")
    document.save(file)
    return file.getvalue()


def send(post: RealMail, mail: EmailMessage) -> None:
    """Send a clerk's mail to the coordinator through the server."""
    mail.replace_header("To", COORDINATOR)
    with smtplib.SMTP(HOST, post.smtp, timeout=10) as server:
        server.send_message(mail, to_addrs=[COORDINATOR])


def flags(post: RealMail) -> list[tuple[str, ...]]:
    """The flags of all mails in the coordinator's mailbox."""
    context = ssl.create_default_context()
    with MailBox("localhost", post.imap, timeout=10, ssl_context=context).login("coordinamento", PASSWORD) as box:
        return [tuple(flag for flag in mail.flags if flag != "\\Recent") for mail in box.fetch(mark_seen=False)]


def test_each_of_160_departments_gets_its_reminder_once_and_it_is_a_valid_mail(post: RealMail, tmp_path: Path) -> None:
    with city(tmp_path, post, COUNT) as desk:
        first, second = remind(desk), remind(desk)
        arrived = [mail for number in range(1, COUNT + 1) for mail in post.wait_for(f"ufficio-{number}", 1)]

        assert (first.sentence(), second.sentence()) == ("160 mails went out.", "No mail went out.")
        assert tally(messages(desk.ledger), arrived) == Tally(COUNT, 0, 0, 0, 0)

    assert Counter(str(mail["Delivered-To"]) for mail in arrived) == Counter(
        {f"ufficio-{number}@{DOMAIN}": 1 for number in range(1, COUNT + 1)}
    )
    assert [defect for mail in arrived for part in mail.walk() for defect in part.defects] == []
    shapes = Counter(tuple(part.get_content_type() for part in mail.walk()) for mail in arrived)
    assert shapes == {("multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar"): COUNT}
    assert all("17 febbraio 2006" in plain_text(mail) for mail in arrived)
    calendars = [Calendar.from_ical(part.get_content()) for mail in arrived for part in mail.iter_attachments()]
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    assert {event.decoded("dtstart") for event in events} == {date(2006, 2, 17)}
    assert len({str(event["uid"]) for event in events}) == COUNT
    assert post.mailbox("coordinamento") == []


def test_an_answer_with_a_word_file_becomes_a_contribution(post: RealMail, tmp_path: Path) -> None:
    with city(tmp_path, post, 2) as desk:
        remind(desk)
        (asked,) = post.wait_for("ufficio-1", 1)
        send(post, answer(f"ufficio-1@{DOMAIN}", {"Relazione città.docx": word_file()}, to=str(asked["Message-ID"])))
        post.wait_for("coordinamento", 1)
        came = receive(desk)
        collected, checked = collect(desk, pause=0), check(desk)
        standing = desk.standings()[0]
        thanked = remind(desk)
        receipt = next(mail for mail in post.wait_for("ufficio-1", 2) if mail["Message-ID"] != asked["Message-ID"])

        assert came.hand_ins == (HandIn("ufficio-1", ("Relazione città.docx",)),)
        assert (collected.new, checked.stopped) == (("ufficio-1/Relazione città.docx",), ())
        assert (standing.state, [file.path for file in standing.counting]) == (State.DELIVERED, ["Relazione città.docx"])
        assert [(sent.department, sent.step.partition("-")[0]) for sent in thanked.sent] == [("ufficio-1", "receipt")]
        assert standing.files[0].digest[:12] in plain_text(receipt)
        assert receive(desk).looked_at == 0
        assert flags(post) == [()]


def test_a_mail_that_comes_back_marks_its_address(post: RealMail, tmp_path: Path) -> None:
    with city(tmp_path, post, COUNT + 1) as desk:
        sent = remind(desk)
        post.wait_for("coordinamento", 1)
        came = receive(desk)
        (mark,) = bounced(desk.ledger)

        assert sent.mails == COUNT + 1
        assert came.bounced == (mark,)
        assert (mark.address, mark.words) == (f"ufficio-161@{DOMAIN}", f'5.1.1 unknown user: "ufficio-161@{DOMAIN}"')
        assert came.sentence() == "1 new mail came back: 1 address does not take mail."
        assert receive(desk).looked_at == 0


def test_a_strangers_file_reaches_the_coordinator_with_the_mail_itself(post: RealMail, tmp_path: Path) -> None:
    with city(tmp_path, post, 1) as desk:
        remind(desk)
        file = word_file()
        send(post, answer("uno@altrove.example", {"relazione.docx": file}, text="Perché no?\n"))
        post.wait_for("coordinamento", 1)
        came = receive(desk)
        remind(desk)
        forwarded = next(mail for mail in post.wait_for("coordinamento", 2) if "forward" in str(mail["X-Annuario-Reference"]))
        (original,) = [part for part in forwarded.walk() if part.get_content_type() == "message/rfc822"]
        files = [part.get_payload(decode=True) for part in original.walk() if part.get_filename() == "relazione.docx"]

        assert (came.questions, came.hand_ins) == (1, ())
        assert files == [file]
        assert receive(desk).answers == 0  # what is passed on comes into the same mailbox, and is known as ours
        assert len([row for row in messages(desk.ledger) if row.kind == "forward"]) == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("ANNUARIO_IMAP_PASSWORD", "Canarino-7f3a9b"), "does not let us in: check ANNUARIO_IMAP_USER and ANNUARIO_IMAP_PASSWORD"),
        (("ANNUARIO_IMAP_PASSWORD", "perché"), "does not let us in: check ANNUARIO_IMAP_USER and ANNUARIO_IMAP_PASSWORD"),
        (
            ("SSL_CERT_FILE", ""),
            "shows a certificate that cannot be trusted (self-signed certificate): check the host's name in [mail.incoming]",
        ),
        (("folder", "Altrove"), "has no folder 'Altrove' that can be read: check folder in [mail.incoming]"),
    ],
)
def test_a_mailbox_that_cannot_be_read_has_its_sentence(
    change: tuple[str, str], sentence: str, post: RealMail, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, value = change
    mail = MAIL + 'folder = "Altrove"\n' if name == "folder" else MAIL
    if name != "folder":
        monkeypatch.setenv(name, value)
    with city(tmp_path, post, 1, mail) as desk:
        came = receive(desk)

    assert came.away == f"The mailbox on localhost:{post.imap} {sentence}."
    assert "Canarino" not in repr(came)
