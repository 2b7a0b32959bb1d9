"""Footnotes and endnotes: each note that a text calls comes along, with a number of its own."""

from copy import deepcopy

from lxml import etree

from annuario.docx.names import W, q, w, word_type
from annuario.docx.parts import Element, Package, Part
from annuario.docx.tree import number, remove

KINDS = {"footnotes": ("footnote", "footnoteReference"), "endnotes": ("endnote", "endnoteReference")}


class Notes:
    """The notes of the document under way."""

    def __init__(self, out: Package) -> None:
        """Begin with the notes that `out` has: only its separators, as nothing calls others any more."""
        self.out = out
        self.next: dict[str, int] = {}
        self._sources: dict[Part, dict[str, Element]] = {}
        for kind in KINDS:
            part = out.related(kind)
            for note in list(part.tree()) if part is not None else ():
                if note.get(w("type"), "normal") == "normal":
                    remove(note)
            self.next[kind] = next_note(part)

    def take(self, copy: Element, source: Package) -> list[tuple[Element, Part, Part]]:
        """Take over the notes that `copy` calls; return each with the part it stood in and the part it stands in."""
        taken = []
        for kind, (_, reference) in KINDS.items():
            for call in list(copy.iter(w(reference))):
                old = source.related(kind)
                note = self._notes(old).get(call.get(w("id"), "")) if old is not None else None
                if note is None or old is None:
                    remove(call)
                    continue
                new = self.out.ensure(kind, word_type(kind), separators(kind))
                moved = deepcopy(note)
                for node in (moved, call):
                    node.set(w("id"), str(self.next[kind]))
                self.next[kind] += 1
                new.tree().append(moved)
                taken.append((moved, old, new))
        return taken

    def _notes(self, part: Part) -> dict[str, Element]:
        if part not in self._sources:
            self._sources[part] = notes_by_id(part)
        return self._sources[part]


def notes_by_id(part: Part) -> dict[str, Element]:
    """Return the notes of a part that a text may call: no separators."""
    return {note.get(w("id"), ""): note for note in part.tree() if note.get(w("type"), "normal") == "normal"}


def next_note(part: Part | None) -> int:
    """Return the first number from 1 on that no note of `part` has, not even a separator."""
    return 1 + max([0, *(number(note.get(w("id")), 0) for note in part.tree())]) if part is not None else 1


def separators(kind: str) -> Element:
    """Return the root of a part of notes with the two separators that Word wants (ECMA-376 part 1, 17.11.23)."""
    root = etree.Element(w(kind), nsmap={"w": W})
    for id_, type_, mark in (("-1", "separator", "separator"), ("0", "continuationSeparator", "continuationSeparator")):
        note = etree.SubElement(root, w(KINDS[kind][0]))
        note.set(w("type"), type_)
        note.set(w("id"), id_)
        run = etree.SubElement(etree.SubElement(note, w("p")), w("r"))
        etree.SubElement(run, q(f"w:{mark}"))
    return root
