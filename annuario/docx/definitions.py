"""The numbering definitions of one document, found by their ids (ECMA-376 part 1, 17.9). Reads; changes nothing."""

from copy import deepcopy

from lxml import etree

from annuario.docx.names import w
from annuario.docx.parts import Element, Package


class Definitions:
    """What the numbering ids of one document mean; a document without a numbering part defines none."""

    def __init__(self, numbering: Element | None) -> None:
        """Look once through the root of a numbering part."""
        root = () if numbering is None else tuple(numbering)
        self.instances = _first(root, "num", "numId")
        self._abstracts = _first(root, "abstractNum", "abstractNumId")
        self._styles: dict[str, Element] = {}
        for abstract in self._abstracts.values():
            link = abstract.find(w("styleLink"))
            if link is not None:
                self._styles.setdefault(link.get(w("val"), ""), abstract)

    @classmethod
    def of(cls, package: Package) -> "Definitions":
        """Return the definitions of `package`."""
        part = package.related("numbering")
        return cls(part.tree() if part is not None else None)

    def add(self, node: Element) -> None:
        """Count a numbering or an abstract one that was put into the part later."""
        if node.tag == w("num"):
            self.instances.setdefault(node.get(w("numId"), ""), node)
        elif node.tag == w("abstractNum"):
            self._abstracts.setdefault(node.get(w("abstractNumId"), ""), node)

    def abstract(self, num: str) -> Element | None:
        """Return the abstract numbering behind the numbering `num`, style links followed once."""
        instance = self.instances.get(num)
        link = instance.find(w("abstractNumId")) if instance is not None else None
        found = self._abstracts.get(link.get(w("val"), "")) if link is not None else None
        style = found.find(w("numStyleLink")) if found is not None else None
        return found if style is None else self._styles.get(style.get(w("val"), ""), found)

    def level(self, num: str, level: int) -> Element | None:
        """Return the definition of one level (from 0) of the numbering `num`, an override before the abstract one."""
        instance = self.instances.get(num)
        for override in instance.iterfind(w("lvlOverride")) if instance is not None else ():
            found = override.find(w("lvl"))
            if override.get(w("ilvl")) == str(level) and found is not None:
                return found
        abstract = self.abstract(num)
        levels = abstract.iterfind(w("lvl")) if abstract is not None else ()
        return next((node for node in levels if node.get(w("ilvl")) == str(level)), None)

    def level_of(self, num: str, style: str) -> str:
        """Return the level of the numbering `num` that is that of the paragraph style `style`, "" if none is."""
        abstract = self.abstract(num)
        for level in abstract.iterfind(w("lvl")) if abstract is not None else ():
            mark = level.find(w("pStyle"))
            if mark is not None and mark.get(w("val")) == style:
                return level.get(w("ilvl"), "0")
        return ""


def shape(definition: Element | None) -> bytes:
    """Return what a definition looks like, whatever its ids are."""
    if definition is None:
        return b""
    copy = deepcopy(definition)
    copy.attrib.clear()
    for name in ("nsid", "tmpl"):
        for node in copy.findall(w(name)):
            copy.remove(node)
    return etree.tostring(copy, method="c14n", with_tail=False)


def _first(nodes: tuple[Element, ...], name: str, key: str) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for node in nodes:
        if node.tag == w(name):
            found.setdefault(node.get(w(key), ""), node)
    return found
