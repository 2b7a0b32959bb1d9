"""Looking up what a document's text refers to: styles, notes, comments, bookmarks, its own contents lists. Changes nothing."""

import re
from collections import Counter
from collections.abc import Hashable

from annuario.docx.chart_data import chart_data
from annuario.docx.house import Styles, plain_name
from annuario.docx.links import codes
from annuario.docx.names import W14, w
from annuario.docx.parts import Element, Package, Part
from annuario.docx.passages import bare
from annuario.docx.text import BREAKS, NOTES, TEXT_TAGS, normal, paragraph_text, paragraphs
from annuario.docx.tree import number

_HEADING = re.compile(r"(?:heading|titolo)\d|title$|titolo$|sottotitolo$|subtitle$")
_GALLERY = f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


class Looks:
    """Which paragraphs of a document are headings and items of lists, by their styles and their own properties."""

    def __init__(self, package: Package) -> None:
        self._styles = Styles(package)
        self._known: dict[str, tuple[bool, bool]] = {}

    def is_heading(self, paragraph: Element) -> bool:
        """Return whether a person would look for the paragraph as a heading."""
        return self._of(paragraph)[0]

    def is_listed(self, paragraph: Element) -> bool:
        """Return whether the paragraph is an item of a list, or has a number as a heading."""
        num = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        return (num is not None and num.get(w("val")) != "0") or self._of(paragraph)[1]

    def _of(self, paragraph: Element) -> tuple[bool, bool]:
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        id_ = style.get(w("val"), "") if style is not None else ""
        if id_ not in self._known:
            names = [plain_name(self._styles.name(found.get(w("styleId"), ""))) for found in self._styles.chain(id_)]
            numbered = any(found.find(f"{w('pPr')}/{w('numPr')}") is not None for found in self._styles.chain(id_))
            heading = any(_HEADING.match(name) for name in names)
            self._known[id_] = (heading, numbered or heading or any(name.startswith("list") for name in names))
        return self._known[id_]


class Notes:
    """The notes of one document by kind and id, with the part that each stands in."""

    def __init__(self, package: Package) -> None:
        self.by_id: dict[Hashable, tuple[Part, Element]] = {}
        for kind in NOTES:
            part = package.related(kind)
            for note in part.tree() if part is not None else ():
                if note.get(w("type"), "normal") == "normal" and part is not None:
                    self.by_id.setdefault((kind, note.get(w("id"), "")), (part, note))
        self.numbers: dict[Hashable, int] = {}
        for kind, call in NOTES.items():
            for node in package.body.iter(call):
                self.numbers.setdefault((kind, node.get(w("id"), "")), len(self.numbers) + 1)


class Comments:
    """The comments of one document by id: who said what, whether it is settled, and what it answers."""

    def __init__(self, package: Package) -> None:
        part, extended = package.related("comments"), package.related("commentsExtended")
        root = part.tree() if part is not None else None
        states = {node.get(f"{_W15}paraId", ""): node for node in (extended.tree() if extended is not None else ())}
        last = {node: _last_id(node) for node in (root.iterfind(w("comment")) if root is not None else ())}
        said = {id_: _said(node) for node, id_ in last.items() if id_}
        self.by_id: dict[str, tuple[str, str, bool, str]] = {}
        for node, id_ in last.items():
            state = states.get(id_) if id_ else None
            done = state is not None and state.get(f"{_W15}done") in {"1", "true"}
            answers = said.get(state.get(f"{_W15}paraIdParent", ""), "") if state is not None else ""
            self.by_id[node.get(w("id"), "")] = (node.get(w("author"), ""), _said(node), done, answers)


def _last_id(comment: Element) -> str:
    ids = [paragraph.get(f"{{{W14}}}paraId", "") for paragraph in comment.iter(w("p"))]
    return ids[-1] if ids else ""


def _said(comment: Element) -> str:
    return normal(" ".join(paragraph_text(paragraph) for paragraph in comment.iter(w("p"))))


class Links:
    """The codes of a document's fields by where they begin, and the words that its bookmarks mark."""

    def __init__(self, package: Package) -> None:
        roots = [part.tree() for part in package.stories()]
        self.codes = {begin: code for root in roots for code, begin in codes(root)}
        self._starts: dict[str, Element] = {}
        self._words: dict[str, str] = {}
        self._ids = Counter[str]()
        for root in roots:
            ends = {mark.get(w("id")) for mark in root.iter(w("bookmarkEnd"))}
            for mark in root.iter(w("bookmarkStart")):
                self._ids[mark.get(w("id"), "")] += 1
                if mark.get(w("id")) in ends:
                    self._starts.setdefault(mark.get(w("name"), "").casefold(), mark)

    def is_first(self, start: Element) -> bool:
        """Return whether a bookmark's start is one that something can lead to: whole, and the first of its name."""
        name = start.get(w("name"), "")
        first = name not in {"", "_GoBack"} and self._starts.get(name.casefold()) is start
        return first and self._ids[start.get(w("id"), "")] == 1

    def words(self, name: str) -> str | None:
        """Return the words of the paragraph where the bookmark `name` begins; None if there is no such bookmark."""
        start = self._starts.get(name.casefold())
        if start is not None and name not in self._words:
            self._words[name] = _words_at(start)
        return self._words[name] if start is not None else None


def _words_at(start: Element) -> str:
    paragraph = next(start.iterancestors(w("p")), None)
    after = start.getnext()
    while paragraph is None and after is not None:
        paragraph = after if after.tag == w("p") else next(after.iter(w("p")), None)
        after = after.getnext()
    return bare(paragraph_text(paragraph)) if paragraph is not None else ""


def pages_of(body: Element) -> dict[Element, tuple[bool, int]]:
    """Return for each child of `body` whether its page lies on its side, and how many columns it has; none for plain pages."""
    found: dict[Element, tuple[bool, int]] = {}
    waiting: list[Element] = []
    for child in body:
        waiting.append(child)
        mark = child if child.tag == w("sectPr") else None
        if child.tag != w("tbl") and mark is None:
            mark = next((props.find(w("sectPr")) for props in child.iter(w("pPr")) if props.find(w("sectPr")) is not None), None)
        if mark is not None:
            page = _page(mark)
            found |= dict.fromkeys(waiting if page != (False, 1) else (), page)
            waiting = []
    return found


def _page(mark: Element) -> tuple[bool, int]:
    size, columns = mark.find(w("pgSz")), mark.find(w("cols"))
    wide, high = (number(size.get(w(key)), 0) if size is not None else 0 for key in ("w", "h"))
    aside = (size is not None and size.get(w("orient")) == "landscape") or wide > high > 0
    return aside, max(1, number(columns.get(w("num")), 1)) if columns is not None else 1


def contents_of(package: Package) -> dict[Element, str]:
    """Return the paragraphs of the document's own contents lists, each with the words behind the list's end."""
    found: dict[Element, str] = {}
    for part in package.stories():
        root = part.tree()
        for control in root.iter(w("sdt")):
            gallery = control.find(_GALLERY)
            if gallery is not None and gallery.get(w("val")) == "Table of Contents":
                found |= dict.fromkeys(paragraphs(control), "")
        found |= _listed(root)
    return found


def _listed(root: Element) -> dict[Element, str]:
    found: dict[Element, str] = {}
    stack: list[str] = []
    paragraph: Element | None = None
    for node in root.iter(w("p"), w("fldChar"), w("instrText")):
        kind = node.get(w("fldCharType"))
        if node.tag == w("p"):
            paragraph = node
        elif kind == "begin":
            stack.append("")
        elif node.tag == w("instrText") and stack:
            stack[-1] += node.text or ""
        inside = any(code.split()[:1] == ["TOC"] for code in stack)
        if inside and paragraph is not None:
            found.setdefault(paragraph, "")
        if kind == "end" and stack and stack.pop().split()[:1] == ["TOC"] and paragraph is not None:
            found[paragraph] = _behind(paragraph, node)
    return found


def _behind(paragraph: Element, end: Element) -> str:
    """Return the words of `paragraph` that stand behind the element `end`."""
    words: list[str] = []
    behind = False
    for node in paragraph.iter():
        if behind and node.tag in TEXT_TAGS:
            words.append(node.text or "")
        elif behind and node.tag in BREAKS:
            words.append(BREAKS[str(node.tag)])
        behind = behind or node is end
    return normal("".join(words))


def data_of(part: Part) -> bytes:
    """Return what a chart or diagram says, whatever it looks like and wherever it stands."""
    return chart_data(part.content)
