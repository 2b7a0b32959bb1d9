"""Running heads: the report's title, and the chapter's as Word fills it in, or in words for a program that does not."""

from annuario.docx import Package, inspect, read_bytes, write
from annuario.docx.fields import fields
from annuario.docx.names import q, w
from annuario.docx.parts import Element
from annuario.docx.running_heads import head_each_chapter, set_running_head
from annuario.docx.text import paragraph_text
from annuario.docx.tree import PPR_ORDER, element, properties, put
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


def test_a_page_that_lies_on_its_side_has_a_head_as_wide_as_its_text() -> None:
    document = chapters()
    turned = element("w:sectPr")
    turned.extend([element("w:pgSz", w="16838", h="11906"), element("w:pgMar", left="1531", right="1588")])
    upright = next(document.body.iter(w("sectPr")))
    turned.insert(0, element("w:headerReference", type="default"))
    turned[0].set(q("r:id"), _default(upright))
    put(properties(document.body[1], "pPr"), turned, PPR_ORDER)

    for _ in range(2):  # the second time under another look, say
        set_running_head(document, "The city in the world")

    stops = [
        [(tab.get(w("val")), tab.get(w("pos"))) for tab in _root(document, _default(section)).iter(w("tab")) if tab.get(w("pos"))]
        for section in document.body.iter(w("sectPr"))
    ]
    assert stops == [[("clear", "8844"), ("right", "13719")], []]
    assert head_each_chapter(document) == 2
    assert heads(document)[1]["default"] == "The city in the world Networks"


def _default(section: Element) -> str:
    return next(mark.get(q("r:id"), "") for mark in section.iterfind(w("headerReference")) if mark.get(w("type")) == "default")


def test_the_contents_have_a_head_of_their_own_and_every_section_the_foot_of_the_first() -> None:
    document = chapters()
    contents = element("w:p")
    contents.extend([element("w:pPr"), element("w:r")])
    contents[0].append(element("w:pStyle", val="ContentsHeading"))
    contents[1].append(element("w:t", "Contents"))
    document.body.insert(1, contents)

    assert head_each_chapter(document) == 3

    assert heads(document)[1]["default"] == "The city in the world Contents"
    feet = [len(section.findall(w("footerReference"))) for section in document.body.iter(w("sectPr"))]
    assert feet == [2, 0, 0, 0]  # a section that says nothing has the foot of the one before
