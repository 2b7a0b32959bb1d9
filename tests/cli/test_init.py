from pathlib import Path

import pytest

from annuario.cli.main import main
from annuario.cycle import load_cycle


@pytest.fixture(autouse=True)
def _in_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


OWN = (
    "It is for the report of 2025: it opens on Monday 12 January 2026, contributions are due by Friday 20 February 2026, and it is"
    " published on Tuesday 30 June 2026.\n"
)
ROLLED = (
    "It is for the report of 2006: it opens on Tuesday 9 January 2007, contributions are due by Monday 19 February 2007, and it is"
    " published on Monday 2 July 2007.\n"
    "The deadline was moved to the next working day, Monday 19 February 2007: Saturday 17 February 2007 is none in IT.\n"
    "The day of publication was moved to the next working day, Monday 2 July 2007: Saturday 30 June 2007 is none in IT.\n"
)


def made(name: str, then: str, shown: str = "") -> str:
    """What is said of a cycle that was made."""
    look = f"Open it in a text editor and read its remarks; then see `annuario status --cycle {shown or f'inputs/{name}'}`."
    return f"Made inputs/{name}/cycle.toml. {look}\n{then}"


def test_a_new_cycle_is_ready_for_the_other_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["init", "inputs/city", "--today", "2025-11-29"])

    assert (code, capsys.readouterr().out) == (0, made("city", OWN))
    assert main(["status"]) == 0
    assert main(["collect"]) == 0
    assert (tmp_path / "inputs" / "city" / "shared" / "sport" / ".gitkeep").is_file()


def test_last_years_cycle_is_rolled_forward(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["init", "inputs/next", "--from", "inputs/small", "--today", "2006-11-29"])

    assert (code, capsys.readouterr().out) == (0, made("next", ROLLED))
    assert load_cycle(small_cycle.parent / "next").year == 2006


def test_a_path_with_blanks_is_quoted_in_the_command_to_type(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["init", "inputs/my city", "--today", "2025-11-29"])

    assert (code, capsys.readouterr().out) == (0, made("my city", OWN, "'inputs/my city'"))


@pytest.mark.parametrize(
    ("today", "passed"),
    [
        ("2026-02-20", ""),
        ("2026-02-21", "the deadline has passed"),
        ("2026-11-29", "the deadline and the day of publication have passed"),
    ],
)
def test_dates_that_have_passed_are_told(today: str, passed: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init", "inputs/city-2025", "--today", today])

    mind = f"Mind that {passed} already: put new dates into cycle.toml before the first run.\n" if passed else ""
    assert capsys.readouterr().out == made("city-2025", OWN + mind)


def test_a_folder_named_by_another_year_than_its_report_is_told(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_cycle.rename(small_cycle.with_name("small-2006"))

    main(["init", "inputs/small-2007", "--from", "inputs/small-2006", "--today", "2006-11-29"])

    doubt = "The folder is named by the year 2007; if that is the year that the report tells of, change `year` in cycle.toml.\n"
    first, rest = ROLLED.split("\n", 1)
    assert capsys.readouterr().out == made("small-2007", f"{first}\n{doubt}{rest}")


def test_what_stays_last_years_is_told(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small_cycle / "cycle.toml"
    path.write_text(path.read_text("utf-8").replace("[mail]", '[folder]\npath = "/mnt/report"\n[mail]'), "utf-8")
    (small_cycle / "templates").mkdir()

    code = main(["init", "inputs/next", "--from", "inputs/small", "--today", "2006-11-29"])

    assert code == 0
    assert capsys.readouterr().out == made("next", ROLLED) + (
        "Its shared folder is last year's, /mnt/report: before the first run, name another one in cycle.toml or empty that one,"
        " else last year's files come in again.\n"
        "Last year's own templates were not copied. If they are to be used again, copy inputs/small/templates to"
        " inputs/next/templates.\n"
    )


@pytest.mark.usefixtures("small_cycle")
def test_a_cycle_that_is_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["init", "inputs/small"])

    assert code == 3
    assert capsys.readouterr().err == (
        "annuario: There is a cycle at inputs/small already. Nothing was changed; name a new folder, or edit"
        " inputs/small/cycle.toml.\n"
    )


def test_a_last_year_that_is_no_cycle_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["init", "inputs/next", "--from", "inputs/last"])

    assert code == 2
    assert capsys.readouterr().err == "annuario: There is no cycle at inputs/last: it holds no cycle.toml.\n"
    assert not (tmp_path / "inputs").exists()
