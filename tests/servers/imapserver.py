"""A small IMAP server on the loopback address (RFC 3501, as much as reading needs), and what it was asked to do."""

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.servers.mailserver import HOST, Certificate

USER, PASSWORD = "coordinamento", "solo-per-prova"


@dataclass
class ImapServer:
    """Where it listens, its mails by number, and what it was asked; it hangs up instead of answering the `hangs_up_at`-th."""

    mails: list[bytes]
    port: int = 0
    validity: int = 1
    hangs_up_at: int = 0
    commands: list[str] = field(default_factory=list)

    @property
    def verbs(self) -> set[str]:
        """What it was asked to do, each once."""
        return {command.split(" ")[0] for command in self.commands}


@contextmanager
def imap_server(mails: Sequence[bytes], certificate: Certificate, *, hangs_up_at: int = 0) -> Iterator[ImapServer]:
    """Yield a server for `mails`, encrypted from the start, in threads that end with the block."""
    server = ImapServer(list(mails), hangs_up_at=hangs_up_at)
    context = certificate.context()

    class Talk(_Talk):
        state = server
        tls = context

    with socketserver.ThreadingTCPServer((HOST, 0), Talk) as listening:
        listening.daemon_threads = True
        server.port = listening.server_address[1]
        thread = threading.Thread(target=listening.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown()
            thread.join(10)


class _Talk(socketserver.BaseRequestHandler):
    """One connection."""

    state: ImapServer
    tls: ssl.SSLContext

    def handle(self) -> None:
        try:
            with self.tls.wrap_socket(self.request, server_side=True) as connection:
                connection.sendall(b"* OK ready\r\n")
                with connection.makefile("rb") as lines:
                    for line in lines:
                        if not self._answer(connection, line.decode().strip()):
                            return
        except OSError:
            return  # the other side hung up, or did not trust us

    def _answer(self, connection: ssl.SSLSocket, line: str) -> bool:
        tag, _, command = line.partition(" ")
        self.state.commands.append(re.sub(r"^UID ", "UID-", command, flags=re.IGNORECASE))
        if len(self.state.commands) == self.state.hangs_up_at:
            return False
        verb = command.upper()
        ended = b"OK done"
        for start, say in (
            ("CAPABILITY", b"* CAPABILITY IMAP4rev1\r\n"),
            ("LOGIN", b""),
            ("EXAMINE", b"* %d EXISTS\r\n* OK [UIDVALIDITY %d]\r\n" % (len(self.state.mails), self.state.validity)),
            ("STATUS", b'* STATUS "INBOX" (UIDVALIDITY %d)\r\n' % self.state.validity),
            ("UID SEARCH", b"* SEARCH " + b" ".join(b"%d" % uid for uid, _ in self._numbered()) + b"\r\n"),
            ("UID FETCH", self._fetched(command) if verb.startswith("UID FETCH") else b""),
            ("LOGOUT", b"* BYE\r\n"),
        ):
            if verb.startswith(start):
                if start == "LOGIN" and PASSWORD not in command:
                    ended = b"NO [AUTHENTICATIONFAILED] wrong: " + command.encode()
                connection.sendall(say + tag.encode() + b" " + ended + b"\r\n")
                return start != "LOGOUT"
        connection.sendall(tag.encode() + b" BAD unknown\r\n")
        return True

    def _numbered(self) -> list[tuple[int, bytes]]:
        return [(number, mail) for number, mail in enumerate(self.state.mails, 1) if mail]

    def _fetched(self, command: str) -> bytes:
        _, _, numbers, parts = command.split(" ", 3)
        wanted = {int(number) for number in numbers.split(",")}
        section = "BODY[HEADER]" if "HEADER" in parts else "BODY[]"
        said = b""
        for uid, mail in self._numbered():
            if uid in wanted:
                content = mail.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if "HEADER" in section else mail
                told = f"* {uid} FETCH (UID {uid} FLAGS () RFC822.SIZE {len(mail)} {section} {{{len(content)}}}\r\n"
                said += told.encode() + content + b")\r\n"
        return said
