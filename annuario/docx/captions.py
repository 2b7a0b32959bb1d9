"""Captions: those that are typed under a table or picture are found; by a rule all of them count on through the book.

Without that rule a caption keeps the number it has, as it was typed or shown: the texts that name it stay true. With it each
number becomes a SEQ field, and what names it in the same document a REF to it; a caption without a number beside a table or a
picture gets one, and all are called by the book's words, if those are known.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from copy import deepcopy

from annuario.docx.caption_words import LABELS, add_number, name_caption, sequence_of
from annuario.docx.fields import fields
from annuario.docx.names import q, w
from annuario.docx.parts import Element
from annuario.docx.roles import Kind, Roles
from annuario.docx.text import is_blank, paragraph_text
from annuario.docx.tree import element, number

_TYPED = re.compile(
    rf"^{LABELS}\s*(?:n\.\s*)?(\d{{1,3}}(?:[-.]\s?\d{{1,3}})?|(?-i:[A-Z]))(?:\s*[-–—:.)](?=\s)|(?<=\d)$)", re.IGNORECASE
)
_NAMED = re.compile(rf"\b{LABELS}\s*(?:n\.\s*)?(\d{{1,3}})\b", re.IGNORECASE)
_NO_CAPTION = re.compile(rf"{LABELS}\s*(?:n\.\s*)?(?:\d|:)|(?:fonte|source|quelle|fuente)\b|[©\W\d]*$", re.IGNORECASE)
_SEQUENCE = re.compile(r"(\s*SEQ\s+)(\S+)", re.IGNORECASE)
_LONGEST = 240
_SPACE = q("xml:space")


def typed_captions(body: Element, roles: Roles) -> frozenset[Element]:
    """Return the paragraphs of body text that begin as a caption does (“Tab. 3 - …”), next to a table or a picture."""
    return frozenset(
        child
        for child in body.iterfind(w("p"))
        if _TYPED.match(paragraph_text(child)) and _is_caption(child) and roles.role(child).kind is Kind.BODY
    )


def _is_caption(paragraph: Element) -> bool:
    short = len(paragraph_text(paragraph)) <= _LONGEST
    return short and (_shows(paragraph) or any(_shows(_neighbour(paragraph, back=back)) for back in (True, False)))


def _neighbour(paragraph: Element, *, back: bool) -> Element | None:
    """Return what stands beside `paragraph`, blank paragraphs set aside."""
    for other in paragraph.itersiblings(preceding=back):
        if other.tag == w("tbl") or (other.tag == w("p") and not is_blank(other)):
            return other
    return None


def _shows(other: Element | None) -> bool:
    if other is None or other.tag == w("tbl"):
        return other is not None
    return next(other.iter(w("drawing"), w("pict")), None) is not None


def number_captions(body: Element, captions: Iterator[Element] | list[Element], words: tuple[str, str] | None = None) -> int:
    """Let `captions` count by SEQ fields, and the words of `body` that name one refer to it; return how many have a name.

    With `words`, those for a figure and for a table, each is called so, and one without a number gets one.
    """
    marks = _Marks(body)
    names: dict[tuple[str, str], str] = {}
    doubtful: set[tuple[str, str]] = set()
    chosen = list(captions)
    lettered, shown = _lettered_and_named(body, chosen), set[Element]()
    for caption in chosen:
        if caption in lettered:
            continue
        key = _key(_TYPED.match(paragraph_text(caption)))
        name = _number_one(caption, marks) or (_number_anew(caption, marks, shown) if words else "")
        shown |= _beside(caption)
        if key and name:
            doubtful |= {key} & names.keys()
            names[key] = name
        if name and words:
            name_caption(caption, words)
    known = {key: name for key, name in names.items() if key not in doubtful}
    for paragraph in body.iter(w("p")):
        if known and paragraph not in chosen:
            _refer(paragraph, known)
    return len(names)


def _lettered_and_named(body: Element, captions: list[Element]) -> set[Element]:
    """Return the captions with a letter for a number (“Table A”) that other words name: a number would belie these."""
    found = {caption: _TYPED.match(paragraph_text(caption)) for caption in captions}
    lettered = {caption: f"{match[1]} {match[2]}" for caption, match in found.items() if match and match[2].isalpha()}
    others = [paragraph_text(paragraph) for paragraph in body.iter(w("p")) if lettered and paragraph not in lettered]
    return {
        caption
        for caption, label in lettered.items()
        if any(re.search(rf"\b{re.escape(label)}\b", text, re.IGNORECASE) for text in others)
    }


def _number_anew(caption: Element, marks: "_Marks", shown: AbstractSet[Element]) -> str:
    """Give a caption without a label a number in the sequence of what it stands beside, if that has no caption yet.

    `shown` is what has one.
    """
    beside = _beside(caption)
    if not beside or beside & shown or _NO_CAPTION.match(paragraph_text(caption)) or fields(caption):
        return ""
    sequence = "Table" if next(iter(beside)).tag == w("tbl") else "Figure"
    runs = _field(None, f" SEQ {sequence} \\* ARABIC ", "1")
    add_number(caption, runs)
    return marks.put_around(runs[0], runs[-1])


def _beside(caption: Element) -> set[Element]:
    """Return what a caption names: the picture above it, the table or picture below, the table above; itself, if it shows one."""
    above, below = _neighbour(caption, back=True), _neighbour(caption, back=False)
    pictured = above if above is not None and above.tag == w("p") else None
    return set([one for one in (caption, pictured, below, above) if one is not None and _shows(one)][:1])


def _key(match: re.Match[str] | None) -> tuple[str, str] | None:
    return (sequence_of(match[1]), str(int(match[2]))) if match and match[2].isdigit() else None


def _number_one(caption: Element, marks: "_Marks") -> str:
    """Make the number of one caption a SEQ field within a bookmark; return the bookmark's name, "" if that cannot be done."""
    for field in fields(caption):
        if field.kind == "SEQ" and field.codes and field.end is not None:
            code = "".join(node.text or "" for node in field.codes)
            for node in field.codes[1:]:
                node.text = ""
            field.codes[0].text = _SEQUENCE.sub(lambda match: match[1] + sequence_of(match[2]), code)
            begin, end = field.begin.getparent(), field.end.getparent()
            return marks.put_around(begin, end) if begin is not None and end is not None else ""
    match = _TYPED.match(paragraph_text(caption))
    place = _find_number(caption, match[2]) if match and match[2].isalnum() else None
    if match is None or place is None:
        return ""
    text, start = place
    runs = _split(text, start, start + len(match[2]), f" SEQ {sequence_of(match[1])} \\* ARABIC ")
    return marks.put_around(runs[0], runs[-1])


def _find_number(caption: Element, digits: str) -> tuple[Element, int] | None:
    for text in caption.iter(w("t")):
        run = text.getparent()
        found = re.search(rf"(?<!\w){digits}(?!\w)", text.text or "")
        if found and run is not None and run.getparent() is caption and len(run.findall(w("t"))) == 1:
            return text, found.start()
    return None


def _refer(paragraph: Element, known: dict[tuple[str, str], str]) -> None:
    """Let each name of a caption in `paragraph` refer to it, if it stands in one plain run outside fields."""
    if next(paragraph.iter(w("fldChar"), w("fldSimple")), None) is not None:
        return
    for run in list(paragraph.findall(w("r"))):
        texts = run.findall(w("t"))
        if len(texts) != 1:
            continue
        for match in reversed(list(_NAMED.finditer(texts[0].text or ""))):
            name = known.get((sequence_of(match[1]), str(int(match[2]))))
            if name:
                _split(texts[0], match.start(2), match.end(2), f" REF {name} \\h ")


def _split(text: Element, start: int, end: int, code: str) -> list[Element]:
    """Let what `text` says from `start` to `end` be the result of a field with this code; return the field's runs."""
    run, words = text.getparent(), text.text or ""
    assert run is not None  # noqa: S101 -- for the type checker: texts stand in runs
    looks = run.find(w("rPr"))
    rest = [child for child in run if child is not looks and run.index(child) > run.index(text)]
    text.text = words[:start]
    text.set(_SPACE, "preserve")
    made = _field(looks, code, words[start:end])
    after = _run(looks, *([_words("w:t", words[end:])] if words[end:] else []), *rest)
    for new in reversed([*made, *([after] if len(after) > (looks is not None) else [])]):
        run.addnext(new)
    return made


def _field(looks: Element | None, code: str, shown: str) -> list[Element]:
    """Return the runs of a field that shows a number; what was a letter is 1 until it is counted."""
    before = [_mark("begin"), _words("w:instrText", code), _mark("separate")]
    result = _words("w:t", shown if shown.isdigit() else "1")
    return [_run(looks, one) for one in (*before, result, _mark("end"))]


def _run(looks: Element | None, *content: Element) -> Element:
    run = element("w:r")
    run.extend([*([deepcopy(looks)] if looks is not None else []), *content])
    return run


def _mark(kind: str) -> Element:
    return element("w:fldChar", fldCharType=kind)


def _words(name: str, text: str) -> Element:
    made = element(name, text)
    made.set(_SPACE, "preserve")
    return made


class _Marks:
    """Names and ids for new bookmarks of one body."""

    def __init__(self, body: Element) -> None:
        found = list(body.iter(w("bookmarkStart"), w("bookmarkEnd")))
        self.names = {mark.get(w("name"), "").casefold() for mark in found}
        self.next = 1 + max((number(mark.get(w("id")), 0) for mark in found), default=0)
        self.count = 0

    def put_around(self, first: Element, last: Element) -> str:
        """Put a bookmark around the runs from `first` to `last` and return its name."""
        self.count += 1
        while (name := f"_Caption{self.count}").casefold() in self.names:
            self.count += 1
        first.addprevious(element("w:bookmarkStart", id=str(self.next), name=name))
        last.addnext(element("w:bookmarkEnd", id=str(self.next)))
        self.next += 1
        return name
