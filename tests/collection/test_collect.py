"""Collecting from a real folder that departments change meanwhile."""

import os
import pickle
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from annuario.collection import Collected, ShareAway, collect
from annuario.collection.collect import PAUSE
from annuario.ledger.desk import Desk
from tests.collection.conftest import City, rights_mean_nothing

Word = Callable[[str], bytes]
LATER = date(2006, 3, 1)


def quickly(desk: Desk) -> Collected:
    return collect(desk, pause=0.01)


# --- what is taken ---


def test_new_files_are_copied_once_and_written_down(city: City, word: Word) -> None:
    content = word("La maratona.")
    path = city.put("sport/missioni/Relazione.docx", content)
    city.put("gioventu/Report.docx", word("The youth exchange."))

    found = city.at_desk(quickly)

    row, other = city.rows()
    kept = city.at_desk(lambda desk: desk.archive.path(row.digest).read_bytes())
    stat = path.stat()
    assert found == Collected(looked_at=2, new=("sport/missioni/Relazione.docx", "gioventu/Report.docx"))
    assert kept == content
    assert (row.department, row.path, row.folder, row.size) == ("sport", "missioni/Relazione.docx", "missioni", len(content))
    assert (row.stamp, row.first_day) == (f"{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ino}", date(2006, 2, 16))
    assert (other.department, other.path, other.kind, other.rules) == ("gioventu", "Report.docx", "", "")


def test_what_is_no_contribution_is_left_alone(city: City, word: Word) -> None:
    for name in (
        "~$lazione.docx",
        ".~lock.Relazione.docx#",
        "x.tmp",
        "~WRL0001.tmp",
        ".hidden.docx",
        "desktop.ini",
        "Thumbs.db",
        ".cache/inside.docx",
        "_answers/risposta.txt",
        "_Answers/mine.docx",
    ):
        city.put(f"sport/{name}", word("no"))

    found = city.at_desk(quickly)

    assert (found.looked_at, found.new, city.rows()) == (0, (), ())
    assert found.skipped == 8
    assert found.told == (
        "sport/.~lock.Relazione.docx#: somebody has a file open here; what is saved later is taken by the next run.",
        "sport/~$lazione.docx: somebody has a file open here; what is saved later is taken by the next run.",
    )


def test_links_are_never_followed(city: City, word: Word, tmp_path: Path) -> None:
    secret = tmp_path / "secret.docx"
    secret.write_bytes(word("secret"))
    (city.shared / "sport/link.docx").symlink_to(secret)
    (city.shared / "sport/folder").symlink_to(tmp_path)
    (city.shared / "urban-center/.gitkeep").unlink()
    (city.shared / "urban-center").rmdir()
    (city.shared / "urban-center").symlink_to(tmp_path)

    found = city.at_desk(quickly)

    assert (found.looked_at, city.rows(), found.unseen) == (0, (), ("urban-center",))
    assert found.told == (
        "The folder 'urban-center' is a link, which is not followed; nothing in it was taken. Put a folder there instead.",
        "sport/folder is a link and was not followed. Put the file itself there.",
        "sport/link.docx is a link and was not followed. Put the file itself there.",
        "There is no folder for urban-center in the shared folder. Make one named 'urban-center'.",
    )


def test_a_file_swapped_for_a_link_after_the_look_is_not_followed(city: City, word: Word, tmp_path: Path) -> None:
    secret = tmp_path / "secret.docx"
    secret.write_bytes(word("secret"))
    path = city.put("sport/Relazione.docx", word("honest"))

    def swap() -> None:
        time.sleep(0.1)
        path.unlink()
        path.symlink_to(secret)

    def at_once(desk: Desk) -> Collected:
        thread = threading.Thread(target=swap)
        thread.start()
        try:
            return collect(desk, pause=0.4)
        finally:
            thread.join()

    found = city.at_desk(at_once)

    assert (found.new, found.waiting, city.rows()) == ((), ("sport/Relazione.docx",), ())


def test_a_pipe_does_not_hold_up_the_run(city: City) -> None:
    os.mkfifo(city.shared / "sport/pipe.docx")

    found = city.at_desk(quickly)

    assert (found.looked_at, found.told) == (
        0,
        ("sport/pipe.docx is no ordinary file and was not taken. Remove it.",),
    )


def test_a_name_that_is_no_text_is_told_in_letters(city: City) -> None:
    Path(os.fsdecode(os.fsencode(city.shared / "sport") + b"/attivit\xe0\n.docx")).write_bytes(b"x")

    found = city.at_desk(quickly)

    assert (found.looked_at, found.told) == (
        0,
        ("sport/attivit\\xe0?.docx has a name that is no Unicode text and was not taken. Rename it, without accents if need be.",),
    )


def test_strangers_are_told_with_the_nearest_department(city: City) -> None:
    city.put("Sport2/Relazione.docx", b"x")
    city.put("Relazione.docx", b"x")

    found = city.at_desk(quickly)

    assert (found.looked_at, found.told) == (
        0,
        (
            "The file 'Relazione.docx' lies in no department's folder and was not taken. Move it into one.",
            "The folder 'Sport2' belongs to no department; nothing in it was taken. Did you mean 'sport'? Then rename it.",
        ),
    )


def test_a_folder_that_differs_in_capitals_is_the_departments(city: City, word: Word) -> None:
    (city.shared / "sport").rename(city.shared / "Sport")
    city.put("Sport/Relazione.docx", word("x"))

    assert city.at_desk(quickly) == Collected(looked_at=1, new=("sport/Relazione.docx",))


# --- what is not read again ---


def test_an_unchanged_tree_reads_nothing(city: City, word: Word) -> None:
    path = city.put("sport/Relazione.docx", word("first"))
    city.at_desk(quickly)
    before = path.stat()
    with path.open("r+b") as file:  # other bytes under the same look: whoever reads them again shows it
        file.write(b"XX")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    began = time.perf_counter()

    found = city.at_desk(lambda desk: collect(desk, pause=5))

    assert found == Collected(looked_at=1, known=1)
    assert time.perf_counter() - began < 4
    assert len(city.rows()) == 1


def test_a_copy_lost_from_the_archive_is_made_again(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("first"))
    city.at_desk(quickly)
    digest = city.rows()[0].digest
    city.at_desk(lambda desk: desk.archive.path(digest).unlink())

    found = city.at_desk(quickly)

    assert found == Collected(looked_at=1, known=1)
    assert city.at_desk(lambda desk: desk.archive.holds(digest))


def test_a_file_touched_but_not_changed_is_known(city: City, word: Word) -> None:
    path = city.put("sport/Relazione.docx", word("first"))
    city.at_desk(quickly)
    os.utime(path, (1, 1))

    assert city.at_desk(quickly) == Collected(looked_at=1, known=1)
    assert len(city.rows()) == 1


# --- what becomes of files ---


def test_a_new_version_is_new_and_the_old_one_lies_there_no_more(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("first"))
    city.at_desk(quickly)
    city.put("sport/Relazione.docx", word("second"))

    found = city.at_desk(quickly, today=LATER)

    assert found == Collected(looked_at=1, new=("sport/Relazione.docx",))
    assert [(row.present, row.first_day) for row in city.rows()] == [(False, date(2006, 2, 16)), (True, LATER)]


def test_a_renamed_file_keeps_its_day_of_delivery(city: City, word: Word) -> None:
    path = city.put("sport/Relazione.docx", word("first"))
    city.at_desk(quickly)
    path.rename(path.with_name("Relazione definitiva.docx"))

    found = city.at_desk(quickly, today=LATER)

    assert found == Collected(looked_at=1, renamed=("sport/Relazione definitiva.docx",))
    assert [(row.path, row.first_day, row.present) for row in city.rows()] == [
        ("Relazione definitiva.docx", date(2006, 2, 16), True)
    ]


def test_a_file_taken_away_is_marked_and_a_file_put_back_is_there_again(city: City, word: Word) -> None:
    path = city.put("sport/Relazione.docx", word("first"))
    city.at_desk(quickly)
    content = path.read_bytes()
    path.unlink()

    gone = city.at_desk(quickly)
    there = city.present()
    path.write_bytes(content)
    back = city.at_desk(quickly)

    assert (gone, there) == (Collected(gone=("sport/Relazione.docx",)), {"sport/Relazione.docx": False})
    assert (back, city.present()) == (Collected(looked_at=1, known=1), {"sport/Relazione.docx": True})


def test_only_the_named_departments_are_looked_at(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("sport"))
    gone = city.put("gioventu/Report.docx", word("youth"))
    city.at_desk(quickly)
    gone.unlink()
    city.put("gioventu/New.docx", word("new"))
    city.put("sport/Altra.docx", word("other"))
    city.put("stranger/x.docx", b"x")

    found = city.at_desk(quickly, only=["sport"])

    assert found == Collected(looked_at=2, known=1, new=("sport/Altra.docx",))
    assert city.present() == {"sport/Relazione.docx": True, "gioventu/Report.docx": True, "sport/Altra.docx": True}


# --- files on their way ---


def test_a_file_that_grows_is_left_for_the_next_run(city: City, word: Word) -> None:
    whole = word("long " * 1000)
    path = city.put("sport/Relazione.docx", whole[:100])
    stop = threading.Event()

    def append() -> None:
        with path.open("ab") as file:
            while not stop.wait(0.005):
                file.write(b"x")
                file.flush()

    thread = threading.Thread(target=append)
    thread.start()
    try:
        found = city.at_desk(lambda desk: collect(desk, pause=0.1))
    finally:
        stop.set()
        thread.join()
    path.write_bytes(whole)

    assert found == Collected(
        looked_at=1,
        waiting=("sport/Relazione.docx",),
        told=("sport/Relazione.docx is still changing; the next run will take it.",),
    )
    assert city.at_desk(quickly) == Collected(looked_at=1, new=("sport/Relazione.docx",))


def test_a_copy_with_its_last_size_and_time_from_the_start_is_waited_for(
    city: City, word: Word, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = word("long")
    path = city.put("sport/Relazione.docx", bytes(len(whole)))
    os.utime(path, (1_000_000, 1_000_000))
    pauses: list[float] = []

    def pass_by(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:  # after the first reading: both looks agreed, and the content was not there yet
            path.write_bytes(whole)
            os.utime(path, (1_000_000, 1_000_000))

    monkeypatch.setattr(time, "sleep", pass_by)
    found = city.at_desk(lambda desk: collect(desk, pause=0.3))

    assert (found.waiting, found.new, city.rows(), pauses) == (("sport/Relazione.docx",), (), (), [0.3, 0.3])
    assert city.at_desk(quickly).new == ("sport/Relazione.docx",)


def test_a_damaged_file_is_read_again_though_it_looks_the_same(city: City, word: Word) -> None:
    whole = word("long")
    path = city.put("sport/Relazione.docx", bytes(len(whole)))
    os.utime(path, (1_000_000, 1_000_000))
    first = city.at_desk(quickly)
    again = city.at_desk(lambda desk: collect(desk, pause=5))
    inode = path.stat().st_ino
    path.write_bytes(whole)
    os.utime(path, (1_000_000, 1_000_000))

    found = city.at_desk(quickly)

    assert path.stat().st_ino == inode
    assert (first.new, again, found.new) == (
        ("sport/Relazione.docx",),
        Collected(looked_at=1, known=1),
        ("sport/Relazione.docx",),
    )
    assert [row.present for row in city.rows()] == [False, True]


@pytest.mark.skipif(rights_mean_nothing(), reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("x")).chmod(0)

    assert city.at_desk(quickly).told == (
        "sport/Relazione.docx could not be read (Permission denied); perhaps somebody has it open. The next run will try again.",
    )


@pytest.mark.skipif(rights_mean_nothing(), reason="root may read everything")
def test_a_folder_that_may_not_be_listed_loses_nothing(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("x"))
    city.at_desk(quickly)
    (city.shared / "sport").chmod(0)

    found = city.at_desk(quickly)

    (city.shared / "sport").chmod(0o755)
    assert (found.unseen, found.gone, city.present()) == (("sport",), (), {"sport/Relazione.docx": True})


def test_a_file_too_large_to_be_of_use_is_not_read(city: City) -> None:
    with (city.shared / "sport/film.docx").open("wb") as file:
        file.truncate(301 * 1024 * 1024)

    found = city.at_desk(quickly)

    assert (found.waiting, found.told) == (
        ("sport/film.docx",),
        ("sport/film.docx is larger than 300 MB and was not taken. Ask for a smaller one, or for several.",),
    )


# --- the share ---


@pytest.mark.parametrize("what", ["sentinel", "folder"])
def test_a_share_that_is_away_changes_nothing(city: City, word: Word, what: str) -> None:
    city.put("sport/Relazione.docx", word("first"))
    city.at_desk(quickly)
    if what == "folder":
        city.shared.rename(city.shared.with_name("elsewhere"))
    else:
        (city.shared / ".annuario-share").unlink()
        (city.shared / "sport/Relazione.docx").unlink()

    with pytest.raises(ShareAway) as caught:
        city.at_desk(quickly)

    why = "there is no such folder" if what == "folder" else "its sentinel, the file .annuario-share, cannot be found"
    assert str(caught.value) == (
        f"The shared folder {city.shared} is not connected: {why} (No such file or directory). Connect the folder and"
        " run again; if it is the right one and only the sentinel is missing, put a file of that name into it."
        " Nobody counts as late, and nothing was changed."
    )
    assert (caught.value.exit_code, city.present()) == (3, {"sport/Relazione.docx": True})


def test_the_folder_may_lie_anywhere(city: City, word: Word, tmp_path: Path) -> None:
    city.put("sport/Relazione.docx", word("first"))
    city.shared.rename(tmp_path / "mounted")
    cycle = city.shared.parent / "cycle.toml"
    cycle.write_text(f'{cycle.read_text("utf-8")}\n[folder]\npath = "{tmp_path}/mounted"\n', "utf-8")

    assert city.at_desk(quickly) == Collected(looked_at=1, new=("sport/Relazione.docx",))


# --- the result ---


def test_the_result_crosses_processes_and_says_itself_in_a_line(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("first"))

    found = city.at_desk(collect)

    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 -- our own bytes
    assert found.sentence() == "Looked at 1 file in the shared folder: 1 new."
    assert Collected().sentence() == "Looked at 0 files in the shared folder: nothing there yet."
    assert Collected(looked_at=3, known=1, renamed=("a",), waiting=("b",)).sentence() == (
        "Looked at 3 files in the shared folder: 1 known, 1 renamed, 1 left for the next run."
    )
    assert Collected(away="The folder is away.").sentence() == "The folder is away."
    assert PAUSE < 1
