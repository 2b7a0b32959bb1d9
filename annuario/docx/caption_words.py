"""One word for all captions of a book, “Figure 12: …” and “Table 3: …”, whatever each office calls them, if anything.

Only what counts by a SEQ field is named so. What a caption says besides is not touched.
"""

import re
from collections.abc import Iterator

from annuario.docx.fields import fields
from annuario.docx.names import q, w
from annuario.docx.parts import Element
from annuario.docx.tree import element

LABELS = (
    r"(tab(?:ella|elle|le|leau|la|\.)?|cuadro|fig(?:ura|ure|\.)?|immagine|image|imagen|foto|photo|gr[aá]fico|graf\.|graphique|"
    r"diagramm?|chart|illustration|illustrazione|abb(?:ildung|\.)?|bild|mappa|map|karte|carte)"
)
BETWEEN = ": "
_MARK = re.compile(r"\s*[-–—:.)]\s*(?=\S|$)")
_LABEL = re.compile(rf"\s*{LABELS}\s*(?:n\.\s*)?", re.IGNORECASE)
_SPACE = q("xml:space")


def sequence_of(label: str) -> str:
    """Return the sequence that a label counts in: tables in one, all else that is shown in the other."""
    return "Table" if label.casefold().startswith(("tab", "cuadro")) else "Figure"


def name_caption(caption: Element, words: tuple[str, str]) -> None:
    """Let `caption` begin with the book's word for what it counts; `words` are those for a figure and for a table.

    One that says something else before its number is left alone.
    """
    counting = next((field for field in fields(caption) if field.kind == "SEQ"), None)
    if counting is None or counting.end is None:
        return
    first, last = _run_of(counting.begin, caption), _run_of(counting.end, caption)
    if first is None or last is None:
        return
    before, after = _texts(reversed(list(first.itersiblings(preceding=True)))), _texts(last.itersiblings())
    label = "".join(text.text or "" for text in before)
    if label.strip() and not _LABEL.fullmatch(label):
        return
    word = words[counting.code.split()[1] == "Table"]
    _say(before, f"{word}\u00a0", first)
    _part(caption, after, last)


def add_number(caption: Element, begin: list[Element]) -> None:
    """Put `begin`, the runs of a field that counts, before the words of `caption`, which has no number."""
    props = caption.find(w("pPr"))
    place = 0 if props is None else caption.index(props) + 1
    for run in reversed([*begin, _run(BETWEEN)]):
        caption.insert(place, run)


def _run_of(node: Element, caption: Element) -> Element | None:
    """Return the run of a mark, if that stands in the caption itself."""
    run = node.getparent()
    return run if run is not None and run.getparent() is caption else None


def _texts(siblings: Iterator[Element]) -> list[Element]:
    return [text for node in siblings for text in node.iter(w("t"))]


def _say(texts: list[Element], words: str, first: Element) -> None:
    """Let `texts` say `words`; without any, a new run before `first`, or the mark that stands at it, does."""
    for place, text in enumerate(texts):
        _put(text, "" if place else words)
    if not texts:
        mark = first.getprevious()
        (mark if mark is not None and mark.tag == w("bookmarkStart") else first).addprevious(_run(words))


def _part(caption: Element, texts: list[Element], last: Element) -> None:
    """Let the number and what follows be parted as the house does it, in place of the mark that was typed for that.

    Where none was typed and a bookmark holds label and number, none is put there: what stands in a caption is found by its letters.
    """
    rest = "".join(text.text or "" for text in texts)
    typed = _MARK.match(rest)
    if not rest.strip() or rest.startswith(BETWEEN) or (typed is None and next(_named(caption), None) is not None):
        return
    left = typed.end() if typed else len(rest) - len(rest.lstrip())
    for text in texts:
        gone = min(left, len(text.text or ""))
        _put(text, (text.text or "")[gone:])
        left -= gone
    while (end := last.getnext()) is not None and end.tag == w("bookmarkEnd"):
        last = end
    last.addnext(_run(BETWEEN))


def _named(caption: Element) -> Iterator[Element]:
    return (mark for mark in caption.iter(w("bookmarkStart")) if not mark.get(w("name"), "").startswith("_Caption"))


def _put(text: Element, words: str) -> None:
    text.text = words
    text.set(_SPACE, "preserve")


def _run(words: str) -> Element:
    run = element("w:r")
    run.append(element("w:t"))
    _put(run[0], words)
    return run
