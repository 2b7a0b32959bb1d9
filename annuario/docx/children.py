"""The order of children where the schema has one (ECMA-376 part 1, annex A): Word refuses, or drops, what stands elsewhere."""

from collections.abc import Iterator, Mapping
from typing import Final

from annuario.docx.names import MC, q, w
from annuario.docx.parts import Element
from annuario.docx.tree import PPR_ORDER, RPR_ORDER, SECTPR_ORDER, TBLPR_ORDER


def _order(names: str) -> Mapping[str, int]:
    return {w(name): place for place, name in enumerate(names.split())}


_CHANGES = {w(name): place - 9 for place, name in enumerate(("ins", "del", "moveFrom", "moveTo"))}
TCPR_ORDER: Final = _order(
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers "
    "cellIns cellDel cellMerge tcPrChange"
)
STYLE_ORDER: Final = _order(
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
)
_ORDERS: Final[Mapping[str, Mapping[str, int]]] = {
    w("pPr"): PPR_ORDER,
    w("rPr"): {**_CHANGES, **RPR_ORDER},
    w("tblPr"): TBLPR_ORDER,
    w("tcPr"): TCPR_ORDER,
    w("trPr"): dict.fromkeys((w("ins"), w("del")), 1) | {w("trPrChange"): 2},
    w("sectPr"): {**SECTPR_ORDER, w("headerReference"): 0, w("footerReference"): 0},
    w("style"): STYLE_ORDER,
    w("numbering"): _order("numPicBullet abstractNum num numIdMacAtCleanup"),
    w("abstractNum"): _order("nsid multiLevelType tmpl name styleLink numStyleLink lvl"),
    w("num"): _order("abstractNumId lvlOverride"),
    w("lvl"): _order("start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
    w("numPr"): _order("ilvl numId numberingChange ins"),
    w("document"): _order("background body"),
    w("sdt"): _order("sdtPr sdtEndPr sdtContent"),
}
_MANY: Final = frozenset(
    w(name)
    for name in ("headerReference", "footerReference", "tblStylePr", "numPicBullet", "abstractNum", "num", "lvl", "lvlOverride")
)
_FIRST: Final = frozenset(w(name) for name in ("pPr", "tblPr", "tcPr", "trPr", "rPr"))
_BEFORE_PPR: Final = frozenset(map(w, ("tblPrEx",)))
_HOLDERS: Final = frozenset(w(name) for name in ("tc", "tbl", "tr", "txbxContent", "footnote", "endnote", "comment", "body"))
_LOOKED_AT: Final = (*_ORDERS, *_HOLDERS)
_BLOCKS: Final = frozenset(w(name) for name in ("p", "tbl", "sdt", "customXml", "altChunk", "subDoc")) | {
    f"{{{MC}}}AlternateContent"
}
_OWNERS: Final = {
    w("pPr"): w("p"),
    w("rPr"): w("r"),
    w("tblPr"): w("tbl"),
    w("trPr"): w("tr"),
    w("tcPr"): w("tc"),
}


def check_order(root: Element) -> Iterator[str]:
    """Yield what stands in the wrong order, twice, or is missing below `root`, with a few words to find the place by."""
    for node in root.iter(*_LOOKED_AT):
        tag = str(node.tag)
        order = _ORDERS.get(tag)
        if order is not None:
            yield from _sorted(node, order)
            yield from _first(node)
        if tag in _HOLDERS:
            yield from (f"{what}{_near(node)}" for what in _filled(node))


def _sorted(node: Element, order: Mapping[str, int]) -> Iterator[str]:
    last, before = -99, ""
    for child in node:
        tag = str(child.tag)
        place = order.get(tag)
        if place is None:
            continue
        if place < last:
            yield f"in {_name(node)} {_local(tag)} stands after {_local(before)}{_near(node)}"
        elif place == last and tag == before and tag not in _MANY:
            yield f"in {_name(node)} {_local(tag)} stands twice{_near(node)}"
        else:
            last, before = place, tag


def _first(node: Element) -> Iterator[str]:
    """Properties stand in front of what they are properties of."""
    parent = node.getparent()
    if parent is None or _OWNERS.get(str(node.tag)) != parent.tag:
        return
    before = node.getprevious()
    while before is not None and (before.tag in _BEFORE_PPR or str(before.tag).endswith(("Start", "End"))):
        before = before.getprevious()
    if before is not None:
        yield f"in {_name(parent)} {_name(node)} does not stand first{_near(node)}"


def _filled(node: Element) -> Iterator[str]:
    """Yield what the holder of blocks `node` lacks (ECMA-376 part 1, 17.4), and a section's mark that is not the last."""
    match str(node.tag).rpartition("}")[2]:
        case "body":
            yield from _last_section(node)
        case "tbl":
            names = [child.tag for child in node if child.tag in {w("tblPr"), w("tblGrid")}]
            if names != [w("tblPr"), w("tblGrid")]:
                yield "a table lacks its properties or its grid, or has them in another order"
            if next(node.iter(w("tr")), None) is None:
                yield "a table has no row"
        case "tr":
            if next(node.iter(w("tc")), None) is None:
                yield "a row has no cell"
        case name:
            blocks = [child.tag for child in node if child.tag in _BLOCKS]
            if not blocks:
                yield f"{name} holds no paragraph"
            elif name == "tc" and blocks[-1] == w("tbl"):
                yield "a cell ends in a table without a paragraph behind it"


def _last_section(body: Element) -> Iterator[str]:
    marks = body.findall(w("sectPr"))
    if len(marks) > 1:
        yield "the body has more than one mark of its last section"
    if marks and body[-1] is not marks[-1]:
        yield "something stands after the mark of the last section"


def _near(node: Element) -> str:
    """Return a few words that stand at `node`, to find the place by."""
    holder = node if node.tag in _HOLDERS else next(node.iterancestors(w("p")), None)
    if holder is None or holder.tag == w("body"):
        return ""
    words: list[str] = []
    for text in holder.iter(w("t"), q("m:t")):
        words.append(text.text or "")
        if sum(map(len, words)) > 40:  # noqa: PLR2004 -- enough words to find the place by
            break
    found = "".join(words)[:40].strip()
    return f" (at “{found}”)" if found else ""


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _name(node: Element) -> str:
    return _local(str(node.tag))
