from pathlib import Path

import pytest

from annuario.cli.main import main
from annuario.cycle import load_cycle


@pytest.fixture(autouse=True)
def _in_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def made(name: str) -> str:
    """What is said of a cycle that was made."""
    then = f"Open it in a text editor and read its remarks; then see `annuario status --cycle inputs/{name}`."
    return f"Made inputs/{name}/cycle.toml. {then}\n"


def test_a_new_cycle_is_ready_for_the_other_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["init", "inputs/city"])

    assert (code, capsys.readouterr().out) == (0, made("city"))
    assert main(["status"]) == 0
    assert main(["collect"]) == 0
    assert (tmp_path / "inputs" / "city" / "shared" / "sport" / ".gitkeep").is_file()


def test_last_years_cycle_is_rolled_forward(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["init", "inputs/next", "--from", "inputs/small"])

    assert (code, capsys.readouterr().out) == (0, made("next"))
    assert load_cycle(small_cycle.parent / "next").year == 2006


def test_what_stays_last_years_is_told(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small_cycle / "cycle.toml"
    path.write_text(path.read_text("utf-8").replace("[mail]", '[folder]\npath = "/mnt/report"\n[mail]'), "utf-8")
    (small_cycle / "templates").mkdir()

    code = main(["init", "inputs/next", "--from", "inputs/small"])

    assert code == 0
    assert capsys.readouterr().out == made("next") + (
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
