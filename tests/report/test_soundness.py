"""A Word file that would be broken inside is not written, and the message names what is broken."""

import pytest

from annuario.docx import inspect, read_bytes, write
from annuario.docx.names import w
from annuario.report.soundness import BrokenInside, require_sound
from tests.documents.joining import plainly
from tests.documents.word import bookmark, para, word


def test_a_sound_file_passes() -> None:
    document = plainly(word(para(bookmark("one", "1", "words"))))
    before = write(document)

    require_sound(document, "The draft")
    require_sound(before, "The draft")

    assert (inspect(document), write(document)) == ((), before)


def test_a_broken_one_is_named_with_what_is_broken() -> None:
    document = plainly(word(para(bookmark("one", "1", "words"))))
    next(document.body.iter(w("bookmarkEnd"))).set(w("id"), "77")

    with pytest.raises(BrokenInside) as refused:
        require_sound(write(document), "The draft")

    assert str(refused.value).splitlines() == [
        "The draft would be broken inside at 2 places, so it was not written. Please report these lines:",
        "  - word/document.xml: bookmarkEnd 77 has no bookmarkStart in front of it",
        "  - word/document.xml: bookmarkStart 0 has no bookmarkEnd",
    ]


def test_faults_that_were_there_before_are_not_held_against_it() -> None:
    document = plainly(word(para(bookmark("one", "1", "words"))))
    next(document.body.iter(w("bookmarkEnd"))).set(w("id"), "77")

    known = inspect(document)

    require_sound(read_bytes(write(document)), "The edition", but=known)

    assert len(known) == 2
    with pytest.raises(BrokenInside):
        require_sound(read_bytes(write(document)), "The edition", but=known[:1])
