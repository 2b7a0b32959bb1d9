import hashlib
import tempfile
from pathlib import Path

import pikepdf
import pytest

from annuario.cli.main import main
from annuario.pdf import page_texts
from tests.documents.reading_aloud import read_aloud
from tests.documents.word import Link, field, para, picture, run, word

INSERTED = f'<w:ins w:id="1" w:author="A">{run("new ")}</w:ins>'
DELETED = '<w:del w:id="2" w:author="A"><w:r><w:delText>old </w:delText></w:r></w:del>'


def wild(path: Path) -> Path:
    """Write a document with open changes, a picture that lies elsewhere, and a date."""
    heading = para("Twinnings", style="Heading1")
    body = para(INSERTED, DELETED, "words of ", field('DATE \\@ "d/M/yyyy"', "31/3/2006"), picture("rIdFar", reference="link"))
    path.write_bytes(word(heading + body, links=[Link("rIdFar", "image", "http://far.example/a.png", external=True)]))
    return path


def test_what_is_open_outside_or_of_the_moment_is_settled_in_a_copy_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = wild(tmp_path / "wild.docx"), tmp_path / "out" / "wild.pdf"
    before = source.read_bytes()

    code = main(["pdf", "convert", str(source), "-o", str(target), "--language", "en-GB"])

    assert (code, capsys.readouterr().out.splitlines()) == (
        0,
        [
            f"{source}: 1 page, in {target}",
            "  in a copy: tracked changes were accepted: 2",
            "  in a copy: links to what lies elsewhere were cut: http://far.example/a.png",
            '  in a copy: fields stand still, with the words they showed: DATE \\@ "d/M/yyyy"',
        ],
    )
    assert page_texts(target) == ("Twinnings\nnew words of 31/3/2006",)
    assert (source.read_bytes(), list(target.parent.iterdir())) == (before, [target])


def test_title_and_language_are_the_documents_own_or_those_that_are_given(tmp_path: Path) -> None:
    source = wild(tmp_path / "wild.docx")

    found = []
    for more in ([], ["--title", "Our year", "--language", "it-IT"]):
        main(["pdf", "convert", str(source), "-o", str(tmp_path / "a.pdf"), *more])
        with pikepdf.open(tmp_path / "a.pdf") as pdf:
            found.append((str(pdf.docinfo["/Title"]), str(pdf.Root.Lang)))

    assert found == [("Twinnings", "en-US"), ("Our year", "it-IT")]


def test_one_document_gives_one_pdf_byte_for_byte(small_report: Path, good_pdf: Path, tmp_path: Path) -> None:
    main(["pdf", "convert", str(small_report), "-o", str(tmp_path / "again.pdf")])

    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (good_pdf, tmp_path / "again.pdf")]
    assert digests[0] == digests[1]


def test_what_remains_to_be_done_by_a_person_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "plain.docx"
    source.write_bytes(word(para("words")))

    code = main(["pdf", "convert", str(source), "-o", str(tmp_path / "plain.pdf")])

    assert (code, capsys.readouterr().out.splitlines()[1:]) == (
        4,
        ["to look at:", "  - document: it has no bookmarks: no paragraph has a heading style."],
    )


def test_a_formula_is_read_by_its_own_code(tmp_path: Path) -> None:
    space = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    fraction = "<m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
    source, target = tmp_path / "formula.docx", tmp_path / "formula.pdf"
    source.write_bytes(word(para("Costs", style="Heading1") + para("are ", f"<m:oMath {space}>{fraction}</m:oMath>")))

    main(["pdf", "convert", str(source), "-o", str(target)])

    assert [spoken.alt for spoken in read_aloud(target) if spoken.role == "Formula"] == ["{a} over {b}"]


def test_a_rich_text_file_is_turned_into_words_form_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "letter.rtf"
    source.write_text(r"{\rtf1\ansi Dear colleagues\par}")

    main(["pdf", "convert", str(source), "-o", str(tmp_path / "letter.pdf"), "--language", "en-GB"])

    assert capsys.readouterr().out.splitlines()[1] == "  in a copy: it was turned into Word's usual form by LibreOffice first"
    assert page_texts(tmp_path / "letter.pdf") == ("Dear colleagues",)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The file is empty."),
        (b"just words\n", "The file is plain text without any formatting."),
        (b"PK\x03\x04 cut off", "The file is damaged."),
        (b"%PDF-1.7\n", "The file is a PDF."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence_and_the_old_pdf_stays(
    content: bytes, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "bad.docx", tmp_path / "bad.pdf"
    source.write_bytes(content)
    target.write_text("the last good one")

    code = main(["pdf", "convert", str(source), "-o", str(target)])

    told = capsys.readouterr()
    assert (code, told.out, target.read_text()) == (3, "", "the last good one")
    assert told.err.startswith("annuario: bad.docx cannot be made a PDF: ")
    assert why.rstrip(".") in told.err


def test_a_document_that_libreoffice_cannot_load_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "old.doc"
    source.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2000)

    code = main(["pdf", "convert", str(source), "-o", str(tmp_path / "old.pdf")])

    assert (code, capsys.readouterr().out, (tmp_path / "old.pdf").exists()) == (3, "", False)


def test_without_libreoffice_it_says_what_to_install_and_the_old_pdf_stays(
    small_report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "report.pdf"
    target.write_text("the last good one")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)

    code = main(["pdf", "convert", str(small_report), "-o", str(target)])

    packages = "libreoffice-writer, libreoffice-calc, libreoffice-math and python3-uno"
    sentence = f"annuario: LibreOffice is not installed: install the Debian packages {packages}.\n"
    assert (code, capsys.readouterr().err, target.read_text()) == (3, sentence, "the last good one")
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_a_document_is_not_written_over_itself(small_report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = small_report.read_bytes()

    code = main(["pdf", "convert", str(small_report), "-o", str(small_report)])

    assert (code, capsys.readouterr().err) == (
        2,
        f"annuario: {small_report} is the document itself; name another file after -o.\n",
    )
    assert small_report.read_bytes() == before


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["pdf", "convert", str(tmp_path / "none.docx"), "-o", str(tmp_path / "none.pdf")])

    assert (code, capsys.readouterr().err) == (2, f"annuario: There is no file {tmp_path / 'none.docx'}.\n")
