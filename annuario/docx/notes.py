"""Footnotes and endnotes: each note that a text calls comes along, with a number of its own."""

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from annuario.docx.names import W, q, w, word_type
from annuario.docx.parts import Element, Package, Part
from annuario.docx.tree import number, remove

KINDS = {"footnotes": ("footnote", "footnoteReference"), "endnotes": ("endnote", "endnoteReference")}


@dataclass(frozen=True, slots=True)
class Taken:
    """What comes along with a text: copies below `root`, the part that they stood in, and the part that they will stand in."""

    root: Element
    source: Part
    target: Part


class Notes:
    """The notes of the document under way."""

    def __init__(self, out: Package) -> None:
        """Begin with the notes that `out` has: only its separators, as nothing calls others any more."""
        self.out = out
        self.next: dict[str, int] = {}
        for kind in KINDS:
            part = out.related(kind)
            for note in list(part.tree()) if part is not None else ():
                if note.get(w("type"), "normal") == "normal":
                    remove(note)
            self.next[kind] = next_note(part)

    def take(self, root: Element, source: Package) -> list[Taken]:
        """Copy the notes of `source` that the text below `root` calls, and let it call the copies; a call of none goes."""
        taken = []
        for kind, (_, reference) in KINDS.items():
            calls = list(root.iter(w(reference)))
            old = source.related(kind)
            notes = notes_by_id(old) if calls and old is not None else {}
            if calls and notes and old is not None:
                target = self.out.ensure(kind, word_type(kind), separators(kind))
                taken.append(Taken(etree.Element(w(kind)), old, target))
            for call in calls:
                note = notes.get(call.get(w("id"), ""))
                if note is None:
                    remove(call)
                    continue
                copy = deepcopy(note)
                for node in (copy, call):
                    node.set(w("id"), str(self.next[kind]))
                self.next[kind] += 1
                taken[-1].root.append(copy)
        return taken


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
