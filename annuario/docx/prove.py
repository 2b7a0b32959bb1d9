"""The proof that nothing was lost: each block, note and picture handed in is found again, or a rule says why it is gone.

Compares documents; never asks what the joiner did.
"""

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annuario.docx.clean import Change, Rule
from annuario.docx.names import w
from annuario.docx.package import Element, Package
from annuario.docx.text import Block, normal

_WHOLE_PARAGRAPHS = frozenset({Rule.INNER_CONTENTS})
_PICTURES = frozenset({Rule.INNER_CONTENTS})


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

    The order of blocks counts within the text and within each kind of note. `changes` may explain a missing block only by
    a rule that takes whole paragraphs out, and each explains one.
    """
    reasons = Counter(normal(change.text) for change in changes if change.rule in _WHOLE_PARAGRAPHS)
    places: dict[str, deque[str]] = {}
    for block in output:
        places.setdefault(_stream(block), deque()).append(block.text)
    lost: list[str] = []
    found = 0
    for block in handed_in:
        if _pass_over(places.get(_stream(block), deque()), block.text):
            found += 1
        elif reasons[block.text] > 0:
            reasons[block.text] -= 1
        else:
            lost.append(f"{block.role}: {block.text}" + (f" (under “{block.place}”)" if block.place else ""))
    there = Counter(pictures_out)
    missing = Counter(shown) - there
    gone = sum(change.rule in _PICTURES for change in changes)
    lost += [f"picture {digest[:12]}" for digest, count in missing.items() for _ in range(count)][gone:]
    return Proof(found, len(shown) - missing.total(), tuple(changes), tuple(lost))


def _stream(block: Block) -> str:
    return block.role if block.role in {"footnotes", "endnotes"} else "text"


def _pass_over(rest: deque[str], text: str) -> bool:
    """Take `text` and what stands before it off `rest`; leave `rest` as it is if the text is not in it."""
    try:
        place = rest.index(text)
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
