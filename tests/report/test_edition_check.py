"""Checking an edition where nothing else of it is: what was changed, what is missing, what is no edition."""

import json
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from annuario.pdf.verapdf import VeraPdfMissing, find_verapdf
from annuario.report.edition_check import NotAnEdition, check_edition


@pytest.fixture
def copied(edition: Path, tmp_path: Path) -> Path:
    """A copy of the edition, as somebody downloads it."""
    return Path(shutil.copytree(edition, tmp_path / "edition-1"))


def change_manifest(folder: Path, **changes: Any) -> None:  # noqa: ANN401 -- whatever a stranger may write
    """Write a manifest that says something else."""
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")


def is_there() -> bool:
    """Whether this machine has veraPDF."""
    try:
        find_verapdf()
    except VeraPdfMissing:
        return False
    return True


def test_an_edition_as_it_was_published_is_in_order(copied: Path) -> None:
    found = check_edition(copied)

    assert found.wrong == ()
    assert found.exit_code == (0 if is_there() else 4)
    assert found.sentences()[0] == "10 files as published, by SHA-256."


def test_what_was_changed_taken_away_or_added_is_named(copied: Path) -> None:
    (copied / "pages.csv").write_text("first_page\n", "utf-8")
    (copied / "report.docx").unlink()
    (copied / "report.pdf").unlink()
    (copied / "extra").mkdir()
    (copied / "extra" / "note.txt").write_text("added", "utf-8")

    found = check_edition(copied)

    assert found.exit_code == 1
    assert found.wrong == (
        "pages.csv was changed since it was published.",
        "report.docx is missing.",
        "report.pdf is missing.",
        "extra/note.txt does not belong to the edition: it was put there later.",
    )


def test_another_pdf_is_found_even_if_the_manifest_was_changed_to_fit(copied: Path) -> None:
    import hashlib  # noqa: PLC0415 -- only the forger needs it

    pdf = copied / "report.pdf"
    with pikepdf.open(pdf, allow_overwriting_input=True) as opened:
        del opened.pages[-1]
        del opened.Root.StructTreeRoot
        opened.save(pdf)
    manifest = json.loads((copied / "manifest.json").read_text("utf-8"))
    outputs, pages = manifest["outputs"], manifest["verification"]["pages"]
    change_manifest(copied, outputs=outputs | {"report.pdf": hashlib.sha256(pdf.read_bytes()).hexdigest()})

    found = check_edition(copied)

    assert found.exit_code == 1
    assert any(sentence.startswith(f"report.pdf has {pages - 1} ") and f"says {pages}" in sentence for sentence in found.wrong)
    assert any("is not tagged" in sentence for sentence in found.wrong)


def test_a_manifest_that_leads_out_of_the_edition_is_not_followed(copied: Path) -> None:
    outputs = json.loads((copied / "manifest.json").read_text("utf-8"))["outputs"]
    change_manifest(copied, outputs=outputs | {"../secret": "0" * 64})

    assert "../secret leads out of the edition; the manifest was changed." in check_edition(copied).wrong


@pytest.mark.parametrize("content", ["", "{", "[]", '{"outputs": {}}', '{"format": 1, "outputs": {"a": "b"}}'])
def test_what_is_no_edition_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(content, "utf-8")

    with pytest.raises(NotAnEdition, match="holds no edition") as told:
        check_edition(tmp_path)

    assert told.value.exit_code == 3


def test_an_edition_of_a_newer_program_is_refused(copied: Path) -> None:
    change_manifest(copied, format=2)

    with pytest.raises(NotAnEdition, match="made by a newer annuario"):
        check_edition(copied)
