"""The words of a tagged PDF by their marks: which text stands under which tag. Changes nothing."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from annuario.pdf.reading import reading
from annuario.pdf.structure import kids

Marks = Mapping[tuple[int, int], str]
"""The text under each mark: page from 0, and the number of the marked content on it (ISO 32000-1, 14.7.4.2)."""


def marked_texts(path: Path) -> Marks:
    """Return the words under each mark of the file, in the order they were painted."""
    found: defaultdict[tuple[int, int], str] = defaultdict(str)
    with reading(path) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                for mark, words in _words(page, text):
                    found[number, mark] += words
    return found


def _words(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str]]:
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(each.raw)
        if mark < 0:
            continue
        size = pdfium.FPDFTextObj_GetText(each.raw, text.raw, None, 0)
        buffer = (ctypes.c_ushort * (size // 2 + 1))()
        pdfium.FPDFTextObj_GetText(each.raw, text.raw, buffer, size)
        yield mark, bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def text_of(element: pikepdf.Object, marks: Marks, pages: Mapping[tuple[int, int], int], page: int | None = None) -> str:
    """Return the words under an element and all below it, in reading order."""
    own = element.get("/Pg")
    here = page if own is None else pages.get(own.objgen, page)
    held = element.get("/K")
    parts: list[object] = list(held.as_list()) if isinstance(held, pikepdf.Array) else [held]
    words = []
    for part in parts:
        if isinstance(part, int):
            words.append(marks.get((-1 if here is None else here, part), ""))
        elif isinstance(part, pikepdf.Dictionary) and part.get("/Type") == "/MCR":
            at = pages.get(part.Pg.objgen, here) if "/Pg" in part else here
            words.append(marks.get((-1 if at is None else at, int(part.MCID)), ""))
        elif isinstance(part, pikepdf.Dictionary) and part.get("/Type") != "/OBJR":
            words.append(text_of(part, marks, pages, here))
    return "".join(words)


def leaves(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Give every element below that can have words, from the outside in, but for contents lists: those repeat."""
    for kid in kids(element):
        if kid.get("/Type") not in {"/OBJR", "/MCR"} and kid.get("/S") != "/TOC":
            yield kid
            yield from leaves(kid)
