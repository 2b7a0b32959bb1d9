"""The draft as a file that other programs open: it keeps the standard, and what looks like a heading, list or caption is one."""

import re
import warnings
from collections import Counter

import docx
import pikepdf
from docx.text.paragraph import Paragraph

from annuario.pdf.structure import elements, role, roles_map
from tests.report.conftest import Book

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what the validator's own modules say at import is no affair of ours
    from openxml_audit import OpenXmlValidator, ValidationSeverity

TYPED_BULLET = re.compile(r"\s*[•·▪‣●○■–—*-]\s+\w")


def styled(paragraph: Paragraph, *begin: str) -> bool:
    """Return whether the paragraph's style has a name that begins with one of these."""
    return paragraph.style is not None and str(paragraph.style.name).startswith(begin)


def test_a_validator_of_the_standard_finds_nothing(book: Book) -> None:
    found = OpenXmlValidator().validate(str(book.desk.workspace.draft)).errors

    assert [str(error) for error in found if error.severity is ValidationSeverity.ERROR] == []


def test_headings_list_items_and_captions_of_the_draft_are_tagged_as_such_in_the_pdf(book: Book) -> None:
    """What Word and LibreOffice take for a heading, an item or a caption: for each tag, as many as there are such paragraphs."""
    draft = docx.Document(str(book.desk.workspace.draft)).paragraphs
    wanted = {f"H{level}": sum(styled(paragraph, f"Heading {level}") for paragraph in draft) for level in range(1, 7)}
    wanted |= {"LI": sum(styled(paragraph, "List ") for paragraph in draft)}
    wanted |= {"Caption": sum(styled(paragraph, "Caption") for paragraph in draft)}
    with pikepdf.open(book.pdf) as pdf:
        roles = roles_map(pdf)
        tags = Counter(role(element, roles) for element in elements(pdf))

    assert min(wanted.values()) > 0
    assert {tag: tags[tag] for tag in wanted} == wanted


def test_no_paragraph_is_a_list_by_a_typed_sign(book: Book) -> None:
    draft = docx.Document(str(book.desk.workspace.draft)).paragraphs

    assert [paragraph.text for paragraph in draft if TYPED_BULLET.match(paragraph.text)] == []
