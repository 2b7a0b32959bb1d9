"""Word files by their paths: what cannot be read is refused in one sentence, and nothing is half-written."""

import io
import zipfile
from pathlib import Path

import pytest

from annuario.cli.docx.files import Unforeseen, plain, stumbling_over
from annuario.cli.main import main


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a zip of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


REFUSED = {
    "nothing": b"",
    "cut": b"PK\x03\x04 and then the copy broke off",
    "text": b"plain words",
    "rtf": b"{\\rtf1 words}",
    "other": zipped({"a.txt": b"no document"}),
    "bomb": zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b" " * (64 << 20)}),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("command", ["clean bad.docx -o out.docx", "compose report.docx bad.docx -o out.docx", "inspect bad.docx"])
def test_what_cannot_be_read_is_one_sentence_and_nothing_is_written(
    office: Path, command: str, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "bad.docx").write_bytes(content)

    code = main(["docx", *command.split()])

    told = capsys.readouterr()
    assert (code, told.out) == (3, "")
    assert told.err.startswith("annuario: bad.docx: ")
    assert (told.err.count("\n"), told.err[-2:]) == (1, ".\n")
    assert sorted(path.name for path in office.iterdir()) == ["bad.docx", "minutes.docx", "report.docx"]


def test_all_that_cannot_be_read_are_named_at_once(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "bad.docx").write_bytes(b"")
    (office / "worse.docx").write_bytes(b"{\\rtf1 words}")

    code = main(["docx", "compose", "bad.docx", "report.docx", "worse.docx", "-o", "out.docx"])

    assert code == 3
    assert [line[:12] for line in capsys.readouterr().err.splitlines()] == ["annuario: ba", "worse.docx: "]


@pytest.mark.usefixtures("office")
def test_a_file_that_is_not_there_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["docx", "clean", "none.docx", "-o", "out.docx"])

    assert (code, capsys.readouterr().err) == (2, "annuario: There is no file none.docx.\n")


def test_a_place_that_cannot_be_written_leaves_nothing_behind(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "taken").write_text("a file where a folder should be", "utf-8")

    code = main(["docx", "clean", "report.docx", "-o", "taken/out.docx"])

    assert (code, capsys.readouterr().out) == (1, "")
    assert sorted(path.name for path in office.iterdir()) == ["minutes.docx", "report.docx", "taken"]


@pytest.mark.parametrize("name", ["{{ 7*7 }}.docx", "{% if x %}.docx", "red\x1b[31m.docx", "two\nlines.docx", "caf\udce9.docx"])
def test_no_name_of_a_file_does_anything(office: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "report.docx").rename(office / name)

    code = main(["docx", "clean", name, "-o", f"clean {name}"])

    said = capsys.readouterr().out.splitlines()[0]
    assert (code, (office / f"clean {name}").is_file()) == (0, True)
    assert said == f"Cleaned {plain(name)}: clean {plain(name)}"
    assert said.isprintable()


def test_what_nobody_foresaw_is_a_sentence_that_names_the_files() -> None:
    with pytest.raises(Unforeseen) as raised, stumbling_over(Path("a.docx"), Path("b\x1b.docx")):
        [].pop()

    assert raised.value.exit_code == 1
    assert str(raised.value) == (
        "a.docx, b\\x1b.docx: something in there was not foreseen (IndexError: pop from empty list). "
        "Nothing was written; please report it with the file."
    )
