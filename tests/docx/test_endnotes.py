"""A contribution's endnotes become footnotes where they are called, links and all."""

from annuario.docx import clean, read_bytes, restyle
from annuario.docx.endnotes import endnotes_to_footnotes
from annuario.docx.names import q, w
from annuario.docx.text import blocks
from tests.documents.joining import dangling, joined, proofs
from tests.documents.word import Link, call, footnote, house, package, para, picture, png, word

BOTH = para("one", call("2", "endnote")) + para("two", call("2"))
FOOT, END = footnote("2", "foot"), footnote("2", "end", kind="endnote")


def test_each_stands_where_it_was_called() -> None:
    document = package(BOTH, footnotes=FOOT, endnotes=END)

    assert endnotes_to_footnotes(document) == 1
    assert [(block.role, block.text) for block in blocks(document)] == [
        ("paragraph", "one"),
        ("footnotes", "end"),
        ("paragraph", "two"),
        ("footnotes", "foot"),
    ]
    assert document.related("endnotes") is None
    assert list(dangling(document)) == []


def test_a_document_without_footnotes_gets_some() -> None:
    document = package(para("one", call("2", "endnote")), endnotes=END)

    endnotes_to_footnotes(document)

    notes = document.related("footnotes")
    assert notes is not None
    assert [node.get(w("type"), "note") for node in notes.tree()] == ["separator", "continuationSeparator", "note"]
    assert list(notes.tree().iter(w("endnoteRef"))) == []


def test_a_document_without_endnotes_is_left_alone() -> None:
    document = package(BOTH, footnotes=FOOT)

    assert endnotes_to_footnotes(document) == 0
    assert [block.text for block in blocks(document)] == ["one", "two", "foot"]


def test_a_call_that_leads_nowhere_goes() -> None:
    document = package(para("one", call("2", "endnote"), call("9", "endnote")), endnotes=END)

    endnotes_to_footnotes(document)

    assert [node.get(w("id")) for node in document.body.iter(w("footnoteReference"))] == ["1"]
    assert list(document.body.iter(w("endnoteReference"))) == []


def test_links_and_pictures_of_a_note_come_along() -> None:
    links = [
        Link("rId1", "hyperlink", "http://end.example/", holder="word/endnotes.xml", external=True),
        Link("rId2", "image", "word/media/a.png", png(1), holder="word/endnotes.xml"),
        Link("rId1", "hyperlink", "http://foot.example/", holder="word/footnotes.xml", external=True),
    ]
    link = '<w:hyperlink r:id="rId1"><w:r><w:t>{}</w:t></w:r></w:hyperlink>'
    notes = {
        "footnotes": footnote("2", link.format("foot")),
        "endnotes": footnote("2", link.format("end"), picture("rId2"), kind="endnote"),
    }
    file = word(BOTH, links=links, **notes)

    output = joined(file)
    part = output.related("footnotes")
    assert part is not None

    assert [part.rels[node.get(q("r:id"), "")].target for node in part.tree().iter(w("hyperlink"))] == [
        "http://end.example/",
        "http://foot.example/",
    ]
    assert [(proof.holds, proof.found, proof.pictures) for proof in proofs([file], output)] == [(True, 4, 1)]


def test_restyling_gives_notes_the_look_of_footnotes_and_their_numbers_the_mark() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Testonotadichiusura"><w:name w:val="endnote text"/></w:style>'
        '<w:style w:type="character" w:styleId="Rimandonotadichiusura"><w:name w:val="endnote reference"/></w:style>'
    )
    mark = '<w:r><w:rPr><w:rStyle w:val="Rimandonotadichiusura"/></w:rPr><w:endnoteRef/></w:r>'
    note = f'<w:endnote w:id="2">{para(mark, "end", style="Testonotadichiusura")}</w:endnote>'
    document = read_bytes(word(para("one", call("2", "endnote")), endnotes=note, styles=styles))

    clean(document)
    restyle(document, house())
    part = document.related("footnotes")
    assert part is not None

    assert [node.get(w("val")) for node in part.tree()[-1].iter(w("pStyle"), w("rStyle"))] == ["FootnoteText", "FootnoteReference"]
