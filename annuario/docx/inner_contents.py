"""A contribution's own contents list goes, for the report has its own: each line of it is told."""

from collections.abc import Iterable, Iterator

from annuario.docx.fields import fields
from annuario.docx.names import q, w
from annuario.docx.parts import Element
from annuario.docx.text import paragraph_text, paragraphs
from annuario.docx.tree import remove, unwrap

_GALLERY = f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}"
_KEPT = (w("drawing"), w("pict"), w("object"), w("footnoteReference"), w("endnoteReference"), q("m:oMath"))


def remove_contents(root: Element) -> Iterator[str]:
    """Remove every contents list below `root`; yield each line that went."""
    for control in list(root.iter(w("sdt"))):
        gallery = control.find(_GALLERY)
        content = control.find(w("sdtContent"))
        if gallery is not None and gallery.get(w("val")) == "Table of Contents" and content is not None:
            yield from _remove_lines(list(content))
            unwrap(control, content=content)
    for field in fields(root):
        if field.kind == "TOC" and field.end is not None:
            yield from _remove_span(field.begin, field.end)


def _remove_lines(elements: Iterable[Element]) -> Iterator[str]:
    """Remove `elements` but those that hold more than words, and yield the words that went; the mark of a section stays."""
    for element in elements:
        if next(element.iter(*_KEPT), None) is not None:
            continue
        yield from (text for text in map(paragraph_text, paragraphs(element)) if text)
        if element.find(f"{w('pPr')}/{w('sectPr')}") is None:
            remove(element)
        else:
            for child in [child for child in element if child.tag != w("pPr")]:
                remove(child)


def _remove_span(begin: Element, end: Element) -> Iterator[str]:
    first, last = next(begin.iterancestors(w("p")), None), next(end.iterancestors(w("p")), None)
    if first is None or last is None or first.getparent() is not last.getparent():
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
    yield from _remove_lines(doomed)


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
