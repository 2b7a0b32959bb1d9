import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from annuario.office import Office, convert, export_pdf
from annuario.office.prepare import Prepared, copy_for_export
from tests.pdf import rich_report


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

    copy_for_export(commented, target)

    texts = [[p.text for p in docx.Document(str(path)).paragraphs] for path in (target, report)]
    with zipfile.ZipFile(commented) as before, zipfile.ZipFile(target) as after:
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
        marks = after.read("word/document.xml").count(b"w:comment")
        names = (after.namelist(), before.namelist())
    assert (texts[0], changed, marks, names[0]) == (texts[1], ["word/document.xml"], 0, names[1])


@pytest.mark.parametrize("content", [b"no zip", b"PK\x03\x04 cut"])
def test_what_is_no_docx_is_copied_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "source").write_bytes(content)

    copy_for_export(tmp_path / "source", tmp_path / "copy")

    assert (tmp_path / "copy").read_bytes() == content


def test_a_report_with_comments_becomes_a_pdf(tmp_path: Path, commented: Path, office: Office) -> None:
    made = export_pdf(office, commented, tmp_path / "report.pdf", work=tmp_path / "work")

    assert (made.pages, made.updates) == (4, 2)


def test_a_save_keeps_comments(tmp_path: Path, commented: Path, office: Office) -> None:
    made = convert(office, commented, tmp_path / "anew.docx", work=tmp_path / "work")

    assert [comment.text for comment in docx.Document(str(made.path)).comments] == ["Due testi in conflitto"] * 6


def test_fields_that_show_the_clock_stand_still_and_others_live(tmp_path: Path) -> None:
    source = _document(
        tmp_path / "dates.docx",
        f'<w:fldSimple w:instr=" DATE \\@ &quot;d&quot; "><w:r><w:t>31</w:t></w:r></w:fldSimple>{_field("TIME", "12:00")}'
        f"{_field('PAGE', '1')}{_field('IF a = b', _field('date', 'ieri'))}",
    )

    copy_for_export(source, tmp_path / "copy.docx")

    body = _body(tmp_path / "copy.docx")
    assert [code.strip() for code in re.findall(r"<w:instrText[^>]*>([^<]*)", body)] == ["PAGE", "IF a = b"]
    assert (body.count("fldSimple"), re.findall(r"<w:t>([^<]*)", body)) == (0, ["31", "12:00", "1", "ieri"])


def test_links_without_a_look_get_one_and_others_keep_theirs(tmp_path: Path) -> None:
    source = _document(
        tmp_path / "links.docx",
        '<w:hyperlink w:anchor="a"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>uno</w:t></w:r>'
        "<w:r><w:t>due</w:t></w:r></w:hyperlink>"
        '<w:hyperlink w:anchor="a"><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>tre</w:t></w:r></w:hyperlink>',
    )

    copy_for_export(source, tmp_path / "copy.docx")

    styles = re.findall(r'<w:rStyle w:val="([^"]*)"', _body(tmp_path / "copy.docx"))
    with zipfile.ZipFile(tmp_path / "copy.docx") as archive:
        known = archive.read("word/styles.xml").count(b'w:styleId="AnnuarioLink"')
    assert (styles, known) == (["AnnuarioLink", "AnnuarioLink", "Strong"], 1)


def test_charts_tell_their_descriptions_in_order(tmp_path: Path) -> None:
    source = rich_report.build(tmp_path / "rich.docx")

    assert copy_for_export(source, tmp_path / "copy.docx") == Prepared((rich_report.CHART,))


def test_a_file_that_needs_nothing_is_copied_byte_for_byte(tmp_path: Path) -> None:
    source = _document(tmp_path / "plain.docx", "<w:r><w:t>date</w:t></w:r>")

    copy_for_export(source, tmp_path / "copy.docx")

    assert (tmp_path / "copy.docx").read_bytes() == source.read_bytes()


def _field(code: str, shown: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    inner = shown if shown.startswith("<") else f"<w:r><w:t>{shown}</w:t></w:r>"
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{separate}{inner}{end}"


def _document(path: Path, inner: str) -> Path:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    document.save(str(path))
    return path


def _body(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode("utf-8")
