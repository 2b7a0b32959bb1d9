"""Two offices' files and a place to join them in: what a stranger has, and nothing of a cycle."""

from pathlib import Path

import pytest

from tests.documents.offices import minutes, report


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which one stands, with report.docx and minutes.docx."""
    (tmp_path / "report.docx").write_bytes(report())
    (tmp_path / "minutes.docx").write_bytes(minutes())
    monkeypatch.chdir(tmp_path)
    return tmp_path
