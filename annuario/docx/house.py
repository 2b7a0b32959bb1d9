"""The house: the styles of `house.docx` by name, and the measures of its page.

Reads; changes nothing. Names are compared without case and blanks, for ids do not survive editors.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from annuario.docx.names import w
from annuario.docx.package import Element, Package
from annuario.docx.tree import on


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
        root = part.tree() if part is not None else None
        return {style.get(w("styleId"), ""): style for style in root.iter(w("style"))} if root is not None else {}

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
        width, height = _number(size, "w", 11906), _number(size, "h", 16838)
        sides = _number(margins, "left", 1440) + _number(margins, "right", 1440) + _number(margins, "gutter", 0)
        ends = _number(margins, "top", 1440) + _number(margins, "bottom", 1440)
        return cls(width, height, width - sides, height - ends)


def _number(element: Element | None, name: str, default: int) -> int:
    try:
        return round(float(element.get(w(name), default))) if element is not None else default
    except ValueError:
        return default
