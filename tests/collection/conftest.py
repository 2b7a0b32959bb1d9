"""A small city with three departments and a shared folder in a temporary place."""

import io
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import docx
import pytest

from annuario.ledger.desk import Desk, open_desk
from annuario.ledger.submissions import Submission, submissions

R = TypeVar("R")

CYCLE = """
title = { en = "International activities", it = "Attività internazionali" }
year = 2005
[dates]
opens = 2006-01-09
deadline = 2006-02-17
publication = 2006-06-30
[mail]
sender = "coordinamento@comune.example"
coordinator = "coordinamento@comune.example"
[sample]
today = 2006-02-16
[[sections]]
id = "youth-sport"
title = { en = "Youth and sport", it = "Giovani e sport" }
template = "sections/01.docx"
[[departments]]
id = "sport"
name = { it = "Settore Sport", en = "Sports Department" }
addresses = ["sport@comune.example"]
section = "youth-sport"
[[departments]]
id = "gioventu"
name = { it = "Settore Gioventù", en = "Youth Department" }
addresses = ["gioventu@comune.example"]
language = "en"
expects = ["narrative", "activities"]
section = "youth-sport"
[[departments]]
id = "urban-center"
name = { it = "Urban Center", en = "Urban Center" }
addresses = ["urban@comune.example"]
section = "youth-sport"
"""


def rights_mean_nothing() -> bool:
    """Whether this process reads and writes what it has no right to, as root does: then rights cannot be tested."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0)
        return os.access(folder, os.R_OK)


@dataclass(frozen=True, slots=True)
class City:
    """The city in `root`; its `shared` folder may be changed as a department would."""

    root: Path

    @property
    def shared(self) -> Path:
        """The shared folder."""
        return self.root / "inputs" / "city" / "shared"

    def put(self, path: str, content: bytes) -> Path:
        """Lay a file into the shared folder."""
        target = self.shared / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return target

    def at_desk(self, work: Callable[[Desk], R], *, only: Sequence[str] = (), today: date | None = None) -> R:
        """Return what `work` returns at a desk opened for it alone, as a command would."""
        with open_desk(here=self.root, only=only, today=today) as desk:
            return work(desk)

    def rows(self) -> tuple[Submission, ...]:
        """Return what the ledger holds."""
        return self.at_desk(lambda desk: submissions(desk.ledger))

    def present(self) -> dict[str, bool]:
        """Return of every row of the ledger its path, and whether it lies there."""
        return {f"{row.department}/{row.path}": row.present for row in self.rows()}


@pytest.fixture
def city(tmp_path: Path) -> City:
    """A city whose departments have handed in nothing."""
    made = City(tmp_path)
    for department in ("sport", "gioventu", "urban-center"):
        made.put(f"{department}/.gitkeep", b"")
    made.put(".annuario-share", b"here\n")
    (made.shared.parent / "cycle.toml").write_text(CYCLE, "utf-8")
    return made


@pytest.fixture
def word() -> Callable[[str], bytes]:
    """A maker of Word files with a heading and one paragraph."""

    def make(text: str) -> bytes:
        buffer = io.BytesIO()
        document = docx.Document()
        document.add_heading("Attività", 1)
        document.add_paragraph(text)
        document.save(buffer)
        return buffer.getvalue()

    return make
