"""The private folder of one job, and the sweep of those whose owner was killed. Knows nothing of LibreOffice.

A folder belongs to whoever holds the lock on its `owner` file; the kernel frees that lock when the holder dies, however
it dies. So a folder whose lock is free is nobody's, and what still runs with it as its home is an orphan.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annuario.office.place import remove_pipes

_PREFIX = "office-"
_OWNER = "owner"
_YOUNG = 10.0  # seconds in which a folder without an owner's file may still be about to get one
_PATIENCE = 5.0  # seconds an ended process may take to be gone


@contextmanager
def job_folder(work: Path) -> Iterator[Path]:
    """Give an empty private folder below `work` while the block lasts; first, sweep away what killed owners left."""
    sweep(work)
    with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=work, ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        with (folder / _OWNER).open("wb") as owner:
            fcntl.flock(owner, fcntl.LOCK_EX)
            yield folder


def sweep(work: Path) -> int:
    """End the orphans and remove the folders of owners that were killed; return how many folders there were."""
    left = [folder for folder in work.glob(f"{_PREFIX}*") if folder.is_dir() and not _is_owned(folder)]
    for folder in left:
        _end_orphans(folder.resolve())
        for pipe in _pipe_names(folder):
            remove_pipes(profile=folder.resolve() / "profile", pipe=pipe)
        shutil.rmtree(folder, ignore_errors=True)
    return len(left)


def pipe_file(folder: Path) -> Path:
    """Where a job writes down its pipe's name, for the one who may have to sweep after it."""
    return folder / "pipe"


def _is_owned(folder: Path) -> bool:
    try:
        with (folder / _OWNER).open("rb") as owner:
            fcntl.flock(owner, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return False
    except BlockingIOError:
        return True
    except OSError:  # no such file: just being made, or half removed
        with contextlib.suppress(OSError):
            return time.time() - folder.stat().st_mtime < _YOUNG
        return True


def _pipe_names(folder: Path) -> list[str]:
    try:
        return [pipe_file(folder).read_text("ascii")]
    except (OSError, UnicodeDecodeError):
        return []


def _end_orphans(folder: Path) -> None:
    """Kill whoever has the folder as its home, and wait until they are gone: nobody else runs with such a home."""
    until = time.monotonic() + _PATIENCE
    while (left := list(_living_in(folder))) and time.monotonic() < until:
        for pid in left:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)


def _living_in(folder: Path) -> Iterator[int]:
    home = b"HOME=" + os.fsencode(folder)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            with contextlib.suppress(OSError):  # gone, or not ours
                if home in (entry / "environ").read_bytes().split(b"\0"):
                    yield int(entry.name)
