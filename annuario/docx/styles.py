"""Styles of a piece in the house: by name where the house has it, else the style comes along with all it stands on."""

from collections.abc import Iterable
from copy import deepcopy

from annuario.docx.house import Styles, plain_name
from annuario.docx.names import w
from annuario.docx.parts import Element, Package
from annuario.docx.tree import remove, remove_all

_LINKS = ("basedOn", "link", "next")


def adopt_styles(source: Package, out: Package, styles: Styles, within: Iterable[Element] = ()) -> dict[str, str]:
    """Return the id in `out` of every style that the text of `source` (or `within`) uses; copies in those that the house lacks."""
    own = Styles(source)
    ids: dict[str, str] = {}
    for root in within or [story.tree() for story in source.stories()]:
        for node in root.iter(w("pStyle"), w("rStyle"), w("tblStyle")):
            _adopt(node.get(w("val"), ""), own, out, styles, ids)
    return ids


def _adopt(id_: str, own: Styles, out: Package, styles: Styles, ids: dict[str, str]) -> None:
    if id_ in ids or id_ not in own.by_id:
        return
    style = own.by_id[id_]
    key = (style.get(w("type"), ""), plain_name(own.name(id_)))
    if key in styles.ids:
        ids[id_] = styles.ids[key]
        return
    part = out.related("styles")
    if part is None:
        return
    ids[id_] = _free(id_, styles)
    copy = deepcopy(style)
    copy.set(w("styleId"), ids[id_])
    copy.attrib.pop(w("default"), "")
    remove_all(copy, ("w:numPr",))  # it would count in a list of the house's
    part.tree().append(copy)
    styles.by_id[ids[id_]] = copy
    styles.ids[key] = ids[id_]
    for name in _LINKS:
        _follow(copy.find(w(name)), own, out, styles, ids)


def _follow(link: Element | None, own: Styles, out: Package, styles: Styles, ids: dict[str, str]) -> None:
    if link is None:
        return
    old = link.get(w("val"), "")
    _adopt(old, own, out, styles, ids)
    if old in ids:
        link.set(w("val"), ids[old])
    else:
        remove(link)


def _free(id_: str, styles: Styles) -> str:
    number, wanted = 1, id_
    while wanted in styles.by_id:
        number += 1
        wanted = f"{id_}{number}"
    return wanted
