"""The merge itself: what changed from the base to the other side goes into the editors' tree, unit by unit.

Touches only what changed. Decides by the table of docs/design/merge.md; writes marks, comments and the annex.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from annuario.docx.merging.align import Alignment, align, likeness, next_full
from annuario.docx.merging.intake import Intake
from annuario.docx.merging.marks import Ids, Pen, paragraphs_of
from annuario.docx.merging.model import Act, Brought, Clash, Conflict, Place, Rules, What
from annuario.docx.merging.places import Places
from annuario.docx.merging.reading import Reading, Unit, boxes
from annuario.docx.merging.remarks import Remarks
from annuario.docx.merging.tokens import Line, Token
from annuario.docx.merging.words import apply, new_runs, pairs_of, plan
from annuario.docx.names import q, w
from annuario.docx.notes import next_note, notes_by_id
from annuario.docx.parts import Element, Package, Part
from annuario.docx.text import NOTES
from annuario.docx.tree import PPR_ORDER, properties, put, remove, remove_all, remove_comment_marks

_WHAT = {w("p"): What.PARAGRAPH, w("tbl"): What.TABLE, w("tr"): What.ROW}
_ROLE = ("pStyle", "numPr", "outlineLvl")
Parts = tuple[Part, Part, Part]


@dataclass(frozen=True, slots=True)
class Lost:
    """A block of the other side whose place has gone, and where it stood."""

    unit: Unit
    part: Part
    place: Place


@dataclass
class Weaver:
    """The merge under way: `out` is the editors' document, which is changed in place."""

    out: Package
    base: Reading
    theirs: Reading
    rules: Rules
    conflicts: list[Conflict] = field(default_factory=list)
    brought: list[Brought] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Prepare what every change needs."""
        self.intake = Intake(self.out, self.theirs.package)
        self.intake.prefixes()
        self.ours = Reading(self.out)
        self.ids = Ids.after(part.tree() for part in self.out.stories())
        self.remarks = Remarks(self.out)

    def pen(self, place: Place, *, untouched: bool) -> Pen:
        """Return what writes a change at `place`: without marks where the house keeps quiet and the editors wrote nothing."""
        source = self.rules.source(place)
        return Pen(source.author, self.rules.date, tracked=not (untouched and self.rules.quiet(place)), ids=self.ids)

    def clash(self, clash: Clash, place: Place, ours: str, theirs: str) -> str:
        """Write down a conflict; return what its comment says."""
        self.conflicts.append(Conflict(clash, place, ours, theirs))
        phrases, told = self.rules.phrases, self.rules.source(place).told
        said = {
            Clash.WORDS: phrases.changed,
            Clash.ROLE: phrases.role,
            Clash.DELETED_BY_EDITORS: phrases.deleted_by_editors,
            Clash.DELETED_BY_DEPARTMENT: phrases.deleted_by_department,
            Clash.MOVED: phrases.moved,
            Clash.LOST_PLACE: phrases.lost,
        }[clash]
        return said.replace("{told}", told).replace("{text}", theirs).strip()  # never a template: the words are others'

    def comment(self, block: Element, place: Place, text: str) -> None:
        """Comment on a block, by its first paragraph."""
        paragraph = next(paragraphs_of(block), None)
        if paragraph is not None:
            self.remarks.on_paragraph(paragraph, self.rules.source(place).author, self.rules.date, text)

    def bring(self, act: Act, place: Place, pen: Pen) -> None:
        """Write down that a change was put in."""
        self.brought.append(Brought(act, place, pen.tracked))

    def flow(self, base: Sequence[Unit], ours: Sequence[Unit], theirs: Sequence[Unit], parts: Parts, *, top: bool = False,
             place: Place | None = None, pen: Pen | None = None, holder: Element) -> None:  # fmt: skip
        """Merge one sequence of units: a body, a cell, a note, a text box, or the rows of a table."""
        if [unit.whole for unit in base] == [unit.whole for unit in theirs] and len(base) == len(theirs):
            return
        _Flow(self, tuple(base), tuple(ours), tuple(theirs), parts, Places(ours, theirs) if top else None, place, pen, holder).run()

    def note_flow(self, base: Token, ours: Token, theirs: Token, lines: tuple[Line, Line, Line], place: Place, pen: Pen) -> None:
        """Merge what stands within a note or the text boxes of a drawing."""
        nodes = (base.leaf.first, ours.leaf.first, theirs.leaf.first)
        if nodes[0].tag in NOTES.values():
            found = [line.reading.note(node) for line, node in zip(lines, nodes, strict=True)]
            if found[0] is not None and found[1] is not None and found[2] is not None:
                self._inner((found[0][0], found[1][0], found[2][0]), (found[0][1], found[1][1], found[2][1]), place, pen)
            return
        held = [boxes(node) for node in nodes]
        for inner in zip(*held, strict=False):
            self._inner((inner[0], inner[1], inner[2]), (lines[0].part, lines[1].part, lines[2].part), place, pen)
        _renew_fallback(nodes[1])

    def _inner(self, holders: tuple[Element, Element, Element], parts: Parts, place: Place, pen: Pen) -> None:
        readings = (self.base, self.ours, self.theirs)
        units = [reading.units(holder, part) for reading, holder, part in zip(readings, holders, parts, strict=True)]
        self.flow(units[0], units[1], units[2], parts, place=place, pen=pen, holder=holders[1])


def _renew_fallback(drawing: Element) -> None:
    """Let the fallback of a drawing repeat what its text boxes say now."""
    choice = drawing.find(q("mc:Choice"))
    fallback = drawing.find(q("mc:Fallback"))
    if choice is None or fallback is None:
        return
    said, repeated = boxes(choice), list(fallback.iter(w("txbxContent")))
    if len(said) == len(repeated):
        for one, other in zip(said, repeated, strict=True):
            other[:] = [deepcopy(child) for child in one]


@dataclass
class _Flow:
    """One sequence of units being merged."""

    weaver: Weaver
    base: tuple[Unit, ...]
    ours: tuple[Unit, ...]
    theirs: tuple[Unit, ...]
    parts: Parts
    places: Places | None
    outer: Place | None
    given: Pen | None
    holder: Element

    def run(self) -> None:
        """Merge: put in and move first, so that neighbours are still there; then change; then take out."""
        self.bt = align(self.base, self.theirs)
        self.bo = align(self.base, self.ours, self.bt.moved, self._changed(self.bt, self.theirs), self._preceded())
        if (self.bo.moved and self.bt.moved) or self._doubtful():
            self.bt = align(self.base, self.theirs, self.bo.moved, self._changed(self.bo, self.ours))
        self._swap_twins()
        self.located: dict[int, Element] = {
            k: self.ours[j].element for k, i in enumerate(self.bt.back) if i is not None and (j := self.bo.there[i]) is not None
        }
        self.moving = {self.bt.there[i] for i in self.bt.moved - self.bo.moved if self.bo.there[i] is not None}
        self.used: set[int] = set()
        self._learn()
        done = {i for i in range(len(self.base)) if self._move_with_changes(i)}
        self._place_all()
        for i in range(len(self.base)):
            j, k = self.bo.there[i], self.bt.there[i]
            if j is not None and k is not None and i not in done and self.base[i].whole != self.theirs[k].whole:
                self._change(i, j, k, self._pen(j, k))
        for i in range(len(self.base)):
            j = self.bo.there[i]
            if j is not None and self.bt.there[i] is None:
                self._delete(i, j)

    # --- who stands for whom ---

    def _swap_twins(self) -> None:
        """Of two neighbours that read the same, let the editors have taken out the one that the other side left alone."""
        there, back = list(self.bo.there), list(self.bo.back)
        for i, unit in enumerate(self.base):
            k = self.bt.there[i]
            if unit.blank or there[i] is not None or k is None or self.theirs[k].whole == unit.whole:
                continue
            for near in self._neighbours(i):
                k2, j = self.bt.there[near], there[near]
                same = self.base[near].whole == unit.whole
                if same and j is not None and k2 is not None and self.theirs[k2].whole == unit.whole:
                    there[i], there[near], back[j] = j, None, i
                    break
        self.bo = Alignment(tuple(there), tuple(back), self.bo.moved)

    def _changed(self, found: Alignment, other: Sequence[Unit]) -> set[int]:
        """Return the places of the base that another document changed or moved."""
        return set(found.moved) | {
            i for i, place in enumerate(found.there) if place is not None and other[place].whole != self.base[i].whole
        }

    def _preceded(self) -> set[int]:
        """Return the places of the base right before which the other side put something in."""
        found = set()
        for i, k in enumerate(self.bt.there):
            near = next_full(self.theirs, k, -1) if k is not None and not self.base[i].blank else -1
            if near >= 0 and self.bt.back[near] is None:
                found.add(i)
        return found

    def _doubtful(self) -> bool:
        """Return whether the other side took out one of several that read the same."""
        gone = [self.base[i].key for i, k in enumerate(self.bt.there) if k is None and not self.base[i].blank]
        return bool(gone) and any(self.base[i].key in gone and self.bt.there[i] is not None for i in range(len(self.base)))

    def _neighbours(self, i: int) -> list[int]:
        return [near for step in (-1, 1) if (near := next_full(self.base, i, step)) >= 0]

    def _learn(self) -> None:
        for k, i in enumerate(self.bt.back):
            j = self.bo.there[i] if i is not None else None
            if j is not None and self.theirs[k].tag == w("p"):
                self.weaver.intake.learn(self.theirs[k].element, self.ours[j].element)

    # --- where something is, and who may write there ---

    def _place(self, unit: Unit, *, j: int | None = None, k: int | None = None, replaces: str = "") -> Place:
        if self.outer is not None or self.places is None:
            return self.outer or Place(what=_WHAT[unit.tag], text=unit.content)
        anchor, heading = self.places.ours(j) if j is not None else self.places.theirs(k or 0)
        return Place(anchor, heading, _WHAT[unit.tag], unit.content, replaces)

    def _pen(self, j: int, k: int) -> Pen:
        i = self.bo.back[j]
        untouched = i is not None and self.ours[j].whole == self.base[i].whole
        place = self._place(self.ours[j], j=j, k=k)
        return self.given or self.weaver.pen(place, untouched=untouched)

    # --- moves ---

    def _move_with_changes(self, i: int) -> bool:
        """Move a block to where the other side has it, its changes with it; return whether that was done."""
        j, k = self.bo.there[i], self.bt.there[i]
        if j is None or k is None or k not in self.moving or self.base[i].blank:
            return False
        pen = self._pen(j, k)
        unit = self.ours[j]
        ghost = self._ghost(unit.element) if pen.tracked else None
        plain = Pen(pen.author, pen.date, tracked=False, ids=pen.ids)
        if ghost is not None:
            for gone in list(unit.element.iter(w("del"), w("moveFrom"))):
                remove(gone)
        self._change(i, j, k, plain)
        if ghost is not None:
            unit.element.addprevious(ghost)
            pen.deleted(ghost)
        pen.inserted(unit.element)
        self.weaver.bring(Act.MOVED, self._place(unit, j=j), pen)
        return True

    def _ghost(self, element: Element) -> Element:
        """Return a copy of a block to stand, deleted, where it was: with notes and its section mark, without names and comments."""
        ghost = deepcopy(element)
        ghost.tail = None
        remove_comment_marks(ghost)
        remove_all(ghost, ("w:bookmarkStart", "w:bookmarkEnd"))
        out = self.weaver.out
        for kind, reference in NOTES.items():
            part = out.related(kind)
            for call in ghost.iter(reference) if part is not None else ():
                note = notes_by_id(part).get(call.get(w("id"), "")) if part is not None else None
                if note is not None and part is not None:
                    copy = deepcopy(note)
                    copy.set(w("id"), str(next_note(part)))
                    call.set(w("id"), copy.get(w("id"), ""))
                    part.tree().append(copy)
        ids = self.weaver.intake.drawing_ids if next(ghost.iter(q("wp:docPr")), None) is not None else [0]
        for node in ghost.iter(q("wp:docPr")):
            node.set("id", str(ids[0]))
            ids[0] += 1
        return ghost

    # --- what comes in ---

    def _place_all(self) -> None:
        """Put in, in the other side's order, what is new there, what was moved there, and what the editors took out."""
        placed: set[int] = set()
        for k, unit in enumerate(self.theirs):
            i = self.bt.back[k]
            if k in self.moving:
                if not unit.blank:
                    self._put(k, self.located[k], placed)
                placed.add(k)
            elif i is None:
                twin = self._twin(k)
                if twin is not None:
                    self.located[k] = self.ours[twin].element
                    self.used.add(twin)
                elif self._insert(k, placed):
                    placed.add(k)
            elif self.bo.there[i] is None and not unit.blank and unit.whole != self.base[i].whole:
                self._revive(k, placed)
                placed.add(k)
            elif i in self.bt.moved and i in self.bo.moved and not unit.blank:
                self._moved_twice(i, k)

    def _twin(self, k: int) -> int | None:
        """Return what the editors put in at the same place that reads the same: the same change is made once."""
        before, after = self._near(self.bt.back, k)
        for j, unit in enumerate(self.ours):
            if self.bo.back[j] is None and j not in self.used and unit.key == self.theirs[k].key:
                mine = self._near(self.bo.back, j)
                if mine == (before, after) or (not unit.blank and (mine[0] == before or mine[1] == after)):
                    return j
        return None

    @staticmethod
    def _near(back: Sequence[int | None], place: int) -> tuple[int, int]:
        """Return the nearest places of the base before and after a place of another sequence."""
        before = next((back[near] for near in range(place - 1, -1, -1) if back[near] is not None), -1)
        after = next((back[near] for near in range(place + 1, len(back)) if back[near] is not None), -1)
        return (before if before is not None else -1, after if after is not None else -1)

    def _insert(self, k: int, placed: set[int]) -> bool:
        unit = self.theirs[k]
        place = self._place(unit, k=k, replaces=self._replaced(k))
        if not unit.blank and self._place_gone(k):
            self._annex(k, place)
            return False
        pen = self.given or self.weaver.pen(place, untouched=True)
        new = self.weaver.intake.take([unit.element], self.parts[2], self.parts[1])[0]
        self._put(k, new, placed)
        pen.inserted(new)
        self.located[k] = new
        if not unit.blank:
            self.weaver.bring(Act.INSERTED, place, pen)
        return True

    def _replaced(self, k: int) -> str:
        """Return the words of what the other side took out where it put `k` in."""
        before, after = self._near(self.bt.back, k)
        end = after if after > before else before + 3
        gone = [self.base[i].content for i in range(max(before, 0), min(end, len(self.base))) if self._went(i)]
        return " ".join(text for text in gone if text)

    def _went(self, i: int) -> bool:
        """Return whether the other side left no word of a block of the base."""
        k = self.bt.there[i]
        return k is None or (self.base[i].content != "" and likeness(self.base[i], self.theirs[k]) == 0.0)

    def _annex(self, k: int, place: Place) -> None:
        self.weaver.lost.append(Lost(self.theirs[k], self.parts[2], place))

    def _revive(self, k: int, placed: set[int]) -> None:
        """Put in, marked, what the editors took out and the other side changed."""
        unit = self.theirs[k]
        place = self._place(unit, k=k)
        if self._place_gone(k):
            self._annex(k, place)
            return
        pen = Pen(self.weaver.rules.source(place).author, self.weaver.rules.date, ids=self.weaver.ids)
        new = self.weaver.intake.take([unit.element], self.parts[2], self.parts[1])[0]
        self._put(k, new, placed)
        pen.inserted(new)
        self.located[k] = new
        text = self.weaver.clash(Clash.DELETED_BY_EDITORS, place, "", unit.content)
        self.weaver.comment(new, place, text)

    def _moved_twice(self, i: int, k: int) -> None:
        j = self.bo.there[i]
        if j is None:
            return
        mine, yours = self._near(self.bo.back, j), self._near(self.bt.back, k)
        if mine[0] == yours[0] or mine[1] == yours[1]:
            return
        place = self._place(self.ours[j], j=j)
        text = self.weaver.clash(Clash.MOVED, place, self.ours[j].content, self.theirs[k].content)
        self.weaver.comment(self.ours[j].element, place, text)

    def _place_gone(self, k: int) -> bool:
        """Return whether the editors took out the whole part that `k` stands in: its heading and all that follows."""
        if self.places is None:
            return False
        i = self.bt.back[k]
        before = i if i is not None else self._near(self.bt.back, k)[0]
        if before < 0 or self.bo.there[before] is not None:
            return False
        head = next((near for near in range(before, -1, -1) if self.base[near].level), None)
        if head is None:
            return False
        level = self.base[head].level
        end = next((near for near in range(head + 1, len(self.base)) if 0 < self.base[near].level <= level), len(self.base))
        part = [near for near in range(head, end) if not self.base[near].blank]
        return len(part) > 1 and all(self.bo.there[near] is None for near in part)

    def _put(self, k: int, new: Element, placed: set[int]) -> None:
        """Put an element where `k` stands among what is there already; the editors' own insertions come first."""
        if k - 1 in placed:
            _after(self.located[k - 1], new, self._depth(k - 1), self._depth(k))
            return
        before = next((near for near in range(k - 1, -1, -1) if self._steady(near, placed)), None)
        after = next((near for near in range(k + 1, len(self.theirs)) if self._steady(near, set())), None)
        if before is None and after is None:
            self._append(new)
        elif after is not None and (before is None or self._prefers_after(before, after, placed)):
            _before(self.located[after], new, self._depth(after), self._depth(k))
        elif before is not None:
            last, depth = self._behind_insertions(before, placed)
            _after(last, new, depth, self._depth(k))

    def _steady(self, k: int, placed: set[int]) -> bool:
        return k in placed or (k in self.located and k not in self.moving and self.bt.back[k] is not None)

    def _prefers_after(self, before: int, after: int, placed: set[int]) -> bool:
        """Return whether what follows says better where something belongs than what stands before it."""
        if before in placed:
            return False
        i, i2 = self.bt.back[before], self.bt.back[after]
        if i is None or i2 is None:
            return i is None
        j, j2 = self.bo.there[i], self.bo.there[i2]
        if j is None or j2 is None:
            return j is None
        if j < j2 and all(self.bo.back[near] is None or self._leaves(near) for near in range(j + 1, j2)):
            return True
        first, second = i in self.bo.moved, i2 in self.bo.moved
        return first and not second if first != second else not first

    def _leaves(self, j: int) -> bool:
        """Return whether the other side took a block of the editors' out or elsewhere."""
        i = self.bo.back[j]
        return i is not None and (self.bt.there[i] is None or self.bt.there[i] in self.moving)

    def _behind_insertions(self, before: int, placed: set[int]) -> tuple[Element, int]:
        """Return what a unit must follow to stand behind `before` and behind what the editors put in there."""
        element, depth = self.located[before], self._depth(before)
        i = self.bt.back[before]
        j = self.bo.there[i] if i is not None and before not in placed else None
        while j is not None and j + 1 < len(self.ours) and self._put_here(j + 1):
            j += 1
            element = self.ours[j].element
        return element, depth

    def _put_here(self, j: int) -> bool:
        """Return whether the editors put a block in where it stands, or moved it there."""
        i = self.bo.back[j]
        return not self.ours[j].blank and (i is None or i in self.bo.moved)

    def _depth(self, k: int) -> int:
        """Return how many controls a unit of the other side stands in."""
        return sum(1 for _ in self.theirs[k].element.iterancestors(w("sdt")))

    def _append(self, new: Element) -> None:
        last = self.holder.find(w("sectPr"))
        if last is not None:
            last.addprevious(new)
        else:
            self.holder.append(new)

    # --- what changes ---

    def _change(self, i: int, j: int, k: int, pen: Pen) -> None:
        base, ours, theirs = self.base[i], self.ours[j], self.theirs[k]
        if theirs.whole in {base.whole, ours.whole}:
            return
        place = self.outer or self._place(ours, j=j)
        weaver = self.weaver
        before = len(weaver.conflicts)
        if base.tag == w("tbl"):
            weaver.flow(base.inner, ours.inner, theirs.inner, self.parts, place=place, pen=pen, holder=ours.element)
            self._grid(base, ours, theirs, pen)
        elif base.tag == w("tr"):
            for one, other, third in zip(base.cells, ours.cells, theirs.cells, strict=True):
                weaver.flow(one.units, other.units, third.units, self.parts, place=place, pen=pen, holder=other.element)
        else:
            if base.content != theirs.content:
                self._words(base, ours, theirs, place, pen)
            self._role(base, ours, theirs, place, pen)
            self._section(base, ours, theirs)
        if len(weaver.conflicts) == before and self.outer is None:
            weaver.bring(Act.CHANGED, place, pen)

    def _words(self, base: Unit, ours: Unit, theirs: Unit, place: Place, pen: Pen) -> None:
        weaver = self.weaver
        copy = deepcopy(theirs.element)
        lines = (
            Line(weaver.base, self.parts[0], base.element),
            Line(weaver.ours, self.parts[1], ours.element),
            Line(weaver.theirs, self.parts[2], copy),
        )
        planned = plan(*lines)
        matched = {k for _, k in pairs_of(lines[0], lines[2])}

        def runs(first: int, last: int) -> list[Element]:
            return weaver.intake.take(new_runs(lines[2], first, last, matched), self.parts[2], self.parts[1])

        marks = Pen(weaver.rules.source(place).author, weaver.rules.date, ids=weaver.ids)
        for one, other, third in planned.insides:
            weaver.note_flow(one, other, third, lines, place, pen)
        clashes = apply(lines[1], planned, pen, marks, runs)
        if planned.clashes:
            text = weaver.clash(Clash.WORDS, place, ours.content, theirs.content)
            around = next((came for came in clashes if came), [])
            if around:
                weaver.remarks.add(around, marks.author, marks.date, text)
            else:
                weaver.comment(ours.element, place, text)

    def _role(self, base: Unit, ours: Unit, theirs: Unit, place: Place, pen: Pen) -> None:
        if theirs.role in {base.role, ours.role} or not theirs.content:
            return
        if ours.role != base.role:
            text = self.weaver.clash(Clash.ROLE, place, ours.role, theirs.role)
            self.weaver.comment(ours.element, place, text)
            return
        props = properties(ours.element, "pPr")
        before = deepcopy(props)
        new = self.weaver.intake.props(theirs.element)
        for name in _ROLE:
            old = props.find(w(name))
            if old is not None:
                props.remove(old)
            come = new.find(w(name))
            if come is not None:
                put(props, come, PPR_ORDER)
        pen.changed(props, before, "pPrChange")

    def _section(self, base: Unit, ours: Unit, theirs: Unit) -> None:
        """Take over a section mark that only the other side changed; Word has no marks for one that comes or goes."""
        if theirs.section in {base.section, ours.section} or ours.section != base.section:
            return
        props = properties(ours.element, "pPr")
        old = props.find(w("sectPr"))
        if old is not None:
            props.remove(old)
        mark = theirs.element.find(f"{w('pPr')}/{w('sectPr')}")
        if mark is not None:
            new = deepcopy(mark)
            remove_all(new, ("w:headerReference", "w:footerReference", "w:sectPrChange"))
            for head in reversed([head for head in old if head.tag.endswith("Reference")] if old is not None else []):
                new.insert(0, head)
            put(props, new, PPR_ORDER)

    def _grid(self, base: Unit, ours: Unit, theirs: Unit, pen: Pen) -> None:
        """Let the columns of a table be the other side's where only that side has another number of them."""
        grids = [unit.element.find(w("tblGrid")) for unit in (base, ours, theirs)]
        counts = [len(grid.findall(w("gridCol"))) if grid is not None else -1 for grid in grids]
        if counts[0] != counts[1] or counts[2] in {counts[0], -1} or grids[1] is None or grids[2] is None:
            return
        new = deepcopy(grids[2])
        remove_all(new, ("w:tblGridChange",))
        if pen.tracked:
            mark = new.makeelement(w("tblGridChange"), {w("id"): pen.ids.take()}, {})
            old = deepcopy(grids[1])
            remove_all(old, ("w:tblGridChange",))
            mark.append(old)
            new.append(mark)
        grids[1].addprevious(new)
        remove(grids[1])

    # --- what goes ---

    def _delete(self, i: int, j: int) -> None:
        """Take out what the other side took out; what the editors changed stays, with a comment."""
        base, ours = self.base[i], self.ours[j]
        if base.blank:
            if ours.blank:
                self._deletion_pen(j, base, ours).deleted(ours.element)
            return
        place = self._place(ours, j=j)
        if base.whole != ours.whole:
            text = self.weaver.clash(Clash.DELETED_BY_DEPARTMENT, place, ours.content, "")
            self.weaver.comment(ours.element, place, text)
            return
        pen = self._deletion_pen(j, base, ours)
        pen.deleted(ours.element)
        self.weaver.bring(Act.DELETED, place, pen)

    def _deletion_pen(self, j: int, base: Unit, ours: Unit) -> Pen:
        place = self._place(ours, j=j)
        untouched = base.whole == ours.whole and self.bo.back[j] not in self.bo.moved
        return self.given or self.weaver.pen(place, untouched=untouched)


def _out_of_controls(anchor: Element, levels: int) -> Element:
    """Return the outermost element around `anchor` that is `levels` controls further out."""
    for _ in range(levels):
        control = next(anchor.iterancestors(w("sdt")), None)
        if control is None:
            break
        anchor = control
    return anchor


def _after(anchor: Element, new: Element, depth: int, wanted: int) -> None:
    anchor = _out_of_marks(_out_of_controls(anchor, max(0, depth - wanted)))
    anchor.addnext(new)
    _part_tables(new)


def _before(anchor: Element, new: Element, depth: int, wanted: int) -> None:
    anchor = _out_of_marks(_out_of_controls(anchor, max(0, depth - wanted)))
    anchor.addprevious(new)
    _part_tables(new)


def _out_of_marks(anchor: Element) -> Element:
    """Return `anchor`, or the mark of a change that holds it whole: nothing is put into another's mark."""
    holder = anchor.getparent()
    while holder is not None and holder.tag in {w("ins"), w("del"), w("moveFrom"), w("moveTo")}:
        anchor, holder = holder, holder.getparent()
    return anchor


def _part_tables(new: Element) -> None:
    """Keep two tables apart: without a paragraph between them they would be one."""
    if new.tag != w("tbl"):
        return
    for near, put_between in ((new.getprevious(), new.addprevious), (new.getnext(), new.addnext)):
        if near is not None and near.tag == w("tbl"):
            put_between(new.makeelement(w("p"), {}, {}))
    holder = new.getparent()
    if holder is not None and holder.tag in {w("tc"), w("txbxContent")} and new.getnext() is None:
        new.addnext(new.makeelement(w("p"), {}, {}))
