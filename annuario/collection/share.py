"""The shared folder as it lies there: is it connected, whose folder is which, which files are in it, how do they look.

Opens no file and writes nothing. Links are never followed: what they lead to was not handed in here.
"""

import difflib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annuario.collection.names import folded, is_text, left_out, says_open, shown
from annuario.errors import Refused
from annuario.ledger.desk import Desk

_DEEPEST = 12  # folders inside one another


class ShareAway(Refused):
    """The shared folder is not connected: nobody is late and nothing is gone as long as that is so."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the file system says of a file at one moment."""

    size: int
    modified: int
    changed: int
    inode: int

    @classmethod
    def of(cls, result: os.stat_result) -> "Look":
        """Return the look in a result of `stat`."""
        return cls(result.st_size, result.st_mtime_ns, result.st_ctime_ns, result.st_ino)

    @property
    def stamp(self) -> str:
        """The look as the ledger keeps it; the time of the last change of rights or name is no part of it."""
        return f"{self.size}:{self.modified}:{self.inode}"


@dataclass(frozen=True, slots=True)
class Found:
    """A file in the shared folder: `path` is below its department's folder, `at` where it lies."""

    department: str
    path: str
    at: Path
    look: Look

    @property
    def name(self) -> str:
        """Department and path as they can be shown."""
        return f"{self.department}/{shown(self.path)}"


@dataclass(slots=True)
class Survey:
    """What was seen: `folders` looked into, by department; `unseen` departments; `told`, sentences for a person."""

    folders: dict[str, Path] = field(default_factory=dict)
    files: list[Found] = field(default_factory=list)
    skipped: int = 0
    unseen: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def require_share(desk: Desk) -> Path:
    """Return the shared folder. Raises ShareAway if it or its sentinel is not there."""
    root = desk.workspace.cycle / desk.cycle.folder.path
    sentinel = root / desk.cycle.folder.sentinel
    try:
        sentinel.lstat()
    except OSError as error:
        why = f"its sentinel, the file {sentinel.name}, cannot be found" if root.is_dir() else "there is no such folder"
        message = (
            f"The shared folder {root} is not connected: {why} ({error.strerror}). Connect the folder and run again; if"
            " it is the right one and only the sentinel is missing, put a file of that name into it. Nobody counts as"
            " late, and nothing was changed."
        )
        raise ShareAway(message) from error
    return root


def department_folders(desk: Desk, root: Path) -> dict[str, Path]:
    """Return the folders of the departments, by id; one that differs only in capitals is taken if there is no other."""
    there = {entry.name: Path(entry.path) for entry in _entries(root) if entry.is_dir(follow_symlinks=False)}
    alike = {folded(name): path for name, path in there.items() if is_text(name)}
    found = {department.id: there.get(department.id) or alike.get(department.id) for department in desk.cycle.departments}
    return {id_: path for id_, path in found.items() if path}


def survey(desk: Desk) -> Survey:
    """Return all files of the departments this run concerns. Raises ShareAway, also if it drops out meanwhile."""
    root = require_share(desk)
    seen = Survey()
    folders = department_folders(desk, root)
    if not desk.only:
        seen.told += _strangers(desk, root, set(folders.values()))
    for department in (department.id for department in desk.cycle.departments if desk.concerns(department.id)):
        if department in folders:
            _look_into(seen, department, folders[department])
        else:
            seen.unseen.append(department)
            seen.told.append(f"There is no folder for {department} in the shared folder. Make one named '{department}'.")
    require_share(desk)  # a share that dropped out under way shows as empty folders
    return seen


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        what = f"The shared folder {folder} cannot be listed ({error.strerror})."
        message = f"{what} Mend the rights or the connection, then run again. Nothing was changed."
        raise ShareAway(message) from error


def _strangers(desk: Desk, root: Path, known: set[Path]) -> Iterator[str]:
    """Yield a sentence for each thing in the shared folder's root that belongs to no department."""
    ids = [department.id for department in desk.cycle.departments]
    for entry in _entries(root):
        if left_out(entry.name) or Path(entry.path) in known or entry.name == desk.cycle.folder.sentinel:
            continue
        name = shown(entry.name)
        if not entry.is_dir():
            yield f"The file '{name}' lies in no department's folder and was not taken. Move it into one."
            continue
        if entry.is_symlink():
            yield f"The folder '{name}' is a link, which is not followed; nothing in it was taken. Put a folder there instead."
            continue
        near = difflib.get_close_matches(folded(name), ids, 1, 0.5)
        hint = f"Did you mean '{near[0]}'? Then rename it." if near else "Move what it holds into a department's folder."
        yield f"The folder '{name}' belongs to no department; nothing in it was taken. {hint}"


def _look_into(seen: Survey, department: str, folder: Path) -> None:
    """Add to `seen` what lies in a department's folder; if a part of it cannot be listed, the department is unseen."""
    count = len(seen.files)
    try:
        _walk(seen, department, folder, "", _DEEPEST)
    except OSError as error:
        del seen.files[count:]
        seen.unseen.append(department)
        what = f"{department}: the folder {shown(str(error.filename or folder))} cannot be looked into"
        seen.told.append(f"{what} ({error.strerror}). Mend its rights, then run again.")
    else:
        seen.folders[department] = folder


def _walk(seen: Survey, department: str, folder: Path, below: str, depth: int) -> None:
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        path = below + entry.name
        name = f"{department}/{shown(path)}"
        if left_out(entry.name):
            seen.skipped += entry.name.casefold() not in {".gitkeep", "_answers"}
            if says_open(entry.name):
                seen.told.append(f"{name}: somebody has a file open here; what is saved later is taken by the next run.")
        elif why := _odd(entry, depth):
            seen.skipped += 1
            seen.told.append(f"{name} {why}")
        elif entry.is_dir(follow_symlinks=False):
            _walk(seen, department, Path(entry.path), f"{path}/", depth - 1)
        else:
            _see(seen, department, path, entry)


def _odd(entry: os.DirEntry[str], depth: int) -> str:
    """Why an entry cannot be taken, as the end of a sentence; "" if it can."""
    if not is_text(entry.name):
        return "has a name that is no Unicode text and was not taken. Rename it, without accents if need be."
    if entry.is_symlink():
        return "is a link and was not followed. Put the file itself there."
    if entry.is_dir(follow_symlinks=False):
        return "" if depth else "lies too deep and was not looked into. Move what it holds further up."
    return "" if entry.is_file(follow_symlinks=False) else "is no ordinary file and was not taken. Remove it."


def _see(seen: Survey, department: str, path: str, entry: os.DirEntry[str]) -> None:
    try:
        result = Path(entry.path).lstat()
    except FileNotFoundError:  # gone since the folder was listed: renamed, or saved anew by Word at this moment
        seen.told.append(f"{department}/{shown(path)} vanished while we looked; the next run will see.")
        return
    if stat.S_ISREG(result.st_mode):
        seen.files.append(Found(department, path, Path(entry.path), Look.of(result)))
