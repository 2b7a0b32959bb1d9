"""The report so far as a PDF: made of the draft as it lies there, the editors' words and all, verified; and its proofs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annuario.docx import read
from annuario.ledger.archive import digest_of, sha256
from annuario.ledger.builds import Build, Origin, drafts, find_build, origins, record_build
from annuario.ledger.desk import Desk
from annuario.report.book import annexes_digest, department_pages, make_pdf, title_of
from annuario.report.page_proofs import make_proofs
from annuario.report.place import require_draft
from annuario.report.shortfalls import count_by_kind, in_word, would_keep
from annuario.report.words import counted

RULES = "5"
_SHOWN = 3  # faults; `annuario pdf verify` tells them all


@dataclass(frozen=True, slots=True)
class Exported:
    """The PDF, its pages, the sentences about what is wrong with it, and whether it was made just now.

    `proofs` are the departments whose proofs were made anew, `told` is what went wrong beside the report. `hurdles` counts by
    kind the places of the draft that not everybody could read: no fault of this PDF, but an edition is not made with them.
    """

    path: str
    pages: int
    faults: tuple[str, ...]
    new: bool
    proofs: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    hurdles: Mapping[str, int] = field(default_factory=dict)

    def sentence(self) -> str:
        """Return what happened in one line."""
        done = f"Made the PDF: {self.pages} pages" if self.new else f"The PDF is as it was: {self.pages} pages"
        proofs = f" Made {counted(len(self.proofs), 'proof')}: a department's own pages." if self.proofs else ""
        if not self.faults:
            return f"{done}, verified: {self.path}{'.' if proofs else ''}{proofs}"
        shown = " ".join(self.faults[:_SHOWN]) + (" (all: `annuario pdf verify`)" if self.faults[_SHOWN:] else "")
        return f"{done}: {self.path}. {counted(len(self.faults), 'thing')} to look at in it: {shown}{proofs}"

    def lines(self) -> tuple[str, ...]:
        """Return in one line what would keep the draft from being published, told early; none if nothing would."""
        return (would_keep(self.hurdles),) if self.hurdles else ()


def export(desk: Desk) -> Exported:
    """Make outputs/<cycle>/report.pdf of the draft, unless the one there was made of the same draft, and the proofs.

    Raises OfficeMissing or OfficeFailed, and then the last good report stays; NoDraft if there is none.
    """
    draft, target = require_draft(desk), desk.workspace.outputs / "report.pdf"
    key = digest_of(RULES, sha256(draft), title_of(desk), desk.cycle.language, annexes_digest(desk))
    known = find_build(desk.ledger, "pdf", "", key)
    new = not (known and target.is_file() and sha256(target) == known.digest)
    facts: dict[str, Any] = _make(desk, key) if new or known is None else dict(known.facts)
    proofs = make_proofs(desk, target, facts["parts"])
    return Exported(str(target), facts["pages"], tuple(facts["faults"]), new, proofs.renewed, proofs.told, facts["hurdles"])


def _make(desk: Desk, key: str) -> dict[str, Any]:
    """Make the PDF, write down that it was made, and return what is worth telling of it."""
    draft, target = require_draft(desk), desk.workspace.outputs / "report.pdf"
    book = make_pdf(desk, draft, target, whole=False)
    faults = [str(fault) for fault in book.verification.faults] + ([book.left_out] if book.left_out else [])
    document = read(draft)
    parts = department_pages(book, document, last_origins(desk))
    facts = {
        "pages": book.pages,
        "faults": faults,
        "parts": {department: list(pages) for department, pages in parts.items()},
        "hurdles": count_by_kind(in_word(document)),
    }
    record_build(desk.ledger, desk.clock, Build("pdf", "", key, sha256(target), facts))
    return facts


def last_origins(desk: Desk) -> tuple[Origin, ...]:
    """Return where the parts of the last draft come from that was assembled; none if none was."""
    made = drafts(desk.ledger)
    return origins(desk.ledger, made[-1].number) if made else ()
