"""Old-style shapes (VML): they find their types, their objects and the next box of a text by name, so names must differ."""

import re
from collections.abc import Mapping

from annuario.docx.names import V, q
from annuario.docx.parts import Element, Package

_VML = f"{{{V}}}*"
_NEXT = re.compile(r"(mso-next-textbox:#)([^;]+)")


class Shapes:
    """The names of the shapes and types of shapes of the document under way."""

    def __init__(self) -> None:
        """Begin with none."""
        self.used: set[str] = set()
        self.counts: dict[str, int] = {}

    def names(self, package: Package) -> dict[str, str]:
        """Return the new names of those shapes of `package` whose name is taken already."""
        old = {node.get("id", "") for story in package.stories(comments=True) for node in story.tree().iter(_VML)} - {""}
        new = {name: self._free(name, old) for name in sorted(old & self.used)}
        self.used |= old | set(new.values())
        return new

    def _free(self, name: str, others: set[str]) -> str:
        while True:
            self.counts[name] = self.counts.get(name, 1) + 1
            wanted = f"{name}_{self.counts[name]}"
            if wanted not in self.used and wanted not in others:
                return wanted


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
