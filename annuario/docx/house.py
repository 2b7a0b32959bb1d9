"""The house: the styles of `house.docx` by name, and the measures of its page.

Reads; changes nothing. Names are compared without case and blanks, for ids do not survive editors.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from annuario.docx.names import w
from annuario.docx.parts import Element, Package
from annuario.docx.tree import finder, number, on

_speaking = finder("w:style[w:rPr/w:lang]")
_MEANINGFUL = {w(name) for name in ("vertAlign", "strike", "dstrike", "vanish", "caps", "smallCaps", "u", "rtl")}

SYMBOLS = ("symbol", "wingdings", "webdings", "zapfdingbats", "marlett")  # fonts whose letters are pictures


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """Return a style's name as it is compared."""
    return re.sub(r"\s+", "", name).casefold()


@dataclass
class Styles:
    """The styles of one document; a style may be None where a document has no styles part."""

    package: Package

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """The style elements by id."""
        part = self.package.related("styles")
        return {style.get(w("styleId"), ""): style for style in part.tree().iterfind(w("style"))} if part is not None else {}

    @cached_property
    def ids(self) -> dict[tuple[str, str], str]:
        """The ids by (type, plain name)."""
        return {(style.get(w("type"), ""), plain_name(self.name(id_))): id_ for id_, style in self.by_id.items()}

    @cached_property
    def defaults(self) -> dict[str, str]:
        """The id of the default style of each type (paragraph, character, table, numbering)."""
        return {
            style.get(w("type"), ""): id_ for id_, style in self.by_id.items() if style.get(w("default")) in {"1", "true", "on"}
        }

    def name(self, id_: str) -> str:
        """Return a style's name, "" if there is no such style."""
        style = self.by_id.get(id_)
        name = style.find(w("name")) if style is not None else None
        return name.get(w("val"), "") if name is not None else ""

    def find(self, type_: str, *names: str) -> str:
        """Return the id of the first of `names` that is a style of this type, "" if none is."""
        return next((self.ids[type_, plain_name(name)] for name in names if (type_, plain_name(name)) in self.ids), "")

    def chain(self, id_: str) -> Iterator[Element]:
        """Yield the style and those that it is based on, the nearest first; circles end."""
        seen: set[str] = set()
        while id_ in self.by_id and id_ not in seen:
            seen.add(id_)
            yield self.by_id[id_]
            based = self.by_id[id_].find(w("basedOn"))
            id_ = based.get(w("val"), "") if based is not None else ""

    def switch(self, id_: str, name: str) -> bool:
        """Return whether the style turns the run property `name` on, itself or by what it is based on."""
        for style in self.chain(id_):
            said = on(style.find(w("rPr")), name)
            if said is not None:
                return said
        return False

    def meaningful(self, id_: str) -> Iterator[Element]:
        """Yield the run properties of the style that change what its words say: raised, struck out, hidden, in capitals."""
        for style in self.chain(id_):
            props = style.find(w("rPr"))
            yield from (child for child in props if child.tag in _MEANINGFUL) if props is not None else ()

    @cached_property
    def speak(self) -> bool:
        """Whether any style names a language."""
        part = self.package.related("styles")
        return part is not None and bool(_speaking(part.tree()))

    @cached_property
    def language(self) -> str:
        """The document's own language, "" if it names none."""
        part = self.package.related("styles")
        lang = part.tree().find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}") if part is not None else None
        return lang.get(w("val"), "") if lang is not None else ""


@dataclass(frozen=True, slots=True)
class Measures:
    """The page in twentieths of a point: width and height of the paper, and of what stands between the margins."""

    width: int
    height: int
    across: int
    down: int

    @classmethod
    def of(cls, package: Package) -> "Measures":
        """Return the measures of the document's last section; A4 with margins of an inch where it says nothing."""
        section = package.body.find(w("sectPr"))
        size = section.find(w("pgSz")) if section is not None else None
        margins = section.find(w("pgMar")) if section is not None else None
        width, height = _measure(size, "w", 11906), _measure(size, "h", 16838)
        sides = _measure(margins, "left", 1440) + _measure(margins, "right", 1440) + _measure(margins, "gutter", 0)
        ends = abs(_measure(margins, "top", 1440)) + abs(_measure(margins, "bottom", 1440))  # a negative one is exact
        return cls(width, height, width - sides, height - ends)


def _measure(element: Element | None, name: str, default: int) -> int:
    return number(element.get(w(name)), default) if element is not None else default
