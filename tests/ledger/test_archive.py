import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from annuario.ledger.archive import Archive, ArchiveFailed, digest_of, publish, sha256, sweep

CONTENT = "Gioventù".encode()
DIGEST = hashlib.sha256(CONTENT).hexdigest()

# The system lets this process write no file beyond 4096 bytes, as a disk that fills up under way.
ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from annuario.ledger.archive import Archive, ArchiveFailed, publish

resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
folder = Path(sys.argv[1])
for write in (lambda: Archive(folder / "archive").keep(b"x" * 9000), lambda: publish(folder / "draft.docx", b"new" * 3000)):
    try:
        write()
    except ArchiveFailed as error:
        print(error)
"""


def files(folder: Path) -> list[Path]:
    """Every file below a folder, hidden ones too."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_content_lies_under_its_digest(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")

    digest = archive.keep(CONTENT)

    assert digest == DIGEST
    assert files(tmp_path) == [archive.path(DIGEST)] == [tmp_path / "archive" / DIGEST[:2] / DIGEST]
    assert archive.path(DIGEST).read_bytes() == CONTENT
    assert archive.holds(DIGEST)
    assert not archive.holds(hashlib.sha256(b"other").hexdigest())


def test_a_content_is_kept_once_and_not_written_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.keep(CONTENT)
    before = archive.path(DIGEST).stat()
    (tmp_path / "report.docx").write_bytes(CONTENT)

    digest = archive.keep_file(tmp_path / "report.docx")

    assert digest == sha256(tmp_path / "report.docx") == DIGEST
    after = archive.path(DIGEST).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_digest_of_several_values_knows_their_borders_and_order() -> None:
    digests = [digest_of("ab", "c"), digest_of("a", "bc"), digest_of("c", "ab"), digest_of("abc"), digest_of("ab", "c", "")]

    assert len(set(digests)) == 5
    assert digest_of("ab", b"c") == digests[0]


def test_publishing_takes_the_place_of_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "outputs" / "status.html"
    publish(target, b"old")
    reader = target.open("rb")

    publish(target, b"new")

    assert (reader.read(), target.read_bytes()) == (b"old", b"new")
    assert files(tmp_path) == [target]
    assert target.stat().st_mode & 0o777 == 0o644
    reader.close()


def test_on_a_full_disk_nothing_is_half_written_and_the_old_file_stays(tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(b"old")

    told = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, str(tmp_path)], capture_output=True, text=True, timeout=60, check=True
    )

    kept = Archive(tmp_path / "archive").path(hashlib.sha256(b"x" * 9000).hexdigest())
    advice = "could not be written: File too large. Make room or mend the rights, then run again."
    assert told.stdout.splitlines() == [f"{kept} {advice}", f"{draft} {advice}"]
    assert files(tmp_path) == [draft]
    assert draft.read_bytes() == b"old"


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "outputs").write_text("a file where a folder should be", "utf-8")

    with pytest.raises(ArchiveFailed, match=r"status\.html could not be written: (File exists|Not a directory)"):
        publish(tmp_path / "outputs" / "status.html", b"new")

    assert files(tmp_path) == [tmp_path / "outputs"]


def test_sweeping_removes_what_a_killed_run_left_and_nothing_else(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.keep(CONTENT)
    (tmp_path / DIGEST[:2] / ".annuario-abc.part").write_bytes(b"half")
    (tmp_path / "notes.part").write_bytes(b"a person's")

    sweep(tmp_path)
    sweep(tmp_path / "not there")

    assert files(tmp_path) == sorted([archive.path(DIGEST), tmp_path / "notes.part"])
