"""Which block of the base is which of the editors' and of the other side's, and what follows from that. Changes nothing.

Places are called `i` in the base, `j` in the editors' document and `k` in the other side's, as everywhere in the merge.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from annuario.docx.merging.align import Alignment, align, likeness, next_full
from annuario.docx.merging.units import Unit

Units = Sequence[Unit]


@dataclass
class Counterparts:
    """Three sequences of units and how they belong together: `ours_of` and `theirs_of` lead there from the base, and back."""

    base: Units
    ours: Units
    theirs: Units

    def __post_init__(self) -> None:
        """Align both sides with the base, each with regard to what the other did."""
        self.theirs_of = align(self.base, self.theirs)
        changed = _changed(self.base, self.theirs_of, self.theirs)
        self.ours_of = align(self.base, self.ours, self.theirs_of.moved, changed, self._preceded())
        if (self.ours_of.moved and self.theirs_of.moved) or self._doubtful():
            self.theirs_of = align(self.base, self.theirs, self.ours_of.moved, _changed(self.base, self.ours_of, self.ours))
        self._swap_twins()
        self.moving = {
            self.theirs_of.there[i] for i in self.theirs_of.moved - self.ours_of.moved if self.ours_of.there[i] is not None
        }
        """The places in `theirs` of what only the other side moved."""

    def _preceded(self) -> set[int]:
        """Return the places of the base right before which the other side put something in."""
        found = set()
        for i, k in enumerate(self.theirs_of.there):
            near = next_full(self.theirs, k, -1) if k is not None and not self.base[i].blank else -1
            if near >= 0 and self.theirs_of.back[near] is None:
                found.add(i)
        return found

    def _doubtful(self) -> bool:
        """Return whether the other side took out one of several that read the same."""
        there = self.theirs_of.there
        gone = [self.base[i].key for i, k in enumerate(there) if k is None and not self.base[i].blank]
        return bool(gone) and any(self.base[i].key in gone and there[i] is not None for i in range(len(self.base)))

    def _swap_twins(self) -> None:
        """Of two neighbours that read the same, let the editors have taken out the one that the other side left alone."""
        there, back = list(self.ours_of.there), list(self.ours_of.back)
        for i, unit in enumerate(self.base):
            k = self.theirs_of.there[i]
            if unit.blank or there[i] is not None or k is None or self.theirs[k].whole == unit.whole:
                continue
            for near in (near for step in (-1, 1) if (near := next_full(self.base, i, step)) >= 0):
                j, k2 = there[near], self.theirs_of.there[near]
                same = self.base[near].whole == unit.whole
                if same and j is not None and k2 is not None and self.theirs[k2].whole == unit.whole:
                    there[i], there[near], back[j] = j, None, i
                    break
        self.ours_of = Alignment(tuple(there), tuple(back), self.ours_of.moved)

    # --- what became of a block of the base ---

    def untouched(self, j: int) -> bool:
        """Return whether a block of the editors' reads as it did in the base."""
        i = self.ours_of.back[j]
        return i is not None and self.ours[j].whole == self.base[i].whole

    def went(self, i: int) -> bool:
        """Return whether the other side left no word of a block of the base."""
        k = self.theirs_of.there[i]
        return k is None or (self.base[i].content != "" and likeness(self.base[i], self.theirs[k]) == 0.0)

    def replaced(self, k: int) -> str:
        """Return the words of what the other side took out where it put `k` in."""
        before, after = near(self.theirs_of.back, k)
        end = after + 1 if after > before else before + 3
        gone = [self.base[i].content for i in range(max(before, 0), min(end, len(self.base))) if self.went(i)]
        return " ".join(text for text in gone if text)

    def leaves(self, j: int) -> bool:
        """Return whether the other side took a block of the editors' out or elsewhere."""
        i = self.ours_of.back[j]
        return i is not None and (self.theirs_of.there[i] is None or self.theirs_of.there[i] in self.moving)

    def put_here(self, j: int) -> bool:
        """Return whether the editors put a block in where it stands, or moved it there."""
        i = self.ours_of.back[j]
        return not self.ours[j].blank and (i is None or i in self.ours_of.moved)

    def same_move(self, j: int, k: int) -> bool:
        """Return whether both sides moved a block to the same place."""
        mine, yours = near(self.ours_of.back, j), near(self.theirs_of.back, k)
        return mine[0] == yours[0] or mine[1] == yours[1]

    def twin(self, k: int, used: set[int]) -> int | None:
        """Return what the editors put in at the same place that reads the same: the same change is made once."""
        before, after = near(self.theirs_of.back, k)
        for j, unit in enumerate(self.ours):
            if self.ours_of.back[j] is None and j not in used and unit.key == self.theirs[k].key:
                mine = near(self.ours_of.back, j)
                if mine == (before, after) or (not unit.blank and (mine[0] == before or mine[1] == after)):
                    return j
        return None

    # --- where the place of a block is ---

    def place_gone(self, k: int) -> bool:
        """Return whether the editors took out the whole part that `k` stands in: its heading and all that follows."""
        i = self.theirs_of.back[k]
        before = i if i is not None else near(self.theirs_of.back, k)[0]
        if before < 0 or self.ours_of.there[before] is not None:
            return False
        head = next((place for place in range(before, -1, -1) if self.base[place].level), None)
        if head is None:
            return False
        level = self.base[head].level
        end = next((place for place in range(head + 1, len(self.base)) if 0 < self.base[place].level <= level), len(self.base))
        part = [place for place in range(head, end) if not self.base[place].blank]
        return len(part) > 1 and all(self.ours_of.there[place] is None for place in part)

    def prefers_after(self, before: int, after: int) -> bool:
        """Return whether `after` says better than `before` where something belongs that the other side has between them."""
        i, i2 = self.theirs_of.back[before], self.theirs_of.back[after]
        if i is None or i2 is None:
            return i is None
        j, j2 = self.ours_of.there[i], self.ours_of.there[i2]
        if j is None or j2 is None:
            return j is None
        if j < j2 and all(self.ours_of.back[place] is None or self.leaves(place) for place in range(j + 1, j2)):
            return True
        first, second = i in self.ours_of.moved, i2 in self.ours_of.moved
        return first and not second if first != second else not first


def _changed(base: Units, found: Alignment, other: Units) -> set[int]:
    """Return the places of the base that another document changed or moved."""
    return set(found.moved) | {
        i for i, place in enumerate(found.there) if place is not None and other[place].whole != base[i].whole
    }


def near(back: Sequence[int | None], place: int) -> tuple[int, int]:
    """Return the nearest places of the base before and after a place of another sequence, -1 for none."""
    before = next((i for i in back[:place][::-1] if i is not None), -1)
    after = next((i for i in back[place + 1 :] if i is not None), -1)
    return before, after
