"""What the other side changed of one paragraph, put into the editors': words, role, section mark; and a table's columns."""

from collections.abc import Callable
from copy import deepcopy

from annuario.docx.merging.marks import Pen
from annuario.docx.merging.model import Clash, Place
from annuario.docx.merging.patch import apply, new_runs
from annuario.docx.merging.tokens import Line, Token
from annuario.docx.merging.units import Unit
from annuario.docx.merging.weave import Parts, Weaver
from annuario.docx.merging.words import pairs_of, plan
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.tree import PPR_ORDER, properties, put, remove, remove_all

_ROLE = ("pStyle", "numPr", "outlineLvl")
_HEADS = ("w:headerReference", "w:footerReference")
Three = tuple[Unit, Unit, Unit]
Lines = tuple[Line, Line, Line]
Within = Callable[[tuple[Token, Token, Token], Lines], None]
"""Merges what stands within a note or a drawing that stands on all three sides."""


def change_paragraph(weaver: Weaver, units: Three, parts: Parts, place: Place, pen: Pen, within: Within) -> None:
    """Put what changed from the base (the first of `units`) to the other side (the third) into the editors' paragraph."""
    base, ours, theirs = units
    if base.content != theirs.content:
        _words(weaver, units, parts, place, pen, within)
    _role(weaver, units, place, pen)
    if theirs.section not in {base.section, ours.section} and ours.section == base.section:
        _section(ours, theirs, pen)


def _words(weaver: Weaver, units: Three, parts: Parts, place: Place, pen: Pen, within: Within) -> None:
    lines = (
        Line(weaver.base, parts[0], units[0].element),
        Line(weaver.ours, parts[1], units[1].element),
        Line(weaver.theirs, parts[2], deepcopy(units[2].element)),  # its runs are cut
    )
    planned = plan(*lines)
    matched = {k for _, k in pairs_of(lines[0], lines[2])}

    def runs(first: int, last: int) -> list[Element]:
        return weaver.intake.take(new_runs(lines[2], first, last, matched), parts[2], parts[1])

    marks = weaver.marks(place)
    for tokens in planned.insides:
        within(tokens, lines)
    clashes = apply(lines[1], planned, pen, marks, runs)
    if planned.clashes:
        text = weaver.clash(Clash.WORDS, place, units[1].content, units[2].content)
        around = next((came for came in clashes if came), [])
        if around:
            weaver.remarks.add(around, marks.author, marks.date, text)
        else:
            weaver.comment(units[1].element, place, text)


def _role(weaver: Weaver, units: Three, place: Place, pen: Pen) -> None:
    base, ours, theirs = units
    if theirs.role in {base.role, ours.role} or not theirs.content:
        return
    if ours.role != base.role:
        weaver.comment(ours.element, place, weaver.clash(Clash.ROLE, place, ours.role, theirs.role))
        return
    props = properties(ours.element, "pPr")
    before = deepcopy(props)
    new = weaver.intake.props(theirs.element)
    for name in _ROLE:
        old = props.find(w(name))
        if old is not None:
            props.remove(old)
        come = new.find(w(name))
        if come is not None:
            put(props, come, PPR_ORDER)
    pen.changed(props, before, "pPrChange")


def _section(ours: Unit, theirs: Unit, pen: Pen) -> None:
    """Take over a section mark that came, went, or asks for another page."""
    props = properties(ours.element, "pPr")
    old = props.find(w("sectPr"))
    mark = theirs.element.find(f"{w('pPr')}/{w('sectPr')}")
    if old is not None and mark is not None:
        renew_section(old, mark, pen)
    elif pen.tracked and all(props.find(f"{w('rPr')}/{w(name)}") is None for name in ("ins", "del")):
        _other_end(ours.element, mark, pen)
    elif old is not None:
        props.remove(old)
    elif mark is not None:
        put(props, _bare(mark), PPR_ORDER)


def _other_end(paragraph: Element, mark: Element | None, pen: Pen) -> None:
    """Let a paragraph end with a section mark or without: Word marks no such change, so one end came and the other went.

    Whichever end goes, the words stay with the other; the empty paragraph that has the end without the mark goes with it.
    """
    second = paragraph.makeelement(paragraph.tag, {}, {})
    second.append(deepcopy(properties(paragraph, "pPr")))
    remove_all(second, ("w:sectPr", "w:rPr"))
    for change in second.iter(w("pPrChange")):
        change.set(w("id"), pen.ids.take())
    if mark is not None:
        put(properties(paragraph, "pPr"), _bare(mark), PPR_ORDER)
    pen.mark_paragraph(paragraph, "ins" if mark is not None else "del")
    pen.mark_paragraph(second, "del" if mark is not None else "ins")
    paragraph.addnext(second)


def _bare(mark: Element) -> Element:
    """Return a copy of a section mark without running heads, which are not merged."""
    new = deepcopy(mark)
    remove_all(new, (*_HEADS, "w:sectPrChange"))
    return new


def renew_section(old: Element, new: Element, pen: Pen) -> None:
    """Let a section be what `new` says, with the running heads that it has."""
    before = deepcopy(old)
    come = _bare(new)
    for child in [child for child in old if not str(child.tag).endswith("Reference")]:
        old.remove(child)
    old.extend(list(come))
    pen.changed(old, before, "sectPrChange")


def change_columns(units: Three, pen: Pen) -> None:
    """Let the columns of a table be the other side's where only that side has another number of them."""
    grids = [unit.element.find(w("tblGrid")) for unit in units]
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
