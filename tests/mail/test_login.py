import traceback
from pathlib import Path

import pytest

from annuario.cycle.mail import Incoming, Smtp
from annuario.errors import Refused
from annuario.mail.login import login_of

SECRET = "Canarino-7f3a9b"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for server in ("SMTP", "IMAP"):
        for what in ("USER", "PASSWORD"):
            monkeypatch.delenv(f"ANNUARIO_{server}_{what}", raising=False)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that only its owner may read."""
    file = tmp_path / "mail.login"
    file.write_text(f"coordinamento\n{SECRET}\n", "utf-8")
    file.chmod(0o600)
    return file


def refusal(file: Path) -> str:
    with pytest.raises(Refused) as told:
        login_of(Smtp(host="localhost", login_file=str(file)), "the mail server")
    shown = traceback.TracebackException.from_exception(told.value, capture_locals=True)
    assert SECRET not in "".join(shown.format())
    return str(told.value)


def test_login_and_password_are_the_two_lines_of_the_file(secret: Path) -> None:
    found = [
        login_of(server, "it") for server in (Smtp(host="a", login_file=str(secret)), Incoming(host="a", login_file=str(secret)))
    ]

    assert found == [("coordinamento", SECRET)] * 2


def test_the_file_goes_before_the_environment(secret: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNUARIO_SMTP_USER", "another")

    assert login_of(Smtp(host="a", login_file=str(secret)), "it") == ("coordinamento", SECRET)


def test_without_file_and_variables_there_is_no_login() -> None:
    assert login_of(Smtp(host="a"), "it") is None


def test_a_file_that_everyone_may_read_is_refused(secret: Path) -> None:
    secret.chmod(0o604)

    told = f"Login to the mail server: {secret} is open to everyone on this machine; close it: chmod o= {secret}"
    assert refusal(secret) == told


@pytest.mark.parametrize("content", ["", "coordinamento\n", f"coordinamento\n\n{SECRET}\n", f"\n{SECRET}\n"])
def test_a_file_of_other_lines_is_refused_without_showing_them(content: str, secret: Path) -> None:
    secret.write_text(content, "utf-8")

    assert refusal(secret) == f"Login to the mail server: {secret} has to hold two lines, the login and then the password."


def test_a_file_that_is_no_text_is_refused(secret: Path) -> None:
    secret.write_bytes(b"\xff\xfe" + SECRET.encode("utf-16"))

    assert refusal(secret) == f"Login to the mail server: {secret} is no text in UTF-8."


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    file = tmp_path / "gone"

    assert refusal(file) == f"Login to the mail server: {file} cannot be read (No such file or directory)."


def test_a_password_of_two_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNUARIO_SMTP_USER", "coordinamento")
    monkeypatch.setenv("ANNUARIO_SMTP_PASSWORD", f"{SECRET}\r\nRSET")

    with pytest.raises(Refused) as told:
        login_of(Smtp(host="a"), "the mail server")

    assert str(told.value) == (
        "Login to the mail server: ANNUARIO_SMTP_USER and ANNUARIO_SMTP_PASSWORD may hold one line for the login and one for "
        "the password."
    )


def test_a_file_beside_the_cycle_is_no_place_for_a_password() -> None:
    with pytest.raises(ValueError, match="write the whole path"):
        Smtp(host="a", login_file="mail.login")
