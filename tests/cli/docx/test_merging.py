"""docx diff, redline, accept, reject and merge, as one types them."""

import json
from pathlib import Path

import pytest

from annuario.cli.main import main
from annuario.docx import read
from tests.documents.joining import texts
from tests.documents.word import para, word


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a base, the editors' file and two of a department's, one of which touches the editors' words."""
    for name, first, second in (
        ("base", "Nine delegations came from abroad.", "Two went."),
        ("ours", "Ten delegations came from abroad.", "Two went."),
        ("theirs", "Nine delegations came from abroad.", "Three went."),
        ("clash", "Eleven delegations came from abroad.", "Two went."),
    ):
        (tmp_path / f"{name}.docx").write_bytes(word(para(first) + para(second)))
    return tmp_path


def run(folder: Path, *words: str) -> int:
    """Run the command on files of `folder`."""
    return main(["docx", *[str(folder / word_) if word_.endswith(".docx") else word_ for word_ in words]])


def test_diff_says_what_changed(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(files, "diff", "base.docx", "ours.docx")

    assert (code, capsys.readouterr().out) == (0, "paragraph changed: “Nine” -> “Ten”\n1 paragraph changed.\n")


def test_a_redline_accepted_is_the_second_and_rejected_the_first(files: Path) -> None:
    codes = [
        run(files, "redline", "base.docx", "theirs.docx", "-o", "line.docx"),
        run(files, "accept", "line.docx", "-o", "accepted.docx"),
        run(files, "reject", "line.docx", "-o", "rejected.docx"),
    ]

    assert codes == [0, 0, 0]
    assert texts(read(files / "accepted.docx")) == texts(read(files / "theirs.docx"))
    assert texts(read(files / "rejected.docx")) == texts(read(files / "base.docx"))


def test_a_merge_without_conflicts_is_done(files: Path) -> None:
    code = run(files, "merge", "base.docx", "ours.docx", "theirs.docx", "-o", "out.docx", "--quiet")

    assert code == 0
    assert texts(read(files / "out.docx")) == ["Ten delegations came from abroad.", "Three went."]


def test_a_merge_with_conflicts_waits_for_a_person(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(files, "merge", "base.docx", "ours.docx", "clash.docx", "-o", "out.docx")

    assert code == 4
    assert "1 conflicts" not in capsys.readouterr().out
    assert texts(read(files / "out.docx")) == ["Ten Eleven delegations came from abroad.", "Two went."]


def test_a_file_that_is_not_there_is_told_and_nothing_is_written(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(files, "merge", "base.docx", "ours.docx", "nowhere.docx", "-o", "out.docx")

    assert (code, capsys.readouterr().err) == (2, f"annuario: There is no file {files / 'nowhere.docx'}.\n")
    assert not (files / "out.docx").exists()


def test_a_file_that_is_read_is_never_written_over(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (files / "ours.docx").read_bytes()

    code = run(files, "merge", "base.docx", "ours.docx", "theirs.docx", "-o", "ours.docx")

    said = "is one of the files to read, and would be overwritten. Name another file behind -o."
    assert (code, capsys.readouterr().err) == (2, f"annuario: {files / 'ours.docx'} {said}\n")
    assert (files / "ours.docx").read_bytes() == before


def test_what_is_no_word_file_is_named_for_what_it_is(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "page.docx").write_text("<html><body>Nine delegations</body></html>")

    code = run(files, "diff", "base.docx", "page.docx")

    assert (code, f"{files / 'page.docx'}: " in capsys.readouterr().err) == (3, True)


def test_programs_read_differences_and_conflicts_as_json(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(files, "diff", "base.docx", "ours.docx", "--json")
    (difference,) = json.loads(capsys.readouterr().out)
    run(files, "merge", "base.docx", "ours.docx", "clash.docx", "-o", "out.docx", "--json")
    (conflict,) = json.loads(capsys.readouterr().out)["conflicts"]

    assert (difference["act"], difference["what"], difference["words"]) == ("changed", "paragraph", [["Nine", "Ten"]])
    assert (conflict["clash"], conflict["ours"], conflict["theirs"]) == (
        "words",
        "Ten delegations came from abroad.",
        "Eleven delegations came from abroad.",
    )
