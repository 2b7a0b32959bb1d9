from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import Inches
from PIL import Image

from annuario.office.pictures import has_fine_pictures


def report(path: Path, *, pixels: int, inches: float, form: str = "JPEG") -> Path:
    """Write a document with one square picture of so many pixels, shown so many inches wide."""
    held, document = BytesIO(), docx.Document()
    Image.new("RGB", (pixels, pixels), "red").save(held, form)
    document.add_picture(held, width=Inches(inches))
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    ("pixels", "inches", "form", "fine"),
    [(600, 2, "JPEG", False), (600, 2, "PNG", False), (700, 2, "JPEG", True), (700, 2, "PNG", True)],
)
def test_a_picture_is_fine_by_its_pixels_an_inch(tmp_path: Path, pixels: int, inches: float, form: str, *, fine: bool) -> None:
    source = report(tmp_path / "report.docx", pixels=pixels, inches=inches, form=form)

    assert has_fine_pictures(source, 300) is fine


def test_a_document_without_pictures_has_none_that_are_fine(tmp_path: Path) -> None:
    source = tmp_path / "report.docx"
    docx.Document().save(str(source))

    assert has_fine_pictures(source, 300) is False


def test_what_cannot_be_told_counts_as_fine(tmp_path: Path) -> None:
    source = tmp_path / "report.docx"
    source.write_bytes(b"no document")

    assert has_fine_pictures(source, 300) is True
