"""What a reader sees in a PDF: the text of pages, the outline, page labels. Judges nothing and changes nothing."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

_PDFIUM = threading.RLock()  # PDFium must not be entered by two threads, and parts of a report may be read in parallel


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A bookmark: level from 1, its text, and the physical page it leads to from 1 (None: nowhere)."""

    level: int
    title: str
    page: int | None


@contextmanager
def reading(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """Give the opened document to one thread at a time; everything taken from it must be used up before the end."""
    with _PDFIUM, closing(pypdfium2.PdfDocument(path)) as document:
        yield document


def page_texts(path: Path, *, most: int | None = None) -> tuple[str, ...]:
    """Return the text of each page (or of the first `most`) as painted, header and footer included, lines parted by newlines."""
    with reading(path) as document:
        count = len(document) if most is None else min(most, len(document))
        return tuple(_text(document, number) for number in range(count))


def outline(path: Path) -> tuple[OutlineItem, ...]:
    """Return the bookmarks in order."""
    with reading(path) as document:
        return tuple(_item(mark) for mark in document.get_toc())


def page_labels(path: Path) -> tuple[str, ...]:
    """Return what each page is called: its label if the file has labels, else its number from 1."""
    with reading(path) as document:
        return tuple(document.get_page_label(number) or str(number + 1) for number in range(len(document)))


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    with closing(document[number]) as page, closing(page.get_textpage()) as text:
        return str(text.get_text_range()).replace("\r\n", "\n")


def _item(mark: pypdfium2.PdfBookmark) -> OutlineItem:
    target = mark.get_dest()
    index = None if target is None else target.get_index()
    return OutlineItem(mark.level + 1, mark.get_title(), None if index is None else index + 1)
