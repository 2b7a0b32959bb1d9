import logging
import socket
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from annuario.cycle.mail import Smtp as Server
from annuario.errors import Refused
from annuario.mail.smtp import Smtp
from annuario.mail.transport import Answer
from tests.servers.letters import SPORT, letter
from tests.servers.mailserver import Behaviour, mail_server, make_certificate

BOTH = ("sport@comune.example", "scambi@comune.example")
SECRET = "parola-segreta"


def plain_server(port: int) -> Server:
    return Server(host="127.0.0.1", port=port, security="none")


def answering(recipient: dict[str, str] | None = None, content: str = "250 OK", sender: str = "250 OK") -> Callable[[], Behaviour]:
    return lambda: Behaviour(
        recipient=lambda address: (recipient or {}).get(address, "250 OK"),
        content=lambda _subject: content,
        sender=lambda _address: sender,
    )


@pytest.mark.parametrize(
    ("behaviour", "expected", "taken"),
    [
        (answering(), Answer("sent"), 1),
        (answering({BOTH[0]: "450 busy"}), Answer("sent", "not to all: sport@comune.example: 450 busy"), 1),
        (answering({BOTH[1]: "550 unknown"}), Answer("sent", "not to all: scambi@comune.example: 550 unknown"), 1),
        (
            answering(dict.fromkeys(BOTH, "550 unknown")),
            Answer("refused", "sport@comune.example: 550 unknown; scambi@comune.example: 550 unknown"),
            0,
        ),
        (
            answering({BOTH[0]: "550 unknown", BOTH[1]: "450 busy"}),
            Answer("later", "sport@comune.example: 550 unknown; scambi@comune.example: 450 busy"),
            0,
        ),
        (answering(content="451 full\tup"), Answer("later", "451 full up"), 0),
        (answering(content="554 no such mail here"), Answer("refused", "554 no such mail here"), 0),
        (
            answering(sender="550 who are you"),
            Answer("later", "The mail server did not take the sender: 550 who are you"),
            0,
        ),
        (
            answering({BOTH[0]: "close before"}),
            Answer("later", "The mail server broke off before it had the mail (connection closed)"),
            0,
        ),
        (
            answering(content="close before"),
            Answer("unknown", "The mail server broke off while it was taking the mail (connection closed)"),
            0,
        ),
        (
            answering(content="close after"),
            Answer("unknown", "The mail server broke off while it was taking the mail (connection closed)"),
            1,
        ),
        (answering(content="999 ?"), Answer("unknown", "The mail server answered what nobody understands: 999 ?"), 0),
    ],
)
def test_the_servers_answer_decides_what_becomes_of_a_mail(
    behaviour: Callable[[], Behaviour], expected: Answer, taken: int
) -> None:
    with mail_server(behaviour()) as server:
        transport = Smtp(plain_server(server.port), timeout=5)

        answer = transport.send(letter(recipients=BOTH), BOTH)
        transport.close()

        assert (answer, len(server.taken)) == (expected, taken)


def test_after_a_broken_connection_the_next_mail_opens_another() -> None:
    behaviour = Behaviour(content=lambda subject: "close before" if subject == "uno" else "250 OK")
    with mail_server(behaviour) as server:
        transport = Smtp(plain_server(server.port), timeout=5)

        states = [transport.send(letter(subject=subject), SPORT).state for subject in ("uno", "due")]
        transport.close()

        assert (states, server.connections, server.subjects) == (["unknown", "sent"], 2, ["due"])


def test_a_server_that_is_not_there_is_told_in_one_sentence() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]

        answer = Smtp(plain_server(port)).send(letter(), SPORT)

    assert answer == Answer("later", f"The mail server 127.0.0.1:{port} cannot be reached (Connection refused)")


def test_a_server_that_says_nothing_is_asked_once_and_not_waited_for_again() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        port = silent.getsockname()[1]
        transport = Smtp(plain_server(port), timeout=0.3)

        answers = [transport.send(letter(), SPORT) for _ in range(3)]
        silent.settimeout(1)
        silent.accept()[0].close()
        silent.settimeout(0)

        assert answers == [Answer("later", f"The mail server 127.0.0.1:{port} cannot be reached (no answer in time)")] * 3
        with pytest.raises(BlockingIOError):
            silent.accept()


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_login_and_mail_travel_encrypted_and_the_certificate_is_verified(
    security: Literal["starttls", "tls"], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("ANNUARIO_SMTP_USER", "coordinamento")
    monkeypatch.setenv("ANNUARIO_SMTP_PASSWORD", SECRET)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    behaviour = Behaviour(login=("coordinamento", SECRET), certificate=certificate, tls_from_the_start=security == "tls")
    with mail_server(behaviour) as server:
        transport = Smtp(Server(host="localhost", port=server.port, security=security), timeout=5)

        answer = transport.send(letter(), SPORT)
        transport.close()

        assert (answer, server.logins, len(server.taken)) == (Answer("sent"), [("coordinamento", SECRET)], 1)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_nobody_vouches_for_stops_all_mail(security: Literal["starttls", "tls"], tmp_path: Path) -> None:
    behaviour = Behaviour(certificate=make_certificate(tmp_path), tls_from_the_start=security == "tls")
    with mail_server(behaviour) as server:
        answer = Smtp(Server(host="localhost", port=server.port, security=security), timeout=5).send(letter(), SPORT)

        assert (answer.state, server.taken) == ("later", [])
        assert answer.words == (
            f"The mail server localhost:{server.port} shows a certificate that cannot be trusted (self-signed certificate): "
            "check the host's name in [mail.smtp]"
        )


def test_a_server_without_starttls_gets_no_mail_in_the_clear() -> None:
    with mail_server() as server:
        answer = Smtp(Server(host="127.0.0.1", port=server.port), timeout=5).send(letter(), SPORT)

        where = f"127.0.0.1:{server.port}"
        assert answer == Answer("later", f"The mail server {where} offers no STARTTLS or no login: check [mail.smtp]")
        assert server.taken == []


def test_a_wrong_password_is_told_and_shown_to_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG, "annuario")
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("ANNUARIO_SMTP_USER", "coordinamento")
    monkeypatch.setenv("ANNUARIO_SMTP_PASSWORD", SECRET)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    with mail_server(Behaviour(login=("coordinamento", "another"), certificate=certificate)) as server:
        transport = Smtp(Server(host="localhost", port=server.port), timeout=5)

        answer = transport.send(letter(), SPORT)

        words = "does not let us in: 535 5.7.8 Authentication credentials invalid"
        assert answer == Answer("later", f"The mail server localhost:{server.port} {words}")
        seen = [
            repr(transport),
            repr(vars(transport)),
            *capsys.readouterr(),
            *(r.getMessage() for r in caplog.records if r.name.startswith("annuario")),
        ]
        assert not [text for text in seen if SECRET in text]


def test_a_server_that_repeats_the_password_is_not_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("ANNUARIO_SMTP_USER", "coordinamento")
    monkeypatch.setenv("ANNUARIO_SMTP_PASSWORD", SECRET)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    chatty = Behaviour(login=("coordinamento", SECRET), certificate=certificate, content=lambda _subject: f"554 {SECRET} is bad")
    with mail_server(chatty) as server:
        transport = Smtp(Server(host="localhost", port=server.port), timeout=5)

        answer = transport.send(letter(), SPORT)
        transport.close()

    assert answer == Answer("refused", "554 … is bad")


def test_a_password_that_cannot_be_sent_is_told_without_showing_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("ANNUARIO_SMTP_USER", "coordinamento")
    monkeypatch.setenv("ANNUARIO_SMTP_PASSWORD", "perché-no")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    with mail_server(Behaviour(login=("coordinamento", SECRET), certificate=certificate)) as server:
        answer = Smtp(Server(host="localhost", port=server.port), timeout=5).send(letter(), SPORT)

    words = "was not used: its login and password may hold plain ASCII letters only"
    assert answer == Answer("later", f"The mail server localhost:{server.port} {words}")


@pytest.mark.parametrize(
    ("variables", "security", "message"),
    [
        (
            {"ANNUARIO_SMTP_USER": "u"},
            "tls",
            "Login to the mail server: the variable ANNUARIO_SMTP_PASSWORD is not set. Set it, or unset ANNUARIO_SMTP_USER.",
        ),
        (
            {"ANNUARIO_SMTP_PASSWORD": SECRET},
            "tls",
            "Login to the mail server: the variable ANNUARIO_SMTP_USER is not set. Set it, or unset ANNUARIO_SMTP_PASSWORD.",
        ),
        (
            {"ANNUARIO_SMTP_USER": "u", "ANNUARIO_SMTP_PASSWORD": SECRET},
            "none",
            (
                "There is a login (ANNUARIO_SMTP_USER and ANNUARIO_SMTP_PASSWORD), but [mail.smtp] says security = 'none': a "
                "password is not sent unencrypted. Write 'starttls' or 'tls', or take the login away; no mail left."
            ),
        ),
    ],
)
def test_a_login_that_does_not_fit_together_is_refused_before_any_mail(
    variables: dict[str, str], security: Literal["tls", "none"], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(Refused) as told:
        Smtp(Server(host="localhost", security=security))

    assert str(told.value) == message
    assert SECRET not in "".join(traceback.format_exception(told.value))
