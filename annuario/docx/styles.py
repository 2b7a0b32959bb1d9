"""Styles of a piece in the house: by name where the house has it, else the style comes along with all it stands on.

A style that both have looks as the house's does, whatever the piece's own look: one document has one look. What a style of the
piece counts stays with its paragraphs.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from annuario.docx.house import Styles, plain_name
from annuario.docx.names import w
from annuario.docx.parts import Element, Package
from annuario.docx.tree import remove

_LINKS = ("basedOn", "link", "next")
_MARKS = (w("pStyle"), w("rStyle"), w("tblStyle"))


@dataclass(frozen=True, slots=True)
class Adopted:
    """The styles of one piece: their ids in the house by the old ones, and copies of those that came along, by their new ids."""

    ids: dict[str, str] = field(default_factory=dict)
    fresh: dict[str, Element] = field(default_factory=dict)

    def numberings(self) -> set[str]:
        """Return the ids of the numberings that the styles that came along count in."""
        return {node.get(w("val"), "0") for style in self.fresh.values() for node in style.iter(w("numId"))}


def adopt_styles(own: Styles, out: Package, styles: Styles, within: Iterable[Element] = ()) -> Adopted:
    """Return what becomes of every style of a document, `own`, that its text uses; copies in those that the house lacks.

    `within` restricts it to the styles that these elements use.
    """
    adopted = Adopted()
    roots = tuple(within) or tuple(story.tree() for story in own.package.stories(comments=True))
    used = {node.get(w("val"), "") for root in roots for node in root.iter(*_MARKS)}
    part = out.related("styles")
    for id_ in sorted(used):
        _adopt(id_, own, part.tree() if part is not None else None, styles, adopted)
    return adopted


def _adopt(id_: str, own: Styles, root: Element | None, styles: Styles, adopted: Adopted) -> None:
    if id_ in adopted.ids or id_ not in own.by_id:
        return
    style = own.by_id[id_]
    key = (style.get(w("type"), ""), plain_name(own.name(id_)))
    if key in styles.ids:
        adopted.ids[id_] = styles.ids[key]
        return
    if root is None:
        return
    new = adopted.ids[id_] = _free(id_, styles)
    copy = deepcopy(style)
    copy.set(w("styleId"), new)
    copy.attrib.pop(w("default"), "")
    root.append(copy)
    styles.by_id[new] = adopted.fresh[new] = copy
    styles.ids[key] = new
    for name in _LINKS:
        _follow(copy.find(w(name)), own, root, styles, adopted)


def _follow(link: Element | None, own: Styles, root: Element, styles: Styles, adopted: Adopted) -> None:
    if link is None:
        return
    old = link.get(w("val"), "")
    _adopt(old, own, root, styles, adopted)
    if old in adopted.ids:
        link.set(w("val"), adopted.ids[old])
    else:
        remove(link)


def _free(id_: str, styles: Styles) -> str:
    number, wanted = 1, id_
    while wanted in styles.by_id:
        number += 1
        wanted = f"{id_}{number}"
    return wanted


def rename_styles(root: Element, ids: Mapping[str, str]) -> None:
    """Let every reference to a style below `root` follow `ids`; one to no style goes, for it might be one of the house's."""
    for node in list(root.iter(*_MARKS)):
        new = ids.get(node.get(w("val"), ""))
        if new is None:
            remove(node)
        else:
            node.set(w("val"), new)
