"""What editors and offices do to their Word files between two runs, done by python-docx as Word would do it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from annuario.docx import read, write
from annuario.docx.merging import accept
from annuario.ledger.archive import publish

_SAVED = datetime(2006, 2, 16, 11, 30, tzinfo=UTC)
_LAST_MODIFIED_BY = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"
_SHOWN = 60  # letters of a paragraph that are enough to find it by
_LONG = 120  # letters of a paragraph that tells something


def correct_a_number(path: Path) -> tuple[str, str]:
    """Raise the first number of two or three digits in a paragraph of the file by one; return what was written and what is."""
    document = docx.Document(str(path))
    run = next(run for paragraph in _telling(document) for run in paragraph.runs if _number(run.text))
    found = _number(run.text)
    assert found is not None  # noqa: S101 -- that is how the run was found
    old = run.text
    run.text = f"{old[: found.start()]}{int(found.group()) + 1}{old[found.end() :]}"
    _save(document, path)
    return _around(old, found.start()), _around(run.text, found.start())


def add_a_sentence(path: Path, sentence: str, *, like: Path) -> str:
    """Write `sentence` behind the last paragraph of the draft that came from the office's file `like`; return how that begins."""
    document = docx.Document(str(path))
    theirs = {paragraph.text for paragraph in _telling(docx.Document(str(like)))}
    paragraph = [paragraph for paragraph in _telling(document) if paragraph.text in theirs][-1]
    beginning = paragraph.text[:_SHOWN]
    paragraph.add_run(f" {sentence}")
    _save(document, path)
    return beginning


def describe_pictures(path: Path) -> tuple[str, ...]:
    """Give each picture without alternative text the words that stand under it; return the descriptions that were written."""
    document = docx.Document(str(path))
    paragraphs = list(document.element.body.iter(qn("w:p")))
    told = []
    for number, paragraph in enumerate(paragraphs):
        for picture in paragraph.iter(qn("wp:docPr")):
            if not (picture.get("descr") or picture.get("title")):
                words = (Paragraph(below, document).text.strip() for below in paragraphs[number + 1 :])
                picture.set("descr", next(filter(None, words)))
                told.append(picture.get("descr"))
    _save(document, path)
    return tuple(told)


def accept_corrections(path: Path) -> None:
    """Accept every tracked change in the draft, as an editor does."""
    publish(path, write(accept(read(path))))


def _save(document: Document, path: Path) -> None:
    """Save the file, with who and when, as Word writes them into it (ECMA-376 part 2, 11)."""
    core = document.core_properties
    core.modified = _SAVED
    # Not by python-docx: once docxtpl is loaded, docxcompose has changed what its prefix `cp` stands for.
    element = core._element  # noqa: SLF001 -- see above
    for old in element.findall(_LAST_MODIFIED_BY):
        element.remove(old)
    etree.SubElement(element, _LAST_MODIFIED_BY).text = "editor"
    document.save(str(path))


def _telling(document: Document) -> Iterator[Paragraph]:
    """Yield the paragraphs of the body that are long enough to be text, and hold nothing but words."""
    for paragraph in document.paragraphs:
        plain = {child.tag for child in paragraph._p} <= {qn("w:pPr"), qn("w:r")}  # noqa: SLF001 -- python-docx shows no such thing
        if plain and len(paragraph.text) >= _LONG:
            yield paragraph


def _number(text: str) -> re.Match[str] | None:
    return re.search(r"(?<![\d.,/])\b[1-9]\d{1,2}\b(?![\d.,/])", text)


def _around(text: str, place: int) -> str:
    return text[max(0, place - 40) : place + 40].strip()
