"""A password that we would know anywhere, and every place that a person, a log or the ledger could find it in."""

import base64
import logging
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest

from annuario.cli.main import main
from annuario.errors import AnnuarioError
from annuario.ledger.desk import Desk
from annuario.mail import morning, remind, trial
from tests.servers.mailserver import Behaviour, mail_server, make_certificate

OpenDesk = Callable[..., AbstractContextManager[Desk]]

CANARY = "Canarino-7f3a9b"
USER = "coordinamento"
TOLD = (CANARY, base64.b64encode(CANARY.encode()).decode(), base64.b64encode(f"\0{USER}\0{CANARY}".encode()).decode())
SMTP = """transport = "smtp"
[mail.smtp]
host = "{host}"
port = {port}
security = "{security}"
"""

# What may go wrong while the password is at hand: a server that repeats it, refuses it, cannot be trusted, offers no
# encryption, breaks off, is not there; and settings that do not fit together.
WRONG = {
    "repeats it": Behaviour(login=(USER, CANARY), content=lambda _: f"554 {' '.join(TOLD)} is bad"),
    "puts off and repeats it": Behaviour(login=(USER, CANARY), recipient=lambda _: f"451 {' '.join(TOLD)}"),
    "refuses it": Behaviour(login=(USER, "another")),
    "breaks off": Behaviour(login=(USER, CANARY), content=lambda _: "close before"),
    "takes all": Behaviour(login=(USER, CANARY)),
}


@pytest.fixture
def canary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Path:
    """A certificate that is trusted; the login stands in the environment, and everything that is logged is kept."""
    certificate = make_certificate(tmp_path)
    for name, value in (("USER", USER), ("PASSWORD", CANARY)):
        monkeypatch.setenv(f"ANNUARIO_SMTP_{name}", value)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    caplog.set_level(logging.DEBUG)
    return certificate.file


def found(folder: Path, *texts: str) -> list[str]:
    """Where the password stands: files below `folder` but the certificate, or `texts`."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    places = [str(path) for path in files if any(form.encode() in path.read_bytes() for form in TOLD)]
    return places + [text for text in texts if any(form in text for form in TOLD)]


def everything(desk: Desk, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the commands print about the cycle, also as JSON, and all that was logged."""
    cycle = ["--cycle", str(desk.workspace.cycle), "--today", desk.clock.today.isoformat()]
    for words in (["mail", "list"], ["mail", "list", "--json"], ["mail", "test"], ["doctor", "--json"], ["status", "--json"]):
        main([*words, *cycle])
    printed = capsys.readouterr()
    ours = (record for record in caplog.records if record.name != "mail.log")  # that is the server's own
    return [printed.out, printed.err, *(record.getMessage() for record in ours)]


@pytest.mark.parametrize("how", list(WRONG))
@pytest.mark.usefixtures("canary")
def test_no_password_in_ledger_files_logs_or_what_is_printed(
    how: str, open_on: OpenDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    behaviour = Behaviour(**{**vars(WRONG[how]), "certificate": make_certificate(tmp_path)})
    with mail_server(behaviour) as server:
        mail = SMTP.format(host="localhost", port=server.port, security="starttls")
        with open_on(date(2006, 2, 16), mail=mail) as desk:
            told = [repr(remind(desk)), repr(morning(desk)), repr(trial(desk)), *everything(desk, capsys, caplog)]
            logins = list(server.logins)

    assert (USER, CANARY) in logins
    assert found(tmp_path, *told) == []


def test_no_password_of_a_file_is_found_anywhere_else(
    canary: Path,
    open_on: OpenDesk,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert canary.exists()
    for name in ("USER", "PASSWORD"):
        monkeypatch.delenv(f"ANNUARIO_SMTP_{name}")
    secret = tmp_path_factory.mktemp("etc") / "mail.login"
    secret.write_text(f"{USER}\n{CANARY}\n", "utf-8")
    secret.chmod(0o600)
    behaviour = Behaviour(login=(USER, CANARY), certificate=make_certificate(tmp_path), content=lambda _: f"451 {CANARY}")
    with mail_server(behaviour) as server:
        mail = SMTP.format(host="localhost", port=server.port, security="starttls") + f'login_file = "{secret}"\n'
        with open_on(date(2006, 2, 16), mail=mail) as desk:
            told = [repr(remind(desk)), repr(morning(desk)), repr(trial(desk)), *everything(desk, capsys, caplog)]
            logins = list(server.logins)

    assert (USER, CANARY) in logins
    assert found(tmp_path, *told) == []


@pytest.mark.parametrize("security", ["tls", "none"])
@pytest.mark.usefixtures("canary")
def test_no_password_in_what_is_said_of_a_server_that_cannot_be_used(
    security: str, open_on: OpenDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with mail_server() as gone:
        port = gone.port
    with open_on(date(2006, 2, 16), mail=SMTP.format(host="localhost", port=port, security=security)) as desk:
        told = []
        for verb in (remind, morning, trial):
            try:
                told.append(repr(verb(desk)))
            except AnnuarioError as error:
                shown = traceback.TracebackException.from_exception(error, capture_locals=True)
                told += ["".join(shown.format()), str(error)]
        told += everything(desk, capsys, caplog)

    assert "cannot be reached" in told[0] or "security = 'none'" in told[1]
    assert found(tmp_path, *told) == []
