"""Marks a workbook: notes at cells, a sheet that lists them with links, and a property that says what the copy answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from annuario.register.marking.notes import MAIN, m, write_notes
from annuario.register.marking.opc import DOC, Opc

LIST_SHEETS: Final = ("Osservazioni annuario", "Remarks annuario")
"""The names that our list may have; a sheet of one of these names in a copy that came back is ours."""

ANSWER: Final = "annuario.answer"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_LONGEST = 32767  # characters of a cell


@dataclass(frozen=True, slots=True)
class CellNote:
    """What is said of one cell ("C7"), of a sheet (`ref` ""), or of the workbook (`sheet` "" too), and what to do."""

    sheet: str
    ref: str
    what: str
    do: str


@dataclass(frozen=True, slots=True)
class ListWords:
    """The words of the list: its sheet's name (one of LIST_SHEETS) and the titles of its columns."""

    name: str
    cell: str
    what: str
    do: str


def mark(content: bytes, said: Sequence[CellNote], words: ListWords, *, answers: str) -> bytes:
    """Return the workbook with a note at each cell that `said` speaks of, the list of all as its last sheet, and the property."""
    package = Opc.of(content)
    workbook = package.find("", "officeDocument")
    parts = {sheet.get("name", ""): package.by_id(workbook, sheet.get(f"{{{DOC}}}id", "")) for sheet in _sheets(package, workbook)}
    for name, part in parts.items():
        notes = _joined(note for note in said if note.sheet == name and note.ref)
        if part and notes:
            write_notes(package, part, notes)
    if words.name not in parts:
        _add_list(package, workbook, said, words)
    _set_answer(package, answers)
    return package.content()


def remove_answer(content: bytes) -> bytes:
    """Return the workbook without our list; notes are no part of what is read and stay."""
    package = Opc.of(content)
    workbook = package.find("", "officeDocument")
    for sheet in _sheets(package, workbook):
        holder = sheet.getparent()
        if sheet.get("name") in LIST_SHEETS and holder is not None and len(holder) > 1:
            holder.remove(sheet)
    return package.content()


def _sheets(package: Opc, workbook: str) -> list[etree._Element]:
    return package.tree(workbook).findall(f"{m('sheets')}/{m('sheet')}")


def _joined(notes: Iterable[CellNote]) -> Mapping[str, str]:
    """Return the words for each cell; several things said of one cell follow each other."""
    found: dict[str, str] = {}
    for note in notes:
        text = f"{note.what}\n→ {note.do}"
        found[note.ref] = f"{found[note.ref]}\n\n{text}" if note.ref in found else text
    return found


# --- the list ---


def _add_list(package: Opc, workbook: str, said: Sequence[CellNote], words: ListWords) -> None:
    part = package.free("xl/worksheets/annuario{}.xml")
    package.put(part, _list(said, words, _styles(package, workbook)))
    package.declare(part, _SHEET_TYPE)
    id_ = package.relate(workbook, f"{DOC}/worksheet", part)
    holder = package.tree(workbook).find(m("sheets"))
    if holder is not None:
        number = 1 + max((int(sheet.get("sheetId", "0")) for sheet in holder), default=0)
        etree.SubElement(holder, m("sheet"), name=words.name, sheetId=str(number)).set(f"{{{DOC}}}id", id_)


def _list(said: Sequence[CellNote], words: ListWords, styles: tuple[str, str]) -> etree._Element:
    head, body = styles
    root = etree.Element(m("worksheet"), nsmap={None: MAIN})  # type: ignore[dict-item]  # the default
    columns = etree.SubElement(root, m("cols"))
    for number, width in enumerate(("26", "60", "80"), 1):
        etree.SubElement(columns, m("col"), min=str(number), max=str(number), width=width, customWidth="1")
    rows = etree.SubElement(root, m("sheetData"))
    links = etree.Element(m("hyperlinks"))
    _row(rows, 1, (words.cell, words.what, words.do), head)
    for number, note in enumerate(said, 2):
        place = f"{note.sheet}!{note.ref}" if note.ref else note.sheet
        _row(rows, number, (place, note.what, note.do), body)
        if note.ref:
            quoted = note.sheet.replace("'", "''")
            etree.SubElement(links, m("hyperlink"), ref=f"A{number}", location=f"'{quoted}'!{note.ref}", display=place)
    if len(links):
        root.append(links)
    return root


def _row(rows: etree._Element, number: int, values: Sequence[str], style: str) -> None:
    row = etree.SubElement(rows, m("row"), r=str(number))
    for letter, value in zip("ABC", values, strict=True):
        cell = etree.SubElement(row, m("c"), r=f"{letter}{number}", t="inlineStr")
        if style:
            cell.set("s", style)
        text = etree.SubElement(etree.SubElement(cell, m("is")), m("t"))
        text.text = "".join(sign for sign in value if sign.isprintable() or sign == "\n")[:_LONGEST]
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _styles(package: Opc, workbook: str) -> tuple[str, str]:
    """Return the numbers of two looks, added to those of the workbook: a bold head, and text that wraps; "" where it has none."""
    part = package.find(workbook, "styles")
    looks = package.tree(part).find(m("cellXfs")) if part else None
    fonts = package.tree(part).find(m("fonts")) if part else None
    if looks is None or fonts is None:
        return "", ""
    etree.SubElement(etree.SubElement(fonts, m("font")), m("b"))
    for font in (len(fonts) - 1, 0):
        look = etree.SubElement(looks, m("xf"), numFmtId="0", fontId=str(font), fillId="0", borderId="0", xfId="0")
        look.set("applyFont", "1")
        look.set("applyAlignment", "1")
        etree.SubElement(look, m("alignment"), vertical="top", wrapText="1")
    for holder in (fonts, looks):
        holder.set("count", str(len(holder)))
    return str(len(looks) - 2), str(len(looks) - 1)


# --- the property ---


def _set_answer(package: Opc, value: str) -> None:
    """Write the custom property (ECMA-376 part 1, 22.3); others stay."""
    part = package.find("", "custom-properties")
    if not part:
        part = "docProps/custom.xml" if "docProps/custom.xml" not in package.parts else package.free("docProps/custom{}.xml")
        package.put(part, etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _VT}))  # type: ignore[dict-item]  # the default
        package.declare(part, _CUSTOM_TYPE)
        package.relate("", f"{DOC}/custom-properties", part)
    root = package.tree(part)
    for node in [node for node in root if node.get("name") == ANSWER]:
        root.remove(node)
    number = 1 + max((int(node.get("pid", "1")) for node in root), default=1)
    node = etree.SubElement(root, f"{{{_CUSTOM}}}property", fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", pid=str(number))
    node.set("name", ANSWER)
    etree.SubElement(node, f"{{{_VT}}}lpwstr").text = value
