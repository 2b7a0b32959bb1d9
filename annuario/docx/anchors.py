"""Bookmarks: names that are each piece's own, starts and ends paired by their old ids, and the anchors of parts."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from annuario.docx.fields import fields, retarget
from annuario.docx.names import q, w
from annuario.docx.parts import Element, Package
from annuario.docx.tree import remove

_LISTING = re.compile(r"\s*(?:TOC|INDEX|TOA)\b", re.IGNORECASE)
_WITHIN = re.compile(r'(\\b\s+"?)([^\s"\\]+)')
_LONGEST = 40  # ECMA-376 part 1, 17.13.6.2: Word keeps no more letters of a bookmark's name


def anchor_name(*words: str) -> str:
    """Return the name of the anchor of a part, such as `an_networks_sport_1`; cut where Word would, and still one of its own."""
    name = "_".join(["an", *words]).replace("-", "_")
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 7]}_{_short(name)}"


def prefix_of(anchor: str) -> str:
    """Return what the names of the bookmarks within a part begin with: its own, however many parts stand before it."""
    return f"s{_short(anchor)}_"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]


def anchor_paragraph(elements: Sequence[Element], name: str) -> None:
    """Put the bookmark `name` on the first paragraph of `elements`; there is none to put it on in an empty piece."""
    for element in elements:
        paragraph = element if element.tag == w("p") else next(element.iter(w("p")), None)
        if paragraph is not None:
            start = etree.Element(w("bookmarkStart"))
            start.set(w("name"), name)
            start.set(w("id"), f"anchor-{name}")
            paragraph.insert(1 if paragraph.find(w("pPr")) is not None else 0, start)
            end = etree.SubElement(paragraph, w("bookmarkEnd"))
            end.set(w("id"), f"anchor-{name}")
            return


class Bookmarks:
    """The bookmarks of the document under way."""

    def __init__(self) -> None:
        """Begin with none."""
        self.used: set[str] = set()
        self.tried: dict[str, int] = {}
        self.pieces = 0

    def names(self, package: Package, prefix: str) -> "Names":
        """Return the new name of each bookmark of `package`; an empty `prefix` keeps a name unless it is taken."""
        self.pieces += 1
        names = Names(str(self.pieces))
        for part in package.stories(comments=True):
            for mark in part.tree().iter(w("bookmarkStart")):
                old = mark.get(w("name"), "")
                if old and old not in names.new:
                    names.new[old] = self._free(f"{prefix}{old}")
        return names

    def _free(self, name: str) -> str:
        wanted = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 7]}_{_short(name)}"
        number = self.tried.get(name, 1)  # where the last of this name stopped, or many pieces of one name take ever longer
        while wanted.casefold() in self.used:
            number += 1
            wanted = f"{name[: _LONGEST - 8]}_{_short(name + str(number))}"
        self.tried[name] = number
        self.used.add(wanted.casefold())
        return wanted


@dataclass(frozen=True, slots=True)
class Names:
    """The names that the bookmarks of one piece get by their old ones; `tag` makes the ids of its marks its own."""

    tag: str
    new: dict[str, str] = field(default_factory=dict)

    def rename(self, root: Element) -> None:
        """Let bookmarks below `root`, and the links and fields that point to them, have their new names."""
        for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")):
            mark.set(w("id"), f"{self.tag}-{mark.get(w('id'), '')}")
            if mark.tag == w("bookmarkStart"):
                mark.set(w("name"), self.new.get(mark.get(w("name"), ""), ""))
        for link in root.iter(w("hyperlink")):
            anchor = link.get(w("anchor"), "")
            if anchor in self.new and link.get(q("r:id")) is None:  # else it is a place within the address outside
                link.set(w("anchor"), self.new[anchor])
        for simple in root.iter(w("fldSimple")):
            simple.set(w("instr"), self._follow(simple.get(w("instr"), "")))
        for found in fields(root):
            _recode(found.codes, self._follow(found.code))

    def _follow(self, code: str) -> str:
        """Return a field's code with its bookmark renamed; contents and indexes may be told to list but what one holds."""
        if _LISTING.match(code):
            return _WITHIN.sub(lambda match: f"{match[1]}{self.new.get(match[2], match[2])}", code)
        return retarget(code, self.new)


def number_bookmarks(stories: Sequence[Element]) -> None:
    """Give each pair of start and end one id through all `stories`; a mark without its other half or of a name used before goes."""
    starts: dict[str, Element] = {}
    ends: dict[str, Element] = {}
    marks = [mark for root in stories for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd"))]
    for mark in marks:
        (starts if mark.tag == w("bookmarkStart") else ends).setdefault(mark.get(w("id"), ""), mark)
    names: dict[str, str] = {}
    for old, mark in starts.items():
        if old in ends and mark.get(w("name")):
            names.setdefault(mark.get(w("name"), "").casefold(), old)
    ids = {old: str(number) for number, old in enumerate(names.values())}
    for mark in marks:
        old = mark.get(w("id"), "")
        if old in ids and mark in (starts[old], ends[old]):
            mark.set(w("id"), ids[old])
        else:
            remove(mark)


def _recode(codes: Sequence[Element], code: str) -> None:
    if codes and "".join(node.text or "" for node in codes) != code:
        codes[0].text = code
        for rest in codes[1:]:
            rest.text = ""
