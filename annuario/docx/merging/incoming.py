"""Putting in, in the other side's order, what is new there, what was moved there, and what the editors took out."""

from annuario.docx.merging.beside import controls_around, put_after, put_before, put_last
from annuario.docx.merging.marks import Pen
from annuario.docx.merging.model import Act, Clash, Place
from annuario.docx.merging.weave import Lost, Scene
from annuario.docx.parts import Element


class Incoming:
    """What comes into one sequence: where each unit of the other side is to be found in the editors' tree, as far as known."""

    def __init__(self, scene: Scene) -> None:
        """Begin with the units that stand on both sides."""
        self.scene, self.found, self.weaver = scene, scene.found, scene.weaver
        there = self.found.ours_of.there
        self.located = {
            k: self.found.ours[j].element
            for k, i in enumerate(self.found.theirs_of.back)
            if i is not None and (j := there[i]) is not None
        }
        self.placed: set[int] = set()
        self.used: set[int] = set()

    def run(self) -> None:
        """Put in all that comes in."""
        found = self.found
        for k, unit in enumerate(found.theirs):
            i = found.theirs_of.back[k]
            if k in found.moving:
                if not unit.blank:
                    self._put(k, self.located[k])
                self.placed.add(k)
            elif i is None:
                self._new(k)
            elif found.ours_of.there[i] is None and not unit.blank and unit.whole != found.base[i].whole:
                self._revive(k)
                self.placed.add(k)
            elif i in found.theirs_of.moved and i in found.ours_of.moved and not unit.blank:
                self._moved_twice(i, k)

    def _new(self, k: int) -> None:
        twin = self.found.twin(k, self.used)
        if twin is not None:
            self.located[k] = self.found.ours[twin].element
            self.used.add(twin)
        elif self._insert(k):
            self.placed.add(k)

    def _insert(self, k: int) -> bool:
        unit = self.found.theirs[k]
        place = self.scene.place(unit, k=k, replaces=self.found.replaced(k))
        if not unit.blank and self._place_gone(k):
            self._annex(k, place)
            return False
        pen = self.scene.pen(place, untouched=True)
        self._take(k, pen)
        if not unit.blank:
            self.weaver.bring(Act.INSERTED, place, pen)
        return True

    def _revive(self, k: int) -> None:
        """Put in, marked, what the editors took out and the other side changed."""
        unit = self.found.theirs[k]
        place = self.scene.place(unit, k=k)
        if self._place_gone(k):
            self._annex(k, place)
            return
        new = self._take(k, self.weaver.marks(place))
        self.weaver.comment(new, place, self.weaver.clash(Clash.DELETED_BY_EDITORS, place, "", unit.content))

    def _take(self, k: int, pen: Pen) -> Element:
        """Bring a block of the other side over and put it in its place; return it."""
        parts = self.scene.parts
        new = self.weaver.intake.take([self.found.theirs[k].element], parts[2], parts[1])[0]
        self._put(k, new)
        pen.inserted(new)
        self.located[k] = new
        return new

    def _place_gone(self, k: int) -> bool:
        return self.scene.places is not None and self.found.place_gone(k)

    def _annex(self, k: int, place: Place) -> None:
        self.weaver.lost.append(Lost(self.found.theirs[k], self.scene.parts[2], place))

    def _moved_twice(self, i: int, k: int) -> None:
        j = self.found.ours_of.there[i]
        if j is None or self.found.same_move(j, k):
            return
        unit = self.found.ours[j]
        place = self.scene.place(unit, j=j)
        text = self.weaver.clash(Clash.MOVED, place, unit.content, self.found.theirs[k].content)
        self.weaver.comment(unit.element, place, text)

    # --- where it goes ---

    def _put(self, k: int, new: Element) -> None:
        """Put an element where `k` stands among what is there already; the editors' own insertions come first."""
        if k - 1 in self.placed:
            put_after(self.located[k - 1], new, self._out(k - 1, k))
            return
        before = next((near for near in range(k - 1, -1, -1) if near in self.placed or self._steady(near)), None)
        after = next((near for near in range(k + 1, len(self.found.theirs)) if self._steady(near)), None)
        if before is None and after is None:
            put_last(self.scene.holder, new)
        elif after is not None and (before is None or (before not in self.placed and self.found.prefers_after(before, after))):
            put_before(self.located[after], new, self._out(after, k))
        elif before is not None:
            put_after(self._behind_insertions(before), new, self._out(before, k))

    def _steady(self, k: int) -> bool:
        return k in self.located and k not in self.found.moving and self.found.theirs_of.back[k] is not None

    def _behind_insertions(self, before: int) -> Element:
        """Return what a unit must follow to stand behind `before` and behind what the editors put in there."""
        i = self.found.theirs_of.back[before]
        j = self.found.ours_of.there[i] if i is not None and before not in self.placed else None
        element = self.located[before]
        while j is not None and j + 1 < len(self.found.ours) and self.found.put_here(j + 1):
            j += 1
            element = self.found.ours[j].element
        return element

    def _out(self, near: int, k: int) -> int:
        """Return of how many controls around `near` the unit at `k` must stand outside."""
        depths = [controls_around(self.found.theirs[place].element) for place in (near, k)]
        return max(0, depths[0] - depths[1])
