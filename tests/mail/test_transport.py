"""The contract of every way mail leaves, on the folder and on a real server."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import SMTP as WIRE
from pathlib import Path

import pytest

from annuario.cycle.mail import Smtp as Server
from annuario.mail.files import Files
from annuario.mail.smtp import Smtp
from annuario.mail.transport import Answer, Transport
from tests.servers.letters import SPORT, letter
from tests.servers.mailserver import Behaviour, mail_server


@dataclass
class Way:
    """A transport, and what reached the other side, oldest first."""

    transport: Transport
    handed_over: Callable[[], list[bytes]]


@contextmanager
def _folder(folder: Path) -> Iterator[Way]:
    yield Way(Files(folder), lambda: [path.read_bytes() for path in sorted(folder.glob("*.eml"), key=lambda p: len(p.name))])


@contextmanager
def _server(_folder: Path) -> Iterator[Way]:
    with mail_server() as server:
        transport = Smtp(Server(host="127.0.0.1", port=server.port, security="none"), timeout=5)
        yield Way(transport, lambda: [mail.as_bytes(policy=WIRE) for mail in server.taken])
        transport.close()


@pytest.fixture(params=[_folder, _server], ids=["files", "smtp"])
def way(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Way]:
    with request.param(tmp_path / "outbox") as made:
        yield made


def without_what_the_server_adds(content: bytes) -> bytes:
    mail = message_from_bytes(content, policy=WIRE)
    for header in ("X-Peer", "X-MailFrom", "X-RcptTo"):
        del mail[header]
    return mail.as_bytes(policy=WIRE)


def test_what_is_sent_reaches_the_other_side_byte_for_byte(way: Way) -> None:
    mail = letter()

    answer = way.transport.send(mail, SPORT)

    assert answer == Answer("sent")
    assert [without_what_the_server_adds(content) for content in way.handed_over()] == [mail.as_bytes(policy=WIRE)]


def test_several_mails_leave_in_their_order(way: Way) -> None:
    mails = [letter("2006-02-17-7", "uno"), letter("2006-02-17-1", "due"), letter("2006-02-17+1", "tre")]

    answers = [way.transport.send(mail, SPORT) for mail in mails]

    assert answers == [Answer("sent")] * 3
    assert [message_from_bytes(content, policy=WIRE)["Subject"] for content in way.handed_over()] == ["uno", "due", "tre"]


def test_it_never_claims_what_it_cannot_know(way: Way) -> None:
    mail, other = letter(), letter("2006-02-17-7")

    before = way.transport.arrived(mail)
    way.transport.send(mail, SPORT)

    assert before is not True
    assert way.transport.arrived(mail) is not False
    assert way.transport.arrived(other) is not True


def test_closing_twice_is_harmless_and_it_can_send_again(way: Way) -> None:
    way.transport.send(letter("2006-02-17-7"), SPORT)

    way.transport.close()
    way.transport.close()

    assert way.transport.send(letter(), SPORT) == Answer("sent")
    assert len(way.handed_over()) == 2


def test_many_mails_go_through_one_connection() -> None:
    with mail_server(Behaviour(content=lambda subject: "550 no" if subject == "due" else "250 OK")) as server:
        transport = Smtp(Server(host="127.0.0.1", port=server.port, security="none"), timeout=5)

        answers = [transport.send(letter(subject=subject), SPORT).state for subject in ("uno", "due", "tre")]
        transport.close()

        assert answers == ["sent", "refused", "sent"]
        assert (server.connections, server.subjects) == (1, ["uno", "tre"])
