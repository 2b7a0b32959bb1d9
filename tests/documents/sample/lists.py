"""Real numbering (clause 17.9): one definition of bullets, one of multilevel numbers, a fresh count for each list."""

from typing import Literal

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from tests.documents.sample.wml import element, inside

_DEFINITIONS = {"bullets": "901", "numbers": "902"}
_BULLETS = (("bullet", "•"), ("bullet", "–"), ("bullet", "▪"))
_NUMBERS = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)"))
_STEP = 425  # twentieths of a point: 0.75 cm


def begin_list(document: Document, kind: Literal["bullets", "numbers"]) -> str:
    """The number of a new list, to be given to each of its paragraphs."""
    numbering = document.part.numbering_part.element
    _define(numbering)
    number = str(1 + max(int(num.get(qn("w:numId"))) for num in numbering.findall(qn("w:num"))))
    restart = element("lvlOverride", element("startOverride", val="1"), ilvl="0")
    extra = (restart,) if kind == "numbers" else ()
    numbering.append(element("num", element("abstractNumId", val=_DEFINITIONS[kind]), *extra, numId=number))
    return number


def number_paragraph(paragraph: Paragraph, number: str, level: int) -> None:
    """Make the paragraph an item of the list; its style stays."""
    item = element("numPr", element("ilvl", val=str(level)), element("numId", val=number))
    inside(paragraph).get_or_add_pPr().insert_element_before(item, "w:spacing", "w:ind", "w:jc", "w:rPr")


def _define(numbering: BaseOxmlElement) -> None:
    known = {abstract.get(qn("w:abstractNumId")) for abstract in numbering.findall(qn("w:abstractNum"))}
    first_list = numbering.findall(qn("w:num"))[0]
    for kind, levels in (("bullets", _BULLETS), ("numbers", _NUMBERS)):
        if _DEFINITIONS[kind] not in known:
            first_list.addprevious(_definition(_DEFINITIONS[kind], levels))


def _definition(number: str, levels: tuple[tuple[str, str], ...]) -> BaseOxmlElement:
    made = element("abstractNum", element("multiLevelType", val="multilevel"), abstractNumId=number)
    made.extend(_level(index, form, text) for index, (form, text) in enumerate(levels))
    return made


def _level(index: int, form: str, text: str) -> BaseOxmlElement:
    indent = element("ind", left=str(_STEP * (index + 1)), hanging=str(_STEP))
    return element(
        "lvl",
        element("start", val="1"),
        element("numFmt", val=form),
        element("lvlText", val=text),
        element("lvlJc", val="left"),
        element("pPr", indent),
        ilvl=str(index),
    )
