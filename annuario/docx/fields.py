"""Fields (ECMA-376 part 1, 17.16): which stay alive, which are frozen with the result they had, and inner contents lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annuario.docx.names import w
from annuario.docx.package import Element
from annuario.docx.text import paragraph_text
from annuario.docx.tree import remove, unwrap

# SEQ is none of them: renumbered through the book, a caption would belie the texts that name its number.
ALIVE = frozenset({"REF", "PAGEREF", "NOTEREF", "HYPERLINK"})


@dataclass(slots=True)
class Field:
    """One complex field: its begin, separator and end runs, and the runs that hold its code."""

    begin: Element
    code: str = ""
    codes: tuple[Element, ...] = ()
    separate: Element | None = None
    end: Element | None = None

    @property
    def kind(self) -> str:
        """The first word of the code, in capitals."""
        words = self.code.split()
        return words[0].upper() if words else ""


def fields(root: Element) -> tuple[Field, ...]:
    """Return the complex fields below `root`, inner ones after those that hold them; an end that lacks is None."""
    found: list[Field] = []
    open_: list[Field] = []
    for node in root.iter(w("fldChar"), w("instrText")):
        kind = node.get(w("fldCharType"))
        if kind == "begin":
            open_.append(Field(node))
            found.append(open_[-1])
        elif open_ and kind == "separate":
            open_[-1].separate = node
        elif open_ and kind == "end":
            open_.pop().end = node
        elif open_ and node.tag == w("instrText"):
            open_[-1].code += node.text or ""
            open_[-1].codes += (node,)
    return tuple(found)


def freeze(root: Element) -> Iterator[str]:
    """Turn every field that is not `ALIVE`, has no end, or points nowhere into the words it showed; yield the code of each."""
    names = {mark.get(w("name")) for mark in root.iter(w("bookmarkStart"))}
    for simple in list(root.iter(w("fldSimple"))):
        code = simple.get(w("instr"), "")
        if not _lives(code, names):
            unwrap(simple)
            yield code.strip()
    for field in fields(root):
        if field.end is None or not _lives(field.code, names):
            for node in (field.begin, *field.codes, field.separate, field.end):
                if node is not None:
                    remove(node)
            yield field.code.strip()


def _lives(code: str, names: set[str | None]) -> bool:
    if (code.split() or [""])[0].upper() not in ALIVE:
        return False
    target = _TARGET.match(code)
    return target is None or target[3] in names


def remove_contents(root: Element) -> Iterator[str]:
    """Remove a contribution's own contents list, for the report has its own; yield each line that went."""
    for control in list(root.iter(w("sdt"))):
        gallery = control.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
        if gallery is not None and gallery.get(w("val")) == "Table of Contents":
            yield from _lines(control)
            remove(control)
    for field in fields(root):
        if field.kind == "TOC" and field.end is not None:
            yield from _remove_span(field.begin, field.end)


def _lines(root: Element) -> Iterator[str]:
    for paragraph in root.iter(w("p")):
        text = paragraph_text(paragraph)
        if text:
            yield text


def _remove_span(begin: Element, end: Element) -> Iterator[str]:
    first, last = next(begin.iterancestors(w("p"))), next(end.iterancestors(w("p")))
    if first.getparent() is not last.getparent():
        return
    doomed: list[Element] = []
    node: Element | None = first
    while node is not None:
        doomed.append(node)
        if node is last:
            break
        node = node.getnext()
    if doomed[-1] is not last:
        return
    if len(doomed) > 1 and _words_after(last, end):
        doomed.pop()  # the field ends in front of a paragraph of the author's
        for run in _up_to(last, end):
            remove(run)
    for paragraph in doomed:
        yield from [text for text in [paragraph_text(paragraph)] if text]
        if next(paragraph.iter(w("sectPr")), None) is None:
            remove(paragraph)


def _up_to(paragraph: Element, end: Element) -> list[Element]:
    runs: list[Element] = []
    for child in paragraph:
        if child.tag != w("pPr"):
            runs.append(child)
        if child is end or end in child.iter():
            break
    return runs


def _words_after(paragraph: Element, end: Element) -> bool:
    gone = _up_to(paragraph, end)
    rest = [child for child in paragraph if child not in gone]
    return any((node.text or "").strip() for child in rest for node in child.iter(w("t")))


_TARGET = re.compile(r'^(\s*(?:REF|PAGEREF|NOTEREF)\s+|\s*HYPERLINK\s+\\l\s+)("?)([^\s"\\]+)\2', re.IGNORECASE)


def retarget(code: str, names: dict[str, str]) -> str:
    """Return a field's code with the bookmark that it points to renamed by `names`."""
    return _TARGET.sub(lambda match: f"{match[1]}{match[2]}{names.get(match[3], match[3])}{match[2]}", code)
