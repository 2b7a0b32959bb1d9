"""A new look for a document that people have already changed: styles, lists, theme, page and running heads of a house.

Styles are matched by name, for ids do not survive editors. No text, and nothing that is formatted by hand, is touched.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from annuario.docx.carry import Carrier
from annuario.docx.house import Measures, Styles, plain_name
from annuario.docx.names import q, w
from annuario.docx.parts import Element, Package
from annuario.docx.tree import SECTPR_ORDER, number, put, remove_all

_NAMING: Final = ("basedOn", "next", "link")
_NEARLY: Final = 60  # twips by which columns that were rounded may miss the width of the text
_FRINGES: Final = ("headerReference", "footerReference")


def put_new_look(package: Package, house: Package) -> None:
    """Give `package` the looks of `house`; styles that only the package has stay."""
    ids = _shared_ids(package, house)
    _renew_theme(package, house)
    _renew_lists(package, house, ids)
    _renew_styles(package, house, ids)
    _renew_fringes(package, house, ids)
    before = Measures.of(package).across
    for section in package.body.iter(w("sectPr")):
        _renew_page(section, house.body.find(w("sectPr")))
    _fit_tables(package, before, Measures.of(package).across)


def _shared_ids(package: Package, house: Package) -> dict[str, str]:
    """Return by the id of each style of the house the id that it has, or is to have, in the package."""
    own, new = Styles(package), Styles(house)
    ids = {}
    for id_, style in new.by_id.items():
        name = plain_name(new.name(id_))
        ids[id_] = own.ids.get((style.get(w("type"), ""), name)) or _free(id_, own)
    return ids


def _free(id_: str, own: Styles) -> str:
    while id_ in own.by_id:
        id_ += "House"
    return id_


def _renew_styles(package: Package, house: Package, ids: dict[str, str]) -> None:
    part, new = package.related("styles"), house.related("styles")
    if part is None or new is None:
        return
    root, own = part.tree(), Styles(package).by_id
    defaults, old = new.tree().find(w("docDefaults")), root.find(w("docDefaults"))
    if defaults is not None and old is not None:
        root.replace(old, deepcopy(defaults))
    for style in new.tree().iterfind(w("style")):
        made = deepcopy(style)
        _rename(made, ids)
        there = own.get(made.get(w("styleId"), ""))
        if there is None:
            root.append(made)
            continue
        number = there.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        wanted = made.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        if number is not None and wanted is not None:
            wanted.set(w("val"), number.get(w("val"), ""))
        root.replace(there, made)


def _rename(root: Element, ids: dict[str, str]) -> None:
    """Let what names styles of the house below `root` name those of the package."""
    if root.tag == w("style"):
        root.set(w("styleId"), ids.get(root.get(w("styleId"), ""), root.get(w("styleId"), "")))
    for node in root.iter(*map(w, (*_NAMING, "pStyle", "rStyle", "tblStyle"))):
        node.set(w("val"), ids.get(node.get(w("val"), ""), node.get(w("val"), "")))


def _renew_lists(package: Package, house: Package, ids: dict[str, str]) -> None:
    """Give the lists that the house's styles number by, and all that look like them, the levels that they have there."""
    own, new = Styles(package), Styles(house)
    pairs = []
    for id_, style in new.by_id.items():
        there = own.by_id.get(ids[id_])
        wanted, found = _definition(house, style), _definition(package, there) if there is not None else None
        if wanted is not None and found is not None:
            pairs.append((_looks(found), wanted))
    part = package.related("numbering")
    for definition in part.tree().iterfind(w("abstractNum")) if part is not None and pairs else ():
        wanted = next((wanted for looks, wanted in pairs if looks == _looks(definition)), None)
        if wanted is not None:
            _renew_levels(definition, wanted, ids)


def _looks(definition: Element) -> list[bytes]:
    """Return what the levels of a list look like, whichever styles number by them and wherever they begin."""
    levels = deepcopy(definition)
    remove_all(levels, ("w:pStyle", "w:start"))
    return [etree.tostring(level, method="c14n", exclusive=True) for level in levels.iterfind(w("lvl"))]


def _renew_levels(definition: Element, wanted: Element, ids: dict[str, str]) -> None:
    for level, new in zip(definition.findall(w("lvl")), wanted.findall(w("lvl")), strict=False):
        made = deepcopy(new)
        _rename(made, ids)
        for name in ("start", "pStyle"):
            own, given = level.find(w(name)), made.find(w(name))
            if own is None and given is not None:
                made.remove(given)
            elif own is not None and given is not None:
                given.set(w("val"), own.get(w("val"), ""))
        definition.replace(level, made)


def _definition(package: Package, style: Element) -> Element | None:
    """Return the list that a style numbers by."""
    part = package.related("numbering")
    number = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    if part is None or number is None:
        return None
    root = part.tree()
    used = next((num for num in root.iterfind(w("num")) if num.get(w("numId")) == number.get(w("val"))), None)
    abstract = used.find(w("abstractNumId")) if used is not None else None
    return next(
        (
            one
            for one in root.iterfind(w("abstractNum"))
            if abstract is not None and one.get(w("abstractNumId")) == abstract.get(w("val"))
        ),
        None,
    )


def _renew_theme(package: Package, house: Package) -> None:
    own, new = package.related("theme"), house.related("theme")
    if own is not None and new is not None:
        own.replace(deepcopy(new.tree()))


def _renew_fringes(package: Package, house: Package, ids: dict[str, str]) -> None:
    """Let the headers and footers be the house's, with what they show; those of a kind that the house lacks stay."""
    wanted = dict(_fringes(house, house.body.find(w("sectPr"))))
    done: set[str] = set()
    carrier = Carrier(package)
    for section in list(package.body.iter(w("sectPr"))):
        for kind, name in _fringes(package, section):
            if kind not in wanted or name in done:
                continue
            done.add(name)
            part, source = package.parts[name], house.parts[wanted[kind]]
            root = deepcopy(source.tree())
            _rename(root, ids)
            part.rels.clear()
            carrier.relink(root, house, source, part)
            part.replace(root)


def _fringes(package: Package, section: Element | None) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield (header or footer, its pages) and the name of the part of each running head and foot of a section."""
    for mark in section.iter(*map(w, _FRINGES)) if section is not None else ():
        rel = package.main.rels.get(mark.get(q("r:id"), ""))
        if rel is not None and not rel.external and rel.target in package.parts:
            yield (str(mark.tag), mark.get(w("type"), "default")), rel.target


def _renew_page(section: Element, house: Element | None) -> None:
    """Give a section the house's paper and margins; one that lies on its side goes on doing so."""
    size, margins = (house.find(w(name)) if house is not None else None for name in ("pgSz", "pgMar"))
    own = section.find(w("pgSz"))
    if size is None or margins is None:
        return
    size, margins = deepcopy(size), deepcopy(margins)
    if own is not None and own.get(w("orient")) == "landscape":
        width, height = size.get(w("w"), ""), size.get(w("h"), "")
        for name, value in (("w", height), ("h", width), ("orient", "landscape")):
            size.set(w(name), value)
        sides = [margins.get(w(side), "1440") for side in ("left", "top", "right", "bottom")]
        for side, value in zip(("top", "right", "bottom", "left"), sides, strict=True):
            margins.set(w(side), value)
    put(section, size, SECTPR_ORDER)
    put(section, margins, SECTPR_ORDER)


def _fit_tables(package: Package, before: int, now: int) -> None:
    """Let tables that were as wide as the text be so again."""
    for table in package.body.iterfind(w("tbl")) if now != before else ():
        width = table.find(f"{w('tblPr')}/{w('tblW')}")
        if width is not None and abs(number(width.get(w("w")), 0) - before) <= _NEARLY:
            cells = table.iterfind(f"{w('tr')}/{w('tc')}/{w('tcPr')}/{w('tcW')}")
            for node in (width, *table.iterfind(f"{w('tblGrid')}/{w('gridCol')}"), *cells):
                node.set(w("w"), str(round(number(node.get(w("w")), 0) * now / before)))
