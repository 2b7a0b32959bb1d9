"""Notes in the order of their calls, numbered through, and none that nothing calls: as Word itself saves them.

LibreOffice 7.4 finds a note by counting from the first one, whatever its id says: one out of order, or one too many, and all that
follow stand in the wrong place.
"""

from annuario.docx.names import w
from annuario.docx.parts import Element, Package
from annuario.docx.text import NOTES
from annuario.docx.tree import number, remove


def order_notes(package: Package) -> None:
    """Let the notes of each part be those that the text calls, in that order; where they are, nothing is touched."""
    for kind, reference in NOTES.items():
        part = package.related(kind)
        if part is not None:
            _order(part.tree(), list(package.body.iter(reference)))


def _order(root: Element, calls: list[Element]) -> None:
    notes = {note.get(w("id"), ""): note for note in root if note.get(w("type"), "normal") == "normal"}
    called = dict.fromkeys(call.get(w("id"), "") for call in calls)
    ids = [id_ for id_ in called if id_ in notes]
    first = 1 + max((number(note.get(w("id")), 0) for note in root if note.get(w("type"), "normal") != "normal"), default=0)
    numbers = {id_: str(place) for place, id_ in enumerate(ids, first)}
    if list(notes) == ids and _run_through(ids):
        return
    for note in notes.values():
        remove(note)
    for id_ in ids:
        notes[id_].set(w("id"), numbers[id_])
        root.append(notes[id_])
    for call in calls:
        if call.get(w("id"), "") in numbers:
            call.set(w("id"), numbers[call.get(w("id"), "")])


def _run_through(ids: list[str]) -> bool:
    """Return whether numbers follow one another without a gap."""
    return not ids or ids == [str(number(ids[0], 0) + place) for place in range(len(ids))]
