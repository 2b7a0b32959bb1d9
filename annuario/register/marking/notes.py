"""Notes at cells, as Excel keeps them: a part with the words (ECMA-376 part 1, 18.7) and one with the boxes that show them.

The boxes are VML (ECMA-376 part 4, 19), for want of any other; Excel shows no note without one.
"""

from collections.abc import Mapping

from lxml import etree
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from annuario.register.marking.opc import DOC, Opc

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
AUTHOR = "annuario"
_V, _O, _X = "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office", "urn:schemas-microsoft-com:office:excel"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER = ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")
_STYLE = "position:absolute;margin-left:60pt;margin-top:2pt;width:230pt;height:{height}pt;z-index:1;visibility:hidden"
_LARGEST = 32 * 1024 * 1024  # bytes of a sheet that is patched; a larger one keeps to the list


def m(name: str) -> str:
    """Return a name in the main namespace of SpreadsheetML."""
    return f"{{{MAIN}}}{name}"


def write_notes(package: Opc, sheet: str, said: Mapping[str, str]) -> None:
    """Write a note at each cell of the part `sheet`; what stands in a cell's note already stays above it.

    A sheet whose boxes cannot be read as XML, or that is too large to be patched, is left as it is.
    """
    if not said or len(package.parts[sheet]) > _LARGEST:
        return
    try:
        boxes = _boxes(package, sheet)
        comments = _comments(package, sheet)
    except etree.XMLSyntaxError:
        return
    there = {node.get("ref", ""): node for node in comments.iter(m("comment"))}
    author = _author(comments)
    for ref, text in said.items():
        if ref in there:
            _append(there[ref], text)
        else:
            _add(comments, ref, text, author)
            _box(boxes, ref, text)


def _comments(package: Opc, sheet: str) -> etree._Element:
    """Return the root of the sheet's notes, made if it has none."""
    part = package.find(sheet, "comments")
    if not part:
        part = package.free("xl/notes{}.xml")
        root = etree.Element(m("comments"), nsmap={None: MAIN})  # type: ignore[dict-item]  # the default
        etree.SubElement(root, m("authors"))
        etree.SubElement(root, m("commentList"))
        package.put(part, root)
        package.declare(part, _COMMENTS_TYPE)
        package.relate(sheet, f"{DOC}/comments", part)
    return package.tree(part)


def _boxes(package: Opc, sheet: str) -> etree._Element:
    """Return the root of the sheet's boxes, made if it has none."""
    root = package.tree(sheet)
    mark = root.find(m("legacyDrawing"))
    part = package.by_id(sheet, mark.get(f"{{{DOC}}}id", "")) if mark is not None else ""
    if not part:
        part = package.free("xl/noteBoxes{}.vml")
        package.put(part, etree.Element("xml", nsmap={"v": _V, "o": _O, "x": _X}))
        package.declare(".vml", _VML_TYPE)
        id_ = package.relate(sheet, f"{DOC}/vmlDrawing", part)
        made = etree.Element(m("legacyDrawing"), nsmap={"r": DOC})
        made.set(f"{{{DOC}}}id", id_)
        place = next((at for at, node in enumerate(root) if etree.QName(node).localname in _AFTER), len(root))
        root.insert(place, made)
    return package.tree(part)


def _author(comments: etree._Element) -> str:
    """Return the number of our name among the authors."""
    authors = comments.find(m("authors"))
    if authors is None:
        authors = etree.Element(m("authors"))
        comments.insert(0, authors)
    names = [node.text or "" for node in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, m("author")).text = AUTHOR
        names.append(AUTHOR)
    return str(names.index(AUTHOR))


def _add(comments: etree._Element, ref: str, text: str, author: str) -> None:
    holder = comments.find(m("commentList"))
    if holder is None:
        holder = etree.SubElement(comments, m("commentList"))
    made = etree.SubElement(holder, m("comment"), ref=ref, authorId=author)
    _text(etree.SubElement(etree.SubElement(etree.SubElement(made, m("text")), m("r")), m("t")), text)


def _append(comment: etree._Element, text: str) -> None:
    """Add words to a note that is there."""
    words = comment.find(m("text"))
    if words is None:
        words = etree.SubElement(comment, m("text"))
    for plain in words.findall(m("t")):  # a note may hold a single text or runs, and not both
        run = etree.Element(m("r"))
        words.replace(plain, run)
        run.append(plain)
    run = etree.Element(m("r"))
    last = [at for at, node in enumerate(words) if node.tag == m("r")]
    words.insert(last[-1] + 1 if last else 0, run)
    _text(etree.SubElement(run, m("t")), f"\n\n{text}")


def _text(node: etree._Element, text: str) -> None:
    node.text = text
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _box(boxes: etree._Element, ref: str, text: str) -> None:
    letters, row = coordinate_from_string(ref)
    column = column_index_from_string(letters)
    number = 1 + sum(1 for _ in boxes.iter(f"{{{_V}}}shape"))
    height = 30 + 12 * (1 + len(text) // 45 + text.count("\n"))
    shape = etree.SubElement(boxes, f"{{{_V}}}shape", id=f"annuario_{number}", fillcolor="#fff8d6")
    shape.set("style", _STYLE.format(height=height))
    shape.set(f"{{{_O}}}insetmode", "auto")
    etree.SubElement(shape, f"{{{_V}}}fill", color2="#fff8d6")
    etree.SubElement(shape, f"{{{_V}}}shadow", on="t", obscured="t")
    etree.SubElement(etree.SubElement(shape, f"{{{_V}}}textbox", style="mso-direction-alt:auto"), "div", style="text-align:left")
    data = etree.SubElement(shape, f"{{{_X}}}ClientData", ObjectType="Note")
    etree.SubElement(data, f"{{{_X}}}MoveWithCells")
    etree.SubElement(data, f"{{{_X}}}SizeWithCells")
    lines = 2 + height // 15
    anchor = (column, 12, row - 1, 4, column + 4, 30, row - 1 + lines, 4)
    etree.SubElement(data, f"{{{_X}}}Anchor").text = ", ".join(map(str, anchor))
    etree.SubElement(data, f"{{{_X}}}AutoFill").text = "False"
    etree.SubElement(data, f"{{{_X}}}Row").text = str(row - 1)
    etree.SubElement(data, f"{{{_X}}}Column").text = str(column - 1)
