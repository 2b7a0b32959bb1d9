"""Carrying parts over: whatever a text points to comes along whole, and each reference gets its id in the new place.

Equal pictures are stored once. Addresses outside stay addresses.
"""

import posixpath
import re

from annuario.docx.names import R, q
from annuario.docx.parts import Element, Package, Part, Relationship
from annuario.docx.tree import finder, remove

_REFERENCE = f"{{{R}}}"
_referring = finder("descendant-or-self::*/@r:*/..")
_NEEDS_TARGET = {
    q("a:hlinkClick"),
    q("a:hlinkHover"),
    q("a:hlinkMouseOver"),
    "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip",
}


class Carrier:
    """Carries parts into the document `out`."""

    def __init__(self, out: Package) -> None:
        """Begin with the parts that `out` has."""
        self.out = out
        self.taken = {name.casefold() for name in out.parts}
        self.numbers: dict[str, int] = {}
        self.source: Package | None = None
        self.moved: dict[str, str] = {}

    def relink(self, root: Element, source: Package, part: Part, target: Part) -> None:
        """Let every relationship id below `root`, which stood in `part` of `source`, be one of `target`; dangling ones go."""
        if self.source is not source:  # what was carried is known by its name, as long as one document is looked at
            self.source, self.moved = source, {}
        for node in _referring(root):
            for key in [key for key in node.attrib if str(key).startswith(_REFERENCE)]:
                old = node.get(key, "")
                rel = part.rels.get(old)
                if rel is not None and (rel.external or rel.target != source.main_name):
                    node.set(key, self._follow(rel, source, part, target))
                elif old and node.tag in _NEEDS_TARGET:
                    remove(node)
                elif old:
                    del node.attrib[key]

    def _follow(self, rel: Relationship, source: Package, holder: Part, target: Part) -> str:
        if rel.external:
            return target.add(rel.type, rel.target, external=True)
        return target.add(rel.type, self._carry(source, rel.target, holder, target))

    def _carry(self, source: Package, name: str, holder: Part, target: Part) -> str:
        """Return the name in `out` of the part `name` of `source`, carried over at first need with all it points to."""
        old = source.parts[name]
        if name in self.moved:
            return self.moved[name]
        new = old.renamed(self._name(old))
        self.moved[name] = new.name
        if new.name in self.out.parts:  # an equal picture is there already
            return new.name
        self.out.parts[new.name] = new
        self.taken.add(new.name.casefold())
        for id_, rel in [(id_, rel) for id_, rel in old.rels.items() if rel.external or rel.target != source.main_name]:
            carried = rel.target if rel.external else self._carry(source, rel.target, old, new)
            new.rels[id_] = Relationship(rel.type, carried, rel.external)
        if "diagramData" in old.type:
            self._drawn_diagram(new, source, holder, target)
        return new.name

    def _drawn_diagram(self, data: Part, source: Package, holder: Part, target: Part) -> None:
        """A diagram's data names its drawn picture by an id of the *document's* relationships: let it follow."""

        def follow(match: re.Match[bytes]) -> bytes:
            rel = holder.rels.get(match[2].decode())
            if rel is None or rel.external or rel.kind != "diagramDrawing":
                return match[1].removesuffix(b'relId="').rstrip()  # it would name whatever has that id here
            return match[1] + self._follow(rel, source, holder, target).encode() + match[3]

        data.reset(re.sub(rb'(dataModelExt\b[^>]*?\brelId=")([^"]+)(")', follow, data.content))

    def _name(self, part: Part) -> str:
        folder, _, file = part.name.rpartition("/")
        stem, dot, ending = file.rpartition(".")
        if part.type.startswith("image/") or "/media" in f"/{folder}":
            return f"word/media/{part.digest[:20]}{dot}{ending.lower()}"
        stem = posixpath.join(folder, stem.rstrip("0123456789"))
        name, number = part.name, self.numbers.get(stem, 1)
        while name.casefold() in self.taken:
            number += 1
            name = f"{stem}{number}{dot}{ending}"
        self.numbers[stem] = number
        return name
