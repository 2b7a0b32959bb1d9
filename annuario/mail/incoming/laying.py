"""Files that came by mail are laid into their department's folder, whole and by one rename; what a person put there stays.

Judges nothing: collecting and checking find them there like any other file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256 as sha256_of
from pathlib import Path

from annuario.ledger.archive import publish, sha256
from annuario.ledger.desk import Desk
from annuario.ledger.received import came_by_mail
from annuario.ledger.submissions import submissions
from annuario.mail.incoming.names import folded, numbered
from annuario.mail.incoming.reading import Attached


@dataclass(frozen=True, slots=True)
class Laid:
    """Where a file lies now, and whether it had to lie beside another of its name."""

    name: str
    digest: str
    beside: str = ""


def folders(desk: Desk) -> Mapping[str, Path]:
    """Return the departments' folders; none if the shared folder is not connected."""
    root = desk.workspace.cycle / desk.cycle.folder.path
    try:
        (root / desk.cycle.folder.sentinel).lstat()
        there = {path.name: path for path in root.iterdir() if path.is_dir() and not path.is_symlink()}
    except OSError:
        return {}
    alike = {folded(name): path for name, path in there.items()}
    found = {office.id: there.get(office.id) or alike.get(office.id) for office in desk.cycle.departments}
    return {id_: path for id_, path in found.items() if path}


def sweep(folder: Path) -> None:
    """Remove what a killed run left half-written in a department's folder; for a holder of the mailbox's lock only."""
    for part in folder.glob(".annuario-*.part"):
        part.unlink(missing_ok=True)


def lay(desk: Desk, folder: Path, department: str, file: Attached) -> Laid:
    """Lay `file` into the department's folder and return where it lies; one that lies there already stays as it is.

    It takes the place of an earlier one of its name only if that came by mail too and nobody changed it; the earlier one is
    kept in the archive. Raises ArchiveFailed, OSError.
    """
    digest = sha256_of(file.content).hexdigest()
    known = _handed_in(desk, folder, department, digest)
    if known:
        return Laid(known, digest)
    there = {folded(path.name): path for path in folder.iterdir()}
    number, beside = 1, ""
    while True:
        name = numbered(file.name, number)
        path = there.get(folded(name))
        if path is None:
            publish(folder / name, file.content)
            return Laid(name, digest, beside)
        lies = _digest(path)
        if lies == digest:
            return Laid(path.name, digest, beside)
        if lies in came_by_mail(desk.ledger, department, path.name):
            desk.archive.keep_file(path)
            publish(path, file.content)
            return Laid(path.name, digest, beside)
        number, beside = number + 1, beside or path.name


def _handed_in(desk: Desk, folder: Path, department: str, digest: str) -> str:
    """Return under which name the same content was handed in and still lies there, "" if it does not."""
    rows = [row for row in submissions(desk.ledger) if row.department == department and row.digest == digest and row.present]
    return next((row.path for row in rows if _digest(folder / row.path) == digest), "")


def _digest(path: Path) -> str:
    """Return the digest of what lies at `path`, "" for what is no file that can be read."""
    try:
        return sha256(path) if path.is_file() and not path.is_symlink() else ""
    except OSError:
        return ""
