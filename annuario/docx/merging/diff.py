"""What changed from one document to another, as typed differences for people and programs. Changes nothing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annuario.docx.merging.align import align
from annuario.docx.merging.merge import settled
from annuario.docx.merging.model import Act, Place, What
from annuario.docx.merging.places import told
from annuario.docx.merging.reading import Reading, boxes, section_form
from annuario.docx.merging.tokens import Line, Token
from annuario.docx.merging.units import OBJECT, Unit
from annuario.docx.merging.words import pairs_of, stretches
from annuario.docx.names import w
from annuario.docx.parts import Package, Part
from annuario.docx.text import normal

_WHAT = {w("p"): What.PARAGRAPH, w("tbl"): What.TABLE, w("tr"): What.ROW}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: what was done to what, where, and how it read before and after.

    `words` are the stretches of words that changed, each as (before, after).
    """

    act: Act
    what: What
    place: Place
    before: str = ""
    after: str = ""
    words: tuple[tuple[str, str], ...] = ()


def diff(a: Package, b: Package) -> tuple[Difference, ...]:
    """Return what changed from `a` to `b`, in the order of `b`; tracked changes of either are taken as accepted."""
    one, other = Reading(settled(a)), Reading(settled(b))
    parts = (one.package.main, other.package.main)
    units = (one.units(one.package.body, parts[0]), other.units(other.package.body, parts[1]))
    found = list(_Comparison(one, other, parts).flow(*units, None))
    marks = [package.body.find(w("sectPr")) for package in (one.package, other.package)]
    forms = [section_form(mark) if mark is not None else "" for mark in marks]
    if forms[0] != forms[1]:
        found.append(Difference(Act.CHANGED, What.SECTION, Place(what=What.SECTION), forms[0], forms[1]))
    return (*found, *_comments(a, b))


def _comments(a: Package, b: Package) -> Iterator[Difference]:
    """Yield the comments that came and went."""
    one, other = (Counter(_remarks(package)) for package in (a, b))
    for act, some in ((Act.DELETED, one - other), (Act.INSERTED, other - one)):
        for text in some.elements():
            place = Place(what=What.COMMENT, text=text)
            yield Difference(act, What.COMMENT, place, *((text, "") if act is Act.DELETED else ("", text)))


def _remarks(package: Package) -> Iterator[str]:
    part = package.related("comments")
    for comment in part.tree() if part is not None else ():
        said = normal(" ".join(node.text or "" for node in comment.iter(w("t"))))
        yield f"{comment.get(w('author'), '')}: {said}"


@dataclass
class _Comparison:
    """Two documents being compared."""

    one: Reading
    other: Reading
    parts: tuple[Part, Part]

    def flow(self, a: Sequence[Unit], b: Sequence[Unit], outer: Place | None) -> Iterator[Difference]:
        """Yield what changed in one sequence of units; what went is told where it stood."""
        found = align(a, b)
        places = (told(a), told(b))
        gone = [place for place, there in enumerate(found.there) if there is None and not a[place].blank]
        for j, unit in enumerate(b):
            i = found.back[j]
            while gone and i is not None and i not in found.moved and gone[0] < i:
                yield self._gone(a[gone[0]], outer or self._place(a[gone[0]], places[0][gone[0]]))
                gone.pop(0)
            place = outer or self._place(unit, places[1][j])
            if i is None:
                if not unit.blank:
                    yield Difference(Act.INSERTED, _WHAT[unit.tag], place, "", unit.content)
                    yield from _held("", unit.content, place)
                continue
            if i in found.moved and not unit.blank:
                yield Difference(Act.MOVED, _WHAT[unit.tag], place, a[i].content, unit.content)
            yield from self._within(a[i], unit, place)
        for i in gone:
            yield self._gone(a[i], outer or self._place(a[i], places[0][i]))

    @staticmethod
    def _place(unit: Unit, where: tuple[str, str]) -> Place:
        return Place(*where, _WHAT[unit.tag], unit.content)

    @staticmethod
    def _gone(unit: Unit, place: Place) -> Difference:
        return Difference(Act.DELETED, _WHAT[unit.tag], place, unit.content, "")

    def _within(self, one: Unit, other: Unit, place: Place) -> Iterator[Difference]:
        if one.whole == other.whole:
            return
        if one.tag == w("tbl"):
            yield from self.flow(one.inner, other.inner, place)
        elif one.tag == w("tr"):
            for mine, yours in zip(one.cells, other.cells, strict=True):
                for found in self.flow(mine.units, yours.units, place):
                    yield replace(found, what=What.CELL) if found.what is What.PARAGRAPH else found
        else:
            yield from self._paragraph(one, other, place)

    def _paragraph(self, one: Unit, other: Unit, place: Place) -> Iterator[Difference]:
        if one.content != other.content:
            lines = (Line(self.one, self.parts[0], one.element), Line(self.other, self.parts[1], other.element))
            words = tuple(self._words(*lines))
            if words:
                yield Difference(Act.CHANGED, What.PARAGRAPH, place, one.content, other.content, words)
            yield from _held(one.content, other.content, place)
        if one.role != other.role and one.content and other.content:
            yield Difference(Act.CHANGED, What.ROLE, place, one.role, other.role)
        if one.section != other.section:
            yield Difference(Act.CHANGED, What.SECTION, place, one.section, other.section)

    def _words(self, mine: Line, yours: Line) -> Iterator[tuple[str, str]]:
        pairs = pairs_of(mine, yours)
        for stretch in stretches(pairs, len(mine.tokens), len(yours.tokens)):
            before = _said(mine, stretch.start, stretch.end)
            after = _said(yours, stretch.first, stretch.last)
            if before != after and (before.strip() or after.strip()):
                yield before, after
        for i, j in pairs:
            for left, right in self._inside(mine.tokens[i], yours.tokens[j]):
                if left != right:
                    yield left, right

    def _inside(self, one: Token, other: Token) -> Iterator[tuple[str, str]]:
        """Yield the words of notes and text boxes that two tokens hold, side by side."""
        if OBJECT not in one.key:
            return
        if f"{OBJECT}note(" in one.key:
            yield self.one.note_content(one.leaf.first), self.other.note_content(other.leaf.first)
        held = (boxes(one.leaf.first), boxes(other.leaf.first))
        for mine, yours in zip(*held, strict=False):
            yield self.one.holder_content(mine, self.parts[0]), self.other.holder_content(yours, self.parts[1])


def _said(line: Line, first: int, last: int) -> str:
    start, end = line.span(first, last)
    return line.text[start:end].replace(OBJECT, "")


def _held(before: str, after: str, place: Place) -> Iterator[Difference]:
    """Yield the pictures and notes that came and went with a paragraph's words."""
    for what, mark in ((What.PICTURE, "drawing("), (What.NOTE, "note(")):
        one, other = Counter(_marked(before, mark)), Counter(_marked(after, mark))
        yield from (Difference(Act.DELETED, what, place, text, "") for text in (one - other).elements())
        yield from (Difference(Act.INSERTED, what, place, "", text) for text in (other - one).elements())


def _marked(content: str, mark: str) -> list[str]:
    found = []
    for piece in content.split(OBJECT)[1:]:
        if piece.startswith(mark):
            inside = piece[len(mark) :]
            text = inside[: inside.rfind(")")]
            if text:
                found.append(text)
    return found
