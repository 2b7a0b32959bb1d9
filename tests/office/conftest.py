from pathlib import Path

import pytest

from annuario.office import Office, find_office
from tests.office.small_report import build


@pytest.fixture(scope="session")
def office() -> Office:
    return find_office()


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("report") / "report.docx")
