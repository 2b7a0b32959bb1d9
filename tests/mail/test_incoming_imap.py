"""The same mailbox by IMAP and as a Maildir; and what goes wrong with a server."""

import logging
import socket
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from annuario.cycle.mail import Incoming, Mail
from annuario.ledger.desk import Desk
from annuario.mail import receive
from annuario.mail.incoming import HandIn, Limits, Received
from annuario.mail.incoming.box import Box, MailboxAway, Maildir
from annuario.mail.incoming.imap import imap_box
from tests.servers.imapserver import PASSWORD, USER, imap_server
from tests.servers.incoming import answer, lay_maildir, returned
from tests.servers.mailserver import make_certificate

OpenDesk = Callable[..., AbstractContextManager[Desk]]
OpenBox = Callable[[Sequence[bytes]], AbstractContextManager[Box]]

SINCE = date(2006, 1, 9)
MAILS = tuple(answer(files={f"{number}.docx": b"PK %d" % number}, id_=f"<{number}@x>").as_bytes() for number in range(1, 4))
IMAP = """
[mail.incoming]
host = "localhost"
port = {port}
"""


@pytest.fixture(autouse=True)
def _login(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ANNUARIO_IMAP_USER", USER)
    monkeypatch.setenv("ANNUARIO_IMAP_PASSWORD", PASSWORD)
    monkeypatch.setenv("SSL_CERT_FILE", str(make_certificate(tmp_path).file))


@pytest.fixture(params=["maildir", "imap"])
def open_box(request: pytest.FixtureRequest, tmp_path: Path) -> OpenBox:
    @contextmanager
    def maildir(mails: Sequence[bytes]) -> Iterator[Box]:
        yield Maildir(lay_maildir(tmp_path / "mailbox", *mails))

    @contextmanager
    def imap(mails: Sequence[bytes]) -> Iterator[Box]:
        certificate = make_certificate(tmp_path)
        with (
            pytest.MonkeyPatch.context() as patch,
            imap_server(mails, certificate) as server,
        ):
            patch.setenv("SSL_CERT_FILE", str(certificate.file))
            with imap_box(Incoming(host="localhost", port=server.port), timeout=5) as box:
                yield box
            assert server.verbs <= {"CAPABILITY", "LOGIN", "EXAMINE", "STATUS", "UID-SEARCH", "UID-FETCH", "LOGOUT"}
            assert not [command for command in server.commands if "FETCH" in command and "PEEK" not in command]

    return maildir if request.param == "maildir" else imap


def test_mails_are_read_whole_and_in_the_order_in_which_they_came(open_box: OpenBox) -> None:
    with open_box(MAILS) as box:
        found = [(lying.size, lying.read(10**6)) for lying in box.mails(SINCE, frozenset())]

    assert found == [(len(mail), mail) for mail in MAILS]


def test_a_mail_whose_place_is_known_is_not_read_again(open_box: OpenBox) -> None:
    with open_box(MAILS) as box:
        places = [lying.place for lying in box.mails(SINCE, frozenset())]
        rest = [lying.place for lying in box.mails(SINCE, frozenset(places[:2]))]

    assert (len(set(places)), rest) == (3, places[2:])


def test_of_a_mail_that_is_too_large_only_the_head_is_read(open_box: OpenBox) -> None:
    with open_box(MAILS) as box:
        heads = [lying.read(100) for lying in box.mails(SINCE, frozenset())]

    assert [head.rstrip() for head in heads] == [mail.partition(b"\r\n\r\n")[0] for mail in MAILS]


def test_an_empty_mailbox_has_no_mails(open_box: OpenBox) -> None:
    with open_box(()) as box:
        assert list(box.mails(SINCE, frozenset())) == []


# --- a whole look, and what goes wrong ---


def shared_folder(desk: Desk) -> Path:
    folder = desk.workspace.cycle / "shared"
    (folder / "sport").mkdir(parents=True)
    (folder / ".annuario-share").write_text("here\n", "utf-8")
    return folder


def test_a_look_by_imap_takes_hand_ins_and_marks_once(open_on: OpenDesk, tmp_path: Path) -> None:
    mails = (MAILS[0], returned("gioventu@comune.example"), answer(files={"4.docx": b"x" * 5000}, id_="<4@x>").as_bytes())
    with imap_server(mails, make_certificate(tmp_path)) as server:
        pytest.MonkeyPatch().setenv("SSL_CERT_FILE", str(tmp_path / "localhost.pem"))
        with open_on(date(2006, 2, 16), mail=IMAP.format(port=server.port)) as desk:
            folder = shared_folder(desk)
            first = receive(desk, limits=Limits(largest=4000))
            fetched = len([command for command in server.commands if "FETCH" in command])
            server.validity = 2  # the server numbers its mails anew: all are read once more, and known
            second, third = receive(desk, limits=Limits(largest=4000)), receive(desk, limits=Limits(largest=4000))

    assert (first.hand_ins, len(first.bounced), first.questions) == ((HandIn("sport", ("1.docx",)),), 1, 1)
    assert (second, third, fetched > 0) == (Received(), Received(), True)
    assert sorted(path.name for path in folder.rglob("*") if path.is_file()) == [".annuario-share", "1.docx"]


def test_a_server_that_hangs_up_half_way_costs_nothing(open_on: OpenDesk, tmp_path: Path) -> None:
    certificate = make_certificate(tmp_path)
    looks: list[Received | None] = []
    # Capability, login, examine, status, search, heads: 1 to 6; then two commands a mail.
    for at in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0):
        with imap_server(MAILS, certificate, hangs_up_at=at) as server, open_on(SINCE, mail=IMAP.format(port=1)) as desk:
            folder = desk.workspace.cycle / "shared" if looks else shared_folder(desk)
            with imap_or_away(server.port) as box:
                looks.append(receive(desk, box) if box else None)

    assert sum(len(look.hand_ins) for look in looks if look) == 3
    assert sorted(path.name for path in (folder / "sport").iterdir()) == ["1.docx", "2.docx", "3.docx"]
    assert [look is None for look in looks] == [True] * 4 + [False] * 7


@contextmanager
def imap_or_away(port: int) -> Iterator[Box | None]:
    """Yield the box, None if the server hangs up before it is open."""
    try:
        with imap_box(Incoming(host="localhost", port=port), timeout=5) as box:
            yield box
    except MailboxAway:
        yield None


def away(port: int) -> str:
    with pytest.raises(MailboxAway) as told, imap_box(Incoming(host="localhost", port=port), timeout=0.5):
        pass
    assert told.value.__cause__ is None
    return str(told.value).removeprefix(f"The mailbox on localhost:{port} ")


def test_each_fault_has_its_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    certificate = make_certificate(tmp_path)
    with imap_server(MAILS, certificate) as server:
        monkeypatch.setenv("ANNUARIO_IMAP_PASSWORD", "Canarino-7f3a9b")
        refused = away(server.port)
        monkeypatch.setenv("ANNUARIO_IMAP_PASSWORD", PASSWORD)
        monkeypatch.setenv("SSL_CERT_FILE", "")
        untrusted = away(server.port)
    gone = away(server.port)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        hanging = away(silent.getsockname()[1])

    assert [refused, untrusted, gone, hanging] == [
        "does not let us in: check ANNUARIO_IMAP_USER and ANNUARIO_IMAP_PASSWORD.",
        "shows a certificate that cannot be trusted (self-signed certificate): check the host's name in [mail.incoming].",
        "cannot be reached (Connection refused).",
        "cannot be reached (no answer in time).",
    ]


def traceback_of_a_login(port: int) -> str:
    """What a log may show of a failed login: the frames with all that stands in them."""
    with pytest.raises(MailboxAway) as told, imap_box(Incoming(host="localhost", port=port)):
        pass
    return "".join(traceback.TracebackException.from_exception(told.value, capture_locals=True).format())


def test_a_password_that_the_server_repeats_is_found_nowhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, open_on: OpenDesk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("ANNUARIO_IMAP_PASSWORD", "Canarino-7f3a9b")
    with imap_server(MAILS, make_certificate(tmp_path)) as server, open_on(SINCE, mail=IMAP.format(port=server.port)) as desk:
        result, shown = receive(desk), traceback_of_a_login(server.port)

    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert any("Canarino" in command for command in server.commands)
    assert "Canarino" not in repr(result) + shown + caplog.text
    assert not [content for content in written if b"Canarino" in content]


def test_without_a_login_nothing_is_read(monkeypatch: pytest.MonkeyPatch, open_on: OpenDesk) -> None:
    monkeypatch.delenv("ANNUARIO_IMAP_PASSWORD")
    with open_on(date(2006, 2, 16), mail=IMAP.format(port=1)) as desk:
        result = receive(desk)

    told = "Login to the mailbox: the variable ANNUARIO_IMAP_PASSWORD is not set. Set it, or unset ANNUARIO_IMAP_USER."
    assert result == Received(away=told, unread=True)


# --- the cycle file ---


@pytest.mark.parametrize(
    ("given", "mistake"),
    [
        ({}, "write either a maildir, such as '/var/mail/report', or the host of an IMAP server"),
        ({"maildir": "a", "host": "b"}, "write either a maildir, such as '/var/mail/report', or the host of an IMAP server"),
        (
            {"host": "posta.example", "security": "none"},
            "write security = 'tls' or 'starttls': a password is not sent unencrypted to another machine",
        ),
    ],
)
def test_a_mistake_in_the_cycle_file_is_told(given: dict[str, str], mistake: str) -> None:
    with pytest.raises(ValidationError, match=mistake):
        Incoming.model_validate(given)


def test_answers_are_asked_to_the_mailbox_else_to_the_coordinator() -> None:
    mail = {"sender": "a@b.example", "coordinator": "c@b.example"}

    asked = [
        Mail.model_validate(mail).answers,
        Mail.model_validate({**mail, "incoming": {"maildir": "x"}}).answers,
        Mail.model_validate({**mail, "incoming": {"maildir": "x", "address": "d@b.example"}}).answers,
    ]

    assert asked == ["c@b.example", "c@b.example", "d@b.example"]
