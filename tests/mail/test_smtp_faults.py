"""What goes wrong between us and a mail server, and the sentence that the coordinator reads about a whole round of mail."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from annuario.cycle.mail import Smtp as Server
from annuario.ledger.desk import Desk
from annuario.ledger.messages import messages
from annuario.mail import remind
from annuario.mail.smtp import Smtp
from tests.mail.conftest import later
from tests.servers.mailserver import Behaviour, mail_server, make_certificate
from tests.servers.scripted import scripted_server

OpenDesk = Callable[..., AbstractContextManager[Desk]]
Fault = Callable[[Path], AbstractContextManager[int]]

DAY = date(2006, 2, 16)
ADDRESSES = {  # in the order in which the mails leave, which is that of their ids
    "ambiente": "ambiente@comune.example: {0}",
    "sport": "sport@comune.example: {0}",
    "gioventu": "gioventu@comune.example: {0}; scambi@comune.example: {0}",
}
ASK = " Say for each of the last whether it arrived: `annuario mail resolve`."


@contextmanager
def answering(_folder: Path, behaviour: Behaviour) -> Iterator[int]:
    with mail_server(behaviour) as server:
        yield server.port


@contextmanager
def saying(_folder: Path, *lines: bytes) -> Iterator[int]:
    with scripted_server(lines) as port:
        yield port


@contextmanager
def showing(folder: Path, *, host: str = "localhost", expired: bool = False, trusted: bool = True) -> Iterator[int]:
    certificate = make_certificate(folder, host=host, expired=expired)
    with pytest.MonkeyPatch.context() as patch:
        if trusted:
            patch.setenv("SSL_CERT_FILE", str(certificate.file))
        with mail_server(Behaviour(certificate=certificate)) as server:
            yield server.port


@contextmanager
def refusing_the_login(folder: Path) -> Iterator[int]:
    certificate = make_certificate(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(certificate.file))
        patch.setenv("ANNUARIO_SMTP_USER", "coordinamento")
        patch.setenv("ANNUARIO_SMTP_PASSWORD", "sbagliata")
        with mail_server(Behaviour(login=("coordinamento", "giusta"), certificate=certificate)) as server:
            yield server.port


def content(answer: str) -> Fault:
    return partial(answering, behaviour=Behaviour(content=lambda _: answer))


def recipient(answer: str) -> Fault:
    return partial(answering, behaviour=Behaviour(recipient=lambda _: answer))


def told_of_each(answer: str) -> str:
    """The words about the three mails, by their recipients."""
    return "; ".join(words.format(answer) for words in ADDRESSES.values())


def whose(words: str) -> str:
    return "; ".join(f"{department}: {words}" for department in ADDRESSES)


HELLO = (b"220 ready\r\n", b"250-posta\r\n250 8BITMIME\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go on\r\n")
FAULTS: dict[str, tuple[Fault, str, str]] = {
    # what goes wrong: how, security, what the coordinator reads ({server} is where it listens)
    "421 at the greeting": (
        lambda folder: saying(folder, b"421 closing for the night\r\n"),
        "none",
        "No mail went out; 3 wait for the next run (The mail server {server} does not let us in: 421 closing for the night).",
    ),
    "421 for a recipient": (
        recipient("421 4.3.2 going down"),
        "none",
        (
            "No mail went out; 3 wait for the next run (ambiente@comune.example: 421 4.3.2 going down; The mail server takes"
            " no more mail now: 421 4.3.2 going down)."
        ),
    ),
    "421 after the content": (
        content("421 4.3.2 going down"),
        "none",
        (
            "No mail went out; 3 wait for the next run (421 4.3.2 going down; The mail server takes no more mail now:"
            " 421 4.3.2 going down)."
        ),
    ),
    "450 for a recipient": (
        recipient("450 4.2.0 greylisted"),
        "none",
        f"No mail went out; 3 wait for the next run ({told_of_each('450 4.2.0 greylisted')}).",
    ),
    "451 after the content": (
        content("451 4.3.0 try again"),
        "none",
        "No mail went out; 3 wait for the next run (451 4.3.0 try again).",
    ),
    "550 for a recipient": (
        recipient("550 5.1.1 no such user"),
        "none",
        "No mail went out; 3 were refused ("
        + "; ".join(f"{department}: {words.format('550 5.1.1 no such user')}" for department, words in ADDRESSES.items())
        + ").",
    ),
    "550 after the content": (
        content("550 5.7.1 looks like spam"),
        "none",
        f"No mail went out; 3 were refused ({whose('550 5.7.1 looks like spam')}).",
    ),
    "552 after the content": (
        content("552 5.3.4 too large"),
        "none",
        f"No mail went out; 3 were refused ({whose('552 5.3.4 too large')}).",
    ),
    "closed while the content is on its way": (
        lambda folder: saying(folder, *HELLO),
        "none",
        (
            "No mail went out; 1 waits for the next run (The mail server broke off again and again while it was taking a mail);"
            f" 2 perhaps went out ({{unknown}}).{ASK}"
        ),
    ),
    "closed after the content": (
        content("close after"),
        "none",
        (
            "No mail went out; 1 waits for the next run (The mail server broke off again and again while it was taking a mail);"
            f" 2 perhaps went out ({{unknown}}).{ASK}"
        ),
    ),
    "hanging after the content": (
        content("hang"),
        "none",
        (
            "No mail went out; 1 waits for the next run (The mail server broke off again and again while it was taking a mail);"
            f" 2 perhaps went out ({{unknown}}).{ASK}"
        ),
    ),
    "hanging before the content": (
        lambda folder: answering(folder, Behaviour(silent=True)),
        "none",
        "No mail went out; 3 wait for the next run (The mail server {server} cannot be reached (no answer in time)).",
    ),
    "a certificate nobody vouches for": (
        partial(showing, trusted=False),
        "starttls",
        (
            "No mail went out; 3 wait for the next run (The mail server {server} shows a certificate that cannot be trusted"
            " (self-signed certificate): check the host's name in [mail.smtp])."
        ),
    ),
    "another's certificate": (
        partial(showing, host="altrove.example"),
        "starttls",
        (
            "No mail went out; 3 wait for the next run (The mail server {server} shows a certificate that cannot be trusted"
            " (Hostname mismatch, certificate is not valid for 'localhost'.): check the host's name in [mail.smtp])."
        ),
    ),
    "an expired certificate": (
        partial(showing, expired=True),
        "starttls",
        (
            "No mail went out; 3 wait for the next run (The mail server {server} shows a certificate that cannot be trusted"
            " (certificate has expired): check the host's name in [mail.smtp])."
        ),
    ),
    "no STARTTLS": (
        partial(answering, behaviour=Behaviour()),
        "starttls",
        ("No mail went out; 3 wait for the next run (The mail server {server} offers no STARTTLS or no login: check [mail.smtp])."),
    ),
    "a refused login": (
        refusing_the_login,
        "starttls",
        (
            "No mail went out; 3 wait for the next run (The mail server {server} does not let us in: 535 5.7.8 Authentication"
            " credentials invalid)."
        ),
    ),
}


@pytest.mark.parametrize("fault", list(FAULTS))
def test_each_fault_has_its_sentence_and_nothing_is_lost(fault: str, open_on: OpenDesk, tmp_path: Path) -> None:
    break_, security, expected = FAULTS[fault]
    with break_(tmp_path) as port, open_on(DAY) as desk:
        server = Server.model_validate({"host": "localhost", "port": port, "security": security})
        transport = Smtp(server, timeout=0.5)

        result = remind(desk, transport)
        transport.close()
        rows = messages(desk.ledger)

    unknown = "; ".join(f"{row.items[0][0]}: {row.answer}" for row in rows if row.state == "unknown")
    assert result.sentence() == expected.format(server=f"localhost:{port}", unknown=unknown)
    assert Counter(row.state for row in rows) == Counter(
        queued=len(result.waiting), refused=len(result.refused), unknown=len(result.unknown)
    )
    assert len(rows) == 3


@pytest.mark.parametrize("fault", ["451 after the content", "450 for a recipient", "421 at the greeting", "no STARTTLS"])
def test_what_was_put_off_goes_out_once_when_the_server_is_well_again(fault: str, open_on: OpenDesk, tmp_path: Path) -> None:
    break_, security, _ = FAULTS[fault]
    with break_(tmp_path) as port, open_on(DAY) as desk:
        server = Server.model_validate({"host": "localhost", "port": port, "security": security})
        first = Smtp(server, timeout=0.5)
        remind(desk, first)
        first.close()
        with mail_server() as well:
            transport = Smtp(Server(host="localhost", port=well.port, security="none"), timeout=5)
            second, third = (remind(later(desk, minutes=minutes), transport) for minutes in (15, 16))
            transport.close()

        assert (second.sentence(), third.sentence()) == ("3 mails went out.", "No mail went out.")
        assert sorted(Counter(mail["Message-ID"] for mail in well.taken).values()) == [1, 1, 1]
