"""The contents list: a TOC field that already has its entries, so that one update by Word or LibreOffice makes it true."""

from collections.abc import Iterator
from dataclasses import dataclass

from annuario.docx.house import Styles
from annuario.docx.names import w
from annuario.docx.package import Element, Package
from annuario.docx.text import paragraph_text
from annuario.docx.tree import element


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
    lines = [_line(heading, number, styles) for number, heading in enumerate(found, 1)]
    if not lines:
        lines = [element("w:p")]
    _begin(lines[0], deepest)
    lines[-1].append(_mark("end"))
    for line in lines:
        place.addprevious(line)
    place.getparent().remove(place)  # type: ignore[union-attr]  # it was found in the body
    return len(found)


def _line(heading: Heading, number: int, styles: Styles) -> Element:
    name = f"_Toc{number:08d}"
    _bookmark(heading.paragraph, name)
    line = element("w:p")
    props = element("w:pPr")
    style = styles.find("paragraph", f"toc {heading.level}")
    if style:
        props.append(element("w:pStyle", val=style))
    line.append(props)
    link = element("w:hyperlink", anchor=name, history="1")
    for run in (
        _run(heading.text),
        _tab(),
        _mark("begin"),
        _code(f" PAGEREF {name} \\h "),
        _mark("separate"),
        _run("–"),
        _mark("end"),
    ):
        link.append(run)
    line.append(link)
    return line


def _bookmark(paragraph: Element, name: str) -> None:
    start = element("w:bookmarkStart", id=name)
    start.set(w("name"), name)
    props = paragraph.find(w("pPr"))
    paragraph.insert(0 if props is None else 1, start)
    paragraph.append(element("w:bookmarkEnd", id=name))


def _begin(line: Element, deepest: int) -> None:
    place = 1 if line.find(w("pPr")) is not None else 0
    for run in reversed([_mark("begin"), _code(f' TOC \\o "1-{deepest}" \\h \\z \\u '), _mark("separate")]):
        line.insert(place, run)


def _run(text: str) -> Element:
    run = element("w:r")
    words = element("w:t", text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
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
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run
