"""Comments of our own (ECMA-376 part 1, 17.13.4); those that are there stay as they are."""

from collections.abc import Sequence

from lxml import etree

from annuario.docx.names import W, q, w, word_type
from annuario.docx.parts import Element, Package, Part
from annuario.docx.text import NOTES
from annuario.docx.tree import element, number
from annuario.docx.write import printable


class Remarks:
    """The comments of the document under way."""

    def __init__(self, out: Package) -> None:
        """Begin with those that `out` has."""
        self.out = out
        self.next = -1

    def add(self, around: Sequence[Element], author: str, date: str, text: str) -> None:
        """Comment on what stands from the first to the last of `around`, siblings or single runs of one paragraph."""
        part = self.out.ensure("comments", word_type("comments"), etree.Element(w("comments"), nsmap={"w": W}))
        if self.next < 0:
            self.next = self._first(part)
        id_ = str(self.next)
        self.next += 1
        made = element("w:comment", id=id_, author=author, date=date, initials=author[:1].upper())
        paragraph = element("w:p")
        run = element("w:r")
        run.append(element("w:t", printable(text)))
        run[0].set(q("xml:space"), "preserve")
        paragraph.append(run)
        made.append(paragraph)
        part.tree().append(made)
        _place(around, id_)

    def _first(self, comments: Part) -> int:
        """Return a number behind all comments and in another thousand than all notes.

        LibreOffice 7.4 takes a comment and a note of one number for each other, and shows wrong notes.
        """
        parts = (self.out.related(kind) for kind in NOTES)
        notes = max((number(note.get(w("id")), 0) for part in parts if part is not None for note in part.tree()), default=0)
        last = max((number(node.get(w("id")), 0) for node in comments.tree()), default=-1)
        return max(1 + last, 1000 * (1 + notes // 1000)) if notes else 1 + last

    def on_paragraph(self, paragraph: Element, author: str, date: str, text: str) -> None:
        """Comment on a whole paragraph."""
        inner = [child for child in paragraph if child.tag != w("pPr")]
        if not inner:
            anchor = element("w:r")
            paragraph.append(anchor)
            inner = [anchor]
        self.add((inner[0], inner[-1]), author, date, text)


def _place(around: Sequence[Element], id_: str) -> None:
    around[0].addprevious(element("w:commentRangeStart", id=id_))
    end, reference = element("w:commentRangeEnd", id=id_), element("w:r")
    reference.append(element("w:commentReference", id=id_))
    around[-1].addnext(end)
    end.addnext(reference)
