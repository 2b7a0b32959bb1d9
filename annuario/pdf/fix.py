"""The pass over a fresh export: the same bytes for the same document, and the tags put right."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pikepdf

from annuario.pdf.bookmarks import cut_outline
from annuario.pdf.canonical import save_canonically
from annuario.pdf.descriptions import describe_links
from annuario.pdf.destinations import Place, drop_destinations, read_destinations
from annuario.pdf.labels import front_pages, label_pages
from annuario.pdf.lists import hold_loose_items
from annuario.pdf.loose_links import tag_loose_links
from annuario.pdf.marked import marked_texts
from annuario.pdf.metadata import About, describe
from annuario.pdf.notes import bring_notes_to_marks
from annuario.pdf.passages import Aligned, Passage, give_languages
from annuario.pdf.reading import page_texts
from annuario.pdf.spans import tell_spans
from annuario.pdf.structure import elements
from annuario.pdf.tags import mend_tags

_LOOKED_AT = 60  # pages, for where their numbering begins


@dataclass(frozen=True, slots=True)
class Told:
    """What the caller knows of the document and the PDF does not show.

    `front` is how many pages come before page 1; None looks at the printed numbers. `passages` are words in another
    language than the document's, in the order of the text.
    """

    about: About = field(default_factory=About)
    front: int | None = None
    passages: Sequence[Passage] = ()


@dataclass(frozen=True, slots=True)
class Fixed:
    """How many pages come before page 1, what became of the passages in other languages, and where its bookmarks stand."""

    front: int = 0
    passages: Aligned = field(default_factory=Aligned)
    places: Mapping[str, Place] = field(default_factory=dict)


def fix(source: Path, target: Path, *, language: str, title: str, when: datetime, told: Told | None = None) -> Fixed:
    """Write to `target` (another file) the PDF at `source` with its tags mended, and this language, title and date.

    `when` must know its time zone. Two exports of one document give one file, byte for byte, if `when` is the same.
    Raises pikepdf.PdfError for a file that is not a PDF.
    """
    known = told or Told()
    with pikepdf.open(source) as pdf, ThreadPoolExecutor(1) as aside:
        front = aside.submit(_front, known.front, source, is_labelled="/PageLabels" in pdf.Root)
        places = read_destinations(pdf)
        tags = elements(pdf)
        if bring_notes_to_marks(pdf, tags):  # before the links that tell which belong together are gone
            tags = elements(pdf)
        mend_tags(pdf, tags)
        hold_loose_items(pdf, tags)
        tell_spans(pdf, tags)
        tag_loose_links(pdf)
        describe_links(pdf, source)
        cut_outline(pdf)
        label_pages(pdf, front.result())
        drop_destinations(pdf)
        describe(pdf, language=language, title=title, when=when, about=known.about)
        passages = _give_languages(pdf, source, known.passages)
        save_canonically(pdf, target)
    return Fixed(front.result(), passages, places)


def _front(told: int | None, source: Path, *, is_labelled: bool) -> int:
    """How many pages come before page 1, if need be by what is printed on the pages; read while the tags are mended."""
    if told is not None:
        return told
    return 0 if is_labelled else front_pages(page_texts(source, most=_LOOKED_AT))


def _give_languages(pdf: pikepdf.Pdf, source: Path, passages: Sequence[Passage]) -> Aligned:
    if not passages or "/StructTreeRoot" not in pdf.Root:
        return Aligned(left=len(passages))
    return give_languages(pdf, passages, marked_texts(source))
