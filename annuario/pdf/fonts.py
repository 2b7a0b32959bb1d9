"""Which fonts the pages use, whether the file carries them, and whether they are those that were asked for."""

import re
from collections.abc import Collection, Iterator

import pikepdf

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET = re.compile(r"^[A-Z]{6}\+")  # ISO 32000-1, 9.6.4
_SAME_MEASURES = {  # free fonts whose letters have the widths of another: lines and pages stay where they are
    "calibri": "carlito",
    "cambria": "caladea",
    "arial": "liberationsans",
    "helvetica": "liberationsans",
    "timesnewroman": "liberationserif",
    "times": "liberationserif",
    "couriernew": "liberationmono",
    "courier": "liberationmono",
}
_SIGNS = ("opensymbol", "symbol", "wingdings")  # bullets and arrows: nobody asks for them by name


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


def strange_fonts(pdf: pikepdf.Pdf, asked: Collection[str]) -> Iterator[tuple[int, str]]:
    """Give page (from 1) and family of each font that is none of the families `asked` for, nor one of the same measures."""
    names = {_letters(name) for name in asked}
    known = (*names, *(_SAME_MEASURES[name] for name in names if name in _SAME_MEASURES), *_SIGNS)
    seen: set[tuple[int, int]] = set()
    told: set[str] = set()
    for number, page in enumerate(pdf.pages, start=1):
        for font in _fonts(page.resources, seen):
            name = _SUBSET.sub("", str(font.get("/BaseFont", "/"))[1:])
            family = re.split(r"[-,]", name)[0]
            if family and family not in told and not _letters(name).startswith(known):
                told.add(family)
                yield number, family


def _letters(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


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
