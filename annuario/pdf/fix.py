"""The pass over a fresh export: the same bytes for the same document, and the tags put right."""

from datetime import datetime
from pathlib import Path

import pikepdf

from annuario.pdf.metadata import describe
from annuario.pdf.tags import mend_tags


def fix(source: Path, target: Path, *, language: str, title: str, when: datetime) -> None:
    """Write to `target` (another file) the PDF at `source` with its tags mended, and this language, title and date.

    `when` must know its time zone. Two exports of one document give one file, byte for byte, if `when` is the same.
    Raises pikepdf.PdfError for a file that is not a PDF.
    """
    with pikepdf.open(source) as pdf:
        mend_tags(pdf)
        describe(pdf, language=language, title=title, when=when)
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
