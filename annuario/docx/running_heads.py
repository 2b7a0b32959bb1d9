"""Running heads: the report's title and the chapter's, which Word fills in by itself (STYLEREF, ECMA-376 part 1, 17.16.5.59).

LibreOffice 7.4 does not: for its PDF each chapter becomes a section with a running head of its own, in words.
"""

from collections.abc import Iterator
from copy import deepcopy

from annuario.docx.fields import Field, fields, make_field
from annuario.docx.house import Styles
from annuario.docx.names import R, q, w
from annuario.docx.parts import Element, Package, Part
from annuario.docx.text import paragraph_text
from annuario.docx.tree import PPR_ORDER, SECTPR_ORDER, element, properties, put, remove, remove_all

_ID = q("r:id")


def set_running_head(package: Package, text: str) -> None:
    """Write `text`, and on the right the chapter, into the running head of every page but a section's first."""
    section = package.body.find(w("sectPr"))
    part = _default_head(package, section) if section is not None else None
    paragraph = next(part.tree().iter(w("p")), None) if part is not None else None
    if paragraph is not None:
        properties(paragraph, "pPr")
        for run in paragraph.findall(w("r")):
            paragraph.remove(run)
        words = element("w:r")
        words.extend([element("w:t", text), element("w:tab")])
        paragraph.append(words)
        paragraph.extend(make_field("STYLEREF 1", ""))


def head_each_chapter(package: Package) -> int:
    """Give each chapter a section whose running head says its title in words; return how many there are.

    Does nothing if the running head does not name the chapter. For copies only: editors' chapters stay in one section.
    """
    last = package.body.find(w("sectPr"))
    head = _default_head(package, last) if last is not None else None
    if last is None or head is None or not any(field.kind == "STYLEREF" for field in fields(head.tree())):
        return 0
    chapters = list(_chapters(package))
    for chapter in chapters:
        _begin_section(package, chapter)
    heads = {chapter: _own_head(package, head, paragraph_text(chapter)) for chapter in chapters}
    current = _own_head(package, head, "")
    for child in package.body:
        current = heads.get(child, current)
        mark = child if child.tag == w("sectPr") else child.find(f"{w('pPr')}/{w('sectPr')}")
        if mark is not None:
            _refer(mark, current)
    return len(chapters)


def _default_head(package: Package, section: Element) -> Part | None:
    for mark in section.iterfind(w("headerReference")):
        rel = package.main.rels.get(mark.get(_ID, ""))
        if mark.get(w("type"), "default") == "default" and rel is not None and not rel.external:
            return package.parts.get(rel.target)
    return None


def _chapters(package: Package) -> Iterator[Element]:
    style = Styles(package).find("paragraph", "heading 1")
    for paragraph in package.body.iterfind(w("p")):
        named = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if style and named is not None and named.get(w("val")) == style and paragraph_text(paragraph):
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
    part = Part(package.free_name("word/header.xml"), head.type, b"", dict(head.rels))
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
