"""Killed while a new draft is brought into the editors': their file and the program's are there, whole; the next run goes on."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from annuario.collection import check, collect
from annuario.docx import read
from annuario.docx.text import blocks
from annuario.ledger.archive import sha256
from annuario.ledger.builds import drafts
from annuario.report import assemble
from annuario.report.place import Place
from tests.documents.city import REPOSITORY, desk_in, hand_in_late
from tests.documents.editors import change_words
from tests.faults.killing import environment
from tests.faults.traces import OUTPUTS, half_done

EDITED = "belongs to five networks, as the editors know,"
LOCK = ".~lock.report-draft.docx#"
COMMITS = [("commit", str(number)) for number in range(1, 7)]
RENAMES = [(moment, "*", str(number)) for number in range(1, 6) for moment in ("before", "inside", "after")]
POINTS = [*COMMITS, *RENAMES]
TIMED = [("timed", str(hundredths)) for hundredths in range(40, 200, 20)]


@pytest.fixture(scope="module")
def edited(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose draft an editor changed, and in which a late department's files are collected and checked."""
    folder = shutil.copytree(built, tmp_path_factory.mktemp("edited") / "city", symlinks=True)
    change_words(folder / OUTPUTS / "report-draft.docx", "belongs to five themed networks", EDITED)
    hand_in_late(folder)
    with desk_in(folder) as desk:
        collect(desk)
        check(desk)
    return folder


def killed(folder: Path, point: tuple[str, ...]) -> int:
    """Assemble in a process that is killed at the point; return its exit code."""
    argv = [sys.executable, "-m", "tests.faults.assemble_once", str(folder), *(() if point[0] == "timed" else point)]
    process = subprocess.Popen(argv, cwd=REPOSITORY, env=environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return process.wait(timeout=int(point[1]) / 100 if point[0] == "timed" else 120)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def words_of(path: Path) -> str:
    docx.Document(str(path))  # another reader opens it too
    return "\n".join(block.text for block in blocks(read(path)))


@pytest.mark.parametrize("locked", [False, True], ids=["closed", "open"])
@pytest.mark.parametrize(
    "point", [POINTS[0], RENAMES[-2], *(pytest.param(p, marks=pytest.mark.slow) for p in (*POINTS[1:], *TIMED))], ids=" ".join
)
def test_neither_the_editors_file_nor_the_programs_is_lost(
    edited: Path, tmp_path: Path, point: tuple[str, ...], *, locked: bool
) -> None:
    city = shutil.copytree(edited, tmp_path / "city", symlinks=True)
    draft = city / OUTPUTS / "report-draft.docx"
    saved = sha256(draft)
    if locked:
        (draft.parent / LOCK).touch()

    code = killed(city, point)

    there = words_of(draft)
    with desk_in(city) as desk:
        kept = sha256(draft) == saved or desk.archive.holds(saved)
        (draft.parent / LOCK).unlink(missing_ok=True)
        result = assemble(desk)
        newest = drafts(desk.ledger)[-1].digest

        assert (EDITED in there, kept, desk.archive.holds(newest)) == (True, True, True)
        assert desk.archive.path(saved).is_file()
    after = words_of(draft)
    assert code in {-signal.SIGKILL, 0} if point[0] == "timed" else code == -signal.SIGKILL
    assert result.place in {Place.MERGED, Place.SAME}
    assert EDITED in after
    assert "Youth Department: contribution expected" not in after
    assert [path.name for path in draft.parent.glob("report-draft*")] == ["report-draft.docx"]
    assert half_done(city) == []
