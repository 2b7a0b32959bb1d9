"""The stage on which the tour is played: a project of its own below outputs/, and the voice that tells what happens there."""

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

from annuario.cycle import load_cycle
from annuario.docx import read
from annuario.docx.text import blocks
from annuario.errors import AnnuarioError
from annuario.report.fitness import obstacles

PROJECT = Path(__file__).resolve().parents[1]
CITY = Path("inputs", "torino-2005")
_ANNUARIO = Path(sys.executable).with_name("annuario")
_WIDTH = 110


class WentWrong(AnnuarioError):
    """A step of the tour did not do what the tour says it does."""


class Stage:
    """The folder in which the tour is played, a project of its own, and the voice that tells what happens."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._steps = folder, 0
        self.shared = folder / CITY / "shared"
        self.outputs = folder / "outputs" / CITY.name
        self.draft = self.outputs / "report-draft.docx"

    def set_up(self) -> None:
        """Make the folder anew, with the sample's inputs as they are handed in, and the program's flows and templates."""
        shutil.rmtree(self.folder, ignore_errors=True)
        ignored = shutil.ignore_patterns("_answers")
        shutil.copytree(PROJECT / CITY, self.folder / CITY, ignore=ignored)
        for name in ("flows", "tasks", "templates"):
            (self.folder / name).symlink_to(PROJECT / name, target_is_directory=True)

    def step(self, text: str) -> None:
        """Tell what comes now."""
        self._steps += 1
        number = f"{self._steps}. "
        print("\n" + textwrap.fill(text, _WIDTH, initial_indent=number, subsequent_indent=" " * len(number)))

    def tell(self, text: str) -> None:
        """Tell what came of it."""
        print(textwrap.fill(text, _WIDTH, initial_indent="   ", subsequent_indent="   "))

    def run(self, *words: str, codes: Sequence[int] = (0, 4)) -> None:
        """Run a command of the program, show what it says; raises WentWrong if it ends otherwise than it should."""
        print(f"\n   $ annuario {' '.join(words)}", flush=True)
        command = [str(_ANNUARIO), *words]
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        said = done.stdout.replace(f"{self.folder}/", "")
        print(textwrap.indent(said.rstrip(), "     "), flush=True)
        if done.returncode not in codes:
            message = f"The tour expected another end of `annuario {words[0]}` than {done.returncode}. Please report it."
            raise WentWrong(message)

    def _environment(self) -> dict[str, str]:
        """Return the environment without what leads to the reader's own memory, or to a server that runs flows."""
        kept = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
        return {**kept, "ANNUARIO_STATE": str(self.folder / "state")}

    def missing(self) -> list[str]:
        """Return the departments whose contribution is still expected in the draft, each once, in the order of the book."""
        found = obstacles(read(self.draft), load_cycle(self.folder / CITY))
        return list(dict.fromkeys(one.department for one in found if one.department))

    def require(self, *sentences: str) -> None:
        """Raise WentWrong unless the draft holds all of these words."""
        draft = "\n".join(block.text for block in blocks(read(self.draft)))
        for sentence in sentences:
            if sentence not in draft:
                message = f"The draft does not hold “{sentence}”, which the tour says is kept. Please report it."
                raise WentWrong(message)
