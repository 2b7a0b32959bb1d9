"""Three documents into one, and two into a redline. The inputs stay as they are."""

from copy import deepcopy
from dataclasses import replace

from annuario.docx.house import Styles
from annuario.docx.merging.beside import put_last
from annuario.docx.merging.flow import merge_bodies
from annuario.docx.merging.gaps import keep_apart
from annuario.docx.merging.model import Clash, Merged, Place, Rules, Source, What
from annuario.docx.merging.order import order_notes
from annuario.docx.merging.paragraphs import renew_section
from annuario.docx.merging.reading import Reading, section_form
from annuario.docx.merging.resolve import accept, has_changes
from annuario.docx.merging.weave import Weaver
from annuario.docx.names import w
from annuario.docx.parts import Element, Package
from annuario.docx.tree import element, remove_all
from annuario.docx.write import printable


def merge(base: Package, ours: Package, theirs: Package, rules: Rules | None = None) -> Merged:
    """Return the editors' document `ours` with what changed from `base` to `theirs`, and what waits for an editor.

    `base` is the draft that both sides began with. Elements that nobody changed stay as they are in `ours`, to the byte. Tracked
    changes of `base` and `theirs` are taken as accepted; those of `ours` stay. Without `rules`, every change is tracked.
    """
    rules = rules or Rules()
    base, theirs = settled(base), settled(theirs)
    out = deepcopy(ours)
    weaver = Weaver(out, Reading(base), Reading(theirs), rules)
    merge_bodies(weaver, (base.main, out.main, theirs.main))
    _last_section(base, out, theirs, weaver)
    _annex(weaver)
    order_notes(out)
    keep_apart(out, rules.date)
    return Merged(out, tuple(weaver.conflicts), tuple(weaver.brought))


def redline(a: Package, b: Package, author: str, date: str = "") -> Package:
    """Return `a` with tracked changes by `author` to `b`: accepting all gives `b`, rejecting all gives `a`.

    `date` (ISO 8601) stands on the marks, "" for now. A move reads as a deletion and an insertion. Tracked changes that `a` and
    `b` hold already are taken as accepted.
    """
    a = settled(a)
    rules = Rules(source=lambda _: Source(author))
    return merge(a, a, b, replace(rules, date=date) if date else rules).package


def settled(package: Package) -> Package:
    """Return `package` with its tracked changes accepted, itself if it has none."""
    return accept(package) if has_changes(package) else package


def _last_section(base: Package, out: Package, theirs: Package, weaver: Weaver) -> None:
    """Take over the page of the last section where only the other side changed it."""
    marks = [package.body.find(w("sectPr")) for package in (base, out, theirs)]
    if marks[0] is None or marks[1] is None or marks[2] is None:
        return
    forms = [section_form(mark) for mark in marks if mark is not None]
    if forms[2] not in {forms[0], forms[1]} and forms[0] == forms[1]:
        renew_section(marks[1], marks[2], weaver.marks(Place(what=What.SECTION)))


def _annex(weaver: Weaver) -> None:
    """Put what has lost its place behind everything else, under a heading, marked and commented."""
    if not weaver.lost:
        return
    title = weaver.rules.phrases.annex
    if not any(unit.content == title for unit in weaver.ours.units(weaver.out.body, weaver.out.main)):
        head = _heading(title, Styles(weaver.out))
        put_last(weaver.out.body, head)
        weaver.marks(weaver.lost[0].place).inserted(head)
    for lost in weaver.lost:
        new = weaver.intake.take([lost.unit.element], lost.part, weaver.out.main)[0]
        remove_all(new, ("w:sectPr",))
        _append(weaver.out.body, new)
        weaver.marks(lost.place).inserted(new)
        weaver.comment(new, lost.place, weaver.clash(Clash.LOST_PLACE, lost.place, "", lost.unit.content))


def _append(body: Element, new: Element) -> None:
    """Put a block at the end, apart from a table before it."""
    put_last(body, new)
    before = new.getprevious()
    if new.tag == w("tbl") and before is not None and before.tag == w("tbl"):
        new.addprevious(element("w:p"))


def _heading(text: str, styles: Styles) -> Element:
    made, props, run = element("w:p"), element("w:pPr"), element("w:r")
    style = styles.find("paragraph", "heading 1", "Titolo 1")
    if style:
        props.append(element("w:pStyle", val=style))
    run.append(element("w:t", printable(text)))
    made.extend([props, run])
    return made
