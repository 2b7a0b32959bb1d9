"""Putting a block beside another: out of controls that it does not belong in, out of others' marks, and no two tables together."""

from annuario.docx.names import w
from annuario.docx.parts import Element

_MARKS = frozenset({w("ins"), w("del"), w("moveFrom"), w("moveTo")})


def put_after(anchor: Element, new: Element, levels: int) -> None:
    """Put `new` behind `anchor`, outside of so many of the controls that this stands in."""
    _out(anchor, levels).addnext(new)
    _part_tables(new)


def put_before(anchor: Element, new: Element, levels: int) -> None:
    """Put `new` before `anchor`, outside of so many of the controls that this stands in."""
    _out(anchor, levels).addprevious(new)
    _part_tables(new)


def put_last(holder: Element, new: Element) -> None:
    """Put `new` at the end of a body, cell or note; the page of the last section stays behind it."""
    last = holder.find(w("sectPr"))
    if last is not None:
        last.addprevious(new)
    else:
        holder.append(new)


def controls_around(element: Element) -> int:
    """Return how many controls an element stands in."""
    return sum(1 for _ in element.iterancestors(w("sdt")))


def _out(anchor: Element, levels: int) -> Element:
    """Return `anchor`, or the control or mark around it that holds it whole: nothing is put into another's mark."""
    for _ in range(levels):
        control = next(anchor.iterancestors(w("sdt")), None)
        if control is None:
            break
        anchor = control
    holder = anchor.getparent()
    while holder is not None and holder.tag in _MARKS:
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
