"""Login and password of a mail server: from a file that only the administrator reads, else from the environment; kept nowhere."""

import os
from pathlib import Path

from annuario.cycle.mail import Login
from annuario.errors import Refused

_MOST = 4096  # bytes; a login of that length is some other file


def login_of(server: Login, whose: str) -> tuple[str, str] | None:
    """Return login and password for `server`, None if neither is there.

    `whose` begins the sentence of a refusal, such as "the mail server". Raises Refused for half a login, for a file that cannot
    be read or is open to everyone, and for anything that is not one line each.
    """
    user, password = _from_file(server.login_file, whose) if server.login_file else _from_environment(server)
    if not user and not password:
        return None
    fault = ""
    if not (user and password):
        missing, other = (server.password_from, server.user_from) if user else (server.user_from, server.password_from)
        fault = f"the variable {missing} is not set. Set it, or unset {other}."
    elif any(letter in user + password for letter in "\r\n\0"):
        fault = f"{source_of(server)} may hold one line for the login and one for the password."
    if fault:
        del user, password  # a traceback may show what stands in a frame
        raise Refused(f"Login to {whose}: {fault}")
    return user, password


def source_of(server: Login) -> str:
    """Return in words where login and password come from."""
    return server.login_file or f"{server.user_from} and {server.password_from}"


def _from_environment(server: Login) -> tuple[str, str]:
    return os.environ.get(server.user_from, ""), os.environ.get(server.password_from, "")


def _from_file(name: str, whose: str) -> tuple[str, str]:
    """Return the two lines of the file. Raises Refused."""
    path = Path(name)
    try:
        with path.open("rb") as file:
            open_to_all = os.fstat(file.fileno()).st_mode & 0o007
            lines = file.read(_MOST).decode("utf-8").splitlines()
    except OSError as error:
        raise Refused(f"Login to {whose}: {name} cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise Refused(f"Login to {whose}: {name} is no text in UTF-8.") from None
    fault = ""
    if open_to_all:
        fault = f"{name} is open to everyone on this machine; close it: chmod o= {name}"
    elif len(lines) != 2 or not all(lines):  # noqa: PLR2004 -- login and password
        fault = f"{name} has to hold two lines, the login and then the password."
    if fault:
        del lines
        raise Refused(f"Login to {whose}: {fault}")
    return lines[0], lines[1]
