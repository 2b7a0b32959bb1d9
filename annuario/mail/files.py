"""The transport that sends nothing: each mail becomes an .eml file in a folder, for people to look at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from annuario.ledger.archive import ArchiveFailed, publish
from annuario.mail.message import REFERENCE
from annuario.mail.transport import Answer


@dataclass(frozen=True, slots=True)
class Files:
    """Lays `<day>-<department>-<kind>.eml` in `folder`; a second mail of that name gets a number."""

    folder: Path

    def send(self, message: EmailMessage, recipients: Sequence[str]) -> Answer:  # noqa: ARG002 -- they stand in To
        """Write the mail by one rename; a mail that lies there already is not written again."""
        if self.arrived(message):
            return Answer("sent")
        try:
            publish(self._free_name(message), message.as_bytes(policy=SMTP))
        except ArchiveFailed as error:
            return Answer("later", str(error))
        return Answer("sent")

    def arrived(self, message: EmailMessage) -> bool:
        """Return whether the mail lies in the folder."""
        return any(_message_id(path) == message["Message-ID"] for path in self._names(message) if path.is_file())

    def close(self) -> None:
        """Do nothing: no file stays open."""

    def _free_name(self, message: EmailMessage) -> Path:
        return next(path for path in self._names(message) if not path.exists())

    def _names(self, message: EmailMessage) -> Iterator[Path]:
        """Yield the names that the mail may have, up to the first that is free."""
        number, path = 1, self.folder / f"{message[REFERENCE]}.eml"
        while path.exists():
            yield path
            number += 1
            path = self.folder / f"{message[REFERENCE]}-{number}.eml"
        yield path


def _message_id(path: Path) -> str:
    return str(message_from_bytes(path.read_bytes(), policy=SMTP)["Message-ID"])
