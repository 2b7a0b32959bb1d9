from pathlib import Path

import pytest

from annuario.cli.main import main


def test_each_department_gets_a_form_for_what_it_is_to_hand_in(
    small_cycle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "outputs" / "small" / "forms"

    assert main(["forms", "--cycle", str(small_cycle)]) == 0

    said = capsys.readouterr().out
    texts = sorted(path.name for path in folder.glob("*.docx"))
    assert said == f"{len(texts)} {'form' if len(texts) == 1 else 'forms'} for texts and 1 form for lists of activities: {folder}\n"
    assert [path.name for path in folder.glob("*.xlsx")] == ["gioventu.xlsx"]
    assert "gioventu.docx" in texts
