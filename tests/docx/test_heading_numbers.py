"""Headings lose the numbers that their document gave them; what names such a number is told and stays as it read."""

import pytest

from annuario.docx import Remark, read_bytes, restyle, review
from annuario.docx.text import paragraph_text
from tests.documents.joining import values
from tests.documents.word import bookmark, field, house, para, word

LISTS = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
LISTS += '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
HEADING = para(bookmark("h", "1", "Partners"), style="Heading1", props=NUMBER)
PLAIN = para("Partners", style="Heading1")


@pytest.mark.parametrize(
    "words", ["see 2.1", "vedi 2.1", "cfr. 3.2.1", "as section 2 says", "al paragrafo 2.1", "in § 4", "Sezione 3"]
)
def test_words_that_name_a_number_are_told(words: str) -> None:
    remark = Remark("typed-reference", words, {"count": "1"})
    numbered, plain = (read_bytes(word(head + para(words), numbering=LISTS)) for head in (HEADING, PLAIN))

    assert [found for found in review(numbered) if found.code == "typed-reference"] == [remark]
    assert review(plain) == ()
    assert restyle(numbered, house()) == (remark,)
    assert restyle(plain, house()) == ()


@pytest.mark.parametrize("words", ["see page 3", "2.1 per cent", "in 2005", "see the section", "a cross-section of 3", "see 2"])
def test_words_that_name_none_are_not(words: str) -> None:
    assert restyle(read_bytes(word(HEADING + para(words), numbering=LISTS)), house()) == ()


def test_a_field_that_shows_the_number_keeps_what_it_showed() -> None:
    body = HEADING + para("see ", field("REF h \\r \\h", "1."), " on ", field("PAGEREF h \\h", "7"))
    document = read_bytes(word(body, numbering=LISTS))

    remarks = restyle(document, house())

    assert [remark.code for remark in remarks] == ["typed-reference"]
    assert [paragraph_text(paragraph) for paragraph in document.body] == ["Partners", "see 1. on 7"]
    assert len(values(document, "w:instrText", "w:id")) == 1
