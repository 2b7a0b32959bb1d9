"""Small pieces of WordprocessingML (ECMA-376 part 1, clause 17) that python-docx has no words for."""

from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph


def element(tag: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """A new element of the `w:` namespace with attributes of the same namespace."""
    made = cast("BaseOxmlElement", OxmlElement(f"w:{tag}"))
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), value)
    made.extend(children)
    return made


def inside(paragraph: Paragraph) -> CT_P:
    """The XML element behind a paragraph."""
    return paragraph._p  # noqa: SLF001 - python-docx offers no public way


def text_run(text: str, *, tag: str = "t") -> BaseOxmlElement:
    """A run of plain text; `tag="delText"` for deleted text, `tag="instrText"` for a field's instruction."""
    words = element(tag)
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("r", words)


def field_runs(instruction: str, shown: str) -> tuple[BaseOxmlElement, ...]:
    """The runs of a complex field (clause 17.16.18) with the result last shown."""
    return (
        element("r", element("fldChar", fldCharType="begin")),
        text_run(f" {instruction} ", tag="instrText"),
        element("r", element("fldChar", fldCharType="separate")),
        text_run(shown),
        element("r", element("fldChar", fldCharType="end")),
    )
