"""The proof of a draft: every contribution in it is held against the file that was handed in, whatever the joining says."""

from collections.abc import Iterable, Iterator, Sequence

from annuario.docx import Package, Proof, prove, read
from annuario.docx.names import w
from annuario.docx.prove import prove_values, region
from annuario.docx.reading import Reading
from annuario.errors import AnnuarioError
from annuario.ledger.desk import Desk
from annuario.report.chapter import Placed
from annuario.report.fiche import fiche_rows, fiche_title
from annuario.report.plan import Chapter, Rows
from annuario.report.rules import rules_of


class SomethingLost(AnnuarioError):
    """The draft would have lost something that was handed in; it was not written."""


def prove_draft(desk: Desk, draft: Package, placed: Sequence[Placed], chapters: Iterable[Chapter]) -> tuple[Proof, ...]:
    """Return a proof for each contribution in `draft`, in the order of `placed`.

    Raises SomethingLost, naming the places, if a block, cell, note or picture is missing without a rule that took it out.
    """
    ends = _anchors(draft)
    rows = {(c.section.id, r.submission.digest): r for c in chapters for part in c.parts for r in part.rows}
    there = Reading(draft)
    proofs = tuple(_prove(desk, draft, there, part, ends, rows.get((part.section, part.digest))) for part in placed)
    lost = [f"{part.department}/{part.path}: {what}" for part, proof in zip(placed, proofs, strict=True) for what in proof.lost]
    if lost:
        shown = "\n".join(f"  - {line}" for line in lost[:20])
        message = f"The draft would lose {len(lost)} places, so it was not written:\n{shown}"
        raise SomethingLost(message)
    return proofs


def _anchors(draft: Package) -> list[str]:
    names = (mark.get(w("name"), "") for mark in draft.body.iter(w("bookmarkStart")))
    return [name for name in names if name.startswith("an_")]


def _prove(desk: Desk, draft: Package, there: Reading, part: Placed, ends: Sequence[str], rows: Rows | None) -> Proof:
    within = region(draft, part.anchor, ends)
    if rows is not None and part.kind == "activities":
        return prove_values(_fiche_values(rows, desk.cycle.language), there, within=within)
    return prove(read(desk.readable(part.digest)), there, rules_of(desk.cycle.house), within=within)


def _fiche_values(rows: Rows, language: str) -> Iterator[str]:
    for activity in rows.activities:
        yield fiche_title(activity, language)
        for _, value in fiche_rows(activity, language):
            yield from value.split("\n")
