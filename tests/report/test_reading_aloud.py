"""The sample's report as a program for blind readers goes through it."""

from itertools import pairwise

import pytest

from tests.documents.reading_aloud import Spoken, read_aloud
from tests.report.conftest import Book


@pytest.fixture(scope="module")
def read(book: Book) -> tuple[Spoken, ...]:
    return read_aloud(book.pdf)


def test_every_note_is_read_at_its_mark(read: tuple[Spoken, ...]) -> None:
    notes = [(before, note, read[place + 2 :]) for place, (before, note) in enumerate(pairwise(read)) if note.role == "Note"]
    first_words = [next(spoken.text for spoken in behind if spoken.text) for _, _, behind in notes]  # 25.2 puts them into a label

    pairs = zip(notes, first_words, strict=True)
    wrong = [str(note) for (before, note, _), words in pairs if before.role != "Link" or not words.startswith(before.text)]
    assert notes
    assert wrong == []


def test_every_cell_is_read_with_its_heads(read: tuple[Spoken, ...]) -> None:
    cells = [spoken for spoken in read if spoken.role == "TD"]

    assert cells
    assert [spoken for spoken in cells if not spoken.heads] == []


def test_every_picture_that_has_a_description_is_read_by_it(read: tuple[Spoken, ...]) -> None:
    pictures = [spoken for spoken in read if spoken.role == "Figure"]

    assert pictures
    assert len([spoken for spoken in pictures if spoken.alt]) >= len(pictures) - 2  # two the sample leaves to its editors


def test_the_contents_are_read_before_the_first_chapter(read: tuple[Spoken, ...]) -> None:
    roles = [spoken.role for spoken in read]

    assert roles.index("TOC") < roles.index("H1", roles.index("TOC"))
    assert roles.count("TOC") == 3  # the contents, the figures, the tables
