"""A PDF as a program for blind readers goes through it: its tags in reading order, with text, descriptions, language, table heads.

    .venv/bin/python -m tests.documents.reading_aloud FILE [FIRST-PAGE LAST-PAGE]

Reads the tag tree (ISO 32000-1, 14.7) and nothing of how the page looks. Marks on a page that no tag holds are not read.
"""

import ctypes
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from pypdfium2 import raw

from annuario.pdf.reading import reading
from annuario.pdf.structure import kids, role, roles_map

_LINE = 6.0  # points between the feet of two pieces: more is another line, and a space is read

Texts = dict[tuple[int, int], str]
"""What is painted under each number of marked content, by page (from 1) and number."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One tag: how deep it lies, its standard role, page, the text directly in it, description, language, and a cell's heads."""

    level: int
    role: str
    page: int | None
    text: str
    alt: str
    language: str
    heads: tuple[str, ...] = ()

    def __str__(self) -> str:
        text = f" “{self.text}”" if self.text else ""
        alt = f" alt “{self.alt}”" if self.alt else ""
        language = f" [{self.language}]" if self.language else ""
        heads = f" under {' / '.join(self.heads)}" if self.heads else ""
        return f"{'  ' * self.level}{self.role}{text}{alt}{language}{heads}"


def read_aloud(path: Path) -> tuple[Spoken, ...]:
    """Return the tags of a PDF in reading order."""
    texts = marked_texts(path)
    with pikepdf.open(path) as pdf:
        return tuple(_Reader(pdf, texts).read(pdf.Root.StructTreeRoot, level=0, page=None, language=""))


def marked_texts(path: Path) -> Texts:
    """Return the text of each number of marked content."""
    found: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    with reading(path) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                last = 0.0
                for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=10):
                    mark = raw.FPDFPageObj_GetMarkedContentID(each.raw)
                    if mark >= 0:
                        _, bottom, _, _ = each.get_bounds()
                        line_begins = abs(bottom - last) > _LINE
                        found[number + 1, mark].append(" " * line_begins + _text(each, text))
                        last = bottom
    return {place: "".join(pieces) for place, pieces in found.items()}


def _text(each: pypdfium2.PdfObject, text: pypdfium2.PdfTextPage) -> str:
    size = raw.FPDFTextObj_GetText(each.raw, text.raw, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFTextObj_GetText(each.raw, text.raw, buffer, size)
    return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace")


class _Reader:
    """Goes down the tags of one opened PDF."""

    def __init__(self, pdf: pikepdf.Pdf, texts: Texts) -> None:
        self._texts = texts
        self._roles = roles_map(pdf)
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        self._heads: dict[tuple[int, int], tuple[str, ...]] = {}

    def read(self, element: pikepdf.Object, *, level: int, page: int | None, language: str) -> Iterator[Spoken]:
        """The tags below an element; words that follow an inner tag are told behind it, without a role."""
        first = True
        for words, kid in self._parts(element, page):
            if words and not first:
                yield Spoken(level, "", page, words, "", "")
            first = False
            if kid is not None:
                yield from self._tag(kid, level=level, page=page, language=language)

    def _tag(self, kid: pikepdf.Object, *, level: int, page: int | None, language: str) -> Iterator[Spoken]:
        kind, here = role(kid, self._roles), self._page(kid) or page
        if kind == "Table":
            self._heads |= self._heads_of(kid, here)
        own = str(kid.get("/Lang", language))
        alt = str(kid.get("/Alt", kid.get("/ActualText", "")))
        told = own if own != language else ""
        words = next((words for words, _ in self._parts(kid, here)), "")
        yield Spoken(level, kind, here, words, alt, told, self._heads.get(kid.objgen, ()))
        yield from self.read(kid, level=level + 1, page=here, language=own)

    def _page(self, element: pikepdf.Object) -> int | None:
        return self._pages.get(element["/Pg"].objgen) if "/Pg" in element else None

    def _parts(self, element: pikepdf.Object, page: int | None) -> Iterator[tuple[str, pikepdf.Object | None]]:
        """The text directly in an element and the tags in it, in order: each tag with the words before it, then the last words."""
        below = element.get("/K")
        found: list[object] = [*below.as_list()] if isinstance(below, pikepdf.Array) else [below]
        pieces: list[str] = []
        for kid in found:
            if isinstance(kid, int):
                pieces.append(self._texts.get((page or 0, kid), ""))
            elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
                pieces.append(self._texts.get((self._page(kid) or page or 0, int(kid.MCID)), ""))
            elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield _joined(pieces), kid
                pieces = []
        yield _joined(pieces), None

    def whole(self, element: pikepdf.Object, page: int | None) -> str:
        """The text of an element and of all below it."""
        here = self._page(element) or page
        parts = ((words, self.whole(kid, here) if kid is not None else "") for words, kid in self._parts(element, here))
        return " ".join(text for pair in parts for text in pair if text)

    def _heads_of(self, table: pikepdf.Object, page: int | None) -> dict[tuple[int, int], tuple[str, ...]]:
        """The heads of each data cell: the header cells above it and to its left that speak for its column or row (14.8.5.7)."""
        columns: defaultdict[int, list[str]] = defaultdict(list)
        found = {}
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(self._rows(table)):
            place = 0
            beside: list[str] = []
            for cell in (kid for kid in kids(row) if role(kid, self._roles) in {"TH", "TD"}):
                while (number, place) in taken:
                    place += 1
                across, down = int(_attribute(cell, "/ColSpan") or 1), int(_attribute(cell, "/RowSpan") or 1)
                taken |= {(number + y, place + x) for y in range(down) for x in range(across)}
                scope = str(_attribute(cell, "/Scope") or "")
                words = self.whole(cell, page)
                if role(cell, self._roles) == "TD":
                    above = [head for x in range(place, place + across) for head in columns[x]]
                    found[cell.objgen] = tuple(dict.fromkeys((*above, *beside)))
                if scope in {"/Column", "/Both"}:
                    for x in range(place, place + across):
                        columns[x].append(words)
                if scope in {"/Row", "/Both"}:
                    beside.append(words)
                place += across
        return found

    def _rows(self, table: pikepdf.Object) -> Iterator[pikepdf.Object]:
        for kid in kids(table):
            kind = role(kid, self._roles)
            if kind == "TR":
                yield kid
            elif kind in {"THead", "TBody", "TFoot"}:
                yield from self._rows(kid)


def _joined(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


def _attribute(element: pikepdf.Object, name: str) -> pikepdf.Object | None:
    attributes = element.get("/A")
    for each in attributes.as_list() if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(each, pikepdf.Dictionary) and name in each:
            return each[name]
    return None


def main(path: str, first: str = "1", last: str = "100000") -> None:
    """Print the tags of these pages."""
    for spoken in read_aloud(Path(path)):
        if int(first) <= (spoken.page or int(first)) <= int(last):
            print(spoken)


if __name__ == "__main__":
    main(*sys.argv[1:4])
