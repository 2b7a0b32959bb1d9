from pathlib import Path

import docx
import pytest

from annuario.cli.main import main


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A Word file with a heading and a sentence."""
    document = docx.Document()
    document.add_heading("Activities", 1)
    document.add_paragraph("The network met in Lyon, with twelve cities. " * 40)
    document.save(str(tmp_path / "good.docx"))
    return tmp_path / "good.docx"


def test_a_department_may_check_a_file_where_there_is_no_cycle(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    code = main(["check", "good.docx"])

    assert code == 0
    assert capsys.readouterr().out.splitlines()[0] == "good.docx: can be handed in"
    assert list(tmp_path.iterdir()) == [good]


def test_what_cannot_be_used_is_told_with_what_to_do(good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"")

    code = main(["check", str(good), str(bad)])

    assert code == 4
    assert capsys.readouterr().out.splitlines() == [
        f"{good}: can be handed in",
        f"{bad}: cannot be used yet",
        "  - The file is empty. Open your own copy, check that the text is there, save it, and put it into the folder again.",
    ]


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", str(tmp_path / "none.docx")])

    assert (code, capsys.readouterr().err) == (2, f"annuario: There is no file {tmp_path / 'none.docx'}.\n")
