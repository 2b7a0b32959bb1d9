"""The part [mail] of cycle.toml: how mail leaves, where answers lie, and where logins come from. Only the form."""

from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from annuario.cycle.form import Address, Form, Line


class Login(Form):
    """Where login and password of a mail server come from, for they never stand in this file.

    From the environment, by the names of two variables; or from `login_file`, two lines in a file that only the administrator
    and the program can read.
    """

    user_from: Line
    password_from: Line
    login_file: Line | None = None

    @field_validator("login_file")
    @classmethod
    def _is_outside(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith("/"):
            message = "write the whole path, such as '/etc/annuario/mail.login': a password does not lie with the cycle"
            raise ValueError(message)
        return value


class Smtp(Login):
    """The mail server that sends."""

    host: Line
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    user_from: Line = "ANNUARIO_SMTP_USER"
    password_from: Line = "ANNUARIO_SMTP_PASSWORD"  # noqa: S105 -- the name of a variable, no secret


class Incoming(Login):
    """Where answers and returned mails lie: a `maildir` on this machine, or a `folder` of the IMAP server `host`.

    `address` is whose mailbox it is: answers are asked to it (default: to the coordinator), and what is for the coordinator is
    passed on, unless it is the coordinator's own.
    """

    maildir: Line | None = None
    host: Line | None = None
    port: int = Field(default=993, ge=1, le=65535)
    security: Literal["tls", "starttls", "none"] = "tls"
    folder: Line = "INBOX"
    user_from: Line = "ANNUARIO_IMAP_USER"
    password_from: Line = "ANNUARIO_IMAP_PASSWORD"  # noqa: S105 -- the name of a variable, no secret
    address: Address | None = None

    @model_validator(mode="after")
    def _is_one_place(self) -> Self:
        if (self.maildir is None) == (self.host is None):
            message = "write either a maildir, such as '/var/mail/report', or the host of an IMAP server"
            raise ValueError(message)
        if self.host and self.security == "none" and self.host not in {"localhost", "127.0.0.1", "::1"}:
            message = "write security = 'tls' or 'starttls': a password is not sent unencrypted to another machine"
            raise ValueError(message)
        return self


class Mail(Form):
    """How mail leaves: `files` lays one .eml each in the outbox, `smtp` sends; and where answers to it lie, if anywhere."""

    transport: Literal["files", "smtp"] = "files"
    sender: Address
    coordinator: Address
    smtp: Smtp | None = None
    incoming: Incoming | None = None

    @property
    def answers(self) -> str:
        """The address that answers are asked to."""
        return self.incoming.address if self.incoming and self.incoming.address else self.coordinator

    @model_validator(mode="after")
    def _has_server(self) -> Self:
        if self.transport == "smtp" and self.smtp is None:
            message = "add a part [mail.smtp] with the host of the mail server, or write transport = 'files'"
            raise ValueError(message)
        return self
