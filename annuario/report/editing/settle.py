"""Answering every open conflict with the editors' text: what the program put beside it goes, and is told."""

from collections.abc import Iterator

from annuario.docx import Package
from annuario.docx.merging import reject
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.text import paragraph_text
from annuario.docx.tree import remove

OURS = "annuario"
_CHANGES = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange")
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_SHIELD = "{urn:annuario:shield}"
_SHOWN = 80


def is_ours(author: str) -> bool:
    """Return whether a mark is by the program: by itself, or in the name of a department."""
    return author == OURS or author.endswith(f"({OURS})")


def keep_editors(package: Package) -> tuple[Package, tuple[str, ...]]:
    """Return a copy in which what the program marked is rejected and its comments are gone, and a sentence for each that was.

    Changes and comments of people stay as they are.
    """
    told = tuple(_set_aside(package))
    shielded = [node for part in package.stories() for node in _by_people(part.tree())]
    for node in shielded:
        node.tag = f"{_SHIELD}{str(node.tag).rpartition('}')[2]}"
    try:
        settled = reject(package)
    finally:
        for node in shielded:
            node.tag = w(str(node.tag).rpartition("}")[2])
    for part in settled.stories():
        for node in [node for node in part.tree().iter() if str(node.tag).startswith(_SHIELD)]:
            node.tag = w(str(node.tag).rpartition("}")[2])
    _take_comments_off(settled)
    return settled, told


def _by_people(root: Element) -> Iterator[Element]:
    """Yield the changes that the program did not make, and the ends of moves, which belong to people too."""
    ranges = [f"{kind}Range{side}" for kind in ("moveFrom", "moveTo") for side in ("Start", "End")]
    for node in root.iter(*[w(name) for name in (*_CHANGES, *ranges)]):
        if not is_ours(node.get(w("author"), "")):
            yield node


def _set_aside(package: Package) -> Iterator[str]:
    for part in package.stories():
        for paragraph in part.tree().iter(w("p")):
            for node in paragraph.iter(w("ins"), w("del")):
                if is_ours(node.get(w("author"), "")):
                    words = "".join(text.text or "" for text in node.iter(w("t"), w("delText"))).strip()
                    if words:
                        what = "offered" if node.tag == w("ins") else "to be taken out"
                        yield f"{node.get(w('author'), '')}: {what}: “{_short(words)}”, in “{_short(paragraph_text(paragraph))}”"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _take_comments_off(package: Package) -> None:
    part = package.related("comments")
    if part is None:
        return
    ours = [comment for comment in part.tree().iter(w("comment")) if is_ours(comment.get(w("author"), ""))]
    ids = {comment.get(w("id"), "") for comment in ours}
    for comment in ours:
        remove(comment)
    for story in package.stories():
        for mark in [mark for mark in story.tree().iter(*[w(name) for name in _MARKS]) if mark.get(w("id"), "") in ids]:
            run = mark.getparent()
            remove(mark)
            if run is not None and run.tag == w("r") and all(child.tag == w("rPr") for child in run):
                remove(run)
