"""The merge itself: what changed from the base to the other side goes into the editors' tree, unit by unit.

Touches only what changed. Decides by the table of docs/design/merge.md.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace

from annuario.docx.merging.counterparts import Counterparts
from annuario.docx.merging.ghosts import ghost_of
from annuario.docx.merging.incoming import Incoming
from annuario.docx.merging.marks import Pen
from annuario.docx.merging.model import Act, Clash, Place
from annuario.docx.merging.paragraphs import Lines, Three, change_columns, change_paragraph
from annuario.docx.merging.places import Places
from annuario.docx.merging.reading import boxes
from annuario.docx.merging.tokens import Token
from annuario.docx.merging.units import Unit
from annuario.docx.merging.weave import Parts, Scene, Weaver
from annuario.docx.names import q, w
from annuario.docx.parts import Element
from annuario.docx.sequences import without_numbers
from annuario.docx.text import NOTES
from annuario.docx.tree import remove

Sequences = tuple[Sequence[Unit], Sequence[Unit], Sequence[Unit]]


def merge_bodies(weaver: Weaver, parts: Parts) -> None:
    """Merge the bodies of the three documents, `parts` being their main parts."""
    base, ours, theirs = _units(weaver, (weaver.base.package.body, weaver.out.body, weaver.theirs.package.body), parts)
    if _differ(base, theirs):
        _Flow(Scene(weaver, Counterparts(base, ours, theirs), parts, weaver.out.body, Places(ours, theirs))).run()


def _merge_within(weaver: Weaver, units: Sequences, parts: Parts, holder: Element, place: Place, pen: Pen) -> None:
    """Merge what stands within a block at `place`: the rows of a table, the paragraphs of a cell, a note, a text box."""
    if _differ(units[0], units[2]):
        _Flow(Scene(weaver, Counterparts(*units), parts, holder, None, place, pen)).run()


def _units(weaver: Weaver, holders: tuple[Element, Element, Element], parts: Parts) -> Sequences:
    found = [reading.units(holder, part) for reading, holder, part in zip(weaver.readings, holders, parts, strict=True)]
    return found[0], found[1], found[2]


def _differ(base: Sequence[Unit], theirs: Sequence[Unit]) -> bool:
    return [unit.whole for unit in base] != [unit.whole for unit in theirs]


class _Flow:
    """One sequence of units being merged."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.found, self.weaver, self.parts = scene, scene.found, scene.weaver, scene.parts

    def run(self) -> None:
        """Merge: put in and move first, so that neighbours are still there; then change; then take out."""
        base, there, here = self.found.base, self.found.theirs_of.there, self.found.ours_of.there
        self._learn()
        done = {i for i in range(len(base)) if self._move_with_changes(i)}
        Incoming(self.scene).run()
        for i, (j, k) in enumerate(zip(here, there, strict=True)):
            if j is not None and k is not None and i not in done and base[i].whole != self.found.theirs[k].whole:
                self._change(i, j, k, self.scene.changing_pen(j))
        for i, (j, k) in enumerate(zip(here, there, strict=True)):
            if j is not None and k is None:
                self._delete(i, j)

    def _learn(self) -> None:
        """Learn which list of the other side is which of the editors'."""
        for k, i in enumerate(self.found.theirs_of.back):
            j = self.found.ours_of.there[i] if i is not None else None
            if j is not None and self.found.theirs[k].tag == w("p"):
                self.weaver.intake.learn(self.found.theirs[k].element, self.found.ours[j].element)

    def _move_with_changes(self, i: int) -> bool:
        """Let a block that is to move take its changes with it, and leave its ghost behind; return whether that was done."""
        j, k = self.found.ours_of.there[i], self.found.theirs_of.there[i]
        if j is None or k is None or k not in self.found.moving or self.found.base[i].blank:
            return False
        pen, unit = self.scene.changing_pen(j), self.found.ours[j]
        ghost = ghost_of(unit.element, self.weaver.intake) if pen.tracked else None
        if ghost is not None:
            for gone in list(unit.element.iter(w("del"), w("moveFrom"))):
                remove(gone)
        self._change(i, j, k, Pen(pen.author, pen.date, tracked=False, ids=pen.ids))
        if ghost is not None:
            unit.element.addprevious(ghost)
            pen.deleted(ghost)
        pen.inserted(unit.element)
        self.weaver.bring(Act.MOVED, self.scene.place(unit, j=j), pen)
        return True

    # --- what changes ---

    def _change(self, i: int, j: int, k: int, pen: Pen) -> None:
        units = (self.found.base[i], self.found.ours[j], self.found.theirs[k])
        if units[2].whole in {units[0].whole, units[1].whole}:
            return
        place = self.scene.place(units[1], j=j)
        if self.weaver.rules.recount and self._counted(units):
            pen = replace(pen, tracked=False)
        before = len(self.weaver.conflicts)
        self._change_unit(units, place, pen)
        if len(self.weaver.conflicts) == before and self.scene.outer is None:
            self.weaver.bring(Act.CHANGED, place, pen)

    def _counted(self, units: Three) -> bool:
        """Return whether the other side changed nothing of a paragraph but numbers that are counted: those are nobody's words."""
        base, _, theirs = units
        if base.tag != w("p") or base.form != theirs.form:
            return False
        sides = ((self.weaver.base, base, self.parts[0]), (self.weaver.theirs, theirs, self.parts[2]))
        said = {reading.content(without_numbers(unit.element), part) for reading, unit, part in sides}
        return len(said) == 1

    def _change_unit(self, units: Three, place: Place, pen: Pen) -> None:
        base, ours, theirs = units
        if base.tag == w("tbl"):
            _merge_within(self.weaver, (base.inner, ours.inner, theirs.inner), self.parts, ours.element, place, pen)
            change_columns(units, pen)
        elif base.tag == w("tr"):
            for one, other, third in zip(base.cells, ours.cells, theirs.cells, strict=True):
                _merge_within(self.weaver, (one.units, other.units, third.units), self.parts, other.element, place, pen)
        else:

            def within(tokens: tuple[Token, Token, Token], lines: Lines) -> None:
                _merge_inside_token(self.weaver, tokens, lines, place, pen)

            change_paragraph(self.weaver, units, self.parts, place, pen, within)

    # --- what goes ---

    def _delete(self, i: int, j: int) -> None:
        """Take out what the other side took out; what the editors changed stays, with a comment."""
        base, ours = self.found.base[i], self.found.ours[j]
        if base.blank:
            if ours.blank:
                self._deletion_pen(j, base, ours).deleted(ours.element)
            return
        place = self.scene.place(ours, j=j)
        if base.whole != ours.whole:
            text = self.weaver.clash(Clash.DELETED_BY_DEPARTMENT, place, ours.content, "")
            self.weaver.comment(ours.element, place, text)
            return
        pen = self._deletion_pen(j, base, ours)
        pen.deleted(ours.element)
        self.weaver.bring(Act.DELETED, place, pen)

    def _deletion_pen(self, j: int, base: Unit, ours: Unit) -> Pen:
        untouched = base.whole == ours.whole and self.found.ours_of.back[j] not in self.found.ours_of.moved
        return self.scene.pen(self.scene.place(ours, j=j), untouched=untouched)


def _merge_inside_token(weaver: Weaver, tokens: tuple[Token, Token, Token], lines: Lines, place: Place, pen: Pen) -> None:
    """Merge what stands within a note or the text boxes of a drawing."""
    nodes = (tokens[0].leaf.first, tokens[1].leaf.first, tokens[2].leaf.first)
    if nodes[0].tag in NOTES.values():
        found = [line.reading.note(node) for line, node in zip(lines, nodes, strict=True)]
        if found[0] is not None and found[1] is not None and found[2] is not None:
            holders, parts = (found[0][0], found[1][0], found[2][0]), (found[0][1], found[1][1], found[2][1])
            _merge_within(weaver, _units(weaver, holders, parts), parts, holders[1], place, pen)
        return
    for one, other, third in zip(*(boxes(node) for node in nodes), strict=False):
        parts = (lines[0].part, lines[1].part, lines[2].part)
        _merge_within(weaver, _units(weaver, (one, other, third), parts), parts, other, place, pen)
    _renew_fallback(nodes[1], pen)


def _renew_fallback(drawing: Element, pen: Pen) -> None:
    """Let the fallback of a drawing repeat what its text boxes say now."""
    choice = drawing.find(q("mc:Choice"))
    fallback = drawing.find(q("mc:Fallback"))
    if choice is None or fallback is None:
        return
    said, repeated = boxes(choice), list(fallback.iter(w("txbxContent")))
    if len(said) == len(repeated):
        for one, other in zip(said, repeated, strict=True):
            other[:] = [deepcopy(child) for child in one]
            pen.ids.renew(other)
