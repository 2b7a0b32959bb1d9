"""A real SMTP server on the loopback address whose answers a test chooses, and the certificate it may show."""

import asyncio
import datetime as dt
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "127.0.0.1"


def _yes(_subject: str) -> str:
    return "250 OK"


@dataclass
class Behaviour:
    """What the server answers: `recipient` and `content` are asked per address and per mail.

    An answer "close before" drops the connection without taking the mail, "close after" takes it and drops the
    connection without a word, "hang" takes it and says nothing.
    """

    recipient: Callable[[str], str] = _yes
    content: Callable[[str], str] = _yes
    sender: Callable[[str], str] = _yes
    login: tuple[str, str] | None = None
    certificate: "Certificate | None" = None
    tls_from_the_start: bool = False
    silent: bool = False


@dataclass
class MailServer:
    """A running server: where it listens, how often somebody connected, and what it took."""

    port: int = 0
    connections: int = 0
    taken: list[EmailMessage] = field(default_factory=list)
    recipients: list[tuple[str, ...]] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)

    @property
    def subjects(self) -> list[str]:
        """The subjects of what it took."""
        return [str(mail["Subject"]) for mail in self.taken]


@contextmanager
def mail_server(behaviour: Behaviour | None = None) -> Iterator[MailServer]:
    """Yield a server in a thread of its own that ends with the block."""
    server, chosen = MailServer(), behaviour or Behaviour()
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    listening = asyncio.run_coroutine_threadsafe(_listen(server, chosen), loop).result(10)
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(_end(listening), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _listen(server: MailServer, behaviour: Behaviour) -> asyncio.Server:
    context = behaviour.certificate.context() if behaviour.certificate else None

    def protocol() -> asyncio.BaseProtocol:
        server.connections += 1
        if behaviour.silent:
            return asyncio.Protocol()
        return SMTP(
            _Handler(server, behaviour),
            hostname="localhost",
            enable_SMTPUTF8=False,
            tls_context=None if behaviour.tls_from_the_start else context,
            authenticator=_authenticator(server, behaviour.login),
            auth_require_tls=not behaviour.tls_from_the_start,
            loop=asyncio.get_running_loop(),
        )

    from_start = context if behaviour.tls_from_the_start else None
    listening = await asyncio.get_running_loop().create_server(protocol, HOST, 0, ssl=from_start)
    server.port = listening.sockets[0].getsockname()[1]
    return listening


async def _end(listening: asyncio.Server) -> None:
    listening.close()
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.sleep(0.05)  # the transports close in the loop's next turns


def _authenticator(server: MailServer, login: tuple[str, str] | None) -> Callable[..., AuthResult] | None:
    if login is None:
        return None

    def authenticate(_server: SMTP, _session: Session, _envelope: Envelope, _kind: str, given: object) -> AuthResult:
        assert isinstance(given, LoginPassword)
        pair = (given.login.decode(), given.password.decode())
        server.logins.append(pair)
        return AuthResult(success=pair == login, handled=False)

    return authenticate


class _Handler:
    """Answers as told and keeps what it took."""

    def __init__(self, server: MailServer, behaviour: Behaviour) -> None:
        self._kept, self._behaviour = server, behaviour

    async def handle_MAIL(  # noqa: N802 -- aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self._behaviour.sender(address)
        if answer.startswith("250"):
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return answer

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        answer = self._behaviour.recipient(address)
        if answer == "close before":
            _drop(server)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 -- aiosmtpd's name
        content = envelope.content
        assert isinstance(content, bytes)
        mail = message_from_bytes(content, policy=WIRE)
        answer = self._behaviour.content(str(mail["Subject"]))
        if answer == "close before":
            _drop(server)
            return "250 nobody hears this"
        if answer.startswith("250") or answer in {"close after", "hang"}:
            self._kept.taken.append(mail)
            self._kept.recipients.append(tuple(envelope.rcpt_tos))
        if answer == "close after":
            _drop(server)
        if answer == "hang":
            await asyncio.sleep(60)
        return answer


def _drop(server: SMTP) -> None:
    transport = server.transport
    assert isinstance(transport, asyncio.Transport)
    transport.abort()


@dataclass(frozen=True)
class Certificate:
    """A certificate for `localhost` that nobody has signed but itself; `file` holds it with its key."""

    file: Path

    def context(self) -> ssl.SSLContext:
        """Return what a server needs to show it."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.file)
        return context


def make_certificate(folder: Path, *, host: str = "localhost", expired: bool = False) -> Certificate:
    """Return a fresh certificate for `host`, valid for an hour; or one that was, until a minute ago."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = dt.datetime.now(dt.UTC) - dt.timedelta(minutes=62 if expired else 0)
    addresses = [x509.IPAddress(ipaddress.ip_address(HOST))] if host == "localhost" else []
    hosts = [x509.DNSName(host), *addresses]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(minutes=1))
        .not_valid_after(now + dt.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName(hosts), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    form = serialization.Encoding.PEM
    private = key.private_bytes(form, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file = folder / "localhost.pem"
    file.write_bytes(made.public_bytes(form) + private)
    return Certificate(file)
