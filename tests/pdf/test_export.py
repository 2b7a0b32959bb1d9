from datetime import datetime
from pathlib import Path

import pikepdf
import pytest

from annuario.office import Office, OfficeFailed
from annuario.pdf import Entry, Exported, OutlineItem, Verification, export
from tests.office import doubles
from tests.office.small_report import CHAPTER_PAGES, HEADINGS, LANGUAGE, TITLE


def test_the_report_comes_out_verified(exported: Exported) -> None:
    placed = tuple(zip(HEADINGS, CHAPTER_PAGES, strict=True))

    assert (exported.pages, exported.updates, exported.verification) == (
        4,
        2,
        Verification(
            pages=4,
            outline=tuple(OutlineItem(level, text, page) for (level, text), page in placed),
            contents=tuple(Entry(text, str(page), page) for (_, text), page in placed),
            faults=(),
        ),
    )
    assert list((exported.path.parent / "work").iterdir()) == []


def test_two_exports_are_one_file(tmp_path: Path, exported: Exported, office: Office, report: Path, when: datetime) -> None:
    again = export(office, report, tmp_path / "b.pdf", work=tmp_path, language=LANGUAGE, title=TITLE, when=when)

    assert again.path.read_bytes() == exported.path.read_bytes()


def test_a_broken_export_leaves_the_last_good_one(tmp_path: Path, report: Path, when: datetime) -> None:
    stand_in = doubles.driver(tmp_path / "bin", doubles.DRIVER_LEAVES_A_PDF_THAT_IS_NONE)
    target, work = tmp_path / "report.pdf", tmp_path / "work"
    target.write_text("the last good one")

    with pytest.raises(OfficeFailed) as caught:
        export(stand_in, report, target, work=work, language=LANGUAGE, title=TITLE, when=when)

    assert str(caught.value) == "The PDF of report.docx could not be finished; export it again."
    assert (target.read_text(), list(work.iterdir())) == ("the last good one", [])


def test_an_export_without_tags_leaves_the_last_good_one(tmp_path: Path, report: Path, when: datetime) -> None:
    stand_in = doubles.driver(tmp_path / "bin", doubles.driver_that_copies(_untagged(tmp_path / "untagged.pdf")))
    target = tmp_path / "report.pdf"
    target.write_text("the last good one")

    with pytest.raises(OfficeFailed) as caught:
        export(stand_in, report, target, work=tmp_path / "work", language=LANGUAGE, title=TITLE, when=when)

    assert (str(caught.value), target.read_text()) == (
        ("The PDF of report.docx is of no use: document: it is not tagged, so that it cannot be read by ear; export it again."),
        "the last good one",
    )


def _untagged(path: Path) -> Path:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    return path
