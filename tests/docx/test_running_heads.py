"""Running heads: the report's title, and the chapter's as Word fills it in, or in words for a program that does not."""

from annuario.docx import Package, inspect, read_bytes, write
from annuario.docx.fields import fields
from annuario.docx.names import q, w
from annuario.docx.parts import Element
from annuario.docx.running_heads import head_each_chapter, set_running_head
from annuario.docx.text import paragraph_text
from annuario.docx.write import Sheet
from tests.documents.word import house, package, para


def heads(document: Package) -> list[dict[str, str]]:
    """Return for each section what its running heads say, by the pages that they stand on."""
    return [
        {
            mark.get(w("type"), "default"): paragraph_text(next(_root(document, mark.get(q("r:id"), "")).iter(w("p"))))
            for mark in section.iterfind(w("headerReference"))
        }
        for section in document.body.iter(w("sectPr"))
    ]


def _root(document: Package, id_: str) -> Element:
    return document.parts[document.main.rels[id_].target].tree()


def chapters() -> Package:
    """Return a document with a page before two chapters, under a running head that names them."""
    sheet = Sheet(house())
    for text, style in (
        ("Imprint", "Body Text"),
        ("Networks", "heading 1"),
        ("Words.", "Body Text"),
        ("Sport & youth", "heading 1"),
    ):
        sheet.paragraph(text, style)
    set_running_head(sheet.package, "The city in the world")
    return sheet.package


def test_the_running_head_is_that_of_all_pages_but_the_first() -> None:
    document = house()

    set_running_head(document, "old")
    set_running_head(document, "The city in the world")

    assert heads(document) == [{"default": "The city in the world", "first": ""}]
    found = [field.code for part in document.parts.values() if "header" in part.name for field in fields(part.tree())]
    assert found == [" STYLEREF 1 "]


def test_a_document_without_running_heads_has_none() -> None:
    document = package(para("words") + "<w:sectPr/>")

    set_running_head(document, "head")
    set_running_head(package(para("words")), "head")

    assert head_each_chapter(document) == 0
    assert "head" not in str([part.content for part in document.parts.values() if "header" in part.name])


def test_each_chapter_has_a_section_whose_head_says_its_title() -> None:
    document = chapters()
    words = [paragraph_text(p) for p in document.body.iter(w("p"))]

    count = head_each_chapter(document)

    assert count == 2
    assert [each["default"] for each in heads(document)] == [
        "The city in the world",
        "The city in the world Networks",
        "The city in the world Sport & youth",
    ]
    assert [paragraph_text(p) for p in document.body.iter(w("p"))] == words
    assert [len(section.findall(w("titlePg"))) for section in document.body.iter(w("sectPr"))] == [1, 0, 0]
    assert inspect(read_bytes(write(document))) == ()
