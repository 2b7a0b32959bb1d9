"""A document to the PDF people get: converted, mended, verified, and put in its place only then."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pikepdf

from annuario.office import Office, OfficeFailed, PdfOptions, exporting_pdf, publish
from annuario.pdf.destinations import Place
from annuario.pdf.fix import Fixed, Told, fix
from annuario.pdf.quick import Verification, verify


@dataclass(frozen=True, slots=True)
class Exported:
    """A PDF in its place, how long LibreOffice took for it, and what was found in it.

    `places` tells where the document's bookmarks stand in it, by their names; `memory` is the most that LibreOffice was
    seen to hold, in bytes.
    """

    path: Path
    pages: int
    seconds: float
    updates: int
    verification: Verification
    places: Mapping[str, Place] = field(default_factory=dict)
    fixed: Fixed = field(default_factory=Fixed)
    memory: int = 0


def export(  # noqa: PLR0913 -- all but three by keyword
    office: Office,
    source: Path,
    target: Path,
    *,
    work: Path,
    language: str,
    title: str,
    when: datetime,
    options: PdfOptions | None = None,
    fonts: Collection[str] = (),
    told: Told | None = None,
) -> Exported:
    """Make the PDF of a DOCX at `target`, dated `when` (which must know its time zone), and return what it is.

    With `fonts`, the families that the document asks for, others are told. `told` is what the document knows and its PDF
    does not show.

    Faults of the document (an untrue contents line, a picture without description) are in the result's verification
    and do not keep it from its place; a file that is broken or has no tags raises OfficeFailed, and what stood at
    `target` stays.
    """
    work.mkdir(parents=True, exist_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    with exporting_pdf(office, source, work=work, options=options) as made:
        ready = made.path.with_name("ready.pdf")
        try:
            fixed = fix(made.path, ready, language=language, title=title, when=when, told=told)
        except (pikepdf.PdfError, OSError) as error:
            message = f"The PDF of {source.name} could not be finished; export it again."
            raise OfficeFailed(message) from error
        verification = verify(ready, language=language, title=title, fonts=fonts)
        if verification.broken:
            message = f"The PDF of {source.name} is of no use: {verification.broken[0]}"
            raise OfficeFailed(message)
        publish(ready, target.absolute())
        return Exported(target, verification.pages, made.seconds, made.updates, verification, fixed.places, fixed, made.memory)
