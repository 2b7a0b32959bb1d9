# ruff: noqa: SLF001 - python-docx reaches its own elements only this way
"""A report with all that the repair of a PDF has rules for: front matter, own styles, other languages, a chart, row heads."""

from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from tests.office.small_report import add_contents, set_language

TITLE = "Relazione internazionale 2005"
LANGUAGE = "it-IT"
MOTTO = "Building bridges between cities"
QUOTE = "Together we share the experience of our towns."
CHART = "Grafico a colonne: progetti per anno, da 4 a 7"
STORED_DATE = "31 marzo 2006"
SITE = "https://torino.example/gemellaggi"

_CHART = f"""<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" {nsdecls("r")}><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>
<c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/>
<c:order val="0"/><c:tx><c:strRef><c:f>F!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Progetti</c:v></c:pt>
</c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:f>F!$A$2:$A$4</c:f><c:strCache><c:ptCount val="3"/><c:pt idx="0"><c:v>2003</c:v>
</c:pt><c:pt idx="1"><c:v>2004</c:v></c:pt><c:pt idx="2"><c:v>2005</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef>
<c:f>F!$B$2:$B$4</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="3"/><c:pt idx="0"><c:v>4</c:v></c:pt>
<c:pt idx="1"><c:v>6</c:v></c:pt><c:pt idx="2"><c:v>7</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser><c:axId val="1"/>
<c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>
<c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling>
<c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>"""

_DRAWING = """<w:r {spaces} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="4000000" cy="2400000"/><wp:docPr id="77" name="Grafico 1" descr="{descr}"/><wp:cNvGraphicFramePr/><a:graphic>
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">
<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{relation}"/></a:graphicData></a:graphic>
</wp:inline></w:drawing></w:r>"""


def build(path: Path) -> Path:
    """Write the report: a cover and the contents as pages i and ii, then three chapters from page 1."""
    document = docx.Document()
    document.core_properties.title = TITLE
    set_language(document)
    _add_styles(document)
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph("Ufficio relazioni internazionali", style="Contributor")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    add_contents(document, 7)
    _number_pages(document, "lowerRoman", None)
    document.add_section(WD_SECTION.NEW_PAGE)
    _number_pages(document, "decimal", 1)
    _add_chapters(document)
    document.save(str(path))
    return path


def _add_chapters(document: Document) -> None:
    document.add_heading("Gemellaggi", 1)
    document.add_paragraph("Le città gemelle in breve.", style="Lead")
    _add_foreign(document.add_paragraph(), "Il motto dell’anno, ", MOTTO, ", resta valido.")
    _add_foreign(document.add_paragraph(style="Quote"), "", QUOTE, "")
    document.add_heading("Città", 2)
    _add_table(document)
    document.add_heading("Dettagli", 3)
    _add_link(document.add_paragraph("Si veda "), SITE, "la pagina dei gemellaggi")
    document.add_heading("Note minute", 4)
    _add_date(document.add_paragraph("Stampato il "))
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_heading("Progetti", 1)
    _add_chart(document)
    document.add_paragraph("Figura 1. Progetti per anno", style="Caption")
    document.add_heading("Elenco", 2).paragraph_format.page_break_before = True
    for text in ("Rete delle città", "Scambio di giovani"):
        document.add_paragraph(text, style="List Bullet")


def _add_styles(document: Document) -> None:
    for name in ("Lead", "Contributor"):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style = document.styles["Normal"]


def _number_pages(document: Document, form: str, start: int | None) -> None:
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:fmt"), form)
    if start is not None:
        numbering.set(qn("w:start"), str(start))
    section = document.sections[-1]
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    section._sectPr.append(numbering)
    section.footer.is_linked_to_previous = False
    section.footer.paragraphs[0]._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def _add_foreign(paragraph: Paragraph, before: str, words: str, after: str) -> None:
    paragraph.add_run(before)
    run = paragraph.add_run(words)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    run._r.get_or_add_rPr().append(language)
    paragraph.add_run(after)


def _add_table(document: Document) -> None:
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    rows = (("Città", "Paese", "Dal"), ("Colonia", "Germania", "1958"), ("Glasgow", "Regno Unito", "2003"))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _add_link(paragraph: Paragraph, target: str, words: str) -> None:
    relation = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(link))


def _add_date(paragraph: Paragraph) -> None:
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> DATE \\@ "d MMMM yyyy" </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{STORED_DATE}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>"))


def _add_chart(document: Document) -> None:
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    part = Part(PackURI("/word/charts/chart1.xml"), kind, _CHART.encode(), document.part.package)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    drawing = _DRAWING.format(spaces=nsdecls("w", "r"), descr=CHART, relation=relation)
    document.add_paragraph()._p.append(parse_xml(drawing))
