"""The report so far as a PDF: made of the draft as it lies there, the editors' words and all, and verified."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from annuario.ledger.archive import digest_of, sha256
from annuario.ledger.builds import Build, find_build, record_build
from annuario.ledger.desk import Desk
from annuario.office import find_office
from annuario.pdf import export as export_pdf
from annuario.pdf.export import Exported as Pdf
from annuario.report.assemble import language_tag
from annuario.report.place import require_draft
from annuario.report.words import counted

RULES = "1"


@dataclass(frozen=True, slots=True)
class Exported:
    """The PDF, its pages, the sentences about what is wrong with it, and whether it was made just now."""

    path: str
    pages: int
    faults: tuple[str, ...]
    new: bool

    def sentence(self) -> str:
        """Return what happened in one line."""
        done = f"Made the PDF: {self.pages} pages" if self.new else f"The PDF is as it was: {self.pages} pages"
        if not self.faults:
            return f"{done}, verified: {self.path}"
        return f"{done}: {self.path}. {counted(len(self.faults), 'thing')} to look at in it, first: {self.faults[0]}"


def export(desk: Desk) -> Exported:
    """Make outputs/<cycle>/report.pdf of the draft, unless the one there was made of the same draft.

    Raises OfficeMissing or OfficeFailed, and then the last good report stays; NoDraft if there is none.
    """
    draft, target = require_draft(desk), desk.workspace.outputs / "report.pdf"
    key = digest_of(RULES, sha256(draft), title_of(desk), desk.cycle.language)
    known = find_build(desk.ledger, "pdf", "", key)
    if known and target.is_file() and sha256(target) == known.digest:
        return Exported(str(target), known.facts["pages"], tuple(known.facts["faults"]), new=False)
    pdf = make_pdf(desk, draft, target)
    faults = tuple(str(fault) for fault in pdf.verification.faults)
    facts = {"pages": pdf.pages, "faults": list(faults)}
    record_build(desk.ledger, desk.clock, Build("pdf", "", key, sha256(target), facts))
    return Exported(str(target), pdf.pages, faults, new=True)


def make_pdf(desk: Desk, source: Path, target: Path) -> Pdf:
    """Make the PDF of `source` at `target` with the cycle's title and language, dated by the cycle and not by the clock."""
    return export_pdf(
        find_office(),
        source,
        target,
        work=desk.workspace.work,
        language=language_tag(desk.cycle.language),
        title=title_of(desk),
        when=datetime.combine(desk.cycle.dates.opens, time(), UTC),
    )


def title_of(desk: Desk) -> str:
    """Return the title of the report with its year."""
    return f"{desk.cycle.title.of(desk.cycle.language)} {desk.cycle.year}"
