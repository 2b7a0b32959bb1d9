"""The strict form of the standard (ISO/IEC 29500-1) read as the transitional one that all else here speaks.

Maps namespaces and types of relationships, and the values that the strict form writes otherwise: measures with a unit,
percentages, start and end for left and right. Judges nothing.
"""

import re
from typing import Final

from lxml import etree

from annuario.docx.names import C, W, w
from annuario.docx.parts import Element, Part

_STRICT: Final = "http://purl.oclc.org/ooxml/"
_USUAL: Final = "http://schemas.openxmlformats.org/"
_WORDS: Final = {
    "extendedProperties": "extended-properties",
    "customProperties": "custom-properties",
}
_TAG: Final = re.compile(rb"<[^>]+>")
_NAME: Final = re.compile(rb'"http://purl\.oclc\.org/ooxml/([\w/]+)"')
_MEASURE: Final = re.compile(r"(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)")
_PERCENT: Final = re.compile(r"(-?\d+(?:\.\d+)?)%")
_POINTS: Final = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
_HALVES: Final = frozenset(w(name) for name in ("sz", "szCs", "kern", "position", "hps", "hpsRaise", "hpsBaseText"))
_TWENTIETHS: Final = frozenset(
    w(name)
    for name in (
        *("spacing", "defaultTabStop", "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing", "hyphenationZone"),
        *("drawingGridHorizontalOrigin", "drawingGridVerticalOrigin", "trHeight", "fitText"),
    )
)
# Attributes that are measures wherever they stand: page, margins, indents, spacing, tables, frames, columns.
_MEASURES: Final = frozenset(
    w(name)
    for name in (
        *("w", "h", "left", "right", "start", "end", "top", "bottom", "header", "footer", "gutter", "before", "after", "line"),
        *("hanging", "firstLine", "pos", "space", "x", "y", "hSpace", "vSpace", "tblpX", "tblpY", "leftFromText", "charSpace"),
        *("rightFromText", "topFromText", "bottomFromText", "distance", "linePitch", "dxaOrig", "dyaOrig"),
    )
)
_SIDES: Final = {"start": "left", "end": "right"}
_TURNED: Final = {"tb": "lrTb", "rl": "tbRl", "lr": "btLr", "tbV": "lrTbV", "rlV": "tbRlV", "lrV": "tbLrV"}


def is_strict(type_: str) -> bool:
    """Return whether a type of relationship or a namespace is one of the strict form."""
    return type_.startswith(_STRICT)


def usual_relation(type_: str) -> str:
    """Return the transitional type of a relationship."""
    if not is_strict(type_):
        return type_
    kind = type_.removeprefix(f"{_STRICT}officeDocument/relationships/")
    if kind.endswith("core-properties"):
        return f"{_USUAL}package/2006/relationships/metadata/core-properties"
    return f"{_USUAL}officeDocument/2006/relationships/{_WORDS.get(kind, kind)}"


def usual_namespace(name: str) -> str:
    """Return the transitional namespace of a strict one such as `http://purl.oclc.org/ooxml/wordprocessingml/main`."""
    family, _, last = name.removeprefix(_STRICT).partition("/")
    return f"{_USUAL}{family}/2006/{_WORDS.get(last, last)}"


def make_usual(part: Part) -> None:
    """Let an XML part of the strict form be of the transitional one; raises Unreadable as `Part.tree`."""
    if _STRICT.encode() not in part.content and b"\0" not in part.content:  # the second may be in UTF-16
        return
    # Written anew, no attribute has a bare angle bracket: what stands between two is a tag, and words stay as they are.
    content = etree.tostring(part.tree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    content = _TAG.sub(lambda tag: _NAME.sub(_usual, tag[0]), content)
    renamed = Part(part.name, part.type, content)
    for node in renamed.tree().iter():
        _usual_values(node)
    part.reset(renamed.content)


def _usual(match: re.Match[bytes]) -> bytes:
    return f'"{usual_namespace(_STRICT + match[1].decode())}"'.encode()


_BANDS: Final = (
    *("firstRow", "lastRow", "firstColumn", "lastColumn", "oddVBand", "evenVBand", "oddHBand", "evenHBand"),
    *("firstRowFirstColumn", "firstRowLastColumn", "lastRowFirstColumn", "lastRowLastColumn"),
)


def _usual_bands(node: Element) -> None:
    """The usual form says in twelve digits which parts of a table something is (ECMA-376 part 4, 14.3.1)."""
    if node.get(w("val")) is None:
        node.set(w("val"), "".join("1" if node.get(w(name)) in {"1", "true", "on"} else "0" for name in _BANDS))


def _usual_values(node: Element) -> None:
    tag = str(node.tag)
    if tag.startswith(f"{{{W}}}"):
        _usual_word(node)
    elif tag.startswith(f"{{{_USUAL}drawingml"):
        for key, value in node.attrib.items():
            found = _PERCENT.fullmatch(str(value))
            if found:  # thousandths, but in charts whole ones
                node.set(key, str(round(float(found[1]) * (1 if tag.startswith(f"{{{C}}}") else 1000))))


def _usual_word(node: Element) -> None:
    for key, value in list(node.attrib.items()):
        new = _value(str(node.tag), str(key), str(value), node.get(w("type"), ""))
        side = _SIDES.get(str(key).removeprefix(w("")))
        if side is not None and node.tag == w("ind"):
            del node.attrib[key]
            node.set(w(side), new)
        elif new != value:
            node.set(key, new)
    for old, new in (("startChars", "leftChars"), ("endChars", "rightChars")):
        if w(old) in node.attrib:
            node.set(w(new), str(node.attrib.pop(w(old))))
    if node.tag == w("cnfStyle"):
        _usual_bands(node)
    parent = node.getparent()
    if node.tag in {w("start"), w("end")} and parent is not None and str(parent.tag).endswith(("Borders", "CellMar", "tcMar")):
        node.tag = w(_SIDES[str(node.tag).removeprefix(w(""))])


def _value(tag: str, key: str, value: str, type_: str) -> str:
    measure, percent = _MEASURE.fullmatch(value), _PERCENT.fullmatch(value)
    if key == w("val"):
        return _usual_val(tag, value, measure, percent)
    if measure and key in _MEASURES:
        return str(round(float(measure[1]) * _POINTS[measure[2]] * 20))
    if percent and key == w("w") and type_ == "pct":
        return str(round(float(percent[1]) * 50))
    if percent and key == w("percent"):
        return str(round(float(percent[1])))
    return value


def _usual_val(tag: str, value: str, measure: re.Match[str] | None, percent: re.Match[str] | None) -> str:
    if measure and tag in _HALVES | _TWENTIETHS:
        return str(round(float(measure[1]) * _POINTS[measure[2]] * (2 if tag in _HALVES else 20)))
    if percent and tag == w("w"):
        return str(round(float(percent[1])))
    if tag in {w("jc"), w("lvlJc"), w("tab"), w("ptab")}:
        return _SIDES.get(value, value)
    return _TURNED.get(value, value) if tag == w("textDirection") else value
