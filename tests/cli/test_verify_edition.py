"""verify-edition: the command that checks an edition on another machine."""

import json
from pathlib import Path

import pytest

from annuario.cli.main import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose manifest names one file, and no PDF."""
    (tmp_path / "pages.csv").write_bytes(b"first_page\r\n")
    manifest = {
        "format": 1,
        "title": "International activities 2005",
        "language": "en-GB",
        "outputs": {"pages.csv": "a8a2ee81ab60a90eaba6dbae3a8f5d5ccb2c4fc6cb0f1a5c1ef0d2ae5e2c0bb8"},
        "verification": {"pages": 1, "faults": [], "whole": [], "conformance": {"failed": []}, "exceptions": []},
    }
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return tmp_path


def test_what_is_wrong_is_said_in_plain_sentences(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["verify-edition", str(folder)])

    lines = capsys.readouterr().out.splitlines()
    assert (code, lines[-1]) == (1, "WRONG: pages.csv was changed since it was published.")
    assert lines[0].startswith("manifest.json has the SHA-256 ")


def test_a_folder_that_is_no_edition_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["verify-edition", str(tmp_path)])

    told = f"annuario: {tmp_path} holds no edition: there is no manifest.json in it that annuario wrote."
    assert (code, capsys.readouterr().err) == (3, f"{told} Name the folder edition-1, or such.\n")
