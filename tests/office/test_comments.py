import zipfile
from pathlib import Path

import docx
import pytest

from annuario.office import Office, convert, export_pdf
from annuario.office.comments import copy_without_comments


@pytest.fixture
def commented(tmp_path: Path, report: Path) -> Path:
    """The small report with a comment on each of its paragraphs of plain text."""
    document = docx.Document(str(report))
    for paragraph in document.paragraphs:
        if paragraph.text.startswith("La città"):
            document.add_comment(paragraph.runs, text="Due testi in conflitto", author="Ufficio", initials="U")
    document.save(str(tmp_path / "commented.docx"))
    return tmp_path / "commented.docx"


def test_the_text_stays_and_the_comments_go(tmp_path: Path, commented: Path, report: Path) -> None:
    target = tmp_path / "copy.docx"

    copy_without_comments(commented, target)

    texts = [[p.text for p in docx.Document(str(path)).paragraphs] for path in (target, report)]
    with zipfile.ZipFile(commented) as before, zipfile.ZipFile(target) as after:
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
        marks = after.read("word/document.xml").count(b"w:comment")
        names = (after.namelist(), before.namelist())
    assert (texts[0], changed, marks, names[0]) == (texts[1], ["word/document.xml"], 0, names[1])


@pytest.mark.parametrize("content", [b"no zip", b"PK\x03\x04 cut"])
def test_what_is_no_docx_is_copied_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "source").write_bytes(content)

    copy_without_comments(tmp_path / "source", tmp_path / "copy")

    assert (tmp_path / "copy").read_bytes() == content


def test_a_report_with_comments_becomes_a_pdf(tmp_path: Path, commented: Path, office: Office) -> None:
    made = export_pdf(office, commented, tmp_path / "report.pdf", work=tmp_path / "work")

    assert (made.pages, made.updates) == (4, 2)


def test_a_save_keeps_comments(tmp_path: Path, commented: Path, office: Office) -> None:
    made = convert(office, commented, tmp_path / "anew.docx", work=tmp_path / "work")

    assert [comment.text for comment in docx.Document(str(made.path)).comments] == ["Due testi in conflitto"] * 6
