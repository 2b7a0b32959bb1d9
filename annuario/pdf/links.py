"""The links of a PDF and the notes on its pages (ISO 32000-1, 12.5): where links lead, and what is no link. Follows none."""

import re
from collections.abc import Iterator, Mapping

import pikepdf

_ADDRESS = re.compile(r"(?:https?|ftps?|mailto|tel|urn|doi|news|callto|sip):\S+", re.IGNORECASE)
_NOTES = {
    "/Text", "/FreeText", "/Popup", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Ink", "/Stamp",
    "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Redact", "/FileAttachment",
}  # fmt: skip

Pages = Mapping[tuple[int, int], int]
"""Which page, from 1, a page object is."""


def page_numbers(pdf: pikepdf.Pdf) -> Pages:
    """Return the number of each page by its object."""
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}


def bad_links(pdf: pikepdf.Pdf, numbers: Pages) -> Iterator[tuple[int, str]]:
    """Give the page of each link that leads nowhere or out of what people get, and what is wrong with it."""
    for number, mark in _marks(pdf):
        if mark.get("/Subtype") == "/Link":
            wrong = _wrong(mark, pdf, numbers)
            if wrong is not None:
                yield number, wrong


def comments(pdf: pikepdf.Pdf) -> Iterator[tuple[int, int]]:
    """Give each page on which comments or marks of changes lie, and how many."""
    counted: dict[int, int] = {}
    for number, mark in _marks(pdf):
        if str(mark.get("/Subtype")) in _NOTES:
            counted[number] = counted.get(number, 0) + 1
    yield from counted.items()


def target_page(link: pikepdf.Object, pdf: pikepdf.Pdf, numbers: Pages) -> int | None:
    """Return the page, from 1, to which a link within the file leads (12.3.2): explicitly, or by a name."""
    place: pikepdf.Object | None = link.get("/Dest")
    if place is None:
        place = link.get("/A", pikepdf.Dictionary()).get("/D")
    if isinstance(place, pikepdf.String) and "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
        place = pikepdf.NameTree(pdf.Root.Names.Dests).get(str(place))
    elif isinstance(place, pikepdf.Name):
        place = pdf.Root.get("/Dests", pikepdf.Dictionary()).get(str(place))
    if isinstance(place, pikepdf.Dictionary):
        place = place.get("/D")
    if not isinstance(place, pikepdf.Array) or not len(place) or not isinstance(place[0], pikepdf.Dictionary):
        return None
    return numbers.get(place[0].objgen)


def _marks(pdf: pikepdf.Pdf) -> Iterator[tuple[int, pikepdf.Object]]:
    for number, page in enumerate(pdf.pages, start=1):
        for mark in page.obj.get("/Annots", pikepdf.Array()).as_list():
            if isinstance(mark, pikepdf.Dictionary):
                yield number, mark


def _wrong(link: pikepdf.Object, pdf: pikepdf.Pdf, numbers: Pages) -> str | None:
    action = link.get("/A", pikepdf.Dictionary())
    kind = str(action.get("/S", "/GoTo"))
    if kind == "/URI":
        address = str(action.get("/URI", ""))
        return None if _ADDRESS.match(address) else f"a link leads to “{address[:80]}”, which is no address of the internet."
    if kind == "/Named":
        return None
    if kind != "/GoTo":
        return "a link leads to another file, or starts something; readers have no such file."
    return "a link leads nowhere." if target_page(link, pdf, numbers) is None else None
