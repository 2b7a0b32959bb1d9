"""docx clean: what goes is told, what is kept is kept, and the file that is read stays as it was."""

import json
from pathlib import Path

import pytest

from annuario.cli.main import main
from annuario.docx import read
from tests.documents.joining import texts

PLACE = "Networks > Twelve cities met indeed in Lyon."


def test_what_went_is_told_by_its_rule(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (office / "report.docx").read_bytes()

    code = main(["docx", "clean", "report.docx", "-o", "clean.docx"])

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "Cleaned report.docx: clean.docx",
        f"  - took out words that a tracked change deletes (tracked-deletion), 1: “perhaps” ({PLACE})",
        f"  - took out comments (comment), 1: “Who says so?” ({PLACE})",
    ]
    assert texts(read(office / "clean.docx"))[:2] == ["Networks", "Twelve cities met indeed in Lyon."]
    assert (office / "report.docx").read_bytes() == before


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ("accept", "Twelve cities met indeed in Lyon."),
        ("reject", "Twelve cities met perhaps in Lyon."),
        ("keep", "Twelve cities met indeed in Lyon."),
    ],
)
@pytest.mark.parametrize("comments", ["remove", "keep"])
def test_tracked_changes_and_comments_go_as_one_says(office: Path, changes: str, said: str, comments: str) -> None:
    code = main(["docx", "clean", "report.docx", "-o", "clean.docx", "--changes", changes, "--comments", comments])

    cleaned = read(office / "clean.docx")
    marks = [str(node.tag).rpartition("}")[2] for node in cleaned.body.iter()]
    assert code == 0
    assert texts(cleaned)[1] == said
    assert ("ins" in marks, "del" in marks) == (changes == "keep", changes == "keep")
    assert (cleaned.related("comments") is not None, "commentReference" in marks) == (comments == "keep", comments == "keep")


def test_nothing_to_take_out_is_told_too(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["docx", "clean", "report.docx", "-o", "clean.docx"])
    capsys.readouterr()

    code = main(["docx", "clean", "clean.docx", "-o", "again.docx"])

    assert (code, capsys.readouterr().out) == (0, "Cleaned clean.docx: again.docx\n  - nothing had to go\n")
    assert (office / "again.docx").read_bytes() == (office / "clean.docx").read_bytes()


@pytest.mark.usefixtures("office")
def test_a_program_reads_all_of_it_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["docx", "clean", "report.docx", "-o", "clean.docx", "--json"])

    assert code == 0
    assert json.loads(capsys.readouterr().out) == {
        "out": "clean.docx",
        "mended": [],
        "changes": [
            {"rule": "comment", "text": "Who says so?", "where": PLACE, "who": "Office"},
            {"rule": "tracked-deletion", "text": "perhaps", "where": PLACE, "who": ""},
        ],
    }


@pytest.mark.parametrize("out", ["report.docx", "../{here}/report.docx", "linked.docx", "."])
def test_what_is_read_is_never_written_over(office: Path, out: str, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "linked.docx").hardlink_to(office / "report.docx")
    before = (office / "report.docx").read_bytes()

    code = main(["docx", "clean", "report.docx", "-o", out.format(here=office.name)])

    assert (code, capsys.readouterr().out) == (2, "")
    assert (office / "report.docx").read_bytes() == before
    assert sorted(path.name for path in office.iterdir()) == ["linked.docx", "minutes.docx", "report.docx"]
