"""Endnotes of a contribution become footnotes: at the end of the book they would stand alone, far from what they explain."""

from annuario.docx.names import R, w, word_type
from annuario.docx.notes import next_note, notes_by_id, separators
from annuario.docx.parts import Element, Package, Part
from annuario.docx.tree import remove

_RENAMED = {w("endnoteReference"): w("footnoteReference"), w("endnoteRef"): w("footnoteRef")}


def endnotes_to_footnotes(package: Package) -> int:
    """Turn every endnote that the text of `package` calls into a footnote in place; return how many."""
    old = package.related("endnotes")
    calls = list(package.body.iter(w("endnoteReference")))
    if old is None or not calls:
        return 0
    notes = notes_by_id(old)
    new = package.ensure("footnotes", word_type("footnotes"), separators("footnotes"))
    first = next_note(new)
    ids = {id_: str(first + place) for place, id_ in enumerate(notes)}
    for id_, note in notes.items():
        note.tag = w("footnote")
        note.set(w("id"), ids[id_])
        _follow(note, old, new)
        new.tree().append(note)
    for call in calls:
        if call.get(w("id")) in ids:
            call.set(w("id"), ids[call.get(w("id"), "")])
        else:
            remove(call)
    for root in (package.body, new.tree()):
        for node in list(root.iter(*_RENAMED)):
            node.tag = _RENAMED[str(node.tag)]
    package.main.rels = {id_: rel for id_, rel in package.main.rels.items() if rel.kind != "endnotes"}
    del package.parts[old.name]
    return len(notes)


def _follow(note: Element, old: Part, new: Part) -> None:
    """Let the relationship ids of `note` follow it from the part `old` into the part `new`."""
    for node in note.iter():
        for key, id_ in list(node.attrib.items()):
            rel = old.rels.get(str(id_)) if str(key).startswith(f"{{{R}}}") else None
            if rel is not None:
                node.set(key, new.add(rel.type, rel.target, external=rel.external))
