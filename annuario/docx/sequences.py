"""Numbers of captions counted through a document (SEQ, ECMA-376 part 1, 17.16.5.56), so that they are true before any update."""

import re
from copy import deepcopy

from annuario.docx.fields import Field, fields
from annuario.docx.names import w
from annuario.docx.parts import Element, Package
from annuario.docx.text import paragraph_text

_CAPTION = re.compile(r"(?:^|_)_Caption\d+$")  # behind the prefix of the piece that it came with


def count_through(package: Package) -> int:
    """Write into each SEQ field of the body the number that it has in its sequence, and into references to it the same."""
    counts: dict[str, int] = {}
    shown: dict[str, str] = {}
    found = fields(package.body)
    for field in found:
        if field.kind == "SEQ" and _plain(field.code):
            name = field.code.split()[1]
            counts[name] = counts.get(name, 0) + 1
            _show(field, str(counts[name]))
            shown |= dict.fromkeys(_around(field), str(counts[name]))
    for field in found:
        if field.kind == "REF" and field.code.split()[1:2] and field.code.split()[1] in shown:
            _show(field, shown[field.code.split()[1]])
    return sum(counts.values())


def without_numbers(paragraph: Element) -> Element:
    """Return a copy of a paragraph that shows no number of those that `count_through` writes."""
    copy = deepcopy(paragraph)
    for field in fields(copy):
        words = field.code.split()
        if (field.kind == "SEQ" and _plain(field.code)) or (field.kind == "REF" and words[1:] and _CAPTION.search(words[1])):
            _show(field, "")
    return copy


def captions(package: Package, sequence: str) -> list[tuple[str, Element]]:
    """Return the words and the paragraph of each caption that counts in `sequence`, in order."""
    chosen = {}
    for field in fields(package.body):
        if field.kind == "SEQ" and field.code.split()[1:2] == [sequence]:
            paragraph = next(field.begin.iterancestors(w("p")), None)
            if paragraph is not None:
                chosen[paragraph] = paragraph_text(paragraph)
    return [(text, paragraph) for paragraph, text in chosen.items()]


def _plain(code: str) -> bool:
    """Return whether a sequence simply goes on: no reset, no repeated number, no hidden result."""
    words = code.split()
    return len(words) > 1 and not {"\\r", "\\c", "\\h", "\\s"} & set(words)


def _around(field: Field) -> list[str]:
    """Return the bookmarks that begin right before the field."""
    run = field.begin.getparent()
    names = []
    before = run.getprevious() if run is not None else None
    while before is not None and before.tag in {w("bookmarkStart"), w("bookmarkEnd")}:
        names += [before.get(w("name"), "")] if before.tag == w("bookmarkStart") else []
        before = before.getprevious()
    return [name for name in names if _CAPTION.search(name)]


def _show(field: Field, number: str) -> None:
    """Let a field show `number`, in the look of what it showed."""
    if field.separate is None or field.end is None:
        return
    first, last = field.separate.getparent(), field.end.getparent()
    texts = []
    for run in first.itersiblings() if first is not None else ():
        if run is last:
            break
        texts += list(run.iter(w("t")))
    for place, text in enumerate(texts):
        text.text = "" if place else number
