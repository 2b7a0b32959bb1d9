"""Folders a job may use, and the one move by which its result appears. Knows nothing of LibreOffice."""

import errno
import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from annuario.office.program import OfficeFailed


def require_writable(folder: Path) -> None:
    """Create the folder if need be and write a trial file in it; raise OfficeFailed if that cannot be.

    Asking for permissions would not do: root passes them all, and a full or read-only disk has none.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(b"trial")
    except OSError as error:
        message = f"The folder {folder} cannot be written ({error.strerror}): free the disk, or ask for the right to write."
        raise OfficeFailed(message) from error


def publish(made: Path, target: Path) -> None:
    """Put a finished file in its place by one rename; on failure the old target stays and OfficeFailed is raised."""
    try:
        try:
            made.replace(target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            _copy_then_rename(made, target)
    except OSError as error:
        message = f"{target} could not be written ({error.strerror}); what stood there before is untouched."
        raise OfficeFailed(message) from error


def _copy_then_rename(made: Path, target: Path) -> None:
    """Cross to another file system: the copy is whole, and on the disk, before it takes the target's name."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with made.open("rb") as source, os.fdopen(descriptor, "wb") as copy:
            shutil.copyfileobj(source, copy)
            copy.flush()
            os.fsync(copy.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def pipes_of(*, profile: Path, pipe: str) -> tuple[Path, ...]:
    """Return the two sockets of a running LibreOffice; it makes them in /tmp, whatever TMPDIR says.

    The name of the second holds the MD5 of the profile's URL, its bytes in hexadecimal without leading zeros.
    """
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    single = "SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)
    return tuple(Path(f"/tmp/OSL_PIPE_{os.getuid()}_{name}") for name in (pipe, single))  # noqa: S108 - not our choice


def remove_pipes(*, profile: Path, pipe: str) -> None:
    """Remove what a LibreOffice ended by force leaves in /tmp; call it only when that has ended."""
    for path in pipes_of(profile=profile, pipe=pipe):
        path.unlink(missing_ok=True)
