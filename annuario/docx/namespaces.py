"""Prefixes on the root of a part: those that markup compatibility names in attributes must be declared where they stand.

ECMA-376 part 3: `mc:Ignorable` and `Requires` name namespaces by prefix, so a text that moves needs its prefixes at its new root.
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from annuario.docx.names import MC, W14, q
from annuario.docx.parts import Element, Package, Part

_IGNORABLE = q("mc:Ignorable")


class Prefixes:
    """The prefixes that the texts of several documents need, and the namespaces that a reader may ignore in them."""

    def __init__(self) -> None:
        """Begin with that of markup compatibility itself, and with Word's own extensions, which comments need."""
        self.map: dict[str, str] = {"mc": MC, "w14": W14}
        self.ignorable: dict[str, str] = {W14: "w14"}

    def note(self, package: Package) -> None:
        """Note what the texts of `package` need."""
        for part in _texts(package):
            root = part.tree()
            self._declare(root.nsmap.items())
            for choice in root.iter(q("mc:Choice")):
                wanted = choice.get("Requires", "").split()
                self._declare([(prefix, uri) for prefix, uri in choice.nsmap.items() if prefix in wanted])
            for prefix in root.get(_IGNORABLE, "").split():
                if prefix in root.nsmap:
                    self.ignorable.setdefault(root.nsmap[prefix], prefix)

    def _declare(self, pairs: Iterable[tuple[str | None, str]]) -> None:
        for prefix, uri in pairs:
            if prefix is not None:
                self.map.setdefault(prefix, uri)

    def declare(self, out: Package) -> None:
        """Let the roots of the texts of `out` declare all that was noted, before anything moves there.

        Afterwards would be slow: every element of a tree would look for its namespaces anew.
        """
        for part in _texts(out):
            part.replace(self._rooted(part.tree()))

    def _rooted(self, root: Element) -> Element:
        """Return a root with the children and attributes of `root` that declares all prefixes."""
        wanted = {**self.map, **{prefix: uri for prefix, uri in root.nsmap.items() if prefix is not None}}
        ignorable = {uri: prefix for prefix, uri in wanted.items() if uri in self.ignorable}
        for uri in sorted(self.ignorable.keys() - ignorable.keys()):  # another document's prefix had its name
            ignorable[uri] = _free(self.ignorable[uri], wanted)
            wanted[ignorable[uri]] = uri
        new = etree.Element(root.tag, nsmap=wanted)
        new.attrib.update(root.attrib)
        ignored = {*ignorable.values(), *root.get(_IGNORABLE, "").split()}
        if ignored:
            new.set(_IGNORABLE, " ".join(sorted(ignored)))
        new.extend(list(root))
        return new


def _texts(package: Package) -> Iterator[Part]:
    """Yield what texts move into: the stories, and the styles and numberings that come along with them."""
    yield from package.stories(comments=True)
    yield from (part for part in map(package.related, ("styles", "numbering")) if part is not None)


def _free(prefix: str, taken: dict[str, str]) -> str:
    number = 2
    while f"{prefix}_{number}" in taken:
        number += 1
    return f"{prefix}_{number}"
