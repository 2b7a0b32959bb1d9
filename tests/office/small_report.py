# ruff: noqa: SLF001 - python-docx reaches its own elements only this way
"""A small report as a department's editors would leave it: headings, contents list, footnote, table, picture."""

import io
import struct
import zlib
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

TITLE = "Relazione internazionale 2005"
LANGUAGE = "it-IT"
HEADINGS = (
    (1, "Gemellaggi e accordi"),
    (2, "Città gemellate"),
    (1, "Missioni e delegazioni"),
    (2, "Missioni all’estero"),
    (2, "Delegazioni ospitate a Torino durante l’anno di preparazione olimpica, con i loro programmi di visita"),
    (1, "Progetti europei"),
)
"""Level and text; every chapter (level 1) begins a page, the first on page 2."""
CHAPTER_PAGES = (2, 2, 3, 3, 3, 4)

_FOOTNOTES = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>
<w:r><w:t xml:space="preserve"> Accordo rinnovato nel 2005.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def build(path: Path, *, lines: int = 1) -> Path:
    """Write the report; its contents list holds stale lines, a single one as in a template."""
    document = docx.Document()
    document.core_properties.title = TITLE
    set_language(document)
    document.add_paragraph(TITLE, style="Title")
    add_contents(document, lines)
    for level, text in HEADINGS:
        heading = document.add_heading(text, level)
        heading.paragraph_format.page_break_before = level == 1
        document.add_paragraph("La città ha curato i rapporti con le città partner. " * 6)
    _add_footnote(document, document.paragraphs[-1])
    _add_table(document)
    _add_picture(document)
    document.save(str(path))
    return path


def set_language(document: Document) -> None:
    """Make the document Italian by its default language."""
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults is not None
    language = defaults.find(qn("w:lang"))
    assert language is not None
    language.set(qn("w:val"), LANGUAGE)


def add_contents(document: Document, lines: int) -> None:
    """Add a field that spans as many paragraphs as it has lines (ECMA-376 part 1, 17.16.5.68)."""
    first = document.add_paragraph()
    _mark(first, "begin")
    code = OxmlElement("w:instrText")
    code.text = ' TOC \\o "1-3" \\h \\z '
    first.add_run()._r.append(code)
    _mark(first, "separate")
    for paragraph in (first, *(document.add_paragraph() for _ in range(lines - 1))):
        paragraph.add_run("Riga da aggiornare")
    _mark(document.paragraphs[-1], "end")


def _mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def _add_footnote(document: Document, paragraph: Paragraph) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, _FOOTNOTES.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    run = paragraph.add_run()
    run.font.superscript = True
    run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="1"/>'))


def _add_table(document: Document) -> None:
    table = document.add_table(rows=3, cols=2, style="Table Grid")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row, texts in zip(table.rows, (("Progetto", "Euro"), ("Rete", "1.000"), ("Scambio", "2.500")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _add_picture(document: Document) -> None:
    shape = document.add_picture(io.BytesIO(png()), width=Cm(3))
    shape._inline.docPr.set("descr", "Un quadrato rosso")


def png(side: int = 16) -> bytes:
    """A red square."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\xc8\x10\x2e" * side) * side
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
