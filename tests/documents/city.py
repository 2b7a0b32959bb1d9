"""The sample city in a folder of its own, so that a test may run its cycle and leave the repository as it is."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from annuario.collection import check, collect
from annuario.ledger.desk import Desk, at_work, open_desk
from annuario.mail import remind
from annuario.report import Assembled, assemble

REPOSITORY = Path(__file__).resolve().parents[2]
CYCLE = Path("inputs", "torino-2005")


def copy_city(folder: Path) -> Path:
    """Copy the sample's inputs and the templates into `folder` and return the folder, a project of its own."""
    shutil.copytree(REPOSITORY / CYCLE, folder / CYCLE, ignore=shutil.ignore_patterns("_answers"))
    (folder / "templates").symlink_to(REPOSITORY / "templates")
    return folder


@contextmanager
def desk_in(folder: Path, *, today: date | None = None, only: tuple[str, ...] = ()) -> Iterator[Desk]:
    """Yield the sample's desk in `folder`, with its lock held."""
    with open_desk(CYCLE, today=today, only=only, here=folder) as desk, at_work(desk, "test"):
        yield desk


def build_draft(desk: Desk) -> Assembled:
    """Run the round up to the draft, as the flow does, and return what was assembled."""
    collect(desk)
    check(desk)
    remind(desk)
    return assemble(desk)


def hand_in_late(folder: Path) -> None:
    """Let the late department's files arrive in the shared folder."""
    shutil.copytree(folder / CYCLE / "late", folder / CYCLE / "shared", dirs_exist_ok=True)
