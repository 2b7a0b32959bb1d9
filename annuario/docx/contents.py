"""The contents list: a TOC field that already has its entries, so that one update by Word or LibreOffice makes it true."""

from collections.abc import Iterator
from dataclasses import dataclass

from annuario.docx.house import Styles
from annuario.docx.names import q, w
from annuario.docx.parts import Element, Package
from annuario.docx.sequences import captions
from annuario.docx.text import paragraph_text
from annuario.docx.tree import element, number, remove


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the document and the paragraph that it is."""

    level: int
    text: str
    paragraph: Element


def headings(package: Package, *, deepest: int) -> Iterator[Heading]:
    """Yield the headings of the body from level 1 to `deepest`, in order."""
    styles = Styles(package)
    levels = {styles.find("paragraph", f"heading {level}"): level for level in range(1, deepest + 1)}
    levels.pop("", None)
    for paragraph in package.body.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        level = levels.get(style.get(w("val"), "")) if style is not None else None
        text = paragraph_text(paragraph) if level else ""
        if level and text:
            yield Heading(level, text, paragraph)


def fill_contents(package: Package, placeholder: str, *, deepest: int = 2) -> int:
    """Replace the paragraph that reads `placeholder` by a contents list of the headings; return the number of entries.

    Does nothing if there is no such paragraph. Page numbers are unknown here and stand as a dash until the first update.
    """
    place = next((p for p in package.body.iter(w("p")) if paragraph_text(p) == placeholder), None)
    if place is None:
        return 0
    styles = Styles(package)
    found = list(headings(package, deepest=deepest))
    marks = _Marks(package)
    lines = [_line(heading, marks, styles, f"toc {heading.level}") for heading in found]
    if not lines:
        lines = [element("w:p")]
    _begin(lines[0], f' TOC \\o "1-{deepest}" \\h \\z \\u ')
    lines[-1].append(_mark("end"))
    for line in lines:
        place.addprevious(line)
    remove(place)
    return len(found)


def fill_captions(package: Package, placeholder: str, sequence: str) -> int:
    """Replace the paragraph that reads `placeholder` by a list of the captions of one sequence; return the number of entries."""
    place = next((p for p in package.body.iter(w("p")) if paragraph_text(p) == placeholder), None)
    found = captions(package, sequence)
    if place is None or not found:
        return 0
    marks, styles = _Marks(package), Styles(package)
    lines = [_line(Heading(1, text, paragraph), marks, styles, "table of figures") for text, paragraph in found]
    _begin(lines[0], f' TOC \\h \\z \\c "{sequence}" ')
    lines[-1].append(_mark("end"))
    for line in lines:
        place.addprevious(line)
    remove(place)
    return len(found)


class _Marks:
    """Names and numbers for new bookmarks that no bookmark of the document has."""

    def __init__(self, package: Package) -> None:
        marks = [mark for story in package.stories() for mark in story.tree().iter(w("bookmarkStart"), w("bookmarkEnd"))]
        self.names = {mark.get(w("name"), "").casefold() for mark in marks}
        self.next = 1 + max((number(mark.get(w("id")), 0) for mark in marks), default=0)
        self.count = 0

    def put_on(self, paragraph: Element) -> str:
        """Put a new bookmark around the words of `paragraph` and return its name."""
        self.count += 1
        while (name := f"_Toc{self.count:08d}").casefold() in self.names:
            self.count += 1
        props = paragraph.find(w("pPr"))
        paragraph.insert(0 if props is None else 1, element("w:bookmarkStart", id=str(self.next), name=name))
        paragraph.append(element("w:bookmarkEnd", id=str(self.next)))
        self.next += 1
        return name


def _line(heading: Heading, marks: _Marks, styles: Styles, look: str) -> Element:
    name = marks.put_on(heading.paragraph)
    line = element("w:p")
    props = element("w:pPr")
    style = styles.find("paragraph", look)
    if style:
        props.append(element("w:pStyle", val=style))
    line.append(props)
    link = element("w:hyperlink", anchor=name, history="1")
    code = _code(f" PAGEREF {name} \\h ")
    link.extend([_run(heading.text), _tab(), _mark("begin"), code, _mark("separate"), _run("–"), _mark("end")])
    line.append(link)
    return line


def _begin(line: Element, code: str) -> None:
    place = 1 if line.find(w("pPr")) is not None else 0
    for run in reversed([_mark("begin"), _code(code), _mark("separate")]):
        line.insert(place, run)


def _run(text: str) -> Element:
    run = element("w:r")
    words = element("w:t", text)
    words.set(q("xml:space"), "preserve")
    run.append(words)
    return run


def _tab() -> Element:
    run = element("w:r")
    run.append(element("w:tab"))
    return run


def _mark(kind: str) -> Element:
    run = element("w:r")
    run.append(element("w:fldChar", fldCharType=kind))
    return run


def _code(code: str) -> Element:
    run = element("w:r")
    words = element("w:instrText", code)
    words.set(q("xml:space"), "preserve")
    run.append(words)
    return run
