"""What paragraphs count by their styles alone: said with the paragraphs where the house's style of that name counts otherwise.

So lists keep their labels. Headings are the house's matter: where its headings are numbered, they count through the book.
"""

from collections.abc import Iterator

from lxml import etree

from annuario.docx.definitions import Definitions, shape
from annuario.docx.house import Styles, plain_name
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.styles import Adopted
from annuario.docx.tree import PPR_ORDER, element, put

_Count = tuple[str, str]  # a numbering and a level in it
_NONE: _Count = ("0", "0")


class Counting:
    """What paragraphs of one piece count by their styles alone, where those of the house would count otherwise."""

    def __init__(self, own: Styles, adopted: Adopted, house: Styles, lists: Definitions) -> None:
        """Compare the styles of a document, `own`, with those that they become; `lists` is the house's numbering."""
        old = Definitions.of(own.package)
        self.wanted: dict[str, _Count] = {}
        for id_, new in adopted.ids.items():
            if new in adopted.fresh or own.by_id[id_].get(w("type"), "paragraph") != "paragraph":
                continue
            mine, theirs = _numbering(own, id_, old), _numbering(house, new, lists)
            if mine == theirs == _NONE or (theirs != _NONE and _heading(house, new)):
                continue
            if _bullet(old, mine) and _bullet(old, mine) == _bullet(lists, theirs):
                continue
            if _same(own.by_id[id_], house.by_id[new]) and shape(old.abstract(mine[0])) != shape(lists.abstract(theirs[0])):
                continue  # a document whose styles are the house's already, and whose numberings are not
            self.wanted[id_] = mine

    def bake(self, root: Element) -> None:
        """Write below `root`, whose marks of styles are still the piece's own, what the paragraphs count."""
        if not self.wanted:
            return
        for mark in list(root.iter(w("pStyle"))):
            props, found = mark.getparent(), self.wanted.get(mark.get(w("val"), ""))
            if found is None or props is None or props.find(f"{w('numPr')}/{w('numId')}") is not None:
                continue
            level = props.find(f"{w('numPr')}/{w('ilvl')}")
            numbers = element("w:numPr")
            numbers.append(element("w:ilvl", val=level.get(w("val"), "0") if level is not None else found[1]))
            numbers.append(element("w:numId", val=found[0]))
            put(props, numbers, PPR_ORDER)

    def numberings(self) -> Iterator[str]:
        """Yield the ids of the numberings that were not named by a paragraph itself."""
        yield from (num for num, _ in self.wanted.values())


def _numbering(styles: Styles, id_: str, lists: Definitions) -> _Count:
    """Return the numbering and the level that a style counts in, itself or by what it is based on."""
    level = ""
    for style in styles.chain(id_):
        num, deep = (style.find(f"{w('pPr')}/{w('numPr')}/{w(name)}") for name in ("numId", "ilvl"))
        if deep is not None and not level:
            level = deep.get(w("val"), "")
        if num is not None:
            found = num.get(w("val"), "0")
            if found == "0" or lists.abstract(found) is None:
                return _NONE
            own = (lists.level_of(found, node.get(w("styleId"), "")) for node in styles.chain(id_))
            return found, level or next((there for there in own if there), "0")
    return _NONE


def _heading(styles: Styles, id_: str) -> bool:
    outline = any(style.find(f"{w('pPr')}/{w('outlineLvl')}") is not None for style in styles.chain(id_))
    return outline or plain_name(styles.name(id_)).startswith("heading")


def _bullet(lists: Definitions, count: _Count) -> str:
    """Return the bullet that stands before what is counted so, "" for numbers."""
    level = lists.level(count[0], int(count[1]) if count[1].isdigit() else 0)
    kind, text = (level.find(w(name)) if level is not None else None for name in ("numFmt", "lvlText"))
    return text.get(w("val"), "") if text is not None and kind is not None and kind.get(w("val")) == "bullet" else ""


def _same(one: Element, other: Element) -> bool:
    return etree.tostring(one, method="c14n", with_tail=False) == etree.tostring(other, method="c14n", with_tail=False)
