"""A copy of a DOCX for the export of a PDF, without what LibreOffice would trip over or fill in by the clock.

Four cures, each for something that was seen: comments end a LibreOffice without windows, DATE and TIME fields show the
moment of the run, links without a character style are dropped, and a chart loses its description on the way. Everything
else in the file is carried over as it is; the source is never written to.
"""

import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from annuario.markup import parse

_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_DRAWING = (
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
)
_CHART = ("http://schemas.openxmlformats.org/drawingml/2006/chart", "http://purl.oclc.org/ooxml/drawingml/chart")
_OFFICE = "urn:schemas-microsoft-com:office:office"
_VML = "urn:schemas-microsoft-com:vml"
_CLOCK = re.compile(r"\s*(DATE|TIME)\b", re.IGNORECASE)  # ECMA-376 part 1, 17.16.5.16 and 17.16.5.72
_TELLING = (b":comment", b"DATE", b"TIME", b"date", b"time", b":hyperlink", b"/chart", b"OLEObject")
_LINK_STYLE = "AnnuarioLink"
_MAIN, _STYLES = "word/document.xml", "word/styles.xml"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was found while copying: the descriptions of charts and embedded objects in the order of the text."""

    descriptions: tuple[str, ...] = ()


def copy_for_export(source: Path, target: Path) -> Prepared:
    """Copy a file; if it is a DOCX, without comment marks, with dates as it last showed them, and with links that last.

    What is no zip, or does not parse, is copied as it is: to judge it is for others.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            trees = {
                name: parse(content) for name in archive.namelist() if _is_text(name) and _tells(content := archive.read(name))
            }
            changed = {name for name, root in trees.items() if sum([_drop_comments(root), _freeze_dates(root)])}
            linked = {name for name, root in trees.items() if _style_links(root)}
            if linked and _STYLES in archive.namelist():
                styles = parse(archive.read(_STYLES))
                _add_link_style(styles)
                trees[_STYLES] = styles
                changed |= linked | {_STYLES}
            if changed:
                _write(archive, {name: _bytes(trees[name]) for name in changed}, target)
            else:
                shutil.copyfile(source, target)
            return Prepared(_descriptions(trees[_MAIN]) if _MAIN in trees else ())
    except (zipfile.BadZipFile, etree.XMLSyntaxError, EOFError, RuntimeError, NotImplementedError):
        shutil.copyfile(source, target)
        return Prepared()


def _is_text(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml") and name != _STYLES


def _tells(content: bytes) -> bool:
    return any(word in content for word in _TELLING)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _w(*names: str) -> tuple[str, ...]:
    return tuple(f"{{{space}}}{name}" for space in _SPACES for name in names)


def _drop_comments(root: etree._Element) -> bool:
    """Remove the marks that tie comments to the text.

    LibreOffice draws a small window for each once a document is loaded; Debian's -nogui packages lack that window's
    description (`annotation.ui`), and the whole program ends there. A PDF shows no comment anyway.
    """
    marks = list(root.iter(*_w("commentRangeStart", "commentRangeEnd", "commentReference")))
    for mark in marks:
        _remove(mark)
    return bool(marks)


# --- fields that show the clock ---


def _freeze_dates(root: etree._Element) -> bool:
    """Leave of a DATE or TIME field what it last showed: LibreOffice would show the moment of the export."""
    simple = [field for field in root.iter(*_w("fldSimple")) if _CLOCK.match(_attribute(field, "instr"))]
    for field in simple:
        parent, place = field.getparent(), 0
        if parent is not None:
            place = parent.index(field)
            parent[place : place + 1] = list(field)
    scaffold = _clock_scaffold(root)
    for run in scaffold:
        _remove(run)
    return bool(simple or scaffold)


def _clock_scaffold(root: etree._Element) -> list[etree._Element]:
    """The marks and instructions of all DATE and TIME fields, nested or not, without what they show."""
    found: list[etree._Element] = []
    open_fields: list[tuple[list[etree._Element], list[str]]] = []
    for element in root.iter(*_w("fldChar", "instrText")):
        kind = _attribute(element, "fldCharType")
        if kind == "begin":
            open_fields.append(([], []))
        if not open_fields:
            continue
        parts, words = open_fields[-1]
        parts.append(element)
        if not kind:
            words.append(element.text or "")
        if kind == "end":
            open_fields.pop()
            if _CLOCK.match("".join(words)):
                found += parts
    return found


def _attribute(element: etree._Element, name: str) -> str:
    return next((element.get(key, "") for key in _w(name) if key in element.attrib), "")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


# --- links ---


def _style_links(root: etree._Element) -> bool:
    """Give the words of links that have no character style one without a look: 7.4 drops links that have none."""
    changed = False
    for link in root.iter(*_w("hyperlink")):
        space = etree.QName(link).namespace
        for run in link.iter(f"{{{space}}}r"):
            props = run.find(f"{{{space}}}rPr")
            if props is None:
                props = etree.Element(f"{{{space}}}rPr")
                run.insert(0, props)
            if props.find(f"{{{space}}}rStyle") is None:
                style = etree.Element(f"{{{space}}}rStyle")
                style.set(f"{{{space}}}val", _LINK_STYLE)
                props.insert(0, style)
                changed = True
    return changed


def _add_link_style(styles: etree._Element) -> None:
    space = etree.QName(styles).namespace
    style = etree.SubElement(styles, f"{{{space}}}style", {f"{{{space}}}type": "character", f"{{{space}}}styleId": _LINK_STYLE})
    etree.SubElement(style, f"{{{space}}}name").set(f"{{{space}}}val", _LINK_STYLE)


# --- descriptions ---


def _descriptions(root: etree._Element) -> tuple[str, ...]:
    """What stands in the text for charts (docPr/@descr) and embedded objects (shape/@alt), in order."""
    charts = [f"{{{space}}}chart" for space in _CHART]
    return tuple(_description(element) for element in root.iter(*charts, f"{{{_OFFICE}}}OLEObject"))


def _description(element: etree._Element) -> str:
    frame = next(element.iterancestors(*(f"{{{space}}}{kind}" for space in _DRAWING for kind in ("inline", "anchor"))), None)
    if frame is not None:
        props = next((found for space in _DRAWING if (found := frame.find(f"{{{space}}}docPr")) is not None), None)
        return "" if props is None else props.get("descr", "")
    parent = element.getparent()
    shape = None if parent is None else parent.find(f"{{{_VML}}}shape")
    return "" if shape is None else shape.get("alt", "")


def _write(archive: zipfile.ZipFile, changed: dict[str, bytes], target: Path) -> None:
    with zipfile.ZipFile(target, "w") as copy:  # it is read once and thrown away: packing photographs again would cost seconds
        for each in archive.infolist():
            content = changed.get(each.filename) or archive.read(each)
            copy.writestr(each, content, compress_type=zipfile.ZIP_STORED)
