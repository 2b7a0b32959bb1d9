"""What a document says of itself."""

import io
from datetime import UTC, datetime

import docx

from annuario.docx import read_bytes, write
from annuario.docx.names import w
from annuario.docx.properties import draft_of, set_draft, set_properties, set_running_head
from annuario.docx.text import paragraph_text
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


def test_the_running_head_is_that_of_all_pages_but_the_first() -> None:
    document = house()

    set_running_head(document, "old")
    set_running_head(document, "The city in the world")

    heads = {
        mark.get(w("type")): [paragraph_text(p) for p in document.parts[document.main.rels[id_].target].tree().iter(w("p"))]
        for mark in document.body.iter(w("headerReference"))
        for id_ in [str(value) for key, value in mark.attrib.items() if str(key).endswith("}id")]
    }
    assert heads == {"default": ["The city in the world"], "first": [""]}


def test_a_document_without_running_heads_has_none() -> None:
    document = package(para("words") + "<w:sectPr/>")

    set_running_head(document, "head")
    set_running_head(package(para("words")), "head")

    assert "head" not in str([part.content for part in document.parts.values() if "header" in part.name])
