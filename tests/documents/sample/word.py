"""Makes a Word file of its content: the bytes an office would hand in."""

from functools import singledispatchmethod
from io import BytesIO
from itertools import count

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.documents.sample.charts import chart_drawing
from tests.documents.sample.content import (
    Chart,
    Diagram,
    Heading,
    Landscape,
    Look,
    Para,
    Pasted,
    Picture,
    Points,
    Portrait,
    Signature,
    Tabbed,
    Table,
    Title,
    WordFile,
)
from tests.documents.sample.diagrams import diagram_drawing
from tests.documents.sample.frozen import WRITTEN, frozen
from tests.documents.sample.inline import Pen
from tests.documents.sample.lists import begin_list, number_paragraph
from tests.documents.sample.looks import dress, heading_style
from tests.documents.sample.notes import Notes
from tests.documents.sample.pictures import drawn
from tests.documents.sample.wml import element, inside


def word_bytes(file: WordFile) -> bytes:
    """The file's bytes; for a damaged file only the share that arrived."""
    document = docx.Document()
    dress(document, file.look)
    _sign(document, file)
    writer = Writer(document, file.look, file.author)
    for block in file.blocks:
        writer.add(block)
    writer.pen.notes.store(document)
    out = BytesIO()
    document.save(out)
    whole = frozen(out.getvalue())
    return whole[: int(len(whole) * file.cut_at)]


def _sign(document: Document, file: WordFile) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = file.author
    properties.title = properties.comments = ""
    properties.created = properties.modified = WRITTEN.replace(tzinfo=None)
    properties.language = file.look.language


class Writer:
    """Appends blocks to a document, one `add` a block."""

    def __init__(self, document: Document, look: Look, author: str) -> None:
        """Write into `document` with the habits of `look`, in the name of `author`."""
        self.document = document
        self.look = look
        self.pen = Pen(document, Notes(look.notes), author)
        self._drawings = count(900)

    @singledispatchmethod
    def add(self, block: object) -> None:
        """Append a block of content."""
        message = f"no way to write {type(block).__name__}"
        raise TypeError(message)

    @add.register
    def _(self, block: Title) -> None:
        style = None if self.look.headings == "bold" else "Title"
        paragraph = self.pen.write(self.document.add_paragraph(style=style), block.text)
        if style is None:
            _shout(paragraph, self.look.size + 4)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    @add.register
    def _(self, block: Heading) -> None:
        if self.look.headings == "bold":
            _shout(self.pen.write(self.document.add_paragraph(), block.text), self.look.size + 3 - block.level)
        else:
            self.pen.write(self.document.add_paragraph(style=heading_style(self.look, block.level)), block.text)

    @add.register
    def _(self, block: Para) -> None:
        self.pen.write(self.document.add_paragraph(), block.text)

    @add.register
    def _(self, block: Points) -> None:
        number = begin_list(self.document, block.kind)
        for level, text in block.items:
            paragraph = self.document.add_paragraph(style="List Paragraph")
            paragraph.paragraph_format.space_after = Pt(3)
            number_paragraph(paragraph, number, level)
            self.pen.write(paragraph, text)

    @add.register
    def _(self, block: Table) -> None:
        if block.caption:
            self._caption(block.caption)
        table = self.document.add_table(len(block.rows), len(block.widths), style=self.look.table_style)
        table.autofit = False
        self._fill(table, block)
        for top, left, bottom, right in block.merged:
            table.cell(top, left).merge(table.cell(bottom, right))
        if block.repeat_header:
            table._tbl.tr_lst[0].get_or_add_trPr().append(element("tblHeader"))  # noqa: SLF001 - no public way
        self.document.add_paragraph()

    @add.register
    def _(self, block: Picture) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = bool(block.caption)
        shape = paragraph.add_run().add_picture(BytesIO(drawn(block.drawing)), width=Cm(block.width))
        if block.alt:
            shape._inline.docPr.set("descr", block.alt)  # noqa: SLF001 - python-docx has no alternative text
        self._caption_below(block.caption)

    @add.register
    def _(self, block: Tabbed) -> None:
        for line in block.lines:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            for stop in block.stops:
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(stop))
            self.pen.write(paragraph, "\t".join(line))
        self.document.add_paragraph()

    @add.register
    def _(self, block: Pasted) -> None:
        paragraph = self.pen.write(self.document.add_paragraph(), block.text)
        for run in paragraph.runs:
            run.font.name, run.font.size = block.font, Pt(block.size)
            run.font.color.rgb = RGBColor.from_string(block.colour)
            if block.shade:
                run._r.get_or_add_rPr().append(element("shd", val="clear", color="auto", fill=block.shade))  # noqa: SLF001 - as above

    @add.register
    def _(self, block: Signature) -> None:
        for line in block.lines:
            paragraph = self.pen.write(self.document.add_paragraph(), line)
            paragraph.paragraph_format.space_after = Pt(0)
            for run in paragraph.runs:
                run.font.size = Pt(8)
                run.font.color.rgb = RGBColor(0x7F, 0x7F, 0x7F)

    @add.register
    def _(self, block: Chart) -> None:
        self._drawing(chart_drawing(self.document, block), block.caption)

    @add.register
    def _(self, block: Diagram) -> None:
        self._drawing(diagram_drawing(block, next(self._drawings)), block.caption)

    @add.register
    def _(self, _block: Landscape) -> None:
        self._turn(WD_ORIENT.LANDSCAPE)

    @add.register
    def _(self, _block: Portrait) -> None:
        self._turn(WD_ORIENT.PORTRAIT)

    def _turn(self, orientation: WD_ORIENT) -> None:
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = orientation
        section.page_width, section.page_height = section.page_height, section.page_width

    def _drawing(self, run: BaseOxmlElement, caption: str) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = bool(caption)
        inside(paragraph).append(run)
        self._caption_below(caption)

    def _caption_below(self, text: str) -> None:
        if text:
            self._caption(text).alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _caption(self, text: str) -> Paragraph:
        if self.look.captions == "style":
            return self.pen.write(self.document.add_paragraph(style="Caption"), text)
        paragraph = self.pen.write(self.document.add_paragraph(), text)
        for run in paragraph.runs:
            run.italic, run.font.size = True, Pt(self.look.size - 1.5)
        return paragraph

    def _fill(self, table: WordTable, block: Table) -> None:
        size = block.size or self.look.size - 1
        for column, width in zip(table.columns, block.widths, strict=True):
            column.width = Cm(width)
        for index, (row, texts) in enumerate(zip(table.rows, block.rows, strict=True)):
            for cell, text, width in zip(row.cells, texts, block.widths, strict=True):
                cell.width = Cm(width)
                self._fill_cell(cell, text, size, header=index == 0)

    def _fill_cell(self, cell: _Cell, text: str, size: float, *, header: bool) -> None:
        paragraph = self.pen.write(cell.paragraphs[0], text)
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if _is_number(text) else WD_ALIGN_PARAGRAPH.LEFT
        for run in paragraph.runs:
            run.font.size = Pt(size)
            run.bold = True if header else run.bold
        if header and self.look.shade:
            shade = element("shd", val="clear", color="auto", fill=self.look.shade)
            cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no shading


def _shout(paragraph: Paragraph, size: float) -> None:
    """Make a paragraph look like a heading, which it is not."""
    for run in paragraph.runs:
        run.bold = True
        run.font.size = Pt(size)
    paragraph.paragraph_format.space_before = Pt(10)


def _is_number(text: str) -> bool:
    return bool(text) and not text.strip("0123456789.,% €")
