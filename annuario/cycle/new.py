"""A new cycle: its folder with a cycle.toml to fill in, or last year's rolled forward, and its shared folder.

Overwrites nothing, and leaves nothing half-made: all is built aside and put in place at the end.
"""

import os
import shutil
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from annuario.cycle.load import parse_cycle
from annuario.cycle.model import Cycle
from annuario.cycle.roll import roll
from annuario.errors import Refused


class Occupied(Refused):
    """Where the new cycle would stand there is one already, or something else."""


def new_cycle(folder: Path, *, last: Path | None = None) -> Path:
    """Make the cycle `folder` and return its cycle.toml: a commented one to fill in, or that of `last` a year on.

    Makes the shared folder too, with its sentinel and a folder a department, if it lies inside `folder`. In a folder that
    is there already, what lies there stays. Raises Occupied, and whatever `roll` raises.
    """
    target = folder / "cycle.toml"
    if os.path.lexists(target):
        message = f"There is a cycle at {folder} already. Nothing was changed; name a new folder, or edit {target}."
        raise Occupied(message)
    text = roll(last.parent if last.name == "cycle.toml" else last) if last else _template()
    cycle = parse_cycle(text.encode(), target)
    there = folder if folder.is_dir() else folder.parent
    there.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=there, prefix=".annuario-") as private:
        built = Path(private) / "cycle"
        _build(built, text, cycle)
        _put(built, folder)
    return target


def own_share(cycle: Cycle) -> Path | None:
    """Return the path of the shared folder below the cycle's folder, None if it lies elsewhere."""
    return _inside(cycle.folder.path)


def _template() -> str:
    return files(__package__).joinpath("new.toml").read_text("utf-8")


def _inside(path: str) -> Path | None:
    plain = Path(os.path.normpath(path))
    return None if plain.is_absolute() or ".." in plain.parts else plain


def _build(built: Path, text: str, cycle: Cycle) -> None:
    built.mkdir()
    (built / "cycle.toml").write_bytes(text.encode())
    share, sentinel = own_share(cycle), _inside(cycle.folder.sentinel)
    if share is None or sentinel is None:
        return
    _write(built / share / sentinel, "This file says that the shared folder is connected. Leave it here.\n")
    for department in cycle.departments:
        _write(built / share / department.id / ".gitkeep", "")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _put(built: Path, folder: Path) -> None:
    """Put what was built at `folder`, by one rename if nothing is there; else what is missing, the cycle.toml last."""
    if not os.path.lexists(folder):
        built.rename(folder)
        return
    parts = sorted(built.rglob("*"), key=lambda path: (path == built / "cycle.toml", len(path.parts), path))
    goals = {part: folder / part.relative_to(built) for part in parts}
    wrong = next((goal for part, goal in goals.items() if part.is_dir() and os.path.lexists(goal) and not goal.is_dir()), None)
    if wrong or not folder.is_dir():
        message = f"There must be a folder at {wrong or folder}, but something else is there. Nothing was changed; move it away."
        raise Occupied(message)
    for part, goal in goals.items():
        if part.is_dir():
            goal.mkdir(exist_ok=True)
        elif not os.path.lexists(goal):
            shutil.move(part, goal)
