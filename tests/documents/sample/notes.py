"""Footnotes and endnotes, each in a part of its own with the two separators Word expects (clause 17.11)."""

from typing import Literal

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from lxml import etree

from tests.documents.sample.wml import element, text_run

_FIRST_REAL = 1
_PARTS = {
    "footnotes": (CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    "endnotes": (CONTENT_TYPE.WML_ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES),
}


class Notes:
    """The notes of one document: `add` while the text is written, `store` at its end."""

    def __init__(self, kind: Literal["footnotes", "endnotes"]) -> None:
        """Begin without a note."""
        self._kind = kind
        self._one = kind.removesuffix("s")
        self._texts: list[str] = []

    def add(self, text: str) -> BaseOxmlElement:
        """Remember the note's text; return the run that refers to it."""
        self._texts.append(text)
        number = str(_FIRST_REAL + len(self._texts) - 1)
        return element("r", self._style(), element(f"{self._one}Reference", id=number))

    def store(self, document: Document) -> None:
        """Write the notes' part, its relationship, its styles and its separators; nothing where there is no note."""
        if not self._texts:
            return
        add_note_styles(document, self._one)
        content_type, relationship = _PARTS[self._kind]
        name = PackURI(f"/word/{self._kind}.xml")
        xml = etree.tostring(self._root(), xml_declaration=True, encoding="UTF-8", standalone=True)
        document.part.relate_to(Part(name, content_type, xml, document.part.package), relationship)
        self._tell_settings(document)

    def _style(self) -> BaseOxmlElement:
        return element("rPr", element("rStyle", val=f"{self._one.capitalize()}Reference"))

    def _root(self) -> BaseOxmlElement:
        root = element(self._kind)
        root.append(self._separator("-1", "separator"))
        root.append(self._separator("0", "continuationSeparator"))
        root.extend(self._note(str(number), text) for number, text in enumerate(self._texts, _FIRST_REAL))
        return root

    def _separator(self, number: str, kind: str) -> BaseOxmlElement:
        return element(self._one, element("p", element("r", element(kind))), type=kind, id=number)

    def _note(self, number: str, text: str) -> BaseOxmlElement:
        style = element("pPr", element("pStyle", val=f"{self._one.capitalize()}Text"))
        mark = element("r", self._style(), element(f"{self._one}Ref"))
        return element(self._one, element("p", style, mark, text_run(f" {text}")), id=number)

    def _tell_settings(self, document: Document) -> None:
        """Name the separators in the settings, at the place the schema gives them (before `w:compat`)."""
        separators = (element(self._one, id="-1"), element(self._one, id="0"))
        document.settings.element.find(qn("w:compat")).addprevious(element(f"{self._one}Pr", *separators))


def add_note_styles(document: Document, one: str) -> None:
    """Add the paragraph and character style of a kind of note ("footnote" or "endnote")."""
    text = document.styles.add_style(f"{one} text", WD_STYLE_TYPE.PARAGRAPH)
    text.element.set(qn("w:styleId"), f"{one.capitalize()}Text")
    text.base_style = document.styles["Normal"]
    text.font.size = Pt(9)
    text.paragraph_format.space_after = Pt(0)
    mark = document.styles.add_style(f"{one} reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(qn("w:styleId"), f"{one.capitalize()}Reference")
    mark.font.superscript = True
