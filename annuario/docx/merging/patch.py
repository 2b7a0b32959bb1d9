"""Carrying out in the editors' paragraph what is to be done to its words: runs are cut, marked, and put beside one another."""

from collections.abc import Callable, Sequence
from copy import deepcopy

from annuario.docx.merging.marks import Ids, Pen
from annuario.docx.merging.tokens import Line, Token, etree_like, run_of
from annuario.docx.merging.words import Edit, Plan
from annuario.docx.names import w
from annuario.docx.parts import Element

Runs = Callable[[int, int], list[Element]]
"""Brings the runs of the other line's tokens from one place up to another over, fitted to the editors' document."""
_NO_PLACE_FOR_MARKS = frozenset({w("ins"), w("del"), w("moveFrom"), w("moveTo")})


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
