"""Carrying parts over: whatever a text points to comes along whole, and each reference gets its id in the new place.

Equal pictures are stored once. Addresses outside stay addresses.
"""

import hashlib
import posixpath
import re

from annuario.docx.names import R
from annuario.docx.package import Element, Package, Part

_REFERENCE = f"{{{R}}}"


class Carrier:
    """Carries parts into the document `out`."""

    def __init__(self, out: Package) -> None:
        """Begin with the parts that `out` has."""
        self.out = out
        self.taken = {name.casefold() for name in out.parts}
        self.moved: dict[tuple[int, str], str] = {}
        self.keep: list[Package] = []  # so that no id() of a package is used again while we remember it

    def relink(self, root: Element, source: Package, part: Part, target: Part) -> None:
        """Let every relationship id below `root`, which stood in `part` of `source`, be one of `target`."""
        if source not in self.keep:
            self.keep.append(source)
        for node in root.iter():
            for key in [key for key in node.attrib if str(key).startswith(_REFERENCE)]:
                rel = part.rels.get(node.get(key, ""))
                if rel is None:
                    del node.attrib[key]
                elif rel.external:
                    node.set(key, target.add(rel.type, rel.target, external=True))
                else:
                    node.set(key, target.add(rel.type, self._carry(source, rel.target, part, target)))

    def _carry(self, source: Package, name: str, holder: Part, target: Part) -> str:
        """Return the name in `out` of the part `name` of `source`, carried over at first need with all it points to."""
        known = self.moved.get((id(source), name))
        if known:
            return known
        old = source.parts[name]
        new = Part(self._name(old), old.type, old.dump())
        if new.name in self.out.parts:  # an equal picture is there already
            self.moved[id(source), name] = new.name
            return new.name
        self.out.parts[new.name] = new
        self.taken.add(new.name.casefold())
        self.moved[id(source), name] = new.name
        for id_, rel in old.rels.items():
            carried = rel.target if rel.external else self._carry(source, rel.target, old, new)
            new.rels[id_] = type(rel)(rel.type, carried, rel.external)
        if "diagramData" in old.type:
            self._drawn_diagram(new, source, holder, target)
        return new.name

    def _drawn_diagram(self, data: Part, source: Package, holder: Part, target: Part) -> None:
        """A diagram's data names its drawn picture by an id of the *document's* relationships: let it follow."""

        def follow(match: re.Match[bytes]) -> bytes:
            rel = holder.rels.get(match[2].decode())
            if rel is None or rel.external:
                return match[0]
            return match[1] + target.add(rel.type, self._carry(source, rel.target, holder, target)).encode() + match[3]

        data.content = re.sub(rb'(dataModelExt\b[^>]*?\brelId=")([^"]+)(")', follow, data.content)

    def _name(self, part: Part) -> str:
        folder, _, file = part.name.rpartition("/")
        stem, dot, ending = file.rpartition(".")
        if part.type.startswith("image/") or "/media" in f"/{folder}":
            return f"word/media/{hashlib.sha256(part.content).hexdigest()[:20]}{dot}{ending.lower()}"
        number, name = 1, part.name
        while name.casefold() in self.taken:
            number += 1
            name = posixpath.join(folder, f"{stem.rstrip('0123456789')}{number}{dot}{ending}")
        return name
