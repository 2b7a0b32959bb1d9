"""The contents lists of a tagged PDF, line by line: what is printed, and where the line leads.

Lists of figures or tables count too. A line is what ISO 32000-1 (14.8.4.3.5) tags TOCI; a file without tags has none
here. Decides nothing about whether a line is true: `quick.verify` does.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2

from annuario.pdf.reading import reading
from annuario.pdf.structure import kids, role, roles_map

_GROUPS = {"Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "NonStruct", "Aside", "TOC"}
_NUMBER = re.compile(r"(?:^|(?<=[^\w]))(\d+|[ivxlcdm]+)\s*$", re.IGNORECASE)
_LEADER = " \t\r\n\xa0.·…_-–"

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a contents list: title, printed page number ("" if none), physical page its link leads to."""

    title: str
    printed_page: str
    target_page: int | None


@dataclass(frozen=True, slots=True)
class _Line:
    """Where a line stands: page from 0 and one rectangle a row; and the page, from 1, that it leads to."""

    places: tuple[tuple[int, Rectangle], ...]
    target: int | None


def contents_entries(path: Path) -> tuple[Entry, ...]:
    """Return the lines of all contents lists in reading order; empty without a list, or without tags."""
    with pikepdf.open(path) as pdf:
        lines = tuple(_lines(pdf))
    with reading(path) as document:
        return tuple(_entry(_words(document, line), line.target) for line in lines)


def _lines(pdf: pikepdf.Pdf) -> Iterator[_Line]:
    if "/StructTreeRoot" not in pdf.Root:
        return
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    homes = {
        mark.objgen: number for number, page in enumerate(pdf.pages) if "/Annots" in page for mark in page.obj["/Annots"].as_list()
    }
    for item in _items(pdf.Root.StructTreeRoot, roles_map(pdf)):
        links = [link for link in _links(item) if link.objgen in homes]
        places = dict.fromkeys((homes[link.objgen], _rectangle(link)) for link in links)  # a row may have two links
        targets = [_target(link, pdf, pages) for link in links]
        if places:
            yield _Line(tuple(places), next((target for target in targets if target is not None), None))


def _items(element: pikepdf.Object, roles: dict[str, str]) -> Iterator[pikepdf.Object]:
    """Find the lines without walking through the text: lists stand between paragraphs, not in them."""
    for kid in kids(element):
        kind = role(kid, roles)
        if kind == "TOCI":
            yield kid
        if kind in _GROUPS or kind == "TOCI":
            yield from _items(kid, roles)


def _links(item: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The link annotations of one line, not of the lines below it."""
    for kid in kids(item):
        if kid.get("/Type") == "/OBJR":
            yield kid.Obj
        elif kid.get("/S") not in {"/TOC", "/TOCI"}:
            yield from _links(kid)


def _rectangle(link: pikepdf.Object) -> Rectangle:
    left, bottom, right, top = (float(number) for number in link.Rect.as_list())
    return left, bottom, right, top


def _target(link: pikepdf.Object, pdf: pikepdf.Pdf, pages: dict[tuple[int, int], int]) -> int | None:
    """The page, from 1, of a link's destination (ISO 32000-1, 12.3.2): explicit, or by name."""
    place: pikepdf.Object | None = link.get("/Dest")
    if place is None:
        place = link.get("/A", pikepdf.Dictionary()).get("/D")
    if isinstance(place, pikepdf.String) and "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
        place = pikepdf.NameTree(pdf.Root.Names.Dests).get(str(place))
    if isinstance(place, pikepdf.Dictionary):
        place = place.get("/D")
    if not isinstance(place, pikepdf.Array) or not isinstance(place[0], pikepdf.Dictionary):
        return None
    number = pages.get(place[0].objgen)
    return None if number is None else number + 1


def _words(document: pypdfium2.PdfDocument, line: _Line) -> str:
    rows = []
    for number, (left, bottom, right, top) in line.places:
        with closing(document[number]) as page, closing(page.get_textpage()) as text:
            rows.append(str(text.get_text_bounded(left, bottom, right, top)).strip("\r\n"))
    return " ".join(row.strip() for row in rows)


def _entry(words: str, target: int | None) -> Entry:
    """Part a line into title and number; a title that ends in a number keeps it."""
    found = _NUMBER.search(words)
    title = words[: found.start()] if found else words
    return Entry(title.strip(_LEADER), found.group(1) if found else "", target)
