"""The proof that nothing was lost: each block, note and picture handed in is found again, or a rule says why it is gone.

Compares documents; never asks what the joiner did.
"""

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from annuario.docx.clean import Change, Rule
from annuario.docx.names import w
from annuario.docx.parts import Element, Package
from annuario.docx.text import NOTES, Block, normal

T = TypeVar("T")
_WHOLE_PARAGRAPHS = frozenset({Rule.INNER_CONTENTS})


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of one document: how many blocks and pictures were found again, and what is missing without a reason."""

    found: int
    pictures: int
    removed: tuple[Change, ...]
    lost: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether everything was found again or named by a rule."""
        return not self.lost


def prove(
    handed_in: Sequence[Block],
    shown: Sequence[str],
    output: Sequence[Block],
    pictures_out: Iterable[str],
    changes: Sequence[Change],
) -> Proof:
    """Return the proof for one document: its blocks and the SHA-256 of its pictures against those of its place in the output.

    Order counts, and so does what a block is: a cell is found among cells, a note where it is called, be it at the foot or at
    the end. `changes` may explain a missing block only by a rule that takes whole paragraphs out, and each explains one.
    """
    reasons = Counter(normal(change.text) for change in changes if change.rule in _WHOLE_PARAGRAPHS)
    rest = deque((_form(block), block.text) for block in output)
    lost: list[str] = []
    found = 0
    for block in handed_in:
        wanted = (_form(block), block.text)
        if reasons[block.text] > 0 and (not rest or rest[0] != wanted):
            reasons[block.text] -= 1  # before looking further: a line of a contents list reads as the heading it names
        elif _pass_over(rest, wanted):
            found += 1
        else:
            lost.append(f"{block.role}: {block.text}" + (f" (under “{block.place}”)" if block.place else ""))
    there = deque(pictures_out)
    missing = [digest for digest in shown if not _pass_over(there, digest)]
    lost += [f"picture {digest[:12]}" for digest in missing]
    return Proof(found, len(shown) - len(missing), tuple(changes), tuple(lost))


def _form(block: Block) -> str:
    return "note" if block.role in NOTES else block.role


def _pass_over(rest: deque[T], wanted: T) -> bool:
    """Take `wanted` and what stands before it off `rest`; leave `rest` as it is if it is not in it."""
    try:
        place = rest.index(wanted)
    except ValueError:
        return False
    for _ in range(place + 1):
        rest.popleft()
    return True


def region(package: Package, anchor: str, ends: Iterable[str]) -> tuple[Element, ...]:
    """Return the children of the body from the one that holds the bookmark `anchor` up to the next that holds one of `ends`."""
    stops = set(ends) - {anchor}
    chosen: list[Element] = []
    for child in package.body:
        names = {mark.get(w("name"), "") for mark in child.iter(w("bookmarkStart"))}
        if chosen and names & stops:
            break
        if chosen or anchor in names:
            chosen.append(child)
    return tuple(chosen)
