"""Numbered lists: each piece's numbering comes along under new ids, so that no list counts on where another stopped."""

from copy import deepcopy

from lxml import etree

from annuario.docx.definitions import Definitions
from annuario.docx.names import W, w, word_type
from annuario.docx.parts import Element, Package
from annuario.docx.tree import element, number, remove_all

_FOREIGN = ("w:pStyle", "w:rStyle", "w:lvlPicBulletId")  # what a level has of its own document's styles and pictures


class Numbers:
    """The numbering of the document under way; its own definitions, the house's, stay first."""

    def __init__(self, out: Package) -> None:
        """Begin with the numbering that `out` has."""
        root = etree.Element(w("numbering"), nsmap={"w": W})
        self.root = out.ensure("numbering", word_type("numbering"), root).tree()
        self.abstract = _next(self.root, "abstractNum", "abstractNumId")
        self.number = _next(self.root, "num", "numId")
        own = Definitions(self.root)
        self.house = {num: _shape(own.abstract(num)) for num in own.instances}
        # Abstract definitions stand before the numberings, and those before the mark of a cleanup (ECMA-376 part 1, 17.9.16).
        self.first = next((node for node in self.root if node.tag in {w("num"), w("numIdMacAtCleanup")}), None)
        self.last = self.root.find(w("numIdMacAtCleanup"))

    def adopt(self, source: Package) -> dict[str, str]:
        """Take over the numberings that the text of `source` uses; return their new ids by the old ones.

        One that is the house's own keeps the house's id.
        """
        old = Definitions.of(source)
        used = {node.get(w("val"), "0") for story in source.stories() for node in story.tree().iter(w("numId"))}
        abstracts: dict[str, str] = {}
        return {num: self._adopt(old, num, abstracts) for num in sorted(used - {"0"}, key=_order)}

    def adopt_one(self, old: Definitions, num: str, abstracts: dict[str, str]) -> str:
        """Take over one numbering of those that `old` defines; `abstracts` keeps what was taken over before."""
        return self._adopt(old, num, abstracts)

    def _adopt(self, old: Definitions, num: str, abstracts: dict[str, str]) -> str:
        instance, definition = old.instances.get(num), old.abstract(num)
        if instance is None or definition is None:
            return "0"
        if num in self.house and self.house[num] == _shape(definition) and instance.find(w("lvlOverride")) is None:
            return num
        id_ = definition.get(w("abstractNumId"), "")
        if id_ not in abstracts:
            abstracts[id_] = self._define(definition)
        copy = deepcopy(instance)
        copy.set(w("numId"), str(self.number))
        link = copy.find(w("abstractNumId"))
        if link is not None:
            link.set(w("val"), abstracts[id_])
        remove_all(copy, _FOREIGN)
        self._put(copy, self.last)
        if self.first is None:
            self.first = copy
        self.number += 1
        return str(self.number - 1)

    def _define(self, definition: Element) -> str:
        copy = deepcopy(definition)
        copy.set(w("abstractNumId"), str(self.abstract))
        for name in ("nsid", "tmpl", "styleLink", "numStyleLink", "name"):
            for node in copy.findall(w(name)):
                copy.remove(node)
        remove_all(copy, _FOREIGN)
        copy.insert(0, element("w:nsid", val=f"{0x0A000000 + self.abstract:08X}"))
        self._put(copy, self.first)
        self.abstract += 1
        return str(self.abstract - 1)

    def _put(self, child: Element, before: Element | None) -> None:
        if before is not None:
            before.addprevious(child)
        else:
            self.root.append(child)

    def rename(self, root: Element, ids: dict[str, str]) -> None:
        """Let every numbering id below `root` follow `ids`; one that leads nowhere is dropped, the words stay."""
        for node in root.iter(w("numId")):
            old = node.get(w("val"), "0")
            if old != "0":
                node.set(w("val"), ids.get(old, "0"))


def _next(root: Element, name: str, key: str) -> int:
    return 1 + max((number(node.get(w(key)), 0) for node in root.iter(w(name))), default=0)


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
