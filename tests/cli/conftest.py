from pathlib import Path

import pytest

from annuario.cli.main import main
from tests.office.small_report import build


@pytest.fixture(scope="session")
def small_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Word file of four pages with everything a report has; nobody writes to it."""
    return build(tmp_path_factory.mktemp("report") / "report.docx")


@pytest.fixture(scope="session")
def good_pdf(tmp_path_factory: pytest.TempPathFactory, small_report: Path) -> Path:
    """Its PDF, as the command makes it."""
    target = tmp_path_factory.mktemp("pdf") / "report.pdf"
    assert main(["pdf", "convert", str(small_report), "-o", str(target)]) == 0
    return target
