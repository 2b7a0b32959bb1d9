"""A copy of a document that answers its author: our comments at the places we speak of; and such a copy without them again.

Comments of others stay as they are, both ways. Which document it answers stands in a custom property, which survives a save by
Word and by LibreOffice.
"""

from collections.abc import Iterable
from datetime import datetime

from annuario.docx.merging.remarks import Remarks
from annuario.docx.names import q, w
from annuario.docx.parts import Element, Package
from annuario.docx.properties import get_custom, set_custom
from annuario.docx.tree import remove

AUTHOR = "annuario"
"""Who our comments are by."""

ANSWER = "annuario.answer"
"""The property's name; it holds what the copy answers."""

_MARKS = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))


def comment(package: Package, said: Iterable[tuple[Element | None, str]], *, answers: str, when: datetime) -> None:
    """Write a comment at each element (None = at the document's first paragraph), and what the copy answers."""
    remarks, date = Remarks(package), when.strftime("%Y-%m-%dT%H:%M:%SZ")
    for element, text in said:
        around = _around(package, element)
        if around is not None and around.tag == w("p"):
            remarks.on_paragraph(around, AUTHOR, date, text)
        elif around is not None:
            remarks.add((around, around), AUTHOR, date, text)
    set_custom(package, ANSWER, answers)


def answered(package: Package) -> str:
    """Return what the document answers, "" if it is no answer."""
    return get_custom(package, ANSWER)


def remove_answer(package: Package) -> None:
    """Take our comments out of the document, and its property; a colleague's reply to one of ours goes with it."""
    part = package.related("comments")
    ours = [node for node in part.tree() if node.get(w("author")) == AUTHOR] if part is not None else []
    ids = {node.get(w("id")) for node in ours}
    paragraphs = {node.get(q("w14:paraId")) for each in ours for node in each.iter(w("p"))} - {None}
    for kind, name in (("commentsExtended", "w15:paraId"), ("commentsIds", "w16cid:paraId")):
        about = package.related(kind)
        for node in list(about.tree()) if about is not None and paragraphs else ():
            if node.get(q(name)) in paragraphs:
                remove(node)
            elif node.get(q("w15:paraIdParent")) in paragraphs:
                del node.attrib[q("w15:paraIdParent")]  # a reply of a colleague stands alone now
    for node in ours:
        remove(node)
    for mark in list(package.body.iter(*_MARKS)):
        if mark.get(w("id")) in ids:
            run = mark.getparent()
            alone = run is not None and run.tag == w("r") and len(run) - len(run.findall(w("rPr"))) == 1
            remove(run if run is not None and alone else mark)
    set_custom(package, ANSWER, "")


def _around(package: Package, element: Element | None) -> Element | None:
    """Return what a comment on `element` is put around: a run, or a whole paragraph of the body.

    Word takes no comments in text boxes, and none in notes, headers and footers: what stands there is told where it is held,
    or at the beginning.
    """
    first = next(package.body.iter(w("p")), None)
    if element is None:
        return first
    path = [element, *element.iterancestors()]
    if path[-1] is not package.main.tree():
        return first
    outer = max((place for place, node in enumerate(path) if node.tag in {w("txbxContent"), w("pict")}), default=-1)
    place = next((place for place, node in enumerate(path) if place > outer and node.tag == w("p")), None)
    if place is None:
        return next(element.iter(w("p")), first)
    inner = path[place - 1] if place > 0 else None
    return inner if inner is not None and inner.tag == w("r") else path[place]
