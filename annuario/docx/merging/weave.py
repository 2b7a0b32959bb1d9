"""The merge under way: the editors' document that is being patched, who writes into it, and what was told about it."""

from dataclasses import dataclass, field

from annuario.docx.merging.counterparts import Counterparts
from annuario.docx.merging.intake import Intake
from annuario.docx.merging.marks import Ids, Pen, paragraphs_of
from annuario.docx.merging.model import Act, Brought, Clash, Conflict, Place, Rules, What
from annuario.docx.merging.places import Places
from annuario.docx.merging.reading import Reading
from annuario.docx.merging.remarks import Remarks
from annuario.docx.merging.units import Unit
from annuario.docx.names import w
from annuario.docx.parts import Element, Package, Part

_WHAT = {w("p"): What.PARAGRAPH, w("tbl"): What.TABLE, w("tr"): What.ROW}
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

    @property
    def readings(self) -> tuple[Reading, Reading, Reading]:
        """The readings of the base, the editors' document and the other side's."""
        return (self.base, self.ours, self.theirs)

    def pen(self, place: Place, *, untouched: bool) -> Pen:
        """Return what writes a change at `place`: without marks where the house keeps quiet and the editors wrote nothing."""
        return self._pen(place, tracked=not (untouched and self.rules.quiet(place)))

    def marks(self, place: Place) -> Pen:
        """Return what writes a change at `place` that is tracked in any case."""
        return self._pen(place, tracked=True)

    def _pen(self, place: Place, *, tracked: bool) -> Pen:
        return Pen(self.rules.source(place).author, self.rules.date, tracked=tracked, ids=self.ids)

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


@dataclass(frozen=True)
class Scene:
    """One sequence of units being merged: which is which, the element that holds it, and who may write there.

    `places` tells where the units of a body stand. What stands within a block has that block's place (`outer`) and is written by
    the pen that changes the block (`given`).
    """

    weaver: Weaver
    found: Counterparts
    parts: Parts
    holder: Element
    places: Places | None = None
    outer: Place | None = None
    given: Pen | None = None

    def place(self, unit: Unit, *, j: int | None = None, k: int | None = None, replaces: str = "") -> Place:
        """Return where a unit stands, which is at `j` of the editors' units or at `k` of the other side's."""
        if self.outer is not None or self.places is None:
            return self.outer or Place(what=_WHAT[unit.tag], text=unit.content)
        anchor, heading = self.places.ours(j) if j is not None else self.places.theirs(k or 0)
        return Place(anchor, heading, _WHAT[unit.tag], unit.content, replaces)

    def pen(self, place: Place, *, untouched: bool) -> Pen:
        """Return what writes a change at `place`."""
        return self.given or self.weaver.pen(place, untouched=untouched)

    def changing_pen(self, j: int) -> Pen:
        """Return what changes a block of the editors'."""
        return self.pen(self.place(self.found.ours[j], j=j), untouched=self.found.untouched(j))
