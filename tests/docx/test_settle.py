"""A document is settled for print: nothing open, nothing fetched, nothing that moves; all else stays as it was."""

import pytest

from annuario.docx import Package
from annuario.docx.names import q, w
from annuario.docx.settle import Settled, asked_fonts, own_date, own_language, own_title, settle
from annuario.docx.text import blocks
from tests.documents.word import Link, field, package, para, picture, png, run

INSERTED = f'<w:ins w:id="1" w:author="A">{run("new ")}</w:ins>'
DELETED = '<w:del w:id="2" w:author="A"><w:r><w:delText>old </w:delText></w:r></w:del>'
FAR = "http://far.example/"
OLE = (
    '<w:r><w:object><v:shape id="s1"><v:imagedata r:id="rIdNear"/></v:shape>'
    '<o:OLEObject Type="Link" r:id="rIdFar"/></w:object></w:r>'
)


def shown(document: Package) -> list[str]:
    return [block.text for block in blocks(document)]


def test_open_changes_are_accepted_and_counted() -> None:
    document = package(para(INSERTED, DELETED, "words"))

    done = settle(document)

    assert (done, shown(document)) == (Settled(changes=2), ["new words"])


@pytest.mark.parametrize(
    ("content", "fields", "left"),
    [
        (field('DATE \\@ "d/M/yyyy"', "31/3/2006"), ('DATE \\@ "d/M/yyyy"',), 0),
        (f'<w:fldSimple w:instr=" FILENAME ">{run("31/3/2006")}</w:fldSimple>', ("FILENAME",), 0),
        (field("INCLUDETEXT http://far.example/", "31/3/2006"), ("INCLUDETEXT http://far.example/",), 0),
        (field("SEQ Table", "31/3/2006"), (), 3),
        (field('TOC \\o "1-3"', "31/3/2006"), (), 3),
        (field("NUMPAGES", "31/3/2006"), (), 3),
    ],
)
def test_fields_that_would_show_something_else_tomorrow_stand_still(content: str, fields: tuple[str, ...], left: int) -> None:
    document = package(para(content))

    done = settle(document)

    marks = len(list(document.body.iter(w("fldChar"), w("fldSimple"))))
    assert (done.fields, marks, shown(document)) == (fields, left, ["31/3/2006"])


def test_what_lies_elsewhere_is_cut_and_named_once() -> None:
    links = [
        Link("rIdFar", "image", f"{FAR}a.png", external=True),
        Link("rIdAlso", "oleObject", f"{FAR}b.xlsx", external=True),
        Link("rIdTemplate", "attachedTemplate", f"{FAR}c.dotx", external=True, holder="word/settings.xml"),
        Link("rIdSite", "hyperlink", FAR, external=True),
    ]
    site = f'<w:hyperlink r:id="rIdSite">{run("site")}</w:hyperlink>'
    document = package(para("words ", picture("rIdFar", reference="link"), site), links=links)

    done = settle(document)

    assert done == Settled(links=(f"{FAR}a.png", f"{FAR}b.xlsx", f"{FAR}c.dotx"))
    assert [rel.target for part in document.parts.values() for rel in part.rels.values() if rel.external] == [FAR]
    assert shown(document) == ["words site"]


def test_a_linked_object_keeps_the_picture_that_it_shows() -> None:
    links = [
        Link("rIdNear", "image", "word/media/a.png", png(1)),
        Link("rIdFar", "oleObject", f"{FAR}b.xlsx", external=True),
    ]
    document = package(para(OLE), links=links)

    done = settle(document)

    assert done == Settled(links=(f"{FAR}b.xlsx",))
    assert [node.get(q("r:id")) for node in document.body.iter(q("v:imagedata"))] == ["rIdNear"]


def test_a_document_within_the_document_is_left_out_and_counted() -> None:
    chunk = Link("rIdChunk", "aFChunk", "word/chunk.html", b"<p>words</p>", "text/html")
    document = package(para("words") + '<w:altChunk r:id="rIdChunk"/>', links=[chunk])

    done = settle(document)

    assert (done, list(document.body.iter(w("altChunk")))) == (Settled(chunks=1), [])


def test_running_heads_are_settled_and_stay() -> None:
    head = para("page of ", field("DATE", "31/3/2006"))
    document = package(para("words"), header1=head)

    done = settle(document)

    (part,) = (part for part in document.parts.values() if "header" in part.name)
    assert (done, "".join(str(text) for text in part.tree().itertext())) == (Settled(fields=("DATE",)), "page of 31/3/2006")


def test_a_document_in_good_order_stays_as_it_is() -> None:
    document = package(para("words", style="Heading1") + para("more"))
    document.main.tree()
    before = document.main.content

    done = settle(document)

    assert (done, document.main.content) == (Settled(), before)


# --- what a document says of itself ---


def test_the_title_is_that_of_the_properties_else_of_the_first_heading() -> None:
    document = package(para("Twinnings", style="Heading1"))

    without = own_title(document)
    core = document.parts["docProps/core.xml"].tree()
    core.find("{*}title").text = " Our  year "  # type: ignore[union-attr]  # python-docx's own template has one, an empty one

    assert (without, own_title(document)) == ("Twinnings", "Our year")


def test_the_language_is_that_of_the_styles() -> None:
    assert own_language(package(para("words"))) == "en-US"


def test_the_day_is_that_of_the_last_save() -> None:
    assert own_date(package(para("words"))) == "2013-12-23T23:15:00Z"


def test_the_fonts_are_those_of_text_styles_and_theme() -> None:
    fonts = asked_fonts(package(para('<w:r><w:rPr><w:rFonts w:ascii="Garamond"/></w:rPr><w:t>words</w:t></w:r>')))

    assert {"Garamond", "Calibri", "Cambria", "Times New Roman"} <= fonts
    assert "" not in fonts
