"""Gives an empty document the looks of an office: page, fonts, heading styles, header and footer."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from tests.documents.sample.content import Look
from tests.documents.sample.wml import element, field_runs, inside

_HEADING_SIZES = {1: 6.0, 2: 3.0, 3: 1.0}
_ITALIAN_IDS = {
    "Normal": "Normale",
    "Heading1": "Titolo1",
    "Heading2": "Titolo2",
    "Heading3": "Titolo3",
    "Title": "Titolo",
    "ListParagraph": "Paragrafoelenco",
    "TableGrid": "Grigliatabella",
    "Caption": "Didascalia",
    "Header": "Intestazione",
    "Footer": "Pidipagina",
}
_REFERRING = ("basedOn", "next", "link")


def dress(document: Document, look: Look) -> None:
    """Set page, language, fonts, heading styles, header and footer; only then may text be added."""
    _forget_effects(document)
    _page(document.sections[0], look)
    _language(document, look.language)
    _body(document, look)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Caption"):
        _plain_heading(document.styles[name], look)
    if look.headings == "titolo":
        _add_titolo_styles(document, look)
    if look.headings == "italian-word":
        _italian_ids(document)
    _running_lines(document, look)


def heading_style(look: Look, level: int) -> str:
    """The name of the style that this office gives its headings."""
    return f"Titolo {level}" if look.headings == "titolo" else f"Heading {level}"


def _forget_effects(document: Document) -> None:
    """Drop the second copy of the styles that Word 2010 kept for itself: it would not follow our changes."""
    copies = [number for number, found in document.part.rels.items() if found.reltype.endswith("/stylesWithEffects")]
    for number in copies:
        document.part.drop_rel(number)


def _page(section: Section, look: Look) -> None:
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(look.margin)
    section.top_margin = section.bottom_margin = Cm(look.margin)


def _language(document: Document, language: str) -> None:
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)


def _body(document: Document, look: Look) -> None:
    normal = document.styles["Normal"]
    _font(normal, look.font, look.size)
    normal.paragraph_format.space_after = Pt(6)
    if look.justified:
        normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _font(style: ParagraphStyle, name: str, size: float) -> None:
    """Set the font by name alone: the theme's fonts would win over it."""
    style.font.name = name
    style.font.size = Pt(size)
    fonts = style.element.rPr.rFonts
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    fonts.set(qn("w:cs"), name)


def _plain_heading(style: ParagraphStyle, look: Look) -> None:
    level = int(style.name[-1]) if style.name[-1].isdigit() else 0
    larger = _HEADING_SIZES.get(level, 9.0 if style.name == "Title" else -1.0)
    _font(style, look.heading_font or look.font, look.size + larger)
    style.font.color.rgb = RGBColor.from_string(look.colour)


def _add_titolo_styles(document: Document, look: Look) -> None:
    """Styles that an office made itself: "Titolo 1" to "Titolo 3", known to be headings only by their outline level."""
    for level, larger in _HEADING_SIZES.items():
        style = document.styles.add_style(f"Titolo {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.next_paragraph_style = document.styles["Normal"]
        style.font.name = look.heading_font or look.font
        style.font.size = Pt(look.size + larger)
        style.font.bold = True
        style.font.color.rgb = RGBColor.from_string(look.colour)
        style.paragraph_format.space_before = Pt(12)
        style.paragraph_format.keep_with_next = True
        style.element.get_or_add_pPr().append(element("outlineLvl", val=str(level - 1)))


def _italian_ids(document: Document) -> None:
    """Rename the ids of styles as an Italian Word does; their names stay English in the file."""
    for style in document.styles.element.iter(qn("w:style")):
        style.set(qn("w:styleId"), _ITALIAN_IDS.get(style.get(qn("w:styleId")), style.get(qn("w:styleId"))))
        for reference in (found for tag in _REFERRING for found in style.findall(qn(f"w:{tag}"))):
            reference.set(qn("w:val"), _ITALIAN_IDS.get(reference.get(qn("w:val")), reference.get(qn("w:val"))))


def _running_lines(document: Document, look: Look) -> None:
    """Header and footer; a `#` in the footer becomes the page number."""
    section = document.sections[0]
    if look.header:
        section.header.paragraphs[0].style = document.styles["Header"]
        section.header.paragraphs[0].text = look.header
    if look.footer:
        paragraph = section.footer.paragraphs[0]
        paragraph.style = document.styles["Footer"]
        before, number, after = look.footer.partition("#")
        paragraph.add_run(before)
        inside(paragraph).extend(field_runs("PAGE", "1") if number else ())
        paragraph.add_run(after)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
