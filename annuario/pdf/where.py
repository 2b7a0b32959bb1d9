"""On which page a thing stands that a validator names by its place in the file's tree of objects."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pikepdf

from annuario.pdf.structure import kids

_PAGE = re.compile(r"/pages\[(\d+)\]")
_ELEMENT = re.compile(r"\((\d+) (\d+) obj SE")  # an element of the tag tree


def pages_of(path: Path, contexts: Iterable[str]) -> dict[str, int | None]:
    """Return the page, from 1, of each context as veraPDF writes it; None for what stands on no page, as metadata."""
    wanted = dict.fromkeys(contexts)
    found: dict[str, int | None] = {}
    try:
        with pikepdf.open(path) as pdf:
            numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
            for context in wanted:
                found[context] = _page(pdf, context, numbers)
    except pikepdf.PdfError:  # the validator read more of a broken file than we can
        return {**wanted, **found}
    return found


def _page(pdf: pikepdf.Pdf, context: str, numbers: Mapping[tuple[int, int], int]) -> int | None:
    on_page = _PAGE.search(context)
    if on_page:
        return int(on_page[1]) + 1
    elements = _ELEMENT.findall(context)
    if not elements:
        return None
    number, generation = map(int, elements[-1])
    return page_of(pdf.get_object(number, generation), numbers)


def page_of(element: pikepdf.Object, numbers: Mapping[tuple[int, int], int]) -> int | None:
    """Return the page of an element of the tag tree: its own, else that of the first below it that has one."""
    if not isinstance(element, pikepdf.Dictionary):
        return None
    page = element.get("/Pg")
    if page is not None:
        return numbers.get(page.objgen)
    below = (page_of(kid, numbers) for kid in kids(element))
    return next((page for page in below if page is not None), None)
