"""The annual PDF: exported by LibreOffice, mended, verified. Knows pages and tags, nothing of cycles or departments."""

from annuario.pdf.contents import Entry, contents_entries
from annuario.pdf.export import Exported, export
from annuario.pdf.fix import fix
from annuario.pdf.quick import Fault, Verification, verify
from annuario.pdf.reading import OutlineItem, outline, page_labels, page_texts

__all__ = [
    "Entry",
    "Exported",
    "Fault",
    "OutlineItem",
    "Verification",
    "contents_entries",
    "export",
    "fix",
    "outline",
    "page_labels",
    "page_texts",
    "verify",
]
