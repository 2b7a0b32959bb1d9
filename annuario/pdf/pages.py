"""Some pages of a PDF: where a part begins and ends, how its pages look, and a file of these pages alone with their tags.

Changes no file that it reads.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pikepdf
import pypdfium2
from pypdfium2 import raw

from annuario.pdf.destinations import Place
from annuario.pdf.metadata import describe
from annuario.pdf.pages_tags import keep_tags
from annuario.pdf.reading import reading

_HAIR = 1.0  # points: the height of a place is not that of the ink
_DRAWN = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_SHADING)


def extents(path: Path, bounds: Sequence[tuple[Place, Place | None]], *, top: float) -> tuple[tuple[int, int], ...]:
    """Return first and last page (from 1) of each part that goes from one place to just before another, or to the end.

    `top` is how high the body of a page begins: what stands over it is the running head, and is nobody's part.
    """
    with reading(path) as document:
        return tuple(_extent(document, start, end, top) for start, end in bounds)


def looks(path: Path, numbers: Collection[int]) -> dict[int, str]:
    """Return a digest of how each of these pages (from 1) looks and reads: equal digests are equal pages to a reader."""
    with reading(path) as document:
        return {number: _look(document, number) for number in sorted(numbers)}


def cut(source: Path, target: Path, numbers: Collection[int], *, language: str, title: str, when: datetime) -> None:
    """Write to `target` the pages with these numbers (from 1) of `source`, with their tags, outline and links among them.

    The same pages give the same bytes. Raises pikepdf.PdfError for a file that is not a PDF.
    """
    with pikepdf.open(source) as pdf:
        for number in range(len(pdf.pages), 0, -1):
            if number not in numbers:
                del pdf.pages[number - 1]
        kept = {page.obj.objgen for page in pdf.pages}
        _keep_outline(pdf, kept)
        gone = _drop_links(pdf, kept)
        keep_tags(pdf, kept, gone)
        for key in ("/OpenAction", "/PageLabels", "/Names", "/Dests"):
            if key in pdf.Root:
                del pdf.Root[key]
        pdf.remove_unreferenced_resources()  # all pages share their pictures and fonts
        describe(pdf, language=language, title=title, when=when)
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _extent(document: pypdfium2.PdfDocument, start: Place, end: Place | None, top: float) -> tuple[int, int]:
    if end is None:
        return start.page, len(document)
    last = end.page if end.page == start.page or _stands_above(document, end, top) else end.page - 1
    return start.page, max(start.page, last)


def _stands_above(document: pypdfium2.PdfDocument, place: Place, top: float) -> bool:
    """Whether words or a picture of the body stand over a place on its page."""
    if place.height >= top - _HAIR:
        return False
    with closing(document[place.page - 1]) as page:
        with closing(page.get_textpage()) as text:
            words = text.get_text_bounded(0, place.height + _HAIR, page.get_width(), top + _HAIR)
        return bool(words.strip()) or any(place.height < bottom < top for bottom in _bottoms(page))


def _bottoms(page: pypdfium2.PdfPage) -> Iterator[float]:
    return (each.get_bounds()[1] for each in page.get_objects(filter=_DRAWN, max_depth=1))


def _look(document: pypdfium2.PdfDocument, number: int) -> str:
    with closing(document[number - 1]) as page, closing(page.get_textpage()) as text, closing(page.render(scale=1)) as drawn:
        total = hashlib.sha256(str(text.get_text_range()).encode())
        total.update(bytes(drawn.buffer))
        return total.hexdigest()


# --- what leads to a page that is not there any more ---


def _keep_outline(pdf: pikepdf.Pdf, kept: Collection[tuple[int, int]]) -> None:
    """Leave of the outline what leads to a kept page, and what holds such."""
    if "/Outlines" not in pdf.Root:
        return
    with pdf.open_outline() as outline:
        outline.root[:] = list(_kept_items(outline.root, kept))


def _kept_items(items: Iterable[pikepdf.OutlineItem], kept: Collection[tuple[int, int]]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        item.children[:] = list(_kept_items(item.children, kept))
        if _is_kept(item.destination, kept):
            yield item
        else:
            yield from item.children


def _drop_links(pdf: pikepdf.Pdf, kept: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    """Remove the links to pages that are gone; return the removed annotations' object numbers."""
    gone: set[tuple[int, int]] = set()
    for page in pdf.pages:
        if "/Annots" not in page.obj:
            continue
        marks = page.obj["/Annots"].as_list()
        stay = [mark for mark in marks if not _leads_away(mark, kept)]
        gone |= {mark.objgen for mark in marks if _leads_away(mark, kept)}
        if stay:
            page.obj["/Annots"] = pikepdf.Array(stay)
        else:
            del page.obj["/Annots"]
    return gone


def _leads_away(mark: pikepdf.Object, kept: Collection[tuple[int, int]]) -> bool:
    action = mark.get("/A", pikepdf.Dictionary())
    target = mark.get("/Dest", action.get("/D") if str(action.get("/S", "")) == "/GoTo" else None)
    return target is not None and not _is_kept(target, kept)


def _is_kept(target: object, kept: Collection[tuple[int, int]]) -> bool:
    """Whether a destination is explicit, and its page is kept; names lead nowhere in a part."""
    if not isinstance(target, pikepdf.Array) or not len(target) or not isinstance(target[0], pikepdf.Dictionary):
        return False
    return target[0].objgen in kept
