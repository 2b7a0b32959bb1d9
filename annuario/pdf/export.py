"""A document to the PDF people get: converted, mended, verified, and put in its place only then."""

import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pikepdf

from annuario.office import Office, OfficeFailed, PdfOptions, export_pdf, publish
from annuario.pdf.fix import fix
from annuario.pdf.quick import Verification, verify


@dataclass(frozen=True, slots=True)
class Exported:
    """A PDF in its place, how long LibreOffice took for it, and what was found in it."""

    path: Path
    pages: int
    seconds: float
    updates: int
    verification: Verification


def export(
    office: Office,
    source: Path,
    target: Path,
    *,
    work: Path,
    language: str,
    title: str,
    when: datetime,
    options: PdfOptions | None = None,
) -> Exported:
    """Make the PDF of a DOCX at `target`, dated `when` (which must know its time zone), and return what it is.

    Faults of the document (an untrue contents line, a picture without description) are in the result's verification
    and do not keep it from its place; a file that is broken or has no tags raises OfficeFailed, and what stood at
    `target` stays.
    """
    work.mkdir(parents=True, exist_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pdf-", dir=work) as folder:
        raw, fixed = Path(folder, "raw.pdf"), Path(folder, "fixed.pdf")
        made = export_pdf(office, source, raw, work=Path(folder), options=options)
        try:
            fix(raw, fixed, language=language, title=title, when=when)
        except (pikepdf.PdfError, OSError) as error:
            message = f"The PDF of {source.name} could not be finished; export it again."
            raise OfficeFailed(message) from error
        verification = verify(fixed, language=language, title=title)
        if verification.broken:
            message = f"The PDF of {source.name} is of no use: {verification.broken[0]}"
            raise OfficeFailed(message)
        publish(fixed, target.absolute())
        return Exported(target, verification.pages, made.seconds, made.updates, verification)
