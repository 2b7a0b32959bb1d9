"""The contents lists of a tagged PDF, line by line: what is printed, and where the line leads.

Lists of figures or tables count too. A line is what ISO 32000-1 (14.8.4.3.5) tags TOCI; a file without tags has none
here. Decides nothing about whether a line is true: `quick.verify` does.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2

from annuario.pdf.links import page_numbers, target_page
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
        return entries_of(pdf, path)


def entries_of(pdf: pikepdf.Pdf, path: Path) -> tuple[Entry, ...]:
    """Return what `contents_entries` does, of a PDF that is opened already from the file at `path`."""
    lines = tuple(_lines(pdf))
    with reading(path) as document, ExitStack() as opened:
        texts = {number: _open_text(document, number, opened) for number in sorted({n for line in lines for n, _ in line.places})}
        return tuple(_entry(_words(texts, line), line.target) for line in lines)


def _lines(pdf: pikepdf.Pdf) -> Iterator[_Line]:
    if "/StructTreeRoot" not in pdf.Root:
        return
    numbers = page_numbers(pdf)
    homes = {
        mark.objgen: number for number, page in enumerate(pdf.pages) if "/Annots" in page for mark in page.obj["/Annots"].as_list()
    }
    for item in _items(pdf.Root.StructTreeRoot, roles_map(pdf)):
        links = [link for link in _links(item) if link.objgen in homes]
        places = dict.fromkeys((homes[link.objgen], _rectangle(link)) for link in links)  # a row may have two links
        targets = [target_page(link, pdf, numbers) for link in links]
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


def _open_text(document: pypdfium2.PdfDocument, number: int, opened: ExitStack) -> pypdfium2.PdfTextPage:
    """The text of a page, read once for all lines on it."""
    page = opened.enter_context(closing(document[number]))
    return opened.enter_context(closing(page.get_textpage()))


def _words(texts: Mapping[int, pypdfium2.PdfTextPage], line: _Line) -> str:
    rows = [str(texts[number].get_text_bounded(*place)).strip("\r\n") for number, place in line.places]
    return " ".join(row.strip() for row in rows)


def _entry(words: str, target: int | None) -> Entry:
    """Part a line into title and number; a title that ends in a number keeps it."""
    found = _NUMBER.search(words)
    title = words[: found.start()] if found else words
    return Entry(title.strip(_LEADER), found.group(1) if found else "", target)
