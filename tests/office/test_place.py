import os
import signal
import time
from pathlib import Path

import pytest

from annuario.guard import session_members, start_guarded
from annuario.office import Office, OfficeFailed, publish
from annuario.office.place import pipes_of, remove_pipes, require_writable


def test_a_finished_file_replaces_the_old_one(tmp_path: Path) -> None:
    made, target = tmp_path / "made", tmp_path / "target"
    made.write_text("new")
    target.write_text("old")

    publish(made, target)

    assert (sorted(path.name for path in tmp_path.iterdir()), target.read_text()) == (["target"], "new")


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="needs a second file system")  # noqa: S108
def test_a_finished_file_crosses_to_another_file_system(tmp_path: Path) -> None:
    made = Path(f"/dev/shm/annuario-test-{os.getpid()}")  # noqa: S108
    made.write_text("new")
    try:
        publish(made, tmp_path / "target")

        assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("target", "new")]
    finally:
        made.unlink(missing_ok=True)


def test_what_cannot_be_put_in_place_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("old")

    with pytest.raises(OfficeFailed) as caught:
        publish(tmp_path / "nothing", target)

    assert (str(caught.value), target.read_text()) == (
        f"{target} could not be written (No such file or directory); what stood there before is untouched.",
        "old",
    )


def test_a_folder_that_cannot_be_written_is_told_before(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(OfficeFailed) as caught:
        require_writable(tmp_path / "file" / "folder")

    assert str(caught.value) == (
        f"The folder {tmp_path}/file/folder cannot be written (Not a directory): free the disk, or ask for the right to write."
    )


def test_the_sockets_of_a_killed_office_are_removed(tmp_path: Path, office: Office) -> None:
    profile, pipe = tmp_path / "profile", f"annuario-test-{os.getpid()}"
    sockets = pipes_of(profile=profile, pipe=pipe)
    command = [
        str(office.soffice),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--nologo",
        f"--accept=pipe,name={pipe};urp;",
    ]

    with start_guarded(command, env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TMPDIR": str(tmp_path)}) as run:
        end = time.monotonic() + 20
        while not all(path.exists() for path in sockets) and time.monotonic() < end:
            time.sleep(0.05)
        for pid in session_members(run.pid):
            os.kill(pid, signal.SIGKILL)
    before = [path.exists() for path in sockets]
    remove_pipes(profile=profile, pipe=pipe)

    assert (before, [path.exists() for path in sockets]) == ([True, True], [False, False])
