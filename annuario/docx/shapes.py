"""Old-style shapes (VML): they find their types, their objects and the next box of a text by name, so names must differ."""

import re
from collections.abc import Mapping

from annuario.docx.names import V, q
from annuario.docx.parts import Element, Package

_VML = f"{{{V}}}*"
_NEXT = re.compile(r"(mso-next-textbox:#)([^;]+)")


_APART = frozenset({"header", "footer", "numbering"})


class Shapes:
    """The names of the shapes and types of shapes of the document under way."""

    def __init__(self, out: Package) -> None:
        """Begin with the names in the running heads and the numbering of `out`."""
        self.used: set[str] = set()
        for rel in out.main.rels.values():
            if rel.kind in _APART and not rel.external:
                self.used |= _names(out.parts[rel.target].tree())
        self.counts: dict[str, int] = {}

    def names(self, package: Package) -> dict[str, str]:
        """Return the new names of those shapes of `package` whose name is taken already."""
        return self._free_names({name for story in package.stories(comments=True) for name in _names(story.tree())})

    def name_anew(self, root: Element) -> None:
        """Give the shapes below `root`, a copy that stands apart from its document's text, names that are free."""
        rename_shapes(root, self._free_names(_names(root)))

    def _free_names(self, old: set[str]) -> dict[str, str]:
        new = {name: self._free(name, old) for name in sorted(old & self.used)}
        self.used |= old | set(new.values())
        return new

    def _free(self, name: str, others: set[str]) -> str:
        while True:
            self.counts[name] = self.counts.get(name, 1) + 1
            wanted = f"{name}_{self.counts[name]}"
            if wanted not in self.used and wanted not in others:
                return wanted


def _names(root: Element) -> set[str]:
    return {node.get("id", "") for node in root.iter(_VML)} - {""}


def rename_shapes(root: Element, names: Mapping[str, str]) -> None:
    """Let the shapes below `root`, and what finds them by name, follow `names`."""
    if not names:
        return
    for node in root.iter(_VML, q("o:OLEObject")):
        for key, mark in (("id", ""), ("type", "#"), ("ShapeID", "")):
            value = node.get(key, "")
            if value.startswith(mark) and value[len(mark) :] in names:
                node.set(key, mark + names[value[len(mark) :]])
        style = node.get("style", "")
        if "mso-next-textbox" in style:
            node.set("style", _NEXT.sub(lambda match: match[1] + names.get(match[2], match[2]), style))
