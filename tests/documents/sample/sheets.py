"""Makes an Excel workbook of its content: the bytes an office would hand in."""

from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tests.documents.sample.content import ExcelFile, Sheet
from tests.documents.sample.frozen import WRITTEN, frozen

_FONT = "Calibri"
_ROW_HEIGHT = 45
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def excel_bytes(file: ExcelFile) -> bytes:
    """The workbook's bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = book.properties.lastModifiedBy = file.author
    book.properties.created = WRITTEN.replace(tzinfo=None)
    for sheet in file.sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    out = BytesIO()
    book.save(out)
    return frozen(out.getvalue())


def _fill(worksheet: Worksheet, sheet: Sheet) -> None:
    for line in sheet.above:
        worksheet.append([line])
    if sheet.above:
        worksheet["A1"].font = Font(name=_FONT, bold=True, size=14)
    for header in (sheet.upper, sheet.header) if sheet.upper else (sheet.header,):
        worksheet.append(header)
        _dress_header(worksheet, worksheet.max_row, sheet.colour)
    for row in sheet.rows:
        worksheet.append(row)
        worksheet.row_dimensions[worksheet.max_row].height = _ROW_HEIGHT if len(row) > 1 else None
        _dress_row(worksheet, worksheet.max_row, sheet)
    for remark in ("", *sheet.below) if sheet.below else ():
        worksheet.append([remark or None])
    for area in sheet.merged:
        worksheet.merge_cells(area)
    for column, width in enumerate(sheet.widths, 1):
        worksheet.column_dimensions[get_column_letter(column)].width = width
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _dress_header(worksheet: Worksheet, row: int, colour: str) -> None:
    for cell in worksheet[row]:
        cell.font = Font(name=_FONT, bold=True)
        cell.fill = PatternFill("solid", fgColor=colour)
        cell.alignment = _WRAPPED


def _dress_row(worksheet: Worksheet, row: int, sheet: Sheet) -> None:
    for cell, header in zip(worksheet[row], sheet.header, strict=False):
        cell.alignment = _WRAPPED
        if isinstance(cell.value, date):
            cell.number_format = "dd/mm/yyyy"
        elif header in sheet.formats and isinstance(cell.value, int | float):
            cell.number_format = sheet.formats[header]
