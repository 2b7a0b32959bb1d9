"""Footnotes and endnotes: each note that a text calls comes along, with a number of its own."""

from copy import deepcopy

from lxml import etree

from annuario.docx.names import W, q, w, word_type
from annuario.docx.package import Element, Package, Part

KINDS = {"footnotes": ("footnote", "footnoteReference"), "endnotes": ("endnote", "endnoteReference")}


class Notes:
    """The notes of the document under way."""

    def __init__(self, out: Package) -> None:
        """Begin with the notes that `out` has: only its separators, as nothing calls others any more."""
        self.out = out
        self.next = dict.fromkeys(KINDS, 1)
        for kind in KINDS:
            part = out.related(kind)
            for note in list(part.tree()) if part is not None else ():
                if note.get(w("type"), "normal") == "normal":
                    part.tree().remove(note)  # type: ignore[union-attr]  # there is a note, so there is a part

    def take(self, copy: Element, source: Package) -> list[tuple[Element, Part, Part]]:
        """Take over the notes that `copy` calls; return each with the part it stood in and the part it stands in."""
        taken = []
        for kind, (name, reference) in KINDS.items():
            old = source.related(kind)
            for call in list(copy.iter(w(reference))):
                note = _note(old, name, call.get(w("id"), ""))
                if note is None or old is None:
                    parent = call.getparent()
                    if parent is not None:
                        parent.remove(call)
                    continue
                new = self._part(kind)
                moved = deepcopy(note)
                moved.set(w("id"), str(self.next[kind]))
                call.set(w("id"), str(self.next[kind]))
                self.next[kind] += 1
                new.tree().append(moved)
                taken.append((moved, old, new))
        return taken

    def _part(self, kind: str) -> Part:
        return self.out.ensure(kind, word_type(kind), _separators(kind))


def _note(part: Part | None, name: str, id_: str) -> Element | None:
    if part is None:
        return None
    return next((note for note in part.tree().iter(w(name)) if note.get(w("id")) == id_), None)


def _separators(kind: str) -> Element:
    """Return the root of a part of notes with the two separators that Word wants (ECMA-376 part 1, 17.11.23)."""
    root = etree.Element(w(kind), nsmap={"w": W})
    for id_, type_, mark in (("-1", "separator", "separator"), ("0", "continuationSeparator", "continuationSeparator")):
        note = etree.SubElement(root, w(KINDS[kind][0]))
        note.set(w("type"), type_)
        note.set(w("id"), id_)
        run = etree.SubElement(etree.SubElement(note, w("p")), w("r"))
        etree.SubElement(run, q(f"w:{mark}"))
    return root
