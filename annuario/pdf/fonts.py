"""Which fonts the pages use, and whether the file carries them."""

from collections.abc import Iterator

import pikepdf

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def missing_fonts(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str]]:
    """Give page (from 1) and name of each font that is not embedded, once, on the first page that uses it."""
    seen: set[tuple[int, int]] = set()
    told: set[str] = set()
    for number, page in enumerate(pdf.pages, start=1):
        for font in _fonts(page.resources, seen):
            name = str(font.get("/BaseFont", "/without a name"))[1:]
            if name not in told and not _is_embedded(font):
                told.add(name)
                yield number, name


def _fonts(resources: pikepdf.Object, seen: set[tuple[int, int]]) -> Iterator[pikepdf.Object]:
    """The fonts of these resources and of the forms and patterns below them; what was seen before is left out."""
    for font in _values(resources, "/Font"):
        if not font.is_indirect or font.objgen not in seen:
            seen.add(font.objgen)
            yield font
    for below in (*_values(resources, "/XObject"), *_values(resources, "/Pattern")):
        if below.objgen not in seen and "/Resources" in below:
            seen.add(below.objgen)
            yield from _fonts(below.Resources, seen)


def _values(resources: pikepdf.Object, kind: str) -> list[pikepdf.Object]:
    return [value for _, value in resources.get(kind, pikepdf.Dictionary()).items()]


def _is_embedded(font: pikepdf.Object) -> bool:
    """Whether the file holds the font's outlines (ISO 32000-1, 9.9); a Type 3 font draws its own."""
    if font.get("/Subtype") == "/Type3":
        return True
    if "/DescendantFonts" in font:
        return all(_is_embedded(below) for below in font.DescendantFonts.as_list())
    descriptor = font.get("/FontDescriptor")
    return descriptor is not None and any(name in descriptor for name in _FILES)
