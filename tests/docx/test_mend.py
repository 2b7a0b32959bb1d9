"""What is mended while a document is read is told, and no word that a reader saw goes."""

import pytest

from annuario.docx import read_bytes
from annuario.docx.names import w
from tests.documents.joining import texts
from tests.documents.word import call, field, footnote, mark, para, word

CODE = "<w:r><w:instrText> DOCPROPERTY x </w:instrText></w:r>"


@pytest.mark.parametrize(
    ("content", "shown", "told"),
    [
        ((field("PAGE", "1"),), ["1"], ()),
        ((mark("begin"), CODE, mark("separate"), "shown"), ["shown"], ("1 field was",)),
        ((mark("begin"), CODE, "words"), ["words"], ("1 field was",)),
        (("words", mark("end"), mark("separate")), ["words"], ("1 field was",)),
        ((mark("begin"), CODE, field("PAGE", "7"), mark("begin"), "x"), ["7x"], ("2 fields were",)),
    ],
)
def test_a_field_that_is_not_whole_leaves_its_words(content: tuple[str, ...], shown: list[str], told: tuple[str, ...]) -> None:
    document = read_bytes(word(para(*content)))

    assert texts(document) == shown
    assert document.mended == tuple(f"word/document.xml: {said} not whole; only the words shown were kept" for said in told)


def test_a_field_begun_in_one_note_does_not_end_in_another() -> None:
    notes = footnote("2", mark("begin"), CODE, mark("separate"), "one") + footnote("3", "two", mark("end"))

    document = read_bytes(word(para("words", call("2"), call("3")), footnotes=notes))

    assert texts(document) == ["words", "one", "two"]
    assert document.mended == ("word/footnotes.xml: 2 fields were not whole; only the words shown were kept",)


def test_numbers_without_a_numbering_go_and_words_stay() -> None:
    numbered = para("item", props='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')

    document = read_bytes(word(numbered + numbered + para("words")))

    assert texts(document) == ["item", "item", "words"]
    assert next(document.body.iter(w("numPr")), None) is None
    assert document.mended == (
        "word/document.xml: 2 paragraphs count in a numbering that the file does not have; the words were kept",
    )
