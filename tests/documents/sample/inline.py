"""Writes a line of text with its marks into a paragraph.

| mark | becomes |
|---|---|
| `**words**`, `__words__` | bold, italic |
| `[[words|address]]` | a hyperlink |
| `^[words]` | a footnote or endnote, as the office has it |
| `{+words+}`, `{-words-}` | a tracked insertion, a tracked deletion |
| `{!words::remark!}` | words with a colleague's comment |
| `{#name:words#}`, `{@name:words@}` | a bookmark, a REF field to it |
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from tests.documents.sample.frozen import STAMP
from tests.documents.sample.notes import Notes
from tests.documents.sample.wml import element, field_runs, inside, text_run

_MARKS: Final = re.compile(
    r"\*\*(?P<bold>.+?)\*\*"
    r"|__(?P<italic>.+?)__"
    r"|\[\[(?P<label>[^|\]]+)\|(?P<link>[^\]]+)\]\]"
    r"|\^\[(?P<note>[^\]]+)\]"
    r"|\{\+(?P<inserted>.+?)\+\}"
    r"|\{-(?P<deleted>.+?)-\}"
    r"|\{!(?P<anchor>.+?)::(?P<comment>.+?)!\}"
    r"|\{#(?P<name>\w+):(?P<bookmark>.+?)#\}"
    r"|\{@(?P<target>\w+):(?P<reference>.+?)@\}"
)


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes marked text into the paragraphs of one document, in the name of one office."""

    document: Document
    notes: Notes
    author: str
    _ids: "count[int]" = field(default_factory=lambda: count(1))

    def write(self, paragraph: Paragraph, text: str) -> Paragraph:
        """Append the text to the paragraph, its marks carried out; return the paragraph."""
        at = 0
        for found in _MARKS.finditer(text):
            self._plain(paragraph, text[at : found.start()])
            self._marked(paragraph, found)
            at = found.end()
        self._plain(paragraph, text[at:])
        return paragraph

    @staticmethod
    def _plain(paragraph: Paragraph, text: str) -> None:
        if text:
            paragraph.add_run(text)

    def _marked(self, paragraph: Paragraph, found: re.Match[str]) -> None:
        kind = found.lastgroup or ""
        writers: dict[str, Callable[[Paragraph, re.Match[str]], None]] = {
            "link": self._link,
            "comment": self._comment,
            "bookmark": self._bookmark,
            "reference": self._reference,
            "inserted": self._inserted,
            "deleted": self._deleted,
        }
        if kind in writers:
            writers[kind](paragraph, found)
        elif kind == "note":
            inside(paragraph).append(self.notes.add(found["note"]))
        else:
            setattr(paragraph.add_run(found[kind]), kind, True)

    def _link(self, paragraph: Paragraph, found: re.Match[str]) -> None:
        relationship = self.document.part.relate_to(found["link"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        look = element("rPr", element("color", val="0000FF"), element("u", val="single"))
        run = text_run(found["label"])
        run.insert(0, look)
        link = element("hyperlink", run)
        link.set(qn("r:id"), relationship)
        inside(paragraph).append(link)

    def _comment(self, paragraph: Paragraph, found: re.Match[str]) -> None:
        _know_comment_style(self.document)
        run = paragraph.add_run(found["anchor"])
        comment = self.document.add_comment(run, found["comment"], author=self.author, initials="uff")
        comment._comment_elm.set(qn("w:date"), STAMP)  # noqa: SLF001 - python-docx writes the clock's time

    def _bookmark(self, paragraph: Paragraph, found: re.Match[str]) -> None:
        number = str(next(self._ids))
        inside(paragraph).append(element("bookmarkStart", id=number, name=found["name"]))
        paragraph.add_run(found["bookmark"])
        inside(paragraph).append(element("bookmarkEnd", id=number))

    @staticmethod
    def _reference(paragraph: Paragraph, found: re.Match[str]) -> None:
        inside(paragraph).extend(field_runs(f"REF {found['target']} \\h", found["reference"]))

    def _inserted(self, paragraph: Paragraph, found: re.Match[str]) -> None:
        inside(paragraph).append(self._change("ins", text_run(found["inserted"])))

    def _deleted(self, paragraph: Paragraph, found: re.Match[str]) -> None:
        inside(paragraph).append(self._change("del", text_run(found["deleted"], tag="delText")))

    def _change(self, tag: str, run: BaseOxmlElement) -> BaseOxmlElement:
        return element(tag, run, id=str(next(self._ids)), author=self.author, date=STAMP)


def _know_comment_style(document: Document) -> None:
    """Add the style that python-docx gives to a comment's mark but does not define."""
    if "annotation reference" not in document.styles:
        style = document.styles.add_style("annotation reference", WD_STYLE_TYPE.CHARACTER)
        style.element.set(qn("w:styleId"), "CommentReference")
        style.font.size = Pt(8)
