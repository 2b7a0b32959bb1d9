"""The same draft on another day: LibreOffice runs with a clock that is 400 days ahead."""

from datetime import datetime
from pathlib import Path

import pikepdf
import pytest

from annuario.office import Office, export_pdf
from annuario.pdf import export
from tests.office.another_clock import clock_library
from tests.pdf.rich_report import LANGUAGE, TITLE, build


@pytest.fixture
def ahead(tmp_path: Path, office: Office) -> Office:
    """The installed LibreOffice in another time."""
    library, python = clock_library(tmp_path), tmp_path / "python3"
    python.write_text(f'#!/bin/sh\nLD_PRELOAD={library} exec {office.python} "$@"\n', "utf-8")
    python.chmod(0o755)
    return Office(office.soffice, python, office.version)


def test_two_exports_are_one_file_whatever_the_clock_says(tmp_path: Path, office: Office, ahead: Office, when: datetime) -> None:
    source, work = build(tmp_path / "report.docx"), tmp_path / "work"

    now, later = (
        export(each, source, tmp_path / f"{number}.pdf", work=work, language=LANGUAGE, title=TITLE, when=when)
        for number, each in enumerate((office, ahead))
    )
    raw = export_pdf(ahead, source, tmp_path / "raw.pdf", work=work)

    assert now.path.read_bytes() == later.path.read_bytes()
    with pikepdf.open(raw.path) as pdf:  # the other clock was believed
        assert int(str(pdf.docinfo["/CreationDate"])[2:6]) > datetime.now().astimezone().year
