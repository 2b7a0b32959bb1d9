"""What editors and departments do to their files between two runs, by python-docx as their programs would."""

from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph

from annuario.docx.tree import remove
from annuario.ledger.archive import sha256

AMBIENTE = "ambiente-verde/Reti tematiche ambiente 2005.docx"


def paragraphs(document: Document) -> list[Paragraph]:
    """Return the paragraphs of the body, and of the cells of its tables."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


def change_words(path: Path, old: str, new: str) -> str:
    """Change words of one paragraph and save the file, as a person would; return its digest. Fails unless they are there once."""
    document = docx.Document(str(path))
    (run,) = [run for paragraph in paragraphs(document) for run in paragraph.runs if old in run.text]
    run.text = run.text.replace(old, new)
    document.save(str(path))
    return sha256(path)


def delete_paragraphs(path: Path, *beginnings: str) -> str:
    """Delete the paragraphs that begin so, and save the file; return its digest."""
    document = docx.Document(str(path))
    for beginning in beginnings:
        (found,) = [paragraph for paragraph in document.paragraphs if paragraph.text.startswith(beginning)]
        remove(found._p)  # noqa: SLF001 -- python-docx offers no other way
    document.save(str(path))
    return sha256(path)


def texts(path: Path) -> Sequence[str]:
    """Return the words of each paragraph, without those that are marked as deleted."""
    return [paragraph.text for paragraph in paragraphs(docx.Document(str(path)))]
