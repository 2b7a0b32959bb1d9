"""docx prove: what a joined file holds of others, whoever joined them; what is lost is named and ends with 1."""

import json
from pathlib import Path

import docx
import pytest
from docxcompose.composer import Composer

from annuario.cli.main import main
from tests.documents.word import HOUSE, call, footnote, para, word


@pytest.fixture
def joined(office: Path) -> Path:
    """What docx compose makes of the two files."""
    main(["docx", "compose", "report.docx", "minutes.docx", "-o", "joined.docx"])
    return office / "joined.docx"


@pytest.mark.usefixtures("joined")
def test_a_whole_result_is_told_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    code = main(["docx", "prove", "joined.docx", "report.docx", "minutes.docx"])

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "joined.docx: nothing is lost",
        "report.docx:",
        "  - found again: 2 paragraphs, 4 cells, 1 note, 1 picture, 1 comment, 1 tracked deletion, 1 tracked insertion",
        "minutes.docx:",
        "  - found again: 2 paragraphs",
    ]


@pytest.mark.usefixtures("joined")
def test_each_thing_has_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    code = main(["docx", "prove", "joined.docx", "minutes.docx", "--all"])

    assert code == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "  - paragraph: Minutes (heading “Minutes”) - heading “Minutes”",
        "  - paragraph: Nobody had {{ 7*7 }} questions. (under “Minutes”, paragraph 1) - under “Minutes”, paragraph 1",
    ]


@pytest.mark.usefixtures("joined")
def test_files_in_another_order_are_not_what_stands_there(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["docx", "prove", "joined.docx", "minutes.docx", "report.docx"])

    assert code == 1
    assert "LOST" in capsys.readouterr().out


@pytest.mark.usefixtures("joined")
def test_what_only_the_house_may_take_out_is_lost_without_it(capsys: pytest.CaptureFixture[str]) -> None:
    main(["docx", "compose", "report.docx", "-o", "restyled.docx", "--restyle"])
    capsys.readouterr()

    codes = (
        main(["docx", "prove", "restyled.docx", "report.docx"]),
        main(["docx", "prove", "restyled.docx", "report.docx", "--restyle"]),
    )

    lines = capsys.readouterr().out.splitlines()
    assert codes == (1, 0)
    assert [line for line in lines if "comment" in line or "deletion" in line] == [
        "  - LOST: comment: Who says so? (under “Networks”, paragraph 1) - lost",
        "  - LOST: tracked deletion: perhaps (under “Networks”, paragraph 1) - lost",
        "  - not there: words that a tracked change deletes (tracked-deletion), 1: “perhaps”",
        "  - not there: comments (comment), 1: “Who says so?”",
    ]


def test_what_another_joiner_lost_is_named(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = footnote("2", "Said in May.", kind="endnote")
    (office / "noted.docx").write_bytes(word(para("Twelve cities.", call("2", "endnote")), endnotes=notes))
    under_way = Composer(docx.Document(str(HOUSE)))
    under_way.append(docx.Document("minutes.docx"))
    under_way.append(docx.Document("noted.docx"))
    under_way.save("theirs.docx")

    code = main(["docx", "prove", "theirs.docx", "minutes.docx", "noted.docx"])

    assert code == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        "theirs.docx: 1 lost",
        "minutes.docx:",
        "  - found again: 2 paragraphs",
        "noted.docx:",
        "  - found again: 1 paragraph",
    ]
    assert [line.partition(" (")[0] for line in lines[5:]] == ["  - LOST: note: Said in May."]


@pytest.mark.usefixtures("joined")
def test_a_program_reads_what_is_lost(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    code = main(["docx", "prove", "minutes.docx", "report.docx", "--json"])

    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert (code, file["file"], file["holds"]) == (1, "report.docx", False)
    assert {line["state"] for line in file["lines"]} == {"lost"}
    assert [line["text"] for line in file["lines"] if line["kind"] == "cell"] == ["City", "Since", "Lyon", "1999"]
