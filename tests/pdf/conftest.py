from datetime import UTC, datetime
from pathlib import Path

import pytest

from annuario.office import Office, find_office
from annuario.pdf import Exported, export
from tests.office.small_report import LANGUAGE, TITLE, build

WHEN = datetime(2006, 3, 31, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def office() -> Office:
    return find_office()


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("report") / "report.docx")


@pytest.fixture(scope="session")
def when() -> datetime:
    return WHEN


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory, office: Office, report: Path) -> Exported:
    """The small report as a PDF, made once; tests change copies only."""
    folder = tmp_path_factory.mktemp("exported")
    target = folder / "report.pdf"
    return export(office, report, target, work=folder / "work", language=LANGUAGE, title=TITLE, when=WHEN)
