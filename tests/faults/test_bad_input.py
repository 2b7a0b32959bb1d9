"""What people and machines may do wrong: one clear sentence, the right exit code, and nothing half-written."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import docx
import pytest
from sqlalchemy import create_engine, text

from annuario.cli.main import main
from annuario.collection.names import ANSWERS
from annuario.ledger.builds import drafts
from annuario.ledger.standing import State
from annuario.ledger.store import HEAD
from tests.documents.city import CYCLE, REPOSITORY, desk_in, hand_in_late
from tests.faults.traces import OUTPUTS, digests, half_done
from tests.office import doubles

SHARED = CYCLE / "shared"
LIMITED = """
import resource, sys
from annuario.cli.main import main
largest = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
sys.exit(main())
"""


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered."""

    exit_code: int
    out: str
    err: str


class Command:
    """The command, typed in the folder of a project."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._capsys = capsys
        monkeypatch.chdir(folder)

    def __call__(self, *words: str) -> Said:
        self._capsys.readouterr()
        try:
            code = main(words)
        except SystemExit as error:  # argparse ends so
            code = int(str(error.code))
        told = self._capsys.readouterr()
        return Said(code, told.out, told.err)

    def refused(self, *words: str) -> tuple[int, str]:
        """Run a command that is to change nothing people take away; return its exit code and its sentence."""
        before = digests(self.folder / "outputs")

        said = self(*words)

        assert (said.out, digests(self.folder / "outputs"), half_done(self.folder)) == ("", before, [])
        assert "Traceback" not in said.err
        return said.exit_code, said.err


@pytest.fixture
def annuario(city: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    return Command(city, capsys, monkeypatch)


# --- words that do not fit ---


def test_a_cycle_that_is_not_there_is_told_with_those_that_are(annuario: Command) -> None:
    said = annuario.refused("report", "--cycle", "inputs/roma-2005")

    where = annuario.folder / "inputs" / "roma-2005"
    assert said == (2, f"annuario: There is no cycle at {where}: it holds no cycle.toml. Cycles known: inputs/torino-2005.\n")


@pytest.mark.parametrize("command", [("report",), ("status",), ("assemble",), ("publish",)], ids=" ".join)
def test_a_broken_cycle_file_is_told_by_line(annuario: Command, command: tuple[str, ...]) -> None:
    path = annuario.folder / CYCLE / "cycle.toml"
    path.write_text(path.read_text("utf-8").replace("year = 2005", "year = = 2005"), "utf-8")

    said = annuario.refused(*command)

    told = "line 9 (year = = 2005): there is an equals sign too many; remove it"
    assert said == (2, f"annuario: One mistake in {path}:\n  - {told}\n")


@pytest.mark.parametrize(
    "command", [("rerun", "giovent"), ("extend", "giovent", "2006-03-10"), ("publish", "--without", "giovent")]
)
def test_an_unknown_department_is_told_with_the_nearest_name(annuario: Command, command: tuple[str, ...]) -> None:
    said = annuario.refused(*command)

    assert said == (2, "annuario: There is no department 'giovent' in this cycle. Did you mean 'gioventu'?\n")


# --- the shared folder ---


def take_sentinel(shared: Path) -> None:
    (shared / ".annuario-share").unlink()


def take_folder(shared: Path) -> None:
    shared.rename(shared.with_name("elsewhere"))


def empty_folder(shared: Path) -> None:
    """What is seen where a network folder is not mounted."""
    shutil.rmtree(shared)
    shared.mkdir()


@pytest.mark.parametrize("take", [take_sentinel, take_folder, empty_folder])
@pytest.mark.parametrize("command", ["collect", "remind"])
def test_with_the_shared_folder_away_nobody_is_late_and_nobody_is_written_to(
    annuario: Command, command: str, take: Callable[[Path], None]
) -> None:
    shared = annuario.folder / SHARED
    take(shared)

    code, told = annuario.refused(command, "--today", "2006-02-24")  # the day of the last reminder

    assert (code, told.count("\n")) == (3, 1)
    assert told.startswith(f"annuario: The shared folder {shared} is not connected: ")
    assert told.endswith("Nobody counts as late, and nothing was changed.\n")
    with desk_in(annuario.folder) as desk:
        assert sum(standing.state is State.DELIVERED for standing in desk.standings()) == delivered_at_first(annuario.folder)


def delivered_at_first(folder: Path) -> int:
    """How many departments had delivered before: the status page of the first round says so."""
    return (folder / OUTPUTS / "status.html").read_text("utf-8").count("●")


# --- LibreOffice ---


@pytest.fixture
def edited(annuario: Command) -> Command:
    """A draft that an editor changed since the PDF was made."""
    path = annuario.folder / OUTPUTS / "report-draft.docx"
    document = docx.Document(str(path))
    document.paragraphs[-1].add_run(" (edited)")
    document.save(str(path))
    return annuario


def test_without_libreoffice_the_last_good_pdf_stays(edited: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    said = edited.refused("export")

    packages = "libreoffice-writer, libreoffice-calc, libreoffice-math and python3-uno"
    assert said == (3, f"annuario: LibreOffice is not installed: install the Debian packages {packages}.\n")


VERSION = "import sys; print('Double 1') if '--version' in sys.argv else None\n"
DEATHS = {
    "ends at once": "ended with code 0 before it listened",
    "dies": "ended with code -11 before it listened",
}
DOUBLES = {
    "ends at once": doubles.SOFFICE_EXITS_ZERO_WITHOUT_A_FILE,
    "dies": f"'--version' in sys.argv and sys.exit()\n{doubles.DRIVER_DIES}",
}


@pytest.mark.parametrize("way", DOUBLES)
def test_with_a_libreoffice_that_fails_the_last_good_pdf_stays(
    edited: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    office = doubles.soffice(tmp_path / "bin", VERSION + DOUBLES[way]).soffice
    for part in ("libswlo.so", "libsclo.so", "libsmlo.so"):
        office.with_name(part).touch()
    monkeypatch.setenv("PATH", f"{office.parent}{os.pathsep}{os.environ['PATH']}")

    said = edited.refused("export")

    assert said == (1, f"annuario: LibreOffice died while it converted report-draft.docx ({DEATHS[way]}).\n")


# --- the disk ---


@contextmanager
def mounted(folder: Path, *words: str) -> Iterator[None]:
    """While the block lasts, something is mounted on the folder; where that may not be done, the test is skipped."""
    if subprocess.run(["mount", *words, str(folder)], capture_output=True, check=False, timeout=20).returncode:
        pytest.skip("only root may mount a disk")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True, timeout=20)


@contextmanager
def small_disk(folder: Path, *, room: int) -> Iterator[None]:
    """While the block lasts, a copy of what is in the folder lies in its place on a small disk, with `room` bytes left."""
    with TemporaryDirectory() as beside:
        kept = shutil.copytree(folder, Path(beside, "kept"))
        pages = sum(-(-path.stat().st_size // 4096) for path in kept.rglob("*") if path.is_file())
        with mounted(folder, "-t", "tmpfs", "-o", f"size={pages * 4096 + room}", "small-disk"):
            shutil.copytree(kept, folder, dirs_exist_ok=True)
            yield


def test_a_full_disk_leaves_the_last_draft(annuario: Command) -> None:
    hand_in_late(annuario.folder)
    annuario("collect")
    annuario("check")
    target = annuario.folder / OUTPUTS / "report-draft.docx"

    with small_disk(annuario.folder / OUTPUTS, room=32 * 1024):
        said = annuario.refused("assemble")

    told = f"{target} could not be written: No space left on device. Make room or mend the rights, then run again."
    assert said == (1, f"annuario: {told}\n")
    assert annuario("assemble").exit_code == 0  # with room again


def test_a_full_disk_leaves_the_last_pdf(edited: Command) -> None:
    target = edited.folder / OUTPUTS / "report.pdf"

    with small_disk(edited.folder / OUTPUTS, room=32 * 1024):
        said = edited.refused("export")

    assert said == (
        1,
        f"annuario: {target} could not be written (No space left on device); what stood there before is untouched.\n",
    )


@pytest.mark.parametrize("command", ["assemble", "export"])
def test_a_full_disk_under_the_memory_leaves_draft_and_pdf(edited: Command, command: str) -> None:
    hand_in_late(edited.folder)
    edited("collect")
    edited("check")

    with small_disk(edited.folder / "state", room=0):
        code, told = edited.refused(command)

    assert (code, told.count("\n"), "full" in told or "No space left" in told) == (1, 1, True)


def test_a_draft_that_outgrows_what_one_may_write_leaves_the_last_one(annuario: Command) -> None:
    hand_in_late(annuario.folder)
    annuario("collect")
    annuario("check")
    largest = (annuario.folder / OUTPUTS / "report-draft.docx").stat().st_size
    before = digests(annuario.folder / "outputs")

    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(largest), "assemble", "--cycle", str(annuario.folder / CYCLE)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    told = r"annuario: .*/state/archive/.* could not be written: File too large\. Make room or mend the rights, then run again\.\n"
    assert (done.returncode, done.stdout, bool(re.fullmatch(told, done.stderr))) == (1, "", True), done.stderr
    assert (digests(annuario.folder / "outputs"), half_done(annuario.folder)) == (before, [])


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """While the block lasts, nobody may write into the folder; root, whom rights do not stop, is stopped by a mount."""
    if os.getuid() == 0:
        with mounted(folder, "--bind", str(folder)):
            subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True, timeout=20)
            yield
        return
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize(
    ("command", "target"),
    [
        (("assemble",), "report-draft.docx"),
        (("export",), "report.pdf"),
        (("status",), "status.html"),
        (("extend", "gioventu", "2006-03-10"), "status.html"),
    ],
)
def test_outputs_that_nobody_may_write_are_told(annuario: Command, command: tuple[str, ...], target: str) -> None:
    hand_in_late(annuario.folder)
    annuario("collect")
    annuario("check")
    if "export" in command:
        (annuario.folder / OUTPUTS / "report.pdf").unlink()

    with read_only(annuario.folder / OUTPUTS):
        said = annuario(*command)

    assert (said.exit_code, said.err.count("\n")) == (1, 1)
    assert said.err.startswith(f"annuario: {annuario.folder / OUTPUTS / target} could not be written"), said.err
    assert half_done(annuario.folder) == []


# --- templates ---


@pytest.fixture
def own_templates(annuario: Command) -> Path:
    """The project's templates, as files that may be changed."""
    folder = annuario.folder / "templates"
    folder.unlink()
    return shutil.copytree(REPOSITORY / "templates", folder)


def write_into(template: Path, words: str) -> None:
    """Put a paragraph with these words in front of a template's second paragraph."""
    document = docx.Document(str(template))
    document.paragraphs[1].insert_paragraph_before(words)
    document.save(str(template))


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Part two: {{ sektion.title }}", "'sektion' is undefined"),
        ("Part two: {{ section.titel }}", "'dict object' has no attribute 'titel'"),
        ("{% if section.number %}Part two", "Unexpected end of template"),
        ("{{ section.title }", "unexpected '}'"),
        ("{{ section.title | shout }}", "No filter named 'shout'. Open"),
    ],
)
def test_a_mistake_in_a_template_is_told_by_file_and_paragraph(
    annuario: Command, own_templates: Path, words: str, wrong: str
) -> None:
    write_into(own_templates / "sections" / "02-missions.docx", words)

    code, told = annuario.refused("assemble")

    assert (code, told.count("\n")) == (1, 1)
    assert told.startswith(f"annuario: The template 02-missions.docx has a mistake in the paragraph “{words}”: {wrong}"), told
    assert told.endswith("Open it in Word, mend the placeholder, run again.\n")


def remove(path: Path) -> None:
    path.unlink()


def make_text(path: Path) -> None:
    path.write_text("The missions of the year", "utf-8")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2000])


@pytest.mark.parametrize("name", ["sections/02-missions.docx", "house.docx", "credits.docx"])
@pytest.mark.parametrize("spoil", [remove, make_text, cut])
def test_a_template_that_is_missing_or_no_word_document_is_told(
    annuario: Command, own_templates: Path, name: str, spoil: Callable[[Path], None]
) -> None:
    spoil(own_templates / name)

    code, told = annuario.refused("assemble")

    what = "is missing." if spoil is remove else "cannot be read:"
    assert (code, told.count("\n")) == (1, 1)
    assert told.startswith(f"annuario: The template {own_templates / name} {what}"), told


# --- two at once, and a memory of another time ---


def test_of_two_runs_at_once_the_second_names_the_first(annuario: Command) -> None:
    hand_in_late(annuario.folder)
    argv = [sys.executable, "-m", "tests.faults.run_round", str(annuario.folder)]
    with subprocess.Popen(argv, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as first:
        assert first.stdout
        first.stdout.readline()  # it has collected
        second = annuario("export")
        _, err = first.communicate(timeout=60)

    told = r"annuario: The test run of \d\d:\d\d is still at work on this cycle\. Nothing was changed; .*\n"
    assert (second.exit_code, second.out, bool(re.fullmatch(told, second.err))) == (3, "", True)
    assert (first.returncode, err) == (0, "")
    with desk_in(annuario.folder) as desk:
        assert len(drafts(desk.ledger)) == 2  # that of the first round, and the first's


@pytest.mark.parametrize("command", ["status", "collect", "assemble", "export"])
def test_a_ledger_of_a_newer_program_is_left_alone(annuario: Command, command: str) -> None:
    path = annuario.folder / "state" / "ledger.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    before = path.read_bytes()

    said = annuario.refused(command)

    told = f"The ledger was written by a newer annuario (its form is 9999, this one knows {HEAD}): update annuario."
    assert (said, path.read_bytes()) == ((3, f"annuario: {told}\n"), before)


def test_a_ledger_that_is_no_database_is_told(annuario: Command) -> None:
    path = annuario.folder / "state" / "ledger.db"
    path.write_bytes(b"no database at all, whatever its name says" * 100)

    code, told = annuario.refused("assemble")

    assert (code, told.count("\n")) == (1, 1)
    assert told.startswith("annuario: The ledger could not be used: file is not a database.")


# --- files of departments ---


def spoil_part(path: Path, part: str) -> None:
    """Let a part of a Word file end in the middle, as a broken transfer or a bad converter leaves it."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content[: len(content) // 2] if name == part else content)


@pytest.mark.parametrize(
    "part",
    [
        "word/document.xml",
        "word/styles.xml",
        "word/numbering.xml",
        "word/footnotes.xml",
        "word/comments.xml",
        "word/header1.xml",
        "word/_rels/document.xml.rels",
    ],
)
def test_a_file_that_breaks_its_reader_is_stopped_and_the_others_go_on(annuario: Command, part: str) -> None:
    shared = annuario.folder / SHARED
    handed_in = (path for path in sorted(shared.rglob("*.docx")) if ANSWERS not in path.parts)
    path = next(path for path in handed_in if part in names_in(path))
    spoil_part(path, part)
    department, name = path.relative_to(shared).parts[0], "/".join(path.relative_to(shared).parts[1:])

    collected, checked, assembled = annuario("collect"), annuario("check"), annuario("assemble")

    assert (collected.exit_code, checked.exit_code, assembled.exit_code) == (0, 4, 0)
    assert (collected.err, checked.err, assembled.err) == ("", "", "")
    with desk_in(annuario.folder) as desk:
        stopped = next(standing for standing in desk.standings() if standing.department.id == department)
        assert stopped.state is State.STOPPED
        assert [finding.code for finding in stopped.findings if finding.file == name and finding.severity == "stops"] == [
            "could-not-be-read"
        ]
    assert name.rpartition("/")[2] in "".join(p.read_text("utf-8") for p in (shared / department / "_answers").glob("*.txt"))


def names_in(path: Path) -> list[str]:
    """Return the names of a Word file's parts; none of a file that is damaged from the start."""
    try:
        with ZipFile(path) as archive:
            return archive.namelist()
    except (OSError, BadZipFile):
        return []
