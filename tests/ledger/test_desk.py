from datetime import date
from pathlib import Path

import pytest

from annuario.clock import Clock
from annuario.errors import WrongUse
from annuario.ledger.archive import Archive
from annuario.ledger.desk import Desk, at_work, known_department, open_desk
from annuario.ledger.lock import Busy
from annuario.workspace import open_workspace


def test_a_desk_holds_all_that_a_step_needs(desk: Desk, small_cycle: Path, tmp_path: Path) -> None:
    assert desk.workspace == open_workspace(small_cycle)
    assert desk.cycle.year == 2005
    assert desk.ledger.cycle == "small"
    assert desk.archive == Archive(tmp_path / "state" / "archive")
    assert [standing.department.id for standing in desk.standings()] == ["gioventu", "sport", "ambiente"]
    assert (tmp_path / "state" / "ledger.db").is_file()


def test_today_is_what_one_says_else_the_samples_day(small_cycle: Path) -> None:
    with open_desk(small_cycle) as usual, open_desk(small_cycle, today=date(2006, 3, 1)) as later:
        assert usual.clock == Clock.fixed(date(2006, 2, 16), "Europe/Rome")
        assert later.clock == Clock.fixed(date(2006, 3, 1), "Europe/Rome")


def test_without_a_sample_today_is_the_real_day(small_cycle: Path) -> None:
    path = small_cycle / "cycle.toml"
    path.write_text(path.read_text("utf-8").replace("[sample]\ntoday = 2006-02-16\n", ""), "utf-8")
    before = Clock.real("Europe/Rome").now

    with open_desk(small_cycle) as desk:
        assert before <= desk.clock.now <= Clock.real("Europe/Rome").now


def test_a_restricted_desk_is_about_its_departments_only(small_cycle: Path) -> None:
    with open_desk(small_cycle, only=["sport"]) as some, open_desk(small_cycle) as everyone:
        concerned = [(some.concerns(name), everyone.concerns(name)) for name in ("sport", "gioventu")]

    assert concerned == [(True, True), (False, True)]


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("sprot", "Did you mean 'sport'?"),
        ("Gioventù", "Did you mean 'gioventu'?"),
        ("xyz", "Known are: gioventu, sport, ambiente."),
    ],
)
def test_a_department_that_does_not_exist_is_answered_with_the_nearest(said: str, hint: str, desk: Desk, small_cycle: Path) -> None:
    sentence = f"There is no department '{said}' in this cycle. {hint}"

    with pytest.raises(WrongUse) as told:
        known_department(desk.cycle, said)
    with pytest.raises(WrongUse) as told_at_opening, open_desk(small_cycle, only=["sport", said]):
        pass

    assert (str(told.value), str(told_at_opening.value)) == (sentence, sentence)


def test_work_begins_with_a_tidy_room_and_leaves_one(desk: Desk) -> None:
    workspace = desk.workspace
    workspace.work.mkdir(parents=True)
    left_by_a_killed_run = (
        workspace.work / "half.docx",
        workspace.outputs / ".annuario-1.part",
        workspace.archive / ".annuario-2.part",
    )
    kept = (workspace.draft, desk.archive.path(desk.archive.keep(b"content")))
    for path in (*left_by_a_killed_run, workspace.draft):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")

    with at_work(desk, "assemble"):
        at_first = list(workspace.work.iterdir())
        (workspace.work / "section.docx").write_bytes(b"under way")

    assert at_first == []
    assert [path for path in left_by_a_killed_run if path.exists()] == []
    assert [path for path in kept if not path.exists()] == []
    assert not workspace.work.exists()


def test_who_comes_second_changes_nothing(desk: Desk, small_cycle: Path) -> None:
    with at_work(desk, "assemble"), open_desk(small_cycle) as second:
        (desk.workspace.work / "section.docx").write_bytes(b"under way")

        with pytest.raises(Busy, match="The assemble run of "), at_work(second, "collect"):
            pass

        assert (desk.workspace.work / "section.docx").read_bytes() == b"under way"


def test_work_that_fails_leaves_a_tidy_room_and_a_free_lock(desk: Desk) -> None:
    with pytest.raises(RuntimeError), at_work(desk, "assemble"):
        raise RuntimeError

    with at_work(desk, "collect"):
        assert list(desk.workspace.work.iterdir()) == []
