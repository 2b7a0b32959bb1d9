"""What happens to the office, one way each: one sentence, the last good report untouched, nobody and nothing left."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from annuario import office as room
from annuario.office import Office, OfficeFailed, PdfOptions, export_pdf
from annuario.office.folder import sweep
from annuario.office.job import Order
from annuario.pdf import page_texts
from tests.office import doubles
from tests.office.driving import LOCK_WITH_A_PASSWORD, drive

_RUN = """
import sys; sys.path.insert(0, {root!r})
from pathlib import Path
from annuario.office import Office, export_pdf
office = Office(Path({soffice!r}), Path("/usr/bin/python3"), "double")
export_pdf(office, Path({source!r}), Path({target!r}), work=Path({work!r}))
"""

_WORD = "MS Word 2007 XML"


def _fails(office: Office, source: Path, folder: Path, options: PdfOptions | None = None) -> tuple[str, str, list[Path], int]:
    """The sentence, what stands at the target, what is left in the work folder, and who."""
    target, work = folder / "report.pdf", folder / "work"
    target.write_text("the last good one")
    work.mkdir(exist_ok=True)
    with pytest.raises(OfficeFailed) as caught:
        export_pdf(office, source, target, work=work, options=options)
    return str(caught.value), target.read_text(), list(work.iterdir()), doubles.processes_in(work)


def test_too_much_memory_is_ended(tmp_path: Path, report: Path) -> None:
    stand_in = doubles.soffice(tmp_path / "bin", doubles.SOFFICE_EATS_MEMORY)

    failed = _fails(stand_in, report, tmp_path, PdfOptions(memory=200 * 1024**2))

    begin = "LibreOffice took more than 200 MiB of memory for report.docx and was ended; "
    assert failed == (f"{begin}make its pictures smaller, or convert it in parts.", "the last good one", [], 0)


def test_a_death_after_writing_is_a_death(tmp_path: Path, report: Path) -> None:
    stand_in = doubles.driver(tmp_path / "bin", doubles.DRIVER_DIES_AFTER_WRITING)

    failed = _fails(stand_in, report, tmp_path)

    assert failed == ("LibreOffice died while it converted report.docx.", "the last good one", [], 0)


def test_a_password_is_told(tmp_path: Path, office: Office, report: Path) -> None:
    source = tmp_path / "locked.docx"
    drive(office, Order(report, load=_WORD, suffix=".docx", store=_WORD, filter_data={}), source, LOCK_WITH_A_PASSWORD)

    failed = _fails(office, source, tmp_path)

    sentence = "locked.docx is locked with a password: save it without one, then convert it again."
    assert source.read_bytes().startswith(b"\xd0\xcf\x11\xe0")  # [MS-OFFCRYPTO]: no zip any more
    assert failed == (sentence, "the last good one", [], 0)


def test_a_zip_that_broke_off_is_not_loaded(tmp_path: Path, office: Office, report: Path) -> None:
    source = tmp_path / "half.docx"
    source.write_bytes(report.read_bytes()[: report.stat().st_size // 2])

    failed = _fails(office, source, tmp_path)

    assert failed[0].startswith("LibreOffice could not load half.docx")
    assert failed[1:] == ("the last good one", [], 0)


def test_fields_without_an_end_come_to_one(tmp_path: Path, office: Office) -> None:
    """A bookmark that holds a reference to itself, a contents list within a contents list, and fields never closed.

    LibreOffice 7.4 dies of it; a version that does not must show the text.
    """
    source, target, work = _endless(tmp_path / "endless.docx"), tmp_path / "endless.pdf", tmp_path / "work"
    target.write_text("the last good one")

    said = _said(office, source, target, work=work)

    assert re.fullmatch(r"LibreOffice died while it converted endless\.docx( \([^.]*\))?\.|Principio\n.*", said, re.DOTALL)
    assert (target.read_bytes() == b"the last good one") == said.startswith("LibreOffice")
    assert (list(work.iterdir()), doubles.processes_in(work)) == ([], 0)


def _said(office: Office, source: Path, target: Path, *, work: Path) -> str:
    """The sentence of a failure, or the first page's text."""
    try:
        return page_texts(export_pdf(office, source, target, work=work, timeout=60).path)[0]
    except OfficeFailed as error:
        return str(error)


def test_a_profile_locked_by_a_run_that_was_killed_is_not_in_the_way(tmp_path: Path, office: Office, report: Path) -> None:
    old = tmp_path / "work" / "office-old"
    (old / "profile" / "user").mkdir(parents=True)
    (old / "profile" / ".lock").write_text("[General]\nUser=somebody\n")
    (old / "owner").touch()

    made = export_pdf(office, report, tmp_path / "r.pdf", work=tmp_path / "work")

    assert (made.pages, list((tmp_path / "work").iterdir())) == (4, [])


def test_a_folder_in_use_is_not_swept(tmp_path: Path, report: Path) -> None:
    work, parent = _start_hanging(tmp_path, report)
    try:
        before = list(work.iterdir())

        assert (len(before), sweep(work), list(work.iterdir())) == (1, 0, before)
    finally:
        parent.kill()
        parent.wait()


def test_nothing_is_left_when_we_are_killed(tmp_path: Path, report: Path) -> None:
    work, parent = _start_hanging(tmp_path, report)
    before = (doubles.processes_in(work), len(list(work.iterdir())))

    parent.kill()
    parent.wait()

    assert _wait(lambda: doubles.processes_in(work) == 0 and not list(work.iterdir()))
    assert (before, doubles.processes_in(work), list(work.iterdir())) == ((4, 1), 0, [])


def test_what_is_left_when_the_guard_is_killed_too_is_swept_by_the_next_run(tmp_path: Path, report: Path) -> None:
    work, parent = _start_hanging(tmp_path, report)
    _stop(parent)  # or it would see its guard die and clean up by itself before it is killed too
    for guard in _children(parent.pid):
        os.kill(guard, signal.SIGKILL)
    parent.kill()
    parent.wait()
    _wait(lambda: doubles.processes_in(work) == 2)
    before = (doubles.processes_in(work), len(list(work.iterdir())))

    swept = sweep(work)

    assert (before, swept, doubles.processes_in(work), list(work.iterdir())) == ((2, 1), 1, 0, [])


def test_a_full_disk_is_told(tmp_path: Path, report: Path, office: Office) -> None:
    work = tmp_path / "work"

    with _disk(work, "size=160k"):
        failed = _fails(office, report, tmp_path)

    sentence = f"The disk that holds {work} is full: free some space and convert report.docx again."
    assert failed == (sentence, "the last good one", [], 0)


def test_a_profile_that_cannot_be_written_is_told_before_anything_starts(tmp_path: Path, report: Path, office: Office) -> None:
    work = tmp_path / "work"

    with _disk(work, "ro"):
        failed = _fails(office, report, tmp_path)

    sentence = f"The folder {work} cannot be written (Read-only file system): free the disk, or ask for the right to write."
    assert failed == (sentence, "the last good one", [], 0)


@contextmanager
def _disk(place: Path, options: str) -> Iterator[None]:
    """A small disk in memory while the block lasts; where none may be mounted, the test is skipped."""
    place.mkdir()
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "small-disk", place], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine allows no mount")
    try:
        yield
    finally:
        subprocess.run(["umount", place], check=True)


def _endless(path: Path) -> Path:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))

    def code(words: str) -> str:
        return f'<w:r><w:instrText xml:space="preserve"> {words} </w:instrText></w:r>'

    def field(words: str, shown: str) -> str:
        return f"{begin}{code(words)}{separate}<w:r><w:t>{shown}</w:t></w:r>{end}"

    document = docx.Document()
    document.add_paragraph("Principio")
    document.add_heading("Capitolo", 1)
    loop = '<w:bookmarkStart w:id="1" w:name="loop"/>{}<w:bookmarkEnd w:id="1"/>'.format(field("REF loop \\h", "giro"))
    contents = field('TOC \\o "1-3" \\h', "").replace(end, field('TOC \\b loop \\o "1-9"', "dentro") + end)
    for inner in (loop, contents, (begin + code("IF 1 = 1")) * 200, field("SEQ giro \\r loop", "1")):
        document.element.body.insert(1, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    document.save(str(path))
    return path


def _start_hanging(folder: Path, report: Path) -> tuple[Path, subprocess.Popen[bytes]]:
    """Start a conversion in a process of its own that hangs, and wait until all of it runs."""
    work, stand_in = folder / "work", doubles.soffice(folder / "bin", doubles.SOFFICE_HANGS)
    program = _RUN.format(
        root=str(Path(room.__file__).parents[2]),
        soffice=str(stand_in.soffice),
        source=str(report),
        target=str(folder / "r.pdf"),
        work=str(work),
    )
    parent = subprocess.Popen([sys.executable, "-c", program])
    # The parent, the guard, the driver, the double; which counts already, with the driver's name, before it is itself.
    _wait(lambda: doubles.is_running(stand_in.soffice) and doubles.processes_in(work) == 4)
    return work, parent


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Let a process stand still, and wait until it does."""
    process.send_signal(signal.SIGSTOP)
    os.waitid(os.P_PID, process.pid, os.WSTOPPED)


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def _wait(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 20
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()
