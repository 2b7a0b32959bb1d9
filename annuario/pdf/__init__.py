"""The annual PDF: exported by LibreOffice, mended, verified. Knows pages and tags, nothing of cycles or departments."""

from annuario.pdf.contents import Entry, contents_entries
from annuario.pdf.export import Exported, export
from annuario.pdf.fix import Fixed, Told, fix
from annuario.pdf.metadata import About
from annuario.pdf.passages import Aligned, Passage
from annuario.pdf.quick import Fault, Verification, verify
from annuario.pdf.reading import OutlineItem, outline, page_labels, page_texts
from annuario.pdf.sentences import STANDARDS, sentence
from annuario.pdf.verapdf import Conformance, FailedRule, FlavourResult, find_verapdf, verify_all, verify_conformance

__all__ = [
    "STANDARDS",
    "About",
    "Aligned",
    "Conformance",
    "Entry",
    "Exported",
    "FailedRule",
    "Fault",
    "Fixed",
    "FlavourResult",
    "OutlineItem",
    "Passage",
    "Told",
    "Verification",
    "contents_entries",
    "export",
    "find_verapdf",
    "fix",
    "outline",
    "page_labels",
    "page_texts",
    "sentence",
    "verify",
    "verify_all",
    "verify_conformance",
]
