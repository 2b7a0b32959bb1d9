"""docx inspect: what is broken in a file is named in words; nothing broken ends with 0."""

import json
from pathlib import Path

import pytest

from annuario.cli.main import main
from tests.documents.word import bookmark, para, word


@pytest.fixture
def whole(office: Path) -> str:
    """A file without a fault."""
    main(["docx", "compose", "minutes.docx", "-o", "whole.docx"])
    return (office / "whole.docx").name


@pytest.fixture
def broken(office: Path) -> str:
    """A file in which two bookmarks have one name."""
    (office / "broken.docx").write_bytes(word(para(bookmark("one", "1", "a")) + para(bookmark("one", "2", "b"))))
    return "broken.docx"


def test_a_whole_file_has_no_fault(whole: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    assert main(["docx", "inspect", whole]) == 0
    assert capsys.readouterr().out == "whole.docx: no fault found\n"


def test_what_is_broken_is_named(whole: str, broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    code = main(["docx", "inspect", whole, broken])

    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert lines[0] == "whole.docx: no fault found"
    assert [line for line in lines if "one" in line] == [
        "  - word/document.xml: the bookmark's name one stands 2 times (id-twice)",
    ]


def test_a_program_reads_the_faults(broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    code = main(["docx", "inspect", broken, "--json"])

    (told,) = json.loads(capsys.readouterr().out)
    wanted = {"kind": "id-twice", "part": "word/document.xml", "what": "the bookmark's name one stands 2 times"}
    assert (code, told["file"], wanted in told["faults"]) == (1, "broken.docx", True)
