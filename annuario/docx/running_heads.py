"""Running heads: the report's title and the chapter's, which Word fills in by itself (STYLEREF, ECMA-376 part 1, 17.16.5.59).

LibreOffice 7.4 does not: for its PDF each chapter becomes a section with a running head of its own, in words. The contents list
counts as one. A page that lies on its side has a running head that reaches to its own margin.
"""

from collections.abc import Iterator
from copy import deepcopy

from annuario.docx.fields import Field, fields, make_field
from annuario.docx.house import Styles
from annuario.docx.names import R, q, w
from annuario.docx.parts import Element, Package, Part
from annuario.docx.text import paragraph_text
from annuario.docx.tree import PPR_ORDER, SECTPR_ORDER, element, number, properties, put, remove, remove_all

_ID = q("r:id")
_OPENINGS = ("heading 1", "Contents Heading", "TOC Heading")


def set_running_head(package: Package, text: str) -> None:
    """Write `text`, and on the right the chapter, into the running head of every page but a section's first."""
    section = package.body.find(w("sectPr"))
    part = _default_head(package, section) if section is not None else None
    paragraph = next(part.tree().iter(w("p")), None) if part is not None else None
    if section is None or part is None or paragraph is None:
        return
    properties(paragraph, "pPr")
    for run in paragraph.findall(w("r")):
        paragraph.remove(run)
    words = element("w:r")
    words.extend([element("w:t", text), element("w:tab")])
    paragraph.append(words)
    paragraph.extend(make_field("STYLEREF 1", ""))
    _widen_for_turned_pages(package, part, _across(section))


def _widen_for_turned_pages(package: Package, head: Part, across: int) -> None:
    """Let each section whose text is not `across` wide have a running head as wide as its text."""
    made: dict[int, str] = {}
    for section in package.body.iter(w("sectPr")):
        own, there = _across(section), _default_head(package, section)
        if own == across or there is None:
            continue
        if there is not head:  # made before, under another look
            there.replace(_widened(head, across, own))
            continue
        if own not in made:
            made[own] = _add_head(package, head, _widened(head, across, own))
        _refer(section, made[own])


def _widened(head: Part, across: int, own: int) -> Element:
    tree = deepcopy(head.tree())
    for paragraph in tree.iter(w("p")):
        tabs = element("w:tabs")
        tabs.extend([element("w:tab", val="clear", pos=str(across)), element("w:tab", val="right", pos=str(own))])
        put(properties(paragraph, "pPr"), tabs, PPR_ORDER)
    return tree


def _across(section: Element) -> int:
    """Return how wide the text of a section is, in twentieths of a point."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    width = number(size.get(w("w")), 0) if size is not None else 0
    return width - sum(number(margins.get(w(side)), 0) for side in ("left", "right")) if margins is not None else width


def head_each_chapter(package: Package) -> int:
    """Give each chapter a section whose running head says its title in words; return how many there are.

    Does nothing if the running head does not name the chapter. For copies only: editors' chapters stay in one section.
    """
    last = package.body.find(w("sectPr"))
    if last is None or not _names_chapter(_default_head(package, last)):
        return 0
    chapters = list(_chapters(package))
    for chapter in chapters:
        _begin_section(package, chapter)
    _inherit_feet(package)
    titles = {chapter: paragraph_text(chapter) for chapter in chapters}
    made: dict[tuple[str, str], str] = {}
    current = ""
    for child in package.body:
        current = titles.get(child, current)
        mark = child if child.tag == w("sectPr") else child.find(f"{w('pPr')}/{w('sectPr')}")
        head = _default_head(package, mark) if mark is not None else None
        if mark is not None and head is not None and _names_chapter(head):
            if (head.name, current) not in made:
                made[head.name, current] = _own_head(package, head, current)
            _refer(mark, made[head.name, current])
    return len(chapters)


def _names_chapter(head: Part | None) -> bool:
    return head is not None and any(field.kind == "STYLEREF" for field in fields(head.tree()))


def _inherit_feet(package: Package) -> None:
    """Let a section with the same feet as the one before it say nothing of them: it has those of the one before.

    LibreOffice 7.4 drops the page number from the foot of a section with a contents list, unless the section takes the foot over.
    """
    before: list[tuple[str, str]] = []
    for section in package.body.iter(w("sectPr")):
        marks = section.findall(w("footerReference"))
        feet = [(mark.get(w("type"), "default"), mark.get(_ID, "")) for mark in marks]
        for mark in marks if feet == before else ():
            section.remove(mark)
        before = feet or before


def _default_head(package: Package, section: Element) -> Part | None:
    for mark in section.iterfind(w("headerReference")):
        rel = package.main.rels.get(mark.get(_ID, ""))
        if mark.get(w("type"), "default") == "default" and rel is not None and not rel.external:
            return package.parts.get(rel.target)
    return None


def _chapters(package: Package) -> Iterator[Element]:
    styles = {Styles(package).find("paragraph", name) for name in _OPENINGS} - {""}
    for paragraph in package.body.iterfind(w("p")):
        named = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if named is not None and named.get(w("val")) in styles and paragraph_text(paragraph):
            yield paragraph


def _begin_section(package: Package, chapter: Element) -> None:
    """Let a section begin with `chapter`, on a new page; the one that it stood in ends before it."""
    before = chapter.getprevious()
    if before is None:
        return
    ending = next(_marks_from(package, chapter))
    if before.find(f"{w('pPr')}/{w('sectPr')}") is None:
        if before.tag != w("p"):
            before = element("w:p")
            chapter.addprevious(before)
        put(properties(before, "pPr"), deepcopy(ending), PPR_ORDER)
    remove_all(ending, ("w:titlePg",))
    put(ending, element("w:type", val="nextPage"), SECTPR_ORDER)


def _marks_from(package: Package, child: Element) -> Iterator[Element]:
    """Yield the marks of sections at `child` and after it."""
    for node in (child, *child.itersiblings()):
        mark = node if node.tag == w("sectPr") else node.find(f"{w('pPr')}/{w('sectPr')}")
        if mark is not None:
            yield mark
    last = package.body.find(w("sectPr"))
    if last is not None:
        yield last


def _own_head(package: Package, head: Part, chapter: str) -> str:
    """Return the id of a running head that says what `head` does, with the title of `chapter` in words."""
    tree = deepcopy(head.tree())
    for field in [field for field in fields(tree) if field.kind == "STYLEREF"]:
        _say(field, chapter)
    return _add_head(package, head, tree)


def _add_head(package: Package, like: Part, tree: Element) -> str:
    part = Part(package.free_name("word/header.xml"), like.type, b"", dict(like.rels))
    part.replace(tree)
    package.parts[part.name] = part
    return package.main.add(f"{R}/header", part.name)


def _say(field: Field, words: str) -> None:
    """Let `words` stand in the place of a field and of what it shows."""
    first, last = field.begin.getparent(), field.end.getparent() if field.end is not None else None
    if first is None or last is None or first.getparent() is not last.getparent():
        return
    run = element("w:r")
    run.append(element("w:t", words))
    first.addprevious(run)
    for shown in [first, *first.itersiblings()]:
        remove(shown)
        if shown is last:
            return


def _refer(section: Element, head: str) -> None:
    for mark in section.iterfind(w("headerReference")):
        if mark.get(w("type"), "default") == "default":
            mark.set(_ID, head)
