"""Footnotes brought to their marks (ISO 14289-1, 7.1: the order of the tags is the order of reading).

LibreOffice tags all notes of a document behind its last paragraph, so that a reader by ear comes upon a note when its
mark is long forgotten. Mark and note are known to belong together by the two links between them; 7.4 leaves the one that
leads back without a tag, 25.2 has it in the note.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf

from annuario.pdf.links import Pages, page_numbers, target_page
from annuario.pdf.structure import descendants, elements, kids, role, roles_map
from annuario.pdf.where import page_of

_NEAR = 2.0  # points

_Object = pikepdf.Object


@dataclass(frozen=True, slots=True)
class _Way:
    """A link within the document: its page and rectangle, and the page and point it leads to."""

    annotation: _Object
    page: int
    right: float
    top: float
    target: int
    x: float
    y: float


def bring_notes_to_marks(pdf: pikepdf.Pdf, tags: Sequence[_Object] | None = None) -> int:
    """Move each note of an opened, tagged PDF behind the mark that leads to it; return how many were moved.

    `tags` are all its elements, from whoever has them already.

    To be called before the links back from the notes, which no tag holds, are removed. Where it is not certain which mark a
    note belongs to, nothing is moved.
    """
    if "/StructTreeRoot" not in pdf.Root:
        return 0
    every = elements(pdf) if tags is None else tags
    roles = roles_map(pdf)
    notes = [each for each in every if role(each, roles) == "Note"]
    if not notes:
        return 0
    numbers = page_numbers(pdf)
    ways = list(_ways(pdf, numbers))
    within = {held: note for note in notes for held in _links_below(note)}
    marks = {held: each for each in every for held in _links_of(each) if held not in within}
    forth = [way for way in ways if way.annotation.objgen in marks]
    backs = [way for way in ways if "/StructParent" not in way.annotation]
    told = [(within[way.annotation.objgen], way) for way in ways if way.annotation.objgen in within]
    moved = 0
    for note, back in told or _labels(notes, backs, numbers):
        found = [way for way in forth if _leads_to(way, back)]
        if len(found) == 1 and not _stands(note, behind=marks[found[0].annotation.objgen]):
            _move(note, behind=marks[found[0].annotation.objgen])
            moved += 1
    return moved


def _links_of(element: _Object) -> Iterator[tuple[int, int]]:
    return (kid.Obj.objgen for kid in kids(element) if kid.get("/Type") == "/OBJR" and "/Obj" in kid)


def _links_below(note: _Object) -> Iterator[tuple[int, int]]:
    return (each.Obj.objgen for each in descendants(note) if each.get("/Type") == "/OBJR" and "/Obj" in each)


def _ways(pdf: pikepdf.Pdf, numbers: Pages) -> Iterator[_Way]:
    for number, page in enumerate(pdf.pages, start=1):
        for mark in page.obj.get("/Annots", pikepdf.Array()).as_list():
            place = mark.get("/Dest")
            target = target_page(mark, pdf, numbers) if isinstance(place, pikepdf.Array) else None
            if target is None or place is None or len(place) < 4 or place[1] != "/XYZ":  # noqa: PLR2004 -- page, kind, x, y
                continue
            _, _, right, top = (float(each) for each in mark.Rect.as_list())
            yield _Way(mark, number, right, top, target, float(place[2] or 0), float(place[3] or 0))


def _labels(notes: list[_Object], backs: list[_Way], numbers: Pages) -> Iterator[tuple[_Object, _Way]]:
    """Pair each note with the link at its label, page by page from above, where there are as many of the one as of the other."""
    below: defaultdict[int | None, list[_Object]] = defaultdict(list)
    for note in notes:
        below[page_of(note, numbers)].append(note)
    for page, there in below.items():
        labels = sorted((way for way in backs if way.page == page), key=lambda way: -way.top)
        if len(labels) == len(there):
            yield from zip(there, labels, strict=True)


def _leads_to(forth: _Way, back: _Way) -> bool:
    """Whether a link leads to the label of a note: to the upper right corner of the link that leads back."""
    near = abs(forth.y - back.top) < _NEAR and abs(forth.x - back.right) < _NEAR
    return forth.target == back.page and back.target == forth.page and near


def _stands(note: _Object, *, behind: _Object) -> bool:
    """Whether a note comes directly after an element already."""
    below = [kid.objgen if isinstance(kid, pikepdf.Dictionary) else None for kid in _list(behind.P)]
    place = below.index(behind.objgen)
    return below[place + 1 : place + 2] == [note.objgen]


def _move(note: _Object, *, behind: _Object) -> None:
    """Take an element out of its place in the tree, with holders that it leaves empty, and put it behind another."""
    _take_out(note)
    holder = behind.P
    below = _list(holder)
    place = next(number for number, kid in enumerate(below) if isinstance(kid, pikepdf.Dictionary) and kid.objgen == behind.objgen)
    holder.K = pikepdf.Array([*below[: place + 1], note, *below[place + 1 :]])
    note.P = holder


def _take_out(element: _Object) -> None:
    holder = element.P
    left = [kid for kid in _list(holder) if not (isinstance(kid, pikepdf.Dictionary) and kid.objgen == element.objgen)]
    holder.K = pikepdf.Array(left)
    if not left and "/S" in holder:
        _take_out(holder)


def _list(element: _Object) -> list[_Object]:
    below = element.get("/K")
    if isinstance(below, pikepdf.Array):
        return list(below.as_list())
    return [] if below is None else [below]
