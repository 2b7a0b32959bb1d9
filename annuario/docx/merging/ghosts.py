"""What stands, marked as gone, where a block was before it moved: a copy that shares nothing with the block but its words."""

from copy import deepcopy

from annuario.docx.merging.intake import PARAGRAPH_IDS, Intake
from annuario.docx.names import q, w
from annuario.docx.notes import next_note, notes_by_id
from annuario.docx.parts import Element, Package
from annuario.docx.text import NOTES
from annuario.docx.tree import remove_all, remove_comment_marks


def ghost_of(block: Element, intake: Intake) -> Element:
    """Return a copy of a block with notes and its section mark, without names and comments; its ids are its own."""
    ghost = deepcopy(block)
    ghost.tail = None
    remove_comment_marks(ghost)
    remove_all(ghost, ("w:bookmarkStart", "w:bookmarkEnd"))
    _notes_of_its_own(ghost, intake.out)
    for node in ghost.iter():
        for key in PARAGRAPH_IDS & {str(key) for key in node.attrib}:
            del node.attrib[key]
    for node in ghost.iter(q("wp:docPr")):
        _number(node, "id", intake.drawing_ids)
    for node in ghost.iterfind(f".//{w('sdtPr')}/{w('id')}"):
        _number(node, w("val"), intake.control_ids)
    return ghost


def _number(node: Element, key: str, ids: list[int]) -> None:
    node.set(key, str(ids[0]))
    ids[0] += 1


def _notes_of_its_own(ghost: Element, out: Package) -> None:
    """Give each call a copy of its note: two calls of one note are none."""
    for kind, reference in NOTES.items():
        part = out.related(kind)
        for call in ghost.iter(reference) if part is not None else ():
            note = notes_by_id(part).get(call.get(w("id"), "")) if part is not None else None
            if note is not None and part is not None:
                copy = deepcopy(note)
                copy.set(w("id"), str(next_note(part)))
                call.set(w("id"), copy.get(w("id"), ""))
                part.tree().append(copy)
