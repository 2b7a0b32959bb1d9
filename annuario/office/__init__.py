"""LibreOffice as a program that may fail: found, run in a private folder under a clock, and believed only by its files.

`find_office` tells what is installed; `export_pdf` and `convert` run it. Knows nothing of cycles or contributions.
"""

from annuario.office.convert import Converted, PdfOptions, convert, export_pdf, exporting_pdf, time_allowed
from annuario.office.job import Made
from annuario.office.place import publish
from annuario.office.program import NotLoaded, Office, OfficeFailed, OfficeMissing, find_office
from annuario.office.watch import Bounds

__all__ = [
    "Bounds",
    "Converted",
    "Made",
    "NotLoaded",
    "Office",
    "OfficeFailed",
    "OfficeMissing",
    "PdfOptions",
    "convert",
    "export_pdf",
    "exporting_pdf",
    "find_office",
    "publish",
    "time_allowed",
]
