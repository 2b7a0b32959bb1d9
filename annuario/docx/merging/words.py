"""What both sides did to the words of one paragraph, and what is therefore to be done in the editors'. Changes nothing.

Where the words do not touch, both stand. Where they do, the editors' stay and the others come in beside them, tracked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from annuario.docx.merging.sequence import Pair, common
from annuario.docx.merging.tokens import Line, Token, weight
from annuario.docx.merging.units import OBJECT


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens of the base from `start` up to `end` that became those of another line from `first` up to `last`."""

    start: int
    end: int
    first: int
    last: int

    def meets(self, other: "Stretch") -> bool:
        """Return whether two sides' stretches touch the same words."""
        if self.start == self.end or other.start == other.end:
            inner, outer = (self, other) if self.start == self.end else (other, self)
            return outer.start < inner.start < outer.end
        return max(self.start, other.start) < min(self.end, other.end)


@dataclass(frozen=True, slots=True)
class Edit:
    """What to do in the editors' line: take out the characters from `start` to `end`, put in tokens of the other line."""

    start: int
    end: int
    first: int
    last: int
    clash: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """All edits of one paragraph, and the places of tokens with insides of their own (notes, text boxes) that changed."""

    edits: tuple[Edit, ...]
    insides: tuple[tuple[Token, Token, Token], ...]
    clashes: int


def pairs_of(base: Line, other: Line) -> list[Pair]:
    """Return which tokens of two lines are the same, in order; a field is the same whole or not at all."""
    mine, yours = _note_keys(base, other), _note_keys(other, base)
    start = next((place for place, (x, y) in enumerate(zip(mine, yours, strict=False)) if x != y), min(len(mine), len(yours)))
    end = 0
    while end < min(len(mine), len(yours)) - start and mine[-1 - end] == yours[-1 - end]:
        end += 1
    inner = common(mine[start : len(mine) - end], yours[start : len(yours) - end], lambda place: weight(mine[start + place]))
    pairs = [(place, place) for place in range(start)]
    pairs += [(i + start, j + start) for i, j in inner]
    pairs += [(len(mine) - place, len(yours) - place) for place in range(end, 0, -1)]
    return _balanced(pairs, base.tokens, other.tokens)


def _note_keys(line: Line, other: Line) -> list[str]:
    """Return the keys of a line's tokens; notes that read as none of the other line's have one key: they may have changed."""
    there = {token.key for token in other.tokens}
    return [
        f"{OBJECT}note" if OBJECT in token.key and f"{OBJECT}note(" in token.key and token.key not in there else token.key
        for token in line.tokens
    ]


def _balanced(pairs: list[Pair], a: Sequence[Token], b: Sequence[Token]) -> list[Pair]:
    """Return `pairs` without the halves of fields whose other half is not paired alike."""
    there = dict(pairs)
    while True:
        back = {j: i for i, j in there.items()}
        broken = [
            i
            for i, j in there.items()
            if (a[i].mate >= 0 or b[j].mate >= 0) and (a[i].mate < 0 or b[j].mate < 0 or there.get(a[i].mate) != b[j].mate)
        ]
        inside = set()
        for tokens, known in ((a, there), (b, back)):
            for place, token in enumerate(tokens):
                if token.mate > place and place not in known:
                    inside |= {(known is there, inner) for inner in range(place, token.mate + 1) if inner in known}
        broken += [place if mine else back[place] for mine, place in inside]
        if not broken:
            return sorted(there.items())
        for place in broken:
            there.pop(place, None)


def stretches(pairs: Sequence[Pair], length: int, other: int) -> list[Stretch]:
    """Return what lies between the pairs."""
    found = []
    before_i = before_j = 0
    for i, j in [*pairs, (length, other)]:
        if i > before_i or j > before_j:
            found.append(Stretch(before_i, i, before_j, j))
        before_i, before_j = i + 1, j + 1
    return found


def plan(base: Line, ours: Line, theirs: Line) -> Plan:
    """Return what to do in the line `ours` so that it holds what changed from `base` to `theirs` too."""
    here, there = dict(pairs_of(base, ours)), dict(pairs_of(base, theirs))
    insides = []
    for i, k in list(there.items()):
        if _inside(base, base.tokens[i]) != _inside(theirs, theirs.tokens[k]):
            if i in here:
                insides.append((base.tokens[i], ours.tokens[here[i]], theirs.tokens[k]))
            else:
                del there[i]
    mine = stretches(sorted(here.items()), len(base.tokens), len(ours.tokens))
    edits: list[Edit] = []
    clashes = 0
    for stretch in stretches(sorted(there.items()), len(base.tokens), len(theirs.tokens)):
        met = [own for own in mine if own.meets(stretch)]
        if any(_same(own, stretch, ours, theirs) for own in mine):
            continue
        if not met:
            edits.append(_edit(stretch, here, ours, len(base.tokens)))
            continue
        clashes += 1
        place = ours.span(max(own.last for own in met), len(ours.tokens))[0]
        edits.append(Edit(place, place, stretch.first, stretch.last, clash=True))
    if not edits and not insides and not clashes:
        return _whole(base, ours, theirs)
    return Plan(tuple(edits), tuple(insides), clashes)


def _whole(base: Line, ours: Line, theirs: Line) -> Plan:
    """Return what to do where two lines differ in what no token tells, so that nothing is lost: all words in the place of all."""
    said = [line.reading.content(line.paragraph, line.part) for line in (base, ours, theirs)]
    if said[2] in said[:2]:
        return Plan((), (), 0)
    clash = said[0] != said[1]
    end = len(ours.text)
    return Plan((Edit(end if clash else 0, end, 0, len(theirs.tokens), clash=clash),), (), int(clash))


def _same(own: Stretch, other: Stretch, ours: Line, theirs: Line) -> bool:
    if (own.start, own.end) != (other.start, other.end):
        return False
    mine = [token.key for token in ours.tokens[own.first : own.last]]
    yours = [token.key for token in theirs.tokens[other.first : other.last]]
    return [key for key in mine if not key.isspace()] == [key for key in yours if not key.isspace()]


def _edit(stretch: Stretch, here: dict[int, int], ours: Line, length: int) -> Edit:
    if stretch.start < stretch.end:
        start, end = ours.span(here[stretch.start], here[stretch.end - 1] + 1)
        return Edit(start, end, stretch.first, stretch.last)
    if stretch.start in here:
        place = here[stretch.start]
    elif stretch.start < length:
        place = here[stretch.start - 1] + 1 if stretch.start else 0
    else:
        place = len(ours.tokens)
    start = ours.span(place, place)[0]
    return Edit(start, start, stretch.first, stretch.last)


def _inside(line: Line, token: Token) -> str:
    """Return the words within a note or a drawing's text boxes."""
    if OBJECT not in token.key:
        return ""
    node = token.leaf.first
    if f"{OBJECT}note(" in token.key:
        return line.reading.note_content(node)
    if f"{OBJECT}drawing(" in token.key:
        return line.reading.box_content(node, line.part)
    return ""
