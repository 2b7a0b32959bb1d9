"""The proof of a draft: every contribution in it is held against the file that was handed in, whatever the joining says."""

from collections.abc import Iterable, Sequence

from annuario.docx import Change, Package, Proof, Rule, prove, read
from annuario.docx.clean import accept_changes
from annuario.docx.names import w
from annuario.docx.prove import region
from annuario.docx.text import Block, blocks, normal, pictures
from annuario.errors import AnnuarioError
from annuario.ledger.desk import Desk
from annuario.report.chapter import Placed
from annuario.report.fiche import fiche_rows, fiche_title
from annuario.report.plan import Chapter, Rows


class SomethingLost(AnnuarioError):
    """The draft would have lost something that was handed in; it was not written."""


def prove_draft(desk: Desk, draft: Package, placed: Sequence[Placed], chapters: Iterable[Chapter]) -> tuple[Proof, ...]:
    """Return a proof for each contribution in `draft`, in the order of `placed`.

    Raises SomethingLost, naming the places, if a block, cell, note or picture is missing without a rule that took it out.
    """
    ends = _anchors(draft)
    rows = {(c.section.id, r.submission.digest): r for c in chapters for part in c.parts for r in part.rows}
    proofs = tuple(_prove(desk, draft, part, ends, rows.get((part.section, part.digest))) for part in placed)
    lost = [f"{part.department}/{part.path}: {what}" for part, proof in zip(placed, proofs, strict=True) for what in proof.lost]
    if lost:
        shown = "\n".join(f"  - {line}" for line in lost[:20])
        message = f"The draft would lose {len(lost)} places, so it was not written:\n{shown}"
        raise SomethingLost(message)
    return proofs


def _anchors(draft: Package) -> list[str]:
    names = (mark.get(w("name"), "") for mark in draft.body.iter(w("bookmarkStart")))
    return [name for name in names if name.startswith("an_")]


def _prove(desk: Desk, draft: Package, part: Placed, ends: Sequence[str], rows: Rows | None) -> Proof:
    there = region(draft, part.anchor, ends)
    shown = tuple(blocks(draft, there)) if there else ()
    if rows is not None and part.kind == "activities":
        return prove(_fiche_blocks(rows, desk.cycle.language), (), shown, (), ())
    handed_in = read(desk.archive.path(part.digest))
    for story in handed_in.stories():
        accept_changes(story.tree())
    changes = [Change(Rule(rule), text) for rule, text in part.removed]
    seen = pictures(draft, there) if there else ()
    return prove(tuple(blocks(handed_in)), pictures(handed_in), shown, seen, changes)


def _fiche_blocks(rows: Rows, language: str) -> tuple[Block, ...]:
    texts = [
        text
        for activity in rows.activities
        for text in (
            fiche_title(activity, language),
            *(line for _, value in fiche_rows(activity, language) for line in value.split("\n")),
        )
    ]
    return tuple(Block("cell", normal(text)) for text in texts if normal(text))
