"""The proof of a draft: every contribution in it is held against the file that was handed in, whatever the joining says."""

from collections.abc import Iterable, Sequence

from annuario.docx import Package, Proof, prove, read
from annuario.docx.names import w
from annuario.docx.prove import prove_values, region
from annuario.docx.reading import Reading
from annuario.errors import AnnuarioError
from annuario.ledger.desk import Desk
from annuario.report.chapter import Placed
from annuario.report.plan import Chapter
from annuario.report.rules import rules_of


class SomethingLost(AnnuarioError):
    """The draft would have lost something that was handed in; it was not written."""


def prove_draft(desk: Desk, draft: Package, placed: Sequence[Placed], chapters: Iterable[Chapter]) -> tuple[Proof, ...]:
    """Return a proof for each contribution in `draft`, in the order of `placed`.

    Raises SomethingLost, naming the places, if a block, cell, note or picture is missing without a rule that took it out.
    """
    ends = _anchors(draft)
    there = Reading(draft)
    current = {rows.submission.digest for chapter in chapters for part in chapter.parts for rows in part.rows}
    proofs = []
    for part in placed:
        proof = _prove(desk, draft, there, part, ends)
        beside = _beside(draft, there, part, placed, ends) if part.digest in current else ()
        proofs.append(Proof((*proof.lines, *(line for other in beside for line in other.lines))))
    lost = [f"{part.department}/{part.path}: {what}" for part, proof in zip(placed, proofs, strict=True) for what in proof.lost]
    if lost:
        shown = "\n".join(f"  - {line}" for line in lost[:20])
        message = f"The draft would lose {len(lost)} places, so it was not written:\n{shown}"
        raise SomethingLost(message)
    return tuple(proofs)


def _anchors(draft: Package) -> list[str]:
    names = (mark.get(w("name"), "") for mark in draft.body.iter(w("bookmarkStart")))
    return [name for name in names if name.startswith("an_")]


def _prove(desk: Desk, draft: Package, there: Reading, part: Placed, ends: Sequence[str]) -> Proof:
    within = region(draft, part.anchor, ends)
    if part.kind == "activities":
        return prove_values(part.values, there, within=within)
    return prove(
        read(desk.readable(part.digest, section=part.section)),
        there,
        rules_of(desk.cycle.house, desk.cycle.language),
        within=within,
    )


def _beside(draft: Package, there: Reading, part: Placed, placed: Iterable[Placed], ends: Sequence[str]) -> tuple[Proof, ...]:
    """Return the proofs for rows whose entry stands where another department tells of the same: all they say is there."""
    anchors = {(other.department, other.section, other.path): other.anchor for other in placed}
    return tuple(
        prove_values(values, there, within=region(draft, anchors.get((department, section, path), ""), ends))
        for department, section, path, *values in part.beside
    )
