"""Numbered lists: each piece's numbering comes along under new ids, so that no list counts on where another stopped."""

from copy import deepcopy

from lxml import etree

from annuario.docx.names import W, w, word_type
from annuario.docx.package import Element, Package
from annuario.docx.roles import abstract_of
from annuario.docx.tree import element


class Numbers:
    """The numbering of the document under way; its own definitions, the house's, stay first."""

    def __init__(self, out: Package) -> None:
        """Begin with the numbering that `out` has."""
        root = etree.Element(w("numbering"), nsmap={"w": W})
        self.root = out.ensure("numbering", word_type("numbering"), root).tree()
        self.abstract = 1 + max((int(node.get(w("abstractNumId"), 0)) for node in self.root.iter(w("abstractNum"))), default=0)
        self.number = 1 + max((int(node.get(w("numId"), 0)) for node in self.root.iter(w("num"))), default=0)
        self.house = {
            node.get(w("numId"), ""): _shape(abstract_of(self.root, node.get(w("numId"), ""))) for node in self.root.iter(w("num"))
        }

    def adopt(self, source: Package) -> dict[str, str]:
        """Take over the numberings that the text of `source` uses; return their new ids by the old ones.

        One that is the house's own keeps the house's id.
        """
        part = source.related("numbering")
        if part is None:
            return {}
        old = part.tree()
        used = sorted(
            {node.get(w("val"), "0") for story in source.stories() for node in story.tree().iter(w("numId"))},
            key=_order,
        )
        abstracts: dict[str, str] = {}
        return {num: self._adopt(old, num, abstracts) for num in used if num != "0"}

    def _adopt(self, old: Element, num: str, abstracts: dict[str, str]) -> str:
        instance = next((node for node in old.iter(w("num")) if node.get(w("numId")) == num), None)
        definition = abstract_of(old, num)
        if instance is None or definition is None:
            return "0"
        if self.house.get(num) == _shape(definition) and instance.find(w("lvlOverride")) is None:
            return num
        id_ = definition.get(w("abstractNumId"), "")
        if id_ not in abstracts:
            abstracts[id_] = self._define(definition)
        copy = deepcopy(instance)
        copy.set(w("numId"), str(self.number))
        link = copy.find(w("abstractNumId"))
        if link is not None:
            link.set(w("val"), abstracts[id_])
        self.root.append(copy)
        self.number += 1
        return str(self.number - 1)

    def _define(self, definition: Element) -> str:
        copy = deepcopy(definition)
        copy.set(w("abstractNumId"), str(self.abstract))
        for name in ("nsid", "tmpl", "styleLink", "numStyleLink", "name"):
            for node in copy.findall(w(name)):
                copy.remove(node)
        for node in list(copy.iter(w("pStyle"), w("lvlPicBulletId"))):
            node.getparent().remove(node)  # type: ignore[union-attr]  # a node within a tree has a parent
        copy.insert(0, element("w:nsid", val=f"{0x0A000000 + self.abstract:08X}"))
        first = self.root.find(w("num"))
        if first is not None:
            first.addprevious(copy)
        else:
            self.root.append(copy)
        self.abstract += 1
        return str(self.abstract - 1)

    def rename(self, root: Element, ids: dict[str, str]) -> None:
        """Let every numbering id below `root` follow `ids`; one that leads nowhere is dropped, the words stay."""
        for node in list(root.iter(w("numId"))):
            old = node.get(w("val"), "0")
            if old != "0":
                node.set(w("val"), ids.get(old, "0"))


def _order(num: str) -> tuple[int, str]:
    return (int(num) if num.isdigit() else 0, num)


def _shape(definition: Element | None) -> bytes:
    """Return what a definition looks like, whatever its ids are."""
    if definition is None:
        return b""
    copy = deepcopy(definition)
    copy.attrib.clear()
    for name in ("nsid", "tmpl"):
        for node in copy.findall(w(name)):
            copy.remove(node)
    return etree.tostring(copy, method="c14n")
