"""What an edition says of a chapter to which nobody contributed: in a book that is printed, nothing is expected any more."""

from annuario.cycle import Cycle
from annuario.docx import Package
from annuario.docx.house import Styles
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.roles import Kind, role
from annuario.docx.text import paragraph_text
from annuario.docx.tree import element, properties
from annuario.report.words import words


def has_empty_chapters(draft: Package, cycle: Cycle) -> bool:
    """Return whether a chapter of `draft` still says that nobody contributed to it yet."""
    return bool(_waiting(draft, cycle))


def close_empty_chapters(draft: Package, cycle: Cycle) -> None:
    """Let the chapters that say that nobody contributed yet say that nobody reported this year."""
    for paragraph in _waiting(draft, cycle):
        first, *others = [text for text in paragraph.iter(w("t")) if text.text]
        first.text = words(cycle.language)["nobody_this_year"]
        for other in others:
            other.text = ""


def close_chapter_without(draft: Package, cycle: Cycle, head: Element) -> None:
    """Say before `head` that nobody reported this year, if it is a department's heading and the only one in its chapter."""
    if len(_heads_beside(draft, head)) > 1:
        return
    style = Styles(draft).find("paragraph", "Body Text")
    paragraph, run = element("w:p"), element("w:r")
    if style:
        properties(paragraph, "pPr").append(element("w:pStyle", val=style))
    run.append(element("w:t", words(cycle.language)["nobody_this_year"]))
    paragraph.append(run)
    head.addprevious(paragraph)


def _waiting(draft: Package, cycle: Cycle) -> list[Element]:
    sentence = words(cycle.language)["nobody"]
    return [paragraph for paragraph in draft.body.iter(w("p")) if paragraph_text(paragraph) == sentence]


def _heads_beside(draft: Package, head: Element) -> list[Element]:
    """Return all headings of the second level in the chapter of `head`, itself among them."""
    styles = Styles(draft)
    chapter: list[Element] = []
    for paragraph in draft.body.iter(w("p")):
        what = role(paragraph, styles, None)
        if what.kind is not Kind.HEADING or what.level > 2:  # noqa: PLR2004 -- chapters and departments
            continue
        if what.level == 1:
            if head in chapter:
                break
            chapter = []
        else:
            chapter.append(paragraph)
    return chapter
