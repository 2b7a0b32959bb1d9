"""The sample city after its first round, copied for each test that does something bad to it."""

import shutil
from pathlib import Path

import pytest

from annuario.mail import reminds_next
from annuario.report import export, write_status
from tests.documents.city import build_draft, copy_city, desk_in


@pytest.fixture(autouse=True)
def _no_settings_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANNUARIO_STATE", "ANNUARIO_LEDGER", "PREFECT_API_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which the round was run once, to the end."""
    folder = copy_city(tmp_path_factory.mktemp("built"))
    with desk_in(folder) as desk:
        build_draft(desk)
        export(desk)
        write_status(desk, reminds_next(desk))
    return folder


@pytest.fixture
def city(built: Path, tmp_path: Path) -> Path:
    """A copy of that project, for one test alone."""
    return shutil.copytree(built, tmp_path / "city", symlinks=True)
