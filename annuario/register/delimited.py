"""Tables as plain text (CSV, RFC 4180 and what programs make of it): a workbook of the same cells, every one of them text.

Guesses no type: what a cell means is for the readers of cells, who know how offices write dates and amounts.
"""

import csv
import io

import xlsxwriter

from annuario.gate.text import decoded, delimiter

_SHEET = "CSV"
_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook_of(content: bytes) -> bytes:
    """Return an Excel workbook whose one sheet has the lines of `content` as rows. No value can become a formula."""
    text = decoded(content) or ""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _AS_TEXT) as book:
        sheet = book.add_worksheet(_SHEET)
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text) or ";")):
            for column, value in enumerate(row):
                if value:
                    sheet.write_string(number, column, value)
    return buffer.getvalue()
