"""The named places of a PDF (ISO 32000-1, 12.3.2.3): where the bookmarks of a document came to stand, read and taken out again.

LibreOffice writes each bookmark of the document as such a place. They tell where a part begins; readers have no use for them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True, slots=True)
class Place:
    """A place: the page, from 1, and how high it stands in points from the page's foot."""

    page: int
    height: float


def read_destinations(pdf: pikepdf.Pdf) -> dict[str, Place]:
    """Return the places of the document's bookmarks in an opened PDF, by their names as the document has them.

    Names are told rightly if they are of small letters, digits and underscores.
    """
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    named = ((_plain(name), _place(target, pages)) for name, target in _targets(pdf))
    return {name: place for name, place in named if place is not None}


def drop_destinations(pdf: pikepdf.Pdf) -> None:
    """Take all named places out of an opened PDF, unless a link, a bookmark or an action leads to one by its name."""
    if _are_used(pdf):
        return
    if "/Dests" in pdf.Root:
        del pdf.Root["/Dests"]
    names = pdf.Root.get("/Names")
    if names is not None and "/Dests" in names:
        del names["/Dests"]
        if not len(names):
            del pdf.Root["/Names"]


def _targets(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """Yield what the file names: in a dictionary (as LibreOffice writes it) or in a tree of names."""
    yield from ((name[1:], target) for name, target in pdf.Root.get("/Dests", pikepdf.Dictionary()).items())
    names = pdf.Root.get("/Names", pikepdf.Dictionary())
    if "/Dests" in names:
        yield from pikepdf.NameTree(names["/Dests"]).items()


def _plain(name: str) -> str:
    """Return a bookmark's name as the document has it: LibreOffice writes all but letters and digits as two digits of 16."""
    return name.replace("5F", "_")


def _place(named: pikepdf.Object, pages: Mapping[tuple[int, int], int]) -> Place | None:
    target = named.get("/D") if isinstance(named, pikepdf.Dictionary) else named
    if not isinstance(target, pikepdf.Array) or len(target) == 0 or not isinstance(target[0], pikepdf.Dictionary):
        return None
    number = pages.get(target[0].objgen)
    high = len(target) > 3 and str(target[1]) == "/XYZ" and target[3] is not None  # noqa: PLR2004 -- page, kind, left, top
    return None if number is None else Place(number, float(target[3]) if high else 0.0)


def _are_used(pdf: pikepdf.Pdf) -> bool:
    """Whether anything leads to a place by name: a string or a name where the page itself may stand."""
    holders = [mark for page in pdf.pages for mark in page.obj.get("/Annots", pikepdf.Array()).as_list()]
    holders += _outline(pdf.Root.get("/Outlines"))
    holders.append(pdf.Root)
    return any(_is_name(target) for holder in holders for target in _leads(holder))


def _leads(holder: pikepdf.Object) -> Iterator[pikepdf.Object | None]:
    if "/Dest" in holder:
        yield holder["/Dest"]
    for key in ("/A", "/OpenAction"):
        action = holder.get(key)
        yield action.get("/D") if isinstance(action, pikepdf.Dictionary) else None


def _is_name(target: pikepdf.Object | None) -> bool:
    return isinstance(target, pikepdf.String | pikepdf.Name)


def _outline(item: pikepdf.Object | None) -> list[pikepdf.Object]:
    """All items of the outline, however deep."""
    found: list[pikepdf.Object] = []
    waiting = [item.get("/First")] if item is not None else []
    while waiting:
        here = waiting.pop()
        if here is not None:
            found.append(here)
            waiting += [here.get("/Next"), here.get("/First")]
    return found
