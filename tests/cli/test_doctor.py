import json
from pathlib import Path

import pytest

from annuario.cli.main import main

OF_THE_CYCLE = ("cycle", "memory", "shared folder", "templates", "mail")


def looks(cycle: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[bool, str]]:
    """What the doctor finds about the cycle: what was looked at, whether it is well, and what was seen."""
    code = main(["doctor", "--json", "--cycle", str(cycle)])
    found = json.loads(capsys.readouterr().out)
    assert code == (0 if all(look["well"] for look in found) else 4)
    return {look["what"]: (look["well"], look["seen"]) for look in found if look["what"] in OF_THE_CYCLE}


def change(cycle: Path, old: str, new: str) -> None:
    """Write `new` in place of `old` in the cycle file."""
    path = cycle / "cycle.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_sound_cycle_is_well_in_every_part(small_cycle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert looks(small_cycle, capsys) == {
        "cycle": (True, f"{small_cycle}: 3 departments"),
        "memory": (True, str(tmp_path / "state")),
        "shared folder": (True, str(small_cycle / "shared")),
        "templates": (True, str(Path(__file__).resolve().parents[2] / "templates")),
        "mail": (True, f"is laid as files in {tmp_path / 'outputs' / 'small' / 'outbox'}, nothing is sent"),
    }


def test_people_read_lines_that_say_whether_it_is_well(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small_cycle / "shared" / ".annuario-share").unlink()

    code = main(["doctor", "--cycle", str(small_cycle)])

    lines = capsys.readouterr().out.splitlines()
    assert code == 4
    assert lines[0].startswith("ok    Python: 3.")
    assert f"ok    cycle: {small_cycle}: 3 departments" in lines
    assert [
        line for line in lines if line.startswith(f"MEND  shared folder: The shared folder {small_cycle / 'shared'} is not conn")
    ]


def test_a_missing_template_is_named(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(small_cycle, "05-networks", "05-network")

    well, seen = looks(small_cycle, capsys)["templates"]

    assert not well
    assert seen.endswith("/sections/05-network.docx is missing. Put it back, or mend its name in cycle.toml.")


def test_templates_of_the_cycles_own_are_named_before_the_projects(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = small_cycle / "templates"
    own.mkdir()

    shipped = Path(__file__).resolve().parents[2] / "templates"
    assert looks(small_cycle, capsys)["templates"] == (True, f"{own}, then {shipped}")
    (own / "house.docx").write_text("no Word document", "utf-8")
    well, seen = looks(small_cycle, capsys)["templates"]
    assert (well, seen.startswith(f"The template {own / 'house.docx'} cannot be read: ")) == (False, True)


def test_a_cycle_file_with_mistakes_is_told_and_the_machine_looked_at(
    small_cycle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(small_cycle, "year = 2005", "year = 5")

    assert looks(small_cycle, capsys) == {
        "cycle": (
            False,
            f"One mistake in {small_cycle / 'cycle.toml'}:\n  - year: is 5; input should be greater than or equal to 1900",
        )
    }


def test_a_mail_server_is_named_and_a_login_that_does_not_fit_together_told(
    small_cycle: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    change(small_cycle, "[mail]", '[mail.smtp]\nhost = "mail.comune.example"\n[mail]\ntransport = "smtp"')

    fitting = looks(small_cycle, capsys)["mail"]
    monkeypatch.setenv("ANNUARIO_SMTP_USER", "report")
    half = looks(small_cycle, capsys)["mail"]

    assert fitting == (True, "goes out by mail.comune.example, port 587")
    assert half == (
        False,
        "Login to the mail server: the variable ANNUARIO_SMTP_PASSWORD is not set. Set it, or unset ANNUARIO_SMTP_USER.",
    )
