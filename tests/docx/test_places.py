"""Where something stands, in words that a person finds it by."""

from annuario.docx.names import w
from annuario.docx.places import Places
from tests.documents.word import package, para, table


def test_a_place_is_the_heading_and_the_first_words() -> None:
    body = para("Before") + para("Twinnings", style="Heading1") + para("x" * 70) + table(["cell"]) + para()
    document = package(body)
    places = Places(document)

    found = [places.at(paragraph) for paragraph in document.body.iter(w("p"))]

    assert found == ["Before", "Twinnings", "Twinnings > " + "x" * 57 + "…", "Twinnings > cell", "Twinnings"]
    assert places.at(None) == ""
