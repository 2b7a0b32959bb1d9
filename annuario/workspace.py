"""Where things lie: the project's folder, its templates, outputs and state, found once and handed on.

Reads no cycle file and opens no ledger.
"""

import os
import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from annuario.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folders of one cycle; all paths absolute."""

    cycle: Path
    root: Path
    state: Path

    @property
    def name(self) -> str:
        """The cycle's id: the name of its folder."""
        return self.cycle.name

    @property
    def outputs(self) -> Path:
        """What people take away."""
        return self.root / "outputs" / self.name

    @property
    def draft(self) -> Path:
        """The assembled report that editors may change."""
        return self.outputs / "report-draft.docx"

    @property
    def archive(self) -> Path:
        """Contents by digest; never cleaned."""
        return self.state / "archive"

    @property
    def work(self) -> Path:
        """Private folder for work under way in this cycle; what lies in it after a crash is worthless."""
        return self.state / "work" / self.name

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """Where templates are looked for, file by file: the cycle's own, then the project's, else those that are shipped."""
        projects = self.root / "templates"
        return (
            *(each for each in (self.cycle / "templates",) if each.is_dir()),
            projects if projects.is_dir() else shipped_templates(),
        )

    def template(self, name: str, language: str) -> Path:
        """Return where the template `name` lies for a book in `language`, below a folder of that language or for all.

        Of one that is nowhere, return where the project's would lie.
        """
        places = [folder / file for folder in self.template_folders for file in (f"{language}/{name}", name)]
        return next((place for place in places if place.is_file()), places[-1])


def shipped_templates() -> Path:
    """Return the folder of the templates that came with the program."""
    installed = Path(str(files("annuario"))) / "templates"
    return installed if installed.is_dir() else Path(__file__).resolve().parent.parent / "templates"


def open_workspace(cycle: Path | None = None, *, here: Path | None = None) -> Workspace:
    """Return the folders of the cycle at `cycle` (a folder, or its cycle.toml), or of the only one under `inputs/`.

    `ANNUARIO_STATE` moves the state. Raises WrongUse if there is no such cycle, or more than one to choose from.
    """
    base = (here or Path.cwd()).resolve()
    folder = _named(base / cycle, base) if cycle else _only(base)
    root = folder.parent.parent if folder.parent.name == "inputs" else base
    state = Path(os.environ["ANNUARIO_STATE"]).resolve() if os.environ.get("ANNUARIO_STATE") else root / "state"
    return Workspace(folder, root, state)


def cycles(base: Path) -> tuple[Path, ...]:
    """Return the folders under `base/inputs` that hold a cycle.toml, by name."""
    return tuple(sorted(path.parent for path in (base / "inputs").glob("*/cycle.toml")))


def _named(path: Path, base: Path) -> Path:
    folder = (path.parent if path.name == "cycle.toml" else path).resolve()
    if (folder / "cycle.toml").is_file():
        return folder
    known = _names(cycles(folder.parent.parent) or cycles(base)) or "none yet: make one with `annuario init inputs/NAME`"
    message = f"There is no cycle at {folder}: it holds no cycle.toml. Cycles known: {known}."
    raise WrongUse(message)


def _only(base: Path) -> Path:
    found = cycles(base)
    if len(found) == 1:
        return found[0]
    if found:
        message = f"Which cycle? Say --cycle with one of: {_names(found)}."
    else:
        message = f"There is no cycle under {base / 'inputs'}. Make one with `annuario init inputs/NAME`, or say --cycle PATH."
    raise WrongUse(message)


def _names(folders: Iterable[Path]) -> str:
    return ", ".join(shlex.quote(f"inputs/{folder.name}") for folder in folders)
