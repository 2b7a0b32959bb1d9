"""A new cycle: its folder with a cycle.toml to fill in, or last year's rolled forward, and its shared folder.

The year that the folder's name says is the year of its report.

Overwrites nothing, and leaves nothing half-made: all is built aside and put in place at the end.
"""

import os
import re
import shutil
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from annuario.cycle.load import load_cycle, parse_cycle
from annuario.cycle.model import Cycle
from annuario.cycle.roll import Shift, on_open_days, roll
from annuario.errors import Refused, WrongUse

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Occupied(Refused):
    """Where the new cycle would stand there is one already, or something else."""


@dataclass(frozen=True, slots=True)
class New:
    """A cycle that was made: its cycle.toml, what it says, and which of its dates had to move because offices are closed."""

    file: Path
    cycle: Cycle
    shifts: tuple[Shift, ...]


def new_cycle(folder: Path, *, today: date, last: Path | None = None) -> New:
    """Make the cycle `folder` and return it: with a commented cycle.toml to fill in, or that of `last` some years on.

    Its year is the one in the folder's name; else the one after `last`, or that whose contributions are due next. Makes the
    shared folder too, with its sentinel and a folder a department, if it lies inside `folder`. In a folder that is there
    already, what lies there stays. Raises Occupied, WrongUse for a name of no later year, and whatever `roll` raises.
    """
    target = folder / "cycle.toml"
    if os.path.lexists(target):
        message = f"There is a cycle at {folder} already. Nothing was changed; name a new folder, or edit {target}."
        raise Occupied(message)
    plain = _rolled(last.parent if last.name == "cycle.toml" else last, folder) if last else _template(folder, today)
    text, shifts = on_open_days(plain, target)
    cycle = parse_cycle(text.encode(), target)
    there = folder if folder.is_dir() else folder.parent
    there.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=there, prefix=".annuario-") as private:
        built = Path(private) / "cycle"
        _build(built, text, cycle)
        _put(built, folder)
    return New(target, cycle, shifts)


def own_share(cycle: Cycle) -> Path | None:
    """Return the path of the shared folder below the cycle's folder, None if it lies elsewhere."""
    return _inside(cycle.folder.path)


def year_in_name(folder: Path) -> int | None:
    """Return the year that a folder is named by, such as 2027 of city-2027; None if there is none in its name."""
    found = _YEAR.findall(folder.resolve().name)
    return int(found[-1]) if found else None


def _rolled(last: Path, folder: Path) -> str:
    """Return the text of `last` for the year that `folder` is named by: counted from the year in the name of `last`, if any."""
    named = year_in_name(folder)
    years = named - (year_in_name(last) or load_cycle(last).year) if named else 1
    if years < 1:
        message = (
            f"{folder} is named by the year {named}, which is not after that of {last}. Nothing was changed; choose another name."
        )
        raise WrongUse(message)
    return roll(last, years)


def _template(folder: Path, today: date) -> str:
    """Return the text to fill in, with its years and dates moved to the year of the report."""
    text = files(__package__).joinpath("new.toml").read_text("utf-8")
    example = parse_cycle(text.encode(), folder)
    due = example.dates.deadline
    next_due = today.year + (today > due.replace(year=today.year))
    years = (year_in_name(folder) or example.year + next_due - due.year) - example.year
    return _YEAR.sub(lambda found: str(int(found[0]) + years), text)


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
