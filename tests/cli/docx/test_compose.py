"""docx compose: files joined and proved before they are put in place, with and without the looks of the house."""

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from annuario.cli.main import main
from annuario.docx import inspect, read
from tests.documents.joining import styles, texts
from tests.documents.offices import minutes, numbered
from tests.documents.word import HOUSE

TEXTS = ["Networks", "Twelve cities met indeed in Lyon.", "In May.", "City", "Since", "Lyon", "1999", "Minutes"]
LAST = "Nobody had {{ 7*7 }} questions."
PLACE = "Networks > Twelve cities met indeed in Lyon."


def test_texts_are_joined_as_they_are(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.name: path.read_bytes() for path in office.iterdir()}

    code = main(["docx", "compose", "report.docx", "minutes.docx", "-o", "joined.docx"])

    joined = read(office / "joined.docx")
    assert code == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "left to the house" not in line] == [
        "Joined 2 files, nothing lost: joined.docx",
        "report.docx:",
        "  - found again: 2 paragraphs, 4 cells, 1 note, 1 picture, 1 comment, 1 tracked deletion, 1 tracked insertion",
        "minutes.docx:",
        "  - found again: 2 paragraphs",
    ]
    assert [line for line in lines if "heading 1" in line] == [
        "  - left to the house: The style “heading 1” looks as in the house: colour 1D4A6D for 365F91, size 29 pt for 14 pt"
    ] * 2
    assert texts(joined) == [*TEXTS, LAST]
    assert inspect(joined) == ()
    assert {path.name: path.read_bytes() for path in office.iterdir() if path.name != "joined.docx"} == before


def test_with_restyle_the_files_are_cleaned_and_have_the_looks_of_the_house(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["docx", "compose", "report.docx", "minutes.docx", "-o", "joined.docx", "--restyle"])

    joined = read(office / "joined.docx")
    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "Joined 2 files, nothing lost: joined.docx",
        "report.docx:",
        "  - found again: 2 paragraphs, 4 cells, 1 note, 1 picture",
        f"  - took out words that a tracked change deletes (tracked-deletion), 1: “perhaps” ({PLACE})",
        f"  - took out comments (comment), 1: “Who says so?” ({PLACE})",
        "minutes.docx:",
        "  - found again: 2 paragraphs",
        "  - took out paragraphs that stood empty for space (empty-paragraph), 1",
    ]
    assert texts(joined) == [*TEXTS, LAST]
    assert [style for style, text in styles(joined) if text in {"Networks", "Minutes", LAST}] == [
        "Heading1",
        "Heading1",
        "BodyText",
    ]


def test_what_a_reader_may_stumble_over_is_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "numbered.docx").write_bytes(numbered())

    code = main(["docx", "compose", "numbered.docx", "-o", "joined.docx", "--restyle"])

    what = "The text names headings by their number: 1. The report's headings have other numbers or none."
    looks = [line for line in capsys.readouterr().out.splitlines() if "look at" in line]
    assert (code, [line.partition(" (")[0] for line in looks]) == (0, [f"  - look at: {what}"])


@pytest.mark.parametrize("restyle", [[], ["--restyle"]])
def test_what_one_says_of_changes_and_comments_goes_over_both_ways(office: Path, restyle: list[str]) -> None:
    said = ["--changes", "reject", "--comments", "keep"]

    code = main(["docx", "compose", "report.docx", "-o", "joined.docx", *said, *restyle])

    assert (code, main(["docx", "prove", "joined.docx", "report.docx", *said])) == (0, 0)
    assert texts(read(office / "joined.docx"))[1] == "Twelve cities met perhaps in Lyon."


def test_a_house_of_ones_own_gives_page_and_styles_and_no_words(office: Path) -> None:
    house = docx.Document()
    house.add_paragraph("Words of the house.")
    house.sections[0].page_width = Mm(100)
    house.save("house.docx")

    code = main(["docx", "compose", "--house", "house.docx", "minutes.docx", "-o", "joined.docx"])

    joined = docx.Document(str(office / "joined.docx"))
    assert code == 0
    assert [paragraph.text for paragraph in joined.paragraphs if paragraph.text] == ["Minutes", LAST]
    assert joined.sections[0].page_width == Mm(100).twips * 635  # Word's unit is the twip, python-docx's the EMU


def test_a_fault_that_a_house_brings_along_is_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "house.docx").write_bytes(minutes())  # its styles count in lists that it does not have

    code = main(["docx", "compose", "--house", "house.docx", "minutes.docx", "-o", "joined.docx"])

    lines = capsys.readouterr().out.splitlines()
    assert (code, (office / "joined.docx").is_file()) == (4, True)
    assert lines[3] == "Open the result in Word before you pass it on; something in it is broken:"
    assert lines[4].endswith("is not defined (numbering)")


@pytest.mark.usefixtures("office")
def test_a_program_reads_where_everything_stands(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["docx", "compose", "minutes.docx", "-o", "joined.docx", "--json"])

    found = {"kind": "paragraph", "state": "found", "rule": "", "why": ""}
    first, second = "heading “Minutes”", "under “Minutes”, paragraph 1"
    lines = [
        found | {"text": "Minutes", "source": first, "place": first},
        found | {"text": LAST, "source": second, "place": second},
    ]
    told = json.loads(capsys.readouterr().out)
    (file,) = told["files"]
    assert (code, told["out"], told["faults"]) == (0, "joined.docx", [])
    assert sum("heading 1" in sentence for sentence in file.pop("differences")) == 1
    assert file == {"file": "minutes.docx", "mended": [], "changes": [], "remarks": [], "lines": lines}


@pytest.mark.parametrize("out", ["minutes.docx", "house.docx"])
def test_neither_a_file_nor_the_house_is_written_over(office: Path, out: str, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "house.docx").write_bytes(HOUSE.read_bytes())
    before = {path.name: path.read_bytes() for path in office.iterdir()}

    code = main(["docx", "compose", "--house", "house.docx", "report.docx", "minutes.docx", "-o", out])

    said = f"annuario: {out} is one of the files to read, and would be overwritten. Name another file behind -o.\n"
    assert (code, capsys.readouterr().err) == (2, said)
    assert {path.name: path.read_bytes() for path in office.iterdir()} == before


def test_an_older_result_is_replaced_whole(office: Path) -> None:
    (office / "joined.docx").write_bytes(b"an older one")

    code = main(["docx", "compose", "minutes.docx", "-o", "joined.docx"])

    assert (code, texts(read(office / "joined.docx"))) == (0, ["Minutes", LAST])
    assert sorted(path.name for path in office.iterdir()) == ["joined.docx", "minutes.docx", "report.docx"]


def test_the_same_files_give_the_same_bytes(office: Path) -> None:
    for out in ("first.docx", "second.docx"):
        main(["docx", "compose", "report.docx", "minutes.docx", "report.docx", "-o", out])

    assert (office / "first.docx").read_bytes() == (office / "second.docx").read_bytes()


def test_the_command_runs_where_there_is_nothing_but_the_files(office: Path) -> None:
    command = [
        str(Path(sys.executable).with_name("annuario")),
        "docx",
        "compose",
        "report.docx",
        "minutes.docx",
        "-o",
        "joined.docx",
    ]

    ended = subprocess.run(command, cwd=office, env={}, capture_output=True, text=True, timeout=60, check=False)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert sorted(path.name for path in office.iterdir()) == ["joined.docx", "minutes.docx", "report.docx"]
