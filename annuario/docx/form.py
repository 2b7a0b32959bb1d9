"""A form for a text: a heading for each topic with guiding words that vanish, and the filled form taken apart again.

A bookmark on each heading says which section it is for, and a custom property names the sections; both survive a save by Word
and by LibreOffice. Guiding words are known again by their text, for nothing else of theirs survives.
"""

from collections.abc import Collection, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from annuario.docx.names import w
from annuario.docx.package import read_bytes, write
from annuario.docx.parts import Element, Package
from annuario.docx.properties import get_custom, set_custom
from annuario.docx.roles import Kind, Roles
from annuario.docx.text import normal, paragraph_text, paragraphs
from annuario.docx.tree import element, remove, unwrap
from annuario.docx.write import Sheet

FORM: Final = "annuario.form"
"""The property's name; it holds the form's version and the section of each heading, in their order."""

VERSION: Final = "1"
_MARK = "form_"
_GREY = "595959"


@dataclass(frozen=True, slots=True)
class Topic:
    """One heading of the form, the section that what stands under it goes to, and the guiding words."""

    heading: str
    section: str
    guide: str


def text_form(house: Package, title: str, lead: str, topics: Sequence[Topic]) -> bytes:
    """Return the form as a Word file in the styles of `house`, without its running heads."""
    sheet = Sheet(house)
    body = sheet.package.body
    sheet.paragraph(title, "Title")
    _control(sheet, lead, 1)
    for number, topic in enumerate(topics, 1):
        sheet.paragraph(topic.heading, "heading 2")  # the first level begins a chapter, with all its splendour
        heading = body.findall(w("p"))[-1]
        heading.insert(1, element("w:bookmarkStart", id=str(100 + number), name=f"{_MARK}{number}"))
        heading.append(element("w:bookmarkEnd", id=str(100 + number)))
        _control(sheet, topic.guide, 1 + number)
    section = body.find(w("sectPr"))
    for node in list(section) if section is not None else []:
        if node.tag in {w("headerReference"), w("footerReference"), w("titlePg")}:
            remove(node)
    set_custom(sheet.package, FORM, " ".join([VERSION, *(topic.section for topic in topics)]))
    return write(sheet.package)


def _control(sheet: Sheet, guide: str, number: int) -> None:
    """Add a control that shows `guide` until somebody writes into it (ECMA-376 part 1, 17.5.2.39)."""
    sheet.paragraph(guide, "Body Text")
    paragraph = sheet.package.body.findall(w("p"))[-1]
    for run in paragraph.findall(w("r")):
        props = element("w:rPr")
        props.append(element("w:i"))
        props.append(element("w:color", val=_GREY))
        run.insert(0, props)
    control, props, content = element("w:sdt"), element("w:sdtPr"), element("w:sdtContent")
    props.append(element("w:id", val=str(70_000 + number)))
    props.append(element("w:showingPlcHdr"))
    control.append(props)
    control.append(content)
    paragraph.addprevious(control)
    content.append(paragraph)


def take_out_guides(package: Package, guides: Collection[str]) -> None:
    """Take out what the form brought along and nobody replaced: its title, guiding words, and headings with nothing under them."""
    own = {normal(guide).casefold() for guide in guides}
    roles = Roles.of(package)
    for control in list(package.body.iter(w("sdt"))):
        content = control.find(w("sdtContent"))
        if content is not None:
            unwrap(control, content=content)
    for paragraph in list(package.body.iterchildren(w("p"))):
        text = paragraph_text(paragraph).casefold()
        if text in own or roles.role(paragraph).kind is Kind.TITLE:
            remove(paragraph)
    children = [child for child in package.body if child.tag != w("sectPr")]
    for at, child in enumerate(children):
        following = children[at + 1 :]
        if _number(child) and not _says_something(following):
            remove(child)


def _says_something(following: Sequence[Element]) -> bool:
    """Whether anything stands before the next heading of the form."""
    for child in following:
        if _number(child):
            return False
        if child.tag != w("p") or next(iter(child.iter(w("drawing"), w("pict"), w("object"))), None) is not None:
            return True
        if any(paragraph_text(paragraph) for paragraph in paragraphs(child)):
            return True
    return False


def sections(package: Package, first: str, *, known: Collection[str]) -> dict[str, Package]:
    """Return a filled form's text by section, in the order of the form.

    What stands before its headings, or under one whose section is not `known`, is for section `first`.
    """
    named = get_custom(package, FORM).split()[1:]
    places: list[str] = []
    section = first
    for child in package.body:
        number = _number(child)
        if 0 < number <= len(named):
            section = named[number - 1] if named[number - 1] in known else first
        places.append(section if child.tag != w("sectPr") else "")
    filled = {
        place
        for place, child in zip(places, package.body, strict=True)
        if place and (child.tag != w("p") or paragraph_text(child) or next(child.iter(w("drawing")), None) is not None)
    }
    return {place: _only(package, places, place) for place in dict.fromkeys(places) if place in filled}


def _only(package: Package, places: Sequence[str], wanted: str) -> Package:
    """Return a copy of the document with what is for one section."""
    copy = read_bytes(write(deepcopy(package)))
    for place, child in zip(places, list(copy.body), strict=True):
        if place not in {wanted, ""}:
            copy.body.remove(child)
    set_custom(copy, FORM, "")
    return copy


def _number(child: Element) -> int:
    """Return the number of the heading of the form that `child` is, 0 for none."""
    for mark in child.iter(w("bookmarkStart")) if child.tag == w("p") else ():
        name = mark.get(w("name"), "")
        if name.startswith(_MARK) and name.removeprefix(_MARK).isdigit():
            return int(name.removeprefix(_MARK))
    return 0
