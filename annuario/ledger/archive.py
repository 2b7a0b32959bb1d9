"""The archive: contents by SHA-256, written once, whole or not at all; nothing here is ever deleted."""

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from annuario.errors import AnnuarioError


class ArchiveFailed(AnnuarioError):
    """A content could not be kept: the disk is full, or the folder not writable."""


def sha256(path: Path) -> str:
    """Return the SHA-256 of the file at `path`, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of(*values: str | bytes) -> str:
    """Return one SHA-256 for several values in their order; a value's border counts."""
    total = hashlib.sha256()
    for value in values:
        raw = value.encode() if isinstance(value, str) else value
        total.update(len(raw).to_bytes(8, "big") + raw)
    return total.hexdigest()


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive in `folder`."""

    folder: Path

    def path(self, digest: str) -> Path:
        """Return where the content with this digest lies, or would lie."""
        return self.folder / digest[:2] / digest

    def holds(self, digest: str) -> bool:
        """Return whether the content is there."""
        return self.path(digest).is_file()

    def keep(self, content: bytes) -> str:
        """Keep `content` and return its digest. Raises ArchiveFailed, and then nothing is half-written."""
        digest = hashlib.sha256(content).hexdigest()
        if not self.holds(digest):
            publish(self.path(digest), content)
        return digest

    def keep_file(self, path: Path) -> str:
        """Keep what stands in the file at `path` and return its digest."""
        return self.keep(path.read_bytes())


def publish(target: Path, content: bytes | Path) -> None:
    """Put `content`, or a copy of the file at that path, at `target` by one rename: a reader finds the old file or the new one.

    Never a part of it. Raises ArchiveFailed with the reason; `target` is untouched then.
    """
    temporary = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".annuario-", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                with content.open("rb") as source:
                    shutil.copyfileobj(source, file)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True) if temporary else None
        message = f"{target} could not be written: {error.strerror}. Make room or mend the rights, then run again."
        raise ArchiveFailed(message) from error


def sweep(folder: Path) -> None:
    """Remove what a killed run left half-written below `folder`; for a holder of the cycle's lock only."""
    for part in folder.rglob(".annuario-*.part"):
        part.unlink(missing_ok=True)
