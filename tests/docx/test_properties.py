"""What a document says of itself."""

import io
from datetime import UTC, datetime

import docx

from annuario.docx import read_bytes, write
from annuario.docx.properties import draft_of, set_draft, set_properties
from tests.documents.joining import names
from tests.documents.word import house, package, para

WHEN = datetime(2005, 11, 2, 8, 30, tzinfo=UTC)


def test_title_language_and_day_are_written_and_nothing_of_the_makers_stays() -> None:
    document = package(para("words"))

    set_properties(document, title="City & world 2005", language="it-IT", when=WHEN)

    properties = docx.Document(io.BytesIO(write(document))).core_properties
    assert (properties.title, properties.language, properties.author) == ("City & world 2005", "it-IT", "")
    assert properties.created == properties.modified == WHEN


def test_a_draft_tells_where_it_comes_from_even_after_a_second_writing() -> None:
    document = house()

    set_draft(document, "abc")
    set_draft(document, "def")
    again = read_bytes(write(document))

    assert (draft_of(house()), draft_of(again)) == ("", "def")
    assert names(write(document)).count("docProps/custom.xml") == 1
