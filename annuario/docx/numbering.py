"""Numbered lists: each piece's numbering comes along under new ids, so that no list counts on where another stopped."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from annuario.docx.definitions import Definitions, shape
from annuario.docx.names import W, w, word_type
from annuario.docx.parts import Element, Package
from annuario.docx.tree import element, number, remove, remove_all

_NO_STYLES: Mapping[str, str] = {}


class Numbers:
    """The numbering of the document under way; its own definitions, the house's, stay first."""

    def __init__(self, out: Package) -> None:
        """Begin with the numbering that `out` has."""
        root = etree.Element(w("numbering"), nsmap={"w": W})
        self.root = out.ensure("numbering", word_type("numbering"), root).tree()
        self.abstract = _next(self.root, "abstractNum", "abstractNumId")
        self.number = _next(self.root, "num", "numId")
        self.lists = Definitions(self.root)
        self.house = {num: shape(self.lists.abstract(num)) for num in self.lists.instances if _through(self.lists.abstract(num))}
        # Abstract definitions stand before the numberings, and those before the mark of a cleanup (ECMA-376 part 1, 17.9.16).
        self.first = next((node for node in self.root if node.tag in {w("num"), w("numIdMacAtCleanup")}), None)
        self.last = self.root.find(w("numIdMacAtCleanup"))
        self.picture = _next(self.root, "numPicBullet", "numPicBulletId")
        self.pictures: list[Element] = []

    def adopt(self, source: Package, others: Iterable[str] = (), styles: Mapping[str, str] = _NO_STYLES) -> dict[str, str]:
        """Take over the numberings that the text of `source` uses, and `others`; return their new ids by the old ones.

        One of headings or bullets that is the house's own keeps the house's id. Levels stay tied to those of their `styles` that
        came along (new ids by old ones).
        """
        texts = (story.tree() for story in source.stories(comments=True))
        used = {node.get(w("val"), "0") for text in texts for node in text.iter(w("numId"))} | set(others)
        taking = taking_of(source, styles)
        return {num: self.adopt_one(num, taking) for num in sorted(used - {"0"}, key=_order)}

    def adopt_one(self, num: str, taking: "Taking") -> str:
        """Take over one numbering; return its new id, "0" if there is none. `taking` remembers what came along before."""
        old, abstracts = taking.lists, taking.abstracts
        instance, definition = old.instances.get(num), old.abstract(num)
        if instance is None or definition is None:
            return "0"
        if num in self.house and self.house[num] == shape(definition) and instance.find(w("lvlOverride")) is None:
            return num
        id_ = definition.get(w("abstractNumId"), "")
        if id_ not in abstracts:
            abstracts[id_] = self._define(definition, taking)
        copy = deepcopy(instance)
        copy.set(w("numId"), str(self.number))
        link = copy.find(w("abstractNumId"))
        if link is not None:
            link.set(w("val"), abstracts[id_])
        self._part_from(copy, taking)
        return self._put_instance(copy)

    def define(self, levels: Iterable[Element]) -> str:
        """Add a list of its own that has these levels; return the id of its numbering."""
        definition = element("w:abstractNum", abstractNumId=str(self.abstract))
        definition.append(element("w:multiLevelType", val="hybridMultilevel"))
        definition.extend(list(levels))
        self._put(definition, self.first)
        instance = element("w:num", numId=str(self.number))
        instance.append(element("w:abstractNumId", val=str(self.abstract)))
        self.abstract += 1
        return self._put_instance(instance)

    def _put_instance(self, instance: Element) -> str:
        self._put(instance, self.last)
        if self.first is None:
            self.first = instance
        self.number += 1
        return str(self.number - 1)

    def _define(self, definition: Element, taking: "Taking") -> str:
        copy = deepcopy(definition)
        copy.set(w("abstractNumId"), str(self.abstract))
        for name in ("nsid", "tmpl", "styleLink", "numStyleLink", "name"):
            for node in copy.findall(w(name)):
                copy.remove(node)
        self._part_from(copy, taking)
        copy.insert(0, element("w:nsid", val=f"{0x0A000000 + self.abstract:08X}"))
        self._put(copy, self.first)
        self.abstract += 1
        return str(self.abstract - 1)

    def _put(self, child: Element, before: Element | None) -> None:
        if before is not None:
            before.addprevious(child)
        else:
            self.root.append(child)
        self.lists.add(child)

    def _part_from(self, copy: Element, taking: "Taking") -> None:
        """Tie the levels of `copy` to styles that came along, if they were, and to copies of their pictures; else to none."""
        remove_all(copy, ("w:rStyle",))
        for mark in list(copy.iter(w("pStyle"), w("lvlPicBulletId"))):
            old = mark.get(w("val"), "")
            new = taking.styles.get(old) if mark.tag == w("pStyle") else self._picture(old, taking)
            if new is None:
                remove(mark)
            else:
                mark.set(w("val"), new)

    def _picture(self, old: str, taking: "Taking") -> str | None:
        """Return the new id of a bullet that is a picture, copied in at first need; its links and names are still to follow."""
        if old in taking.bullets and old not in taking.pictures:
            copy = deepcopy(taking.bullets[old])
            copy.set(w("numPicBulletId"), str(self.picture))
            taking.pictures[old] = str(self.picture)
            self.picture += 1
            self.root.insert(0, copy)  # they stand before all else
            self.pictures.append(copy)
        return taking.pictures.get(old)

    def rename(self, root: Element, ids: Mapping[str, str]) -> None:
        """Let every numbering id below `root` follow `ids`; one that leads nowhere is dropped, the words stay."""
        for node in root.iter(w("numId")):
            old = node.get(w("val"), "0")
            if old != "0":
                node.set(w("val"), ids.get(old, "0"))

    def rename_style(self, style: Element, ids: Mapping[str, str]) -> None:
        """Let a style that came along count where `ids` says; one that counts in no numbering counts in none."""
        for node in list(style.iter(w("numId"))):
            numbers = node.getparent()
            if node.get(w("val"), "0") != "0" and ids.get(node.get(w("val"), ""), "0") == "0" and numbers is not None:
                remove(numbers)
        self.rename(style, ids)


@dataclass(frozen=True, slots=True)
class Taking:
    """What of one piece's numberings was taken: abstract ones and pictures by their old ids."""

    lists: Definitions
    styles: Mapping[str, str]
    bullets: Mapping[str, Element]
    abstracts: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)


def taking_of(source: Package, styles: Mapping[str, str] = _NO_STYLES) -> Taking:
    """Return what of `source` may be taken: nothing of it is yet."""
    part = source.related("numbering")
    return Taking(Definitions.of(source), styles, _by_id(part.tree(), "numPicBullet", "numPicBulletId") if part is not None else {})


def _by_id(root: Element, name: str, key: str) -> dict[str, Element]:
    return {node.get(w(key), ""): node for node in root.iterchildren(w(name))}


def _next(root: Element, name: str, key: str) -> int:
    return 1 + max((number(node.get(w(key)), 0) for node in root.iter(w(name))), default=0)


def _order(num: str) -> tuple[int, str]:
    return (int(num) if num.isdigit() else 0, num)


def _through(definition: Element | None) -> bool:
    """Return whether a definition of the house's may count through all pieces: it has no numbers, or is that of headings."""
    if definition is None:
        return False
    kinds = {node.get(w("val")) for node in definition.iter(w("numFmt"))}
    tied = [node.get(w("val"), "").casefold() for node in definition.iter(w("pStyle"))]
    return kinds <= {"bullet", "none"} or any(name.startswith("heading") for name in tied)
