"""The transport that sends: one SMTP connection for many mails, encrypted and verified unless the cycle says otherwise.

Speaks the commands itself (RFC 5321), because only so it knows whether a broken connection came before the server could
have taken the mail, or after. Login and password are read when needed and kept nowhere.
"""

import base64
import contextlib
import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP as WIRE

from annuario.cycle.mail import Smtp as Server
from annuario.errors import Refused
from annuario.mail.login import login_of, source_of
from annuario.mail.transport import Answer
from annuario.mail.words import one_line

TIMEOUT = 30.0
_LONGEST_ANSWER = 300

# Replies of RFC 5321, 4.2: from 500 on a refusal is for good.
_DONE, _GO_ON, _CLOSING, _PERMANENT = 250, 354, 421, 500
_RECIPIENT_TAKEN = frozenset({250, 251})
_MOST_LOST = 2  # mails in a row of which nobody knows whether they arrived; a server that loses more is left in peace


class _NoConnection(Exception):
    """The server cannot be used at all; the text is a sentence for a person."""


class Smtp:
    """Sends through `server`; connects at the first mail. Raises Refused if login and password do not fit together."""

    def __init__(self, server: Server, *, timeout: float = TIMEOUT) -> None:
        self._server = server
        self._timeout = timeout
        self._connection: smtplib.SMTP | None = None
        self._down = ""
        self._lost = 0
        self._login()

    def send(self, message: EmailMessage, recipients: Sequence[str]) -> Answer:
        """Hand the mail to the server.

        One that cannot be reached, takes its leave (421), or twice in a row breaks off while it takes a mail is asked no
        more: all other mails wait.
        """
        if self._down:
            return Answer("later", self._down)
        try:
            connection = self._connection or self._connect()
        except _NoConnection as error:
            self._down = str(error)
            return Answer("later", self._down)
        answer = self._hand_over(connection, message, recipients)
        self._lost = self._lost + 1 if answer.state == "unknown" else 0
        if self._lost == _MOST_LOST:
            self._down = "The mail server broke off again and again while it was taking a mail"
        if answer.state != "sent":
            self._start_afresh(connection)
        return answer

    def arrived(self, message: EmailMessage) -> None:
        """Return None: after the last byte left, only the server knows (RFC 1047)."""

    def close(self) -> None:
        """Take leave of the server."""
        if self._connection:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._connection.quit()
            self._connection.close()
            self._connection = None

    def _hand_over(self, connection: smtplib.SMTP, message: EmailMessage, recipients: Sequence[str]) -> Answer:
        content = message.as_bytes(policy=WIRE)
        try:
            refusal, left_out = self._announce(connection, str(message["From"]), recipients)
        except (OSError, smtplib.SMTPException) as error:
            return Answer("later", f"The mail server broke off before it had the mail ({_reason(error)})")
        return refusal or self._content(connection, content, left_out)

    def _announce(self, connection: smtplib.SMTP, sender: str, recipients: Sequence[str]) -> tuple[Answer | None, str]:
        """Bring the server to where it wants the content, and name who is left out; or return its refusal."""
        code, words = connection.mail(sender)
        if code != _DONE:
            # Also for a 5xx: what is wrong with the sender is no department's fault, and can be mended.
            return Answer("later", f"The mail server did not take the sender: {self._told(code, words)}"), ""
        answers = [(recipient, *connection.rcpt(recipient)) for recipient in recipients]
        left_out = [answer for answer in answers if answer[1] not in _RECIPIENT_TAKEN]
        told = "; ".join(f"{recipient}: {self._told(code, words)}" for recipient, code, words in left_out)
        if len(left_out) == len(answers):
            hopeless = all(code >= _PERMANENT for _, code, _ in left_out)
            return Answer("refused" if hopeless else "later", told, put_off=not (hopeless or self._down)), ""
        code, words = connection.docmd("DATA")
        return (None, told) if code == _GO_ON else (self._not_taken(code, words), "")

    def _content(self, connection: smtplib.SMTP, content: bytes, left_out: str) -> Answer:
        try:
            connection.send(_dotted(content))
            code, words = connection.getreply()
        except (OSError, smtplib.SMTPException) as error:
            return Answer("unknown", f"The mail server broke off while it was taking the mail ({_reason(error)})")
        match code // 100:
            case 2:
                return Answer("sent", f"not to all: {left_out}" if left_out else "", said=self._told(code, words))
            case 4 | 5:
                return self._not_taken(code, words)
            case _:
                return Answer("unknown", f"The mail server answered what nobody understands: {self._told(code, words)}")

    def _not_taken(self, code: int, words: bytes) -> Answer:
        hopeless = code >= _PERMANENT
        told = self._told(code, words)
        return Answer("refused" if hopeless else "later", told, put_off=not (hopeless or self._down))

    def _start_afresh(self, connection: smtplib.SMTP) -> None:
        """Bring the connection back to its beginning, or drop it: the next mail then opens another."""
        try:
            usable = connection.rset()[0] == _DONE
        except (OSError, smtplib.SMTPException):
            usable = False
        if not usable:
            connection.close()
            self._connection = None

    def _connect(self) -> smtplib.SMTP:
        host, where = self._server.host, f"The mail server {self._server.host}:{self._server.port}"
        connection: smtplib.SMTP | None = None
        try:
            connection = self._open(host)
            connection.ehlo_or_helo_if_needed()
            if self._server.security == "starttls":
                connection.starttls(context=ssl.create_default_context())
                connection.ehlo()
            self._log_in(connection, where)
        except ssl.SSLCertVerificationError as error:
            message = f"{where} shows a certificate that cannot be trusted ({error.verify_message})"
            failed = _NoConnection(f"{message}: check the host's name in [mail.smtp]")
        except smtplib.SMTPNotSupportedError:
            failed = _NoConnection(f"{where} offers no {self._server.security.upper()} or no login: check [mail.smtp]")
        except smtplib.SMTPResponseException as error:
            words = error.smtp_error if isinstance(error.smtp_error, bytes) else str(error.smtp_error).encode()
            failed = _NoConnection(f"{where} does not let us in: {self._told(error.smtp_code, words)}")
        except (OSError, smtplib.SMTPException) as error:
            failed = _NoConnection(f"{where} cannot be reached ({_reason(error)})")
        except _NoConnection as error:
            failed = error
        else:
            self._connection = connection
            return connection
        if connection:
            connection.close()
        raise failed from None  # a chain might show the login to a log

    def _open(self, host: str) -> smtplib.SMTP:
        if self._server.security == "tls":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(host, self._server.port, timeout=self._timeout, context=context)
        return smtplib.SMTP(host, self._server.port, timeout=self._timeout)

    def _log_in(self, connection: smtplib.SMTP, where: str) -> None:
        login = self._login()
        if not login:
            return
        try:
            connection.login(*login)
        except UnicodeError:
            message = f"{where} was not used: its login and password may hold plain ASCII letters only"
            raise _NoConnection(message) from None
        finally:
            connection.user = connection.password = ""  # smtplib keeps them otherwise

    def _login(self) -> tuple[str, str] | None:
        """Return login and password, None if there are none. Raises Refused."""
        if self._server.security == "none":
            if login_of(self._server, "the mail server") is not None:
                raise Refused(
                    f"There is a login ({source_of(self._server)}), but [mail.smtp] says security = 'none': a password is not "
                    "sent unencrypted. Write 'starttls' or 'tls', or take the login away; no mail left."
                )
            return None
        return login_of(self._server, "the mail server")

    def _told(self, code: int, words: bytes) -> str:
        """Return the server's answer on one line, without what nobody may read; one that takes its leave is noted."""
        text = one_line(words.decode("utf-8", "replace"))
        login = self._login()
        for secret in _forms(*login) if login else ():
            text = text.replace(secret, "…")
        told = f"{code} {text[:_LONGEST_ANSWER]}".strip()
        if code == _CLOSING:
            self._down = f"The mail server takes no more mail now: {told}"
        return told


def _forms(user: str, password: str) -> tuple[str, ...]:
    """Return the password as it stands, and as it travels (RFC 4616, and the LOGIN that smtplib knows besides)."""
    plain = (f"\0{user}\0{password}", password)
    return (password, *(base64.b64encode(form.encode()).decode() for form in plain))


def _dotted(content: bytes) -> bytes:
    """Return the content as it goes over the wire, with its end (RFC 5321, 4.5.2); its lines end in CR LF already."""
    stuffed = (b"\r\n" + content).replace(b"\r\n.", b"\r\n..")[2:]
    return stuffed + (b".\r\n" if stuffed.endswith(b"\r\n") else b"\r\n.\r\n")


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):  # smtplib hides the latter
        return "no answer in time"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "connection closed" if isinstance(error, smtplib.SMTPServerDisconnected) else "it answers otherwise than expected"
