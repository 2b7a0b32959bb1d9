"""The port through which mail is read, and the one way without a server: a Maildir on this machine.

Reads only: no mail is moved, flagged or deleted.
"""

import hashlib
import mailbox
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

from annuario.errors import AnnuarioError

_LONGEST_HEAD = 64 * 1024


class MailboxAway(AnnuarioError):
    """The mailbox cannot be read now; the message is a sentence for the coordinator."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A mail that lies in the mailbox: where (as a digest), how many bytes it has, and the way to read it.

    `read` raises MailboxAway; it returns the head only of a mail that is larger than it is told.
    """

    place: str
    size: int
    read: Callable[[int], bytes]


class Box(Protocol):
    """A mailbox."""

    def mails(self, since: date, known: frozenset[str]) -> Iterator[Lying]:
        """Yield the mails that came in on day `since` or later and lie at no place `known`, oldest first.

        Raises MailboxAway.
        """
        ...


def place_of(*parts: str) -> str:
    """Return the digest of where a mail lies."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def head_of(raw: bytes) -> bytes:
    """Return the header lines of a mail."""
    ends = [found for border in (b"\r\n\r\n", b"\n\n") if (found := raw.find(border)) >= 0]
    return raw[: min(ends)] if ends else raw


@dataclass(frozen=True, slots=True)
class Maildir:
    """A Maildir: what lies in `folder`/new and `folder`/cur."""

    folder: Path

    def mails(self, since: date, known: frozenset[str]) -> Iterator[Lying]:
        """Yield what came in, by the time of the files."""
        found = []
        for key, path in self._files():
            try:
                result = path.stat()
            except FileNotFoundError:  # another program moves it just now; the next run will see
                continue
            place = place_of("maildir", str(self.folder), key)
            if place not in known and datetime.fromtimestamp(result.st_mtime, UTC).date() >= since:
                found.append((result.st_mtime_ns, key, Lying(place, result.st_size, self._reader(key))))
        yield from (lying for _, _, lying in sorted(found, key=lambda entry: entry[:2]))

    def _files(self) -> list[tuple[str, Path]]:
        try:
            keys = mailbox.Maildir(self.folder, create=False).keys()
            return [(key, path) for key in keys if (path := self._path(key))]
        except (mailbox.NoSuchMailboxError, FileNotFoundError) as error:
            raise MailboxAway(f"There is no Maildir at {self.folder}: mend maildir in [mail.incoming], or make one.") from error
        except OSError as error:
            raise MailboxAway(f"The Maildir {self.folder} cannot be read ({error.strerror}): mend its rights.") from error

    def _path(self, key: str) -> Path | None:
        """Return where the mail `key` lies now; its name gets marks behind a colon, and it moves from new to cur."""
        for part in ("new", "cur"):
            for path in (self.folder / part / key, *(self.folder / part).glob(f"{_escaped(key)}:*")):
                if path.is_file():
                    return path
        return None

    def _reader(self, key: str) -> Callable[[int], bytes]:
        def read(limit: int) -> bytes:
            path = self._path(key)
            try:
                with (path or self.folder / "new" / key).open("rb") as file:
                    raw = file.read(max(limit, _LONGEST_HEAD) + 1)
            except OSError as error:
                message = f"A mail in the Maildir {self.folder} cannot be read ({error.strerror}); the next run will try again."
                raise MailboxAway(message) from error
            return raw if len(raw) <= limit else head_of(raw)

        return read


def _escaped(name: str) -> str:
    """Return `name` for a search by pattern, in which it stands for itself."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
