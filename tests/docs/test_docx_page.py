"""docs/docx.md is held against the program: its code runs, its commands print what stands there, its lists are closed."""

import io
import re
import shlex
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from annuario.cli.docx.rules import TAKEN
from annuario.cli.main import main
from annuario.docx import FaultKind, Rule, read, read_bytes
from tests.documents.joining import texts
from tests.documents.offices import drafts, minutes, report
from tests.documents.word import HOUSE, Link, mark, para, word

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "docx.md").read_text("utf-8")
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def section(title: str) -> str:
    """What stands under a heading of the page."""
    return re.split(r"^#+ .*$", PAGE.partition(f" {title}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def first_cells(title: str) -> list[str]:
    """What stands as code in the first cell of each row of the table under a heading."""
    return re.findall(r"^\| `(.+?)` \|", section(title), re.MULTILINE)


def blocks(language: str) -> list[str]:
    """The blocks of code of the page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the page speaks of, where one stands."""
    files = {"report": report(), "minutes": minutes(), "house": HOUSE.read_bytes()} | drafts()
    for name, content in files.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("code", blocks("python"), ids=["three lines", "all of it"])
def test_the_code_runs(code: str, office: Path) -> None:
    known: dict[str, object] = {}

    exec(compile(code, "docs/docx.md", "exec"), known)  # noqa: S102 -- what the page tells people to run

    joined = read(office / "joined.docx") if (office / "joined.docx").exists() else read_bytes(bytes(known["content"]))  # type: ignore[call-overload]
    assert texts(joined)[-1] == "Nobody had {{ 7*7 }} questions."
    assert len(code.strip().splitlines()) <= 14


def test_the_commands_print_what_the_page_shows(capsys: pytest.CaptureFixture[str]) -> None:
    shown = "".join(blocks("console"))
    printed = ""

    for line in re.findall(r"^\$ annuario (.*)$", shown, re.MULTILINE):
        main(shlex.split(line))
        told = capsys.readouterr()
        printed += f"$ annuario {line}\n{told.out}{told.err}"

    assert printed == shown


def test_the_rules_are_a_closed_list() -> None:
    assert first_cells("The rules") == [rule.value for rule in Rule]
    assert list(TAKEN) == list(Rule)


def test_the_faults_are_a_closed_list() -> None:
    assert first_cells("inspect") == [kind.value for kind in FaultKind]


def mended() -> Iterator[str]:
    """What reading says of files that are badly written in every way that is known."""
    nowhere, outside = (Link(f"rId{number}", "image", target) for number, target in ((7, "none.png"), (8, "http://city.example/")))
    macros = Link("rId9", "vbaProject", "word/vbaProject.bin", b"macros", "application/vnd.ms-office.vbaProject")
    numbered = para("one", props='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    files = [word(para("one"), links=[nowhere]), word(para("one"), links=[macros]), word(numbered)]
    files += [word(para(mark("begin"), "shown")), twice(word(para("one"))), strict(word(para("one")))]
    files.append(rewritten(word(para("one"), links=[outside]), b'"/http:', b'"http:'))
    for file in files:
        yield from read_bytes(file).mended


def twice(file: bytes) -> bytes:
    """The file with its text in it twice."""
    buffer = io.BytesIO(file)
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", archive.read("word/document.xml"))
    return buffer.getvalue()


def strict(file: bytes) -> bytes:
    """The file in the strict form of the standard, as far as its main namespace goes."""
    return rewritten(file, b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", STRICT.encode())


def rewritten(file: bytes, old: bytes, new: bytes) -> bytes:
    """The file with some bytes in all its parts replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old, new))
    return buffer.getvalue()


def test_what_may_be_mended_is_told() -> None:
    patterns = {line: re.escape(line).replace("…", ".+") for line in first_cells("What is mended at reading")}

    said = list(mended())

    assert [sentence for sentence in said if not any(re.fullmatch(pattern, sentence) for pattern in patterns.values())] == []
    assert [line for line, pattern in patterns.items() if not any(re.fullmatch(pattern, sentence) for sentence in said)] == []
