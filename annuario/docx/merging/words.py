"""What both sides did to the words of one paragraph, put together in the editors' paragraph.

Where the words do not touch, both stand. Where they do, the editors' stay and the others come in beside them, tracked.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from annuario.docx.merging.marks import Ids, Pen
from annuario.docx.merging.reading import OBJECT
from annuario.docx.merging.sequence import Pair, common
from annuario.docx.merging.tokens import Line, Token, etree_like, run_of, weight
from annuario.docx.names import w
from annuario.docx.parts import Element

Runs = Callable[[int, int], list[Element]]
"""Brings the runs of the other line's tokens from one place up to another over, fitted to the editors' document."""
_NO_PLACE_FOR_MARKS = frozenset({w("ins"), w("del"), w("moveFrom"), w("moveTo")})


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


def new_runs(theirs: Line, first: int, last: int, matched: set[int]) -> list[Element]:
    """Return the runs of the tokens from `first` up to `last`; those of a link that is new as a whole within that link.

    `theirs` must be a copy, for its runs are cut.
    """
    kept = {theirs.tokens[place].link for place in matched}
    found: list[Element] = []
    stretch: list[Token] = []
    groups: list[list[Token]] = []
    for token in theirs.tokens[first:last]:
        if stretch and stretch[-1].link is not token.link:
            groups.append(stretch)
            stretch = []
        stretch.append(token)
    groups += [stretch] if stretch else []
    for group in reversed(groups):
        runs = theirs.runs(group[0].start, group[-1].end)
        link = group[0].link
        if link is not None and link not in kept:
            holder = etree_like(link)
            holder.extend(deepcopy(run) for run in runs)
            found.insert(0, holder)
        else:
            found[:0] = [deepcopy(run) for run in runs]
    return found


def put_in(ours: Line, place: int, elements: Sequence[Element], *, own_link: bool, ids: Ids) -> None:
    """Put elements at the character `place` of the editors' line; `own_link` says that they must stand in no other link."""
    if not elements:
        return
    ours.cut(place)
    left = next((leaf for leaf in reversed(ours.leaves) if leaf.end <= place), None)
    right = next((leaf for leaf in ours.leaves if leaf.start >= place), None)
    if left is not None and right is not None and not own_link:
        in_left, in_right = _link(left.elements[-1]), _link(right.first)
        if in_left is not None and in_left is not in_right and in_right is None:
            left = None  # behind a link, not in it
    if left is not None:
        node = run_of(left.elements[-1])
        last_in_link = right is None or _link(left.elements[-1]) is not _link(right.first)
        node = _climb(node, after=True, links=own_link or (last_in_link and _link(node) is not None), ids=ids)
        for element in reversed(elements):
            node.addnext(element)
    elif right is not None:
        node = _climb(run_of(right.first), after=False, links=own_link, ids=ids)
        for element in elements:
            node.addprevious(element)
    else:
        ours.paragraph.extend(elements)


def _link(node: Element) -> Element | None:
    return next(node.iterancestors(w("hyperlink")), None)


def _climb(node: Element, *, after: bool, links: bool, ids: Ids) -> Element:
    """Return the element beside which a mark may stand: out of others' marks, which are cut in two, and out of links if asked."""
    while True:
        holder = node.getparent()
        if holder is None:
            return node
        outside = holder.tag in _NO_PLACE_FOR_MARKS or (links and next(node.iterancestors(w("hyperlink")), None) is not None)
        if not outside or holder.tag == w("p"):
            return node
        _split(holder, node, after=after, ids=ids)
        node = holder


def _split(holder: Element, node: Element, *, after: bool, ids: Ids) -> None:
    """Let `node` be the last (or first) of `holder`; what lies beyond goes into a second element like it."""
    beyond = list(node.itersiblings(preceding=not after))
    if not beyond:
        return
    second = etree_like(holder)
    if holder.tag in _NO_PLACE_FOR_MARKS:
        second.set(w("id"), ids.take())
    if after:
        second.extend(beyond)
        holder.addnext(second)
    else:
        second.extend(reversed(beyond))
        holder.addprevious(second)


def apply(ours: Line, planned: Plan, pen: Pen, marks: Pen, runs: Runs) -> list[list[Element]]:
    """Carry out a plan in the editors' paragraph; return what came in at each clash, first to last.

    `marks` writes what clashes, always tracked.
    """
    clashes: list[list[Element]] = []
    for edit in sorted(planned.edits, key=lambda edit: (edit.end, edit.first), reverse=True):
        doomed = ours.runs(edit.start, edit.end)
        came: list[Element] = []
        own = False
        if edit.last > edit.first:
            taken = runs(edit.first, edit.last)
            own = any(element.tag == w("hyperlink") for element in taken)
            came = (marks if edit.clash else pen).came(_spaced(taken, ours, edit) if edit.clash else taken)
            put_in(ours, edit.end, came, own_link=own, ids=pen.ids)
        pen.delete_runs(doomed)
        if edit.clash:
            clashes.insert(0, came)
    return clashes


def _spaced(taken: list[Element], ours: Line, edit: Edit) -> list[Element]:
    """Return runs with a blank before them where they would stick to the editors' word."""
    before = ours.text[edit.end - 1 : edit.end]
    first = next((node.text or "" for element in taken for node in element.iter(w("t"))), "")
    if not before or before.isspace() or first[:1].isspace() or not taken:
        return taken
    run = taken[0].makeelement(w("r"), {}, {})
    text = taken[0].makeelement(w("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}, {})
    text.text = " "
    run.append(text)
    return [run, *taken]
