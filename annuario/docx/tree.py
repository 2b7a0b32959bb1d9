"""Small moves in a tree of WordprocessingML that several passes need: remove, unwrap, and the order of properties.

ECMA-376 part 1 gives the children of `w:pPr`, `w:rPr` and others one order, and Word refuses files that break it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, cast

from lxml import etree

from annuario.docx.names import PREFIXES, q, w
from annuario.docx.parts import Element


def _order(names: str) -> Mapping[str, int]:
    return {w(name): place for place, name in enumerate(names.split())}


PPR_ORDER: Final = _order(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens "
    "kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
    "rPr sectPr pPrChange"
)
RPR_ORDER: Final = _order(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden "
    "color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish "
    "oMath rPrChange"
)
TBLPR_ORDER: Final = _order(
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd "
    "tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
)
SECTPR_ORDER: Final = _order(
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt "
    "vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)


def remove(element: Element) -> None:
    """Take `element` out of its tree; text that follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail and element.tail.strip():
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def unwrap(element: Element, *, content: Element | None = None) -> None:
    """Put the children of `element` (or of `content` within it) in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for child in reversed(list(element if content is None else content)):
        parent.insert(place, child)
    remove(element)


def remove_all(root: Element, names: Iterable[str]) -> int:
    """Remove every element with one of the prefixed `names` below `root`; return how many."""
    found = list(root.iter(*[q(name) for name in names]))
    for element in found:
        remove(element)
    return len(found)


def remove_comment_marks(root: Element) -> None:
    """Remove what marks the place of comments below `root`."""
    for mark in list(root.iter(w("commentReference"))):
        run = mark.getparent()
        alone = run is not None and run.tag == w("r") and len(run) - len(run.findall(w("rPr"))) == 1
        remove(run if run is not None and alone else mark)
    remove_all(root, ("w:commentRangeStart", "w:commentRangeEnd"))


def properties(element: Element, name: str) -> Element:
    """Return the property element `name` (pPr, rPr, tblPr …) of `element`, made as its first child if it lacks one."""
    found = element.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        element.insert(0, found)
    return found


def put(props: Element, child: Element, order: Mapping[str, int]) -> None:
    """Put `child` among `props` where the schema's `order` wants it, in place of one of its name."""
    old = props.find(child.tag)
    if old is not None:
        props.remove(old)
    mine = order[str(child.tag)]
    for place, other in enumerate(props):
        if order.get(str(other.tag), len(order)) > mine:
            props.insert(place, child)
            return
    props.append(child)


def element(name: str, text: str | None = None, /, **attributes: str) -> Element:
    """Return a new element with a prefixed `name`; attributes without prefix go in the main namespace."""
    made = etree.Element(q(name), nsmap={"w": PREFIXES["w"]} if name.startswith("w:") else None)
    for key, value in attributes.items():
        made.set(w(key), value)
    made.text = text
    return made


def on(props: Element | None, name: str) -> bool | None:
    """Return whether the switch `name` (`b`, `i` …) is on in `props`; None where it says nothing."""
    found = props.find(w(name)) if props is not None else None
    if found is None:
        return None
    return found.get(w("val"), "true") not in {"0", "false", "off", "none"}


def finder(path: str) -> Callable[[Element], list[Element]]:
    """Return a function that returns the elements below another that an XPath with the usual prefixes finds, at C's speed."""
    return cast("Callable[[Element], list[Element]]", etree.XPath(path, namespaces=PREFIXES))


def number(value: str | None, default: int) -> int:
    """Return the whole number that an attribute holds, `default` where it holds none: files carry "12.5", "" and worse."""
    try:
        return round(float(value)) if value else default
    except (ValueError, OverflowError):
        return default
