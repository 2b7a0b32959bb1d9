from pathlib import Path

import pytest

from annuario.cli.main import main


def test_each_department_with_a_list_to_hand_in_gets_a_form(
    small_cycle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "outputs" / "small" / "forms"

    assert main(["forms", "--cycle", str(small_cycle)]) == 0

    assert capsys.readouterr().out == f"1 form for the lists of activities: {folder}\n"
    assert [path.name for path in folder.iterdir()] == ["gioventu.xlsx"]
