"""The sample city's whole report, built once for all tests that only read it, and a small one for those that change it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from annuario.docx import Package, read
from annuario.ledger.desk import Desk
from annuario.pdf import page_texts
from annuario.pdf.reading import outline
from annuario.report import Assembled, Exported, export, publish
from annuario.report.fitness import obstacles
from tests.documents.city import build_draft, copy_city, desk_in

BACK = ("Statistics", "List of projects", "Partner cities", "Figures and tables", "Indexes", "Credits")
"""The titles of what stands behind the chapters."""


@dataclass(frozen=True)
class Book:
    """The report as built: its desk, what assembling and export said, the draft, and the text of each page."""

    desk: Desk
    assembled: Assembled
    exported: Exported
    draft: Package
    pages: tuple[str, ...]

    @property
    def pdf(self) -> Path:
        """The PDF."""
        return Path(self.exported.path)

    def chapter(self, title: str) -> str:
        """Return the text of the pages of the chapter with this title, from its heading to the next chapter's."""
        starts = [(item.title, item.page) for item in outline(self.pdf) if item.level == 1 and item.page is not None]
        place = [name for name, _ in starts].index(title)
        first = starts[place][1]
        last = starts[place + 1][1] if place + 1 < len(starts) else len(self.pages) + 1
        return "\n".join(self.pages[first - 1 : last - 1])


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The sample's whole report of its own day."""
    folder = copy_city(tmp_path_factory.mktemp("city"), whole=True)
    with desk_in(folder) as desk:
        assembled = build_draft(desk)
        exported = export(desk)
        yield Book(desk, assembled, exported, read(desk.workspace.draft), page_texts(Path(exported.path)))


def awaited(desk: Desk) -> tuple[str, ...]:
    """Return the departments whose placeholders stand in the draft."""
    return tuple(found.department for found in obstacles(read(desk.workspace.draft), desk.cycle) if found.department)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small city after its first draft was assembled; tests change copies only."""
    folder = copy_city(tmp_path_factory.mktemp("built"))
    with desk_in(folder) as desk:
        build_draft(desk)
    return folder


@pytest.fixture
def city(built: Path, tmp_path: Path) -> Path:
    """A copy of that project, for one test alone."""
    return shutil.copytree(built, tmp_path / "city", symlinks=True)


@pytest.fixture(scope="session")
def edition(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small city's first edition, without the departments that are still awaited; tests change copies only."""
    folder = shutil.copytree(built, tmp_path_factory.mktemp("published") / "city", symlinks=True)
    with desk_in(folder) as desk:
        return Path(publish(desk, without=awaited(desk)).folder)
