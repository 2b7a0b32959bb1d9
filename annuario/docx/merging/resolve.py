"""Tracked changes accepted or rejected through a whole document (ECMA-376 part 1, 17.13.5), as a new document.

Notes that nothing calls any more, links without words, emptied paragraphs and controls go as well; what takes over one tree in
place and accounts for each word that goes is in `docx.changes`.
"""

from copy import deepcopy

from annuario.docx.changes import remove_with_holder
from annuario.docx.merging.order import order_notes
from annuario.docx.names import w
from annuario.docx.parts import Element, Package, Part
from annuario.docx.tree import properties, remove, remove_all, unwrap

_CAME = (w("ins"), w("moveTo"))
_WENT = (w("del"), w("moveFrom"))
_RANGES = ("w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd")
_CONTROLS = tuple(f"w:customXml{kind}Range{side}" for kind in ("Ins", "Del", "MoveFrom", "MoveTo") for side in ("Start", "End"))
_FORMATS = {w(f"{name}Change"): w(name) for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid")}
_KEPT = {w("pPrChange"): (w("rPr"), w("sectPr")), w("sectPrChange"): (w("headerReference"), w("footerReference"))}
_NEED_A_PARAGRAPH = frozenset({w("tc"), w("txbxContent"), w("footnote"), w("endnote"), w("comment"), w("hdr"), w("ftr"), w("body")})
_MARKS = frozenset({w("bookmarkStart"), w("bookmarkEnd")})
_WORD_HOLDERS = frozenset({w("hyperlink"), w("smartTag"), w("fldSimple"), w("customXml")})
_ENDINGS = ("Start", "End")


def accept(package: Package) -> Package:
    """Return a new document in which every tracked change is accepted; `package` stays as it is."""
    return _resolved(package, gone=_WENT, stay=_CAME, restore=False)


def reject(package: Package) -> Package:
    """Return a new document in which every tracked change is rejected: what came in goes, what went is back."""
    return _resolved(package, gone=_CAME, stay=_WENT, restore=True)


def has_changes(package: Package) -> bool:
    """Return whether the text of `package` holds any tracked change."""
    return any(next(part.tree().iter(*_CAME, *_WENT, *_FORMATS), None) is not None for part in package.stories())


def _resolved(package: Package, *, gone: tuple[str, ...], stay: tuple[str, ...], restore: bool) -> Package:
    out = deepcopy(package)
    for part in _stories(out):
        root = part.tree()
        _rows(root, gone, stay)
        _cells(root, "cellIns" if restore else "cellDel")
        _formats(root, restore=restore)
        doomed = _marked_paragraphs(root, gone)
        _runs(root, gone, stay)
        for paragraph in doomed:
            _leave(paragraph)
        remove_all(root, (*_RANGES, *_CONTROLS, "w:cellIns", "w:cellDel", "w:cellMerge", "w:numberingChange"))
        _tidy(root)
    order_notes(out)
    return out


def _stories(package: Package) -> list[Part]:
    heads = [
        package.parts[rel.target]
        for rel in package.main.rels.values()
        if rel.kind in {"header", "footer"} and not rel.external and rel.target in package.parts
    ]
    return [*package.stories(), *heads]


def _parent_tag(node: Element) -> str:
    parent = node.getparent()
    return str(parent.tag) if parent is not None else ""


def _rows(root: Element, gone: tuple[str, ...], stay: tuple[str, ...]) -> None:
    for mark in [node for node in root.iter(*gone, *stay) if _parent_tag(node) == w("trPr")]:
        row = next(mark.iterancestors(w("tr")), None)
        if mark.tag in gone and row is not None:
            remove_with_holder(row)
        else:
            props = mark.getparent()
            remove(mark)
            if props is not None and not len(props):
                remove(props)


def _cells(root: Element, name: str) -> None:
    for mark in list(root.iter(w(name))):
        cell = next(mark.iterancestors(w("tc")), None)
        if cell is not None:
            remove_with_holder(cell)


def _formats(root: Element, *, restore: bool) -> None:
    for change in list(root.iter(*_FORMATS)):
        props = change.getparent()
        if props is None:
            continue
        old = change.find(_FORMATS[str(change.tag)])
        if restore and old is not None:
            kept = (*_CAME, *_WENT) if change.tag == w("rPrChange") else _KEPT.get(str(change.tag), ())
            later = [child for child in props if child.tag in kept]
            for child in list(props):
                props.remove(child)
            before = later if change.tag in {w("rPrChange"), w("sectPrChange")} else []
            props.extend(before)
            props.extend(list(old))
            props.extend([] if before else later)
        else:
            remove(change)


def _marked_paragraphs(root: Element, gone: tuple[str, ...]) -> list[Element]:
    """Take the marks off the ends of paragraphs; return the paragraphs whose end is to go."""
    found = []
    for mark in [node for node in root.iter(*_CAME, *_WENT) if _parent_tag(node) == w("rPr")]:
        props = mark.getparent()
        paragraph = next(mark.iterancestors(w("p")), None)
        if mark.tag in gone and paragraph is not None:
            found.append(paragraph)
        if props is not None:
            remove(mark)
            if not len(props):
                remove(props)
    return list(dict.fromkeys(found))


def _runs(root: Element, gone: tuple[str, ...], stay: tuple[str, ...]) -> None:
    for node in list(root.iter(*gone)):
        _save_marks(node)
        holder = node.getparent()
        remove(node)
        _remove_empty(holder)
    for node in list(root.iter(*stay)):
        unwrap(node)
    if w("del") in stay:
        for node in root.iter(w("delText")):
            node.tag = w("t")
        for node in root.iter(w("delInstrText")):
            node.tag = w("instrText")


def _remove_empty(holder: Element | None) -> None:
    """Remove a link, and what else only holds words, that has no words left."""
    while holder is not None and holder.tag in _WORD_HOLDERS and next(holder.iter(w("r")), None) is None:
        _save_marks(holder)
        upper = holder.getparent()
        remove(holder)
        holder = upper


def _save_marks(node: Element) -> None:
    for mark in [mark for mark in node.iter(*_MARKS) if mark.getparent() is node]:
        node.addprevious(mark)


def _leave(paragraph: Element) -> None:
    """Take out a paragraph whose end has gone: its words join the next one, and one without words just goes."""
    content = [child for child in paragraph if child.tag != w("pPr")]
    after = _neighbour(paragraph)
    holder = paragraph.getparent()
    if holder is None:
        return
    empty = not any(_says_something(child) for child in content)
    if after is not None and after.tag == w("p"):
        _prepend(after, content)
        remove(paragraph)
    elif empty and not _needed(paragraph, holder):
        before = _neighbour(paragraph, back=True)
        if before is not None and before.tag == w("p"):
            before.extend(content)
        remove(paragraph)


def _says_something(child: Element) -> bool:
    return child.tag not in _MARKS and (child.tag == w("r") or next(child.iter(w("r")), None) is not None)


def _prepend(paragraph: Element, content: list[Element]) -> None:
    place = 1 if paragraph.find(w("pPr")) is not None else 0
    for child in reversed(content):
        paragraph.insert(place, child)


def _neighbour(paragraph: Element, *, back: bool = False) -> Element | None:
    """Return the neighbour of a paragraph, marks of ranges passed over."""
    found = paragraph.getprevious() if back else paragraph.getnext()
    while found is not None and str(found.tag).endswith(_ENDINGS):
        found = found.getprevious() if back else found.getnext()
    return found


def _needed(paragraph: Element, holder: Element) -> bool:
    """Return whether its holder must keep a paragraph, for it has no other or would end in a table."""
    if holder.tag not in _NEED_A_PARAGRAPH:
        return False
    others = [child for child in holder if child is not paragraph and child.tag in {w("p"), w("tbl"), w("sdt")}]
    if not others:
        return True
    before, after = _neighbour(paragraph, back=True), _neighbour(paragraph)
    ends = after is None and before is not None and before.tag == w("tbl")
    return ends and holder.tag != w("body")


def _tidy(root: Element) -> None:
    """Remove block-level controls that hold nothing any more; let every cell end in a paragraph."""
    for content in list(root.iter(w("sdtContent"))):
        control = content.getparent()
        if control is not None and not len(content) and control.tag == w("sdt"):
            remove(control)
    for cell in root.iter(w("tc")):
        last = next((child for child in reversed(cell) if child.tag in {w("p"), w("tbl"), w("sdt")}), None)
        if last is None or last.tag == w("tbl"):
            properties(cell, "tcPr")
            cell.append(cell.makeelement(w("p"), {}, {}))
