import json
from pathlib import Path

import pikepdf
import pytest

from annuario.cli.main import main
from annuario.pdf import find_verapdf
from annuario.pdf.verapdf import VeraPdfMissing


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A PDF of one empty page, as a scanner's program might leave it: no tags, no language, no title."""
    path = tmp_path / "page.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    return path


@pytest.fixture
def _no_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)


@pytest.fixture
def verapdf() -> str:
    """The version of veraPDF; without it, the test is skipped with the reason."""
    try:
        return find_verapdf().version
    except VeraPdfMissing as error:
        pytest.skip(f"not verified: {error}")


@pytest.mark.usefixtures("_no_java")
def test_what_the_quick_looks_find_fails_also_without_verapdf(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["pdf", "verify", str(page)])

    told = capsys.readouterr().out.splitlines()
    assert (code, told[:-1]) == (
        1,
        [
            f"{page}: 1 page",
            "quick checks: 6 to mend",
            "  - document: it is not tagged, so that it cannot be read by ear; export it again.",
            "  - document: its language is not given: set it in the document, such as it-IT.",
            "  - document: it has no title.",
            "  - document: the window would show the file's name in place of the title.",
            "  - document: it has no bookmarks: no paragraph has a heading style.",
            "  - page 1: nothing stands on it but, at most, header and footer.",
        ],
    )
    assert told[-1].startswith("PDF/UA-1 and PDF/A-2b: not verified, because ")


@pytest.mark.usefixtures("_no_java")
def test_a_good_file_is_not_verified_without_verapdf(good_pdf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["pdf", "verify", str(good_pdf), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert (code, told["verdict"], told["quick"], told["conformance"]["results"]) == (4, "not verified", [], [])
    assert told["conformance"]["unverified"].endswith("is not installed: run `make verifier` in the project's folder.")


def test_a_good_file_passes(good_pdf: Path, verapdf: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["pdf", "verify", str(good_pdf)])

    assert (code, capsys.readouterr().out.splitlines()) == (
        0,
        [
            f"{good_pdf}: 4 pages",
            "quick checks: passed",
            "PDF/UA-1 (ISO 14289-1): passed",
            "PDF/A-2b (ISO 19005-2): passed",
            f"by {verapdf}",
        ],
    )


@pytest.mark.usefixtures("verapdf")
def test_a_broken_rule_is_told_with_its_page_and_what_to_do(
    good_pdf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.pdf"
    with pikepdf.open(good_pdf) as pdf:
        pdf.pages[0].obj["/Tabs"] = pikepdf.Name.R
        pdf.save(path)

    code = main(["pdf", "verify", str(path), "--json"])

    told = json.loads(capsys.readouterr().out)
    (rule,) = told["conformance"]["results"][0]["failed"]
    assert (code, told["verdict"], told["quick"]) == (1, "failed", [])
    assert (rule["clause"], rule["test"], rule["count"], rule["pages"], rule["what"]) == (
        "7.18.3",
        1,
        1,
        [1],
        "The order in which the tabulator key goes through the links is not that of the tags. Export it again.",
    )


def test_language_title_and_fonts_may_be_asked_for(good_pdf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["pdf", "verify", str(good_pdf), "--json", "--language", "en-GB", "--title", "Report", "--font", "Calibri"])

    told = json.loads(capsys.readouterr().out)
    assert (code, [(fault["rule"], fault["page"], fault["what"]) for fault in told["quick"]]) == (
        1,
        [
            ("language", None, "its language is it-IT, not en-GB."),
            ("title", None, "its title is “Relazione internazionale 2005”, not “Report”."),
            ("fonts", 1, "the font Caladea is none that was asked for."),
        ],
    )


def test_what_is_no_pdf_fails_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "letter.pdf"
    path.write_text("Dear colleagues")

    code = main(["pdf", "verify", str(path)])

    assert (code, capsys.readouterr().out.splitlines()) == (
        1,
        [
            f"{path}: 0 pages",
            "quick checks: 1 to mend",
            "  - letter.pdf: the file is not a PDF.",
            "PDF/UA-1 and PDF/A-2b: not verified, because it is no whole PDF.",
        ],
    )


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["pdf", "verify", str(tmp_path / "none.pdf")])

    assert (code, capsys.readouterr().err) == (2, f"annuario: There is no file {tmp_path / 'none.pdf'}.\n")
