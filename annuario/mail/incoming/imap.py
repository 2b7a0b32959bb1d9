"""A folder of an IMAP server, opened for reading only: nothing is flagged as seen, moved or deleted.

Login and password are read when needed and kept nowhere; certificates are verified.
"""

import imaplib
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date

from imap_tools import AND, BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxFolderSelectError, MailboxLoginError

from annuario.cycle.mail import Incoming
from annuario.errors import Refused
from annuario.mail.incoming.box import Lying, MailboxAway, head_of, place_of
from annuario.mail.login import login_of, source_of

TIMEOUT = 30.0
_AT_ONCE = 100  # heads that are asked for together


class _NotLetIn(Exception):
    """The server refused login or password."""


_Failed = (OSError, imaplib.IMAP4.error, ImapToolsError, ValueError, _NotLetIn)


@contextmanager
def imap_box(server: Incoming, *, timeout: float = TIMEOUT) -> Iterator["Imap"]:
    """Yield the folder that `server` names. Raises MailboxAway if it cannot be read, or there is no login."""
    _login(server)  # not kept here: a traceback may show what stands in a frame
    where = f"The mailbox on {server.host}:{server.port}"
    box: BaseMailBox | None = None
    try:
        box = _connect(server, timeout)
        _log_in(box, server)
        box.folder.set(server.folder, readonly=True)
        validity = str(box.folder.status(server.folder, ["UIDVALIDITY"])["UIDVALIDITY"])
    except _Failed as error:
        if box:
            _leave(box)
        raise MailboxAway(f"{where} {_why(error, server)}.") from None  # a chain might show the login to a log
    try:
        yield Imap(box, f"{server.host}/{server.folder}/{validity}", where)
    finally:
        _leave(box)


@dataclass(frozen=True, slots=True)
class Imap:
    """An open folder; `name` tells it apart from others, and changes when its server numbers its mails anew."""

    box: BaseMailBox
    name: str
    where: str

    def mails(self, since: date, known: frozenset[str]) -> Iterator[Lying]:
        """Yield what came in, by the server's own date and in its order."""
        with self._told():
            numbers = sorted(self.box.uids(AND(date_gte=since)), key=int)
        new = [number for number in numbers if self._place(number) not in known]
        for first in range(0, len(new), _AT_ONCE):
            with self._told():
                sizes = self._sizes(new[first : first + _AT_ONCE])
            for number, size in sizes.items():
                yield Lying(self._place(number), size, self._reader(number))

    def _place(self, number: str) -> str:
        return place_of("imap", self.name, number)

    def _sizes(self, numbers: list[str]) -> Mapping[str, int]:
        """Return how large each of these mails is, in their order; those that vanished meanwhile are left out."""
        if not numbers:
            return {}
        heads = self.box.fetch(uid_list=numbers, mark_seen=False, headers_only=True, bulk=_AT_ONCE)
        sizes = {head.uid: head.size_rfc822 for head in heads if head.uid}
        return {number: sizes[number] for number in numbers if number in sizes}

    def _reader(self, number: str) -> Callable[[int], bytes]:
        def read(limit: int) -> bytes:
            with self._told():
                size = self._sizes([number]).get(number, 0)
                parts = "(BODY.PEEK[])" if size <= limit else "(BODY.PEEK[HEADER])"
                kind, answer = self.box.client.uid("fetch", number, parts)
                found = [part[1] for part in answer if isinstance(part, tuple)] if kind == "OK" else []
            if not found:
                raise MailboxAway(f"{self.where} does not give out a mail; the next run will try again.")
            raw = bytes(found[0])
            return raw if len(raw) <= limit else head_of(raw)

        return read

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except _Failed as error:
            raise MailboxAway(f"{self.where} broke off ({_reason(error)}).") from None


def _connect(server: Incoming, timeout: float) -> BaseMailBox:
    host = server.host or ""
    match server.security:
        case "tls":
            return MailBox(host, server.port, timeout, ssl_context=ssl.create_default_context())
        case "starttls":
            return MailBoxStartTls(host, server.port, timeout, ssl.create_default_context())
        case "none":
            return MailBoxUnencrypted(host, server.port, timeout)


def _log_in(box: BaseMailBox, server: Incoming) -> None:
    user, password = _login(server)
    try:
        if user.isascii() and password.isascii():
            box.login(user, password, initial_folder=None)
        else:
            box.login_utf8(user, password, initial_folder=None)
    except imaplib.IMAP4.abort:
        raise
    except (imaplib.IMAP4.error, MailboxLoginError):
        raise _NotLetIn from None


def _leave(box: BaseMailBox) -> None:
    with suppress(*_Failed):
        box.logout()
    with suppress(*_Failed):
        box.client.shutdown()  # a server that hung up leaves our end open otherwise


def _login(server: Incoming) -> tuple[str, str]:
    """Return login and password. Raises MailboxAway: what else a run does goes on without the mailbox."""
    try:
        login = login_of(server, "the mailbox")
    except Refused as error:
        raise MailboxAway(str(error)) from None
    if login is None:
        raise MailboxAway(f"Login to the mailbox: set {source_of(server)} in the environment, or write a login_file.")
    return login


def _why(error: Exception, server: Incoming) -> str:
    match error:
        case ssl.SSLCertVerificationError():
            told = f"shows a certificate that cannot be trusted ({error.verify_message})"
            return f"{told}: check the host's name in [mail.incoming]"
        case _NotLetIn():
            return f"does not let us in: check {source_of(server)}"
        case MailboxFolderSelectError():
            return f"has no folder {server.folder!r} that can be read: check folder in [mail.incoming]"
        case imaplib.IMAP4.error() if server.security == "starttls" and not isinstance(error, imaplib.IMAP4.abort):
            return "offers no STARTTLS: check [mail.incoming]"
        case _:
            return f"cannot be reached ({_reason(error)})"


def _reason(error: Exception) -> str:
    """Return why in a few words; never the library's own text, which may hold what was sent."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "connection closed" if isinstance(error, imaplib.IMAP4.abort) else "it answers otherwise than expected"
