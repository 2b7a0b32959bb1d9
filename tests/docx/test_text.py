"""What counts as handed in: words in paragraphs, cells, boxes and notes, in reading order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from annuario.docx.text import Block, blocks, normal, paragraph_text, pictures
from tests.documents.joining import texts
from tests.documents.word import Link, call, field, footnote, graphic, mark, package, para, picture, png, run, table, xml

BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


@given(st.text())
def test_normal_words_stay_as_they_are(text: str) -> None:
    once = normal(text)

    assert normal(once) == once
    assert normal(f"  {text}\n\t") == once
    assert "\u00ad" not in once


@given(st.lists(st.text(min_size=1), max_size=4))
def test_normal_is_the_same_however_blanks_are_written(words: list[str]) -> None:
    assert normal(" ".join(words)) == normal("\u00a0\n ".join(words))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (("one", "<w:r><w:tab/></w:r>", "two"), "one two"),
        (("one", "<w:r><w:br/></w:r>", "two"), "one two"),
        (("wel", "<w:r><w:softHyphen/></w:r>", "come"), "welcome"),
        (("e", "<w:r><w:noBreakHyphen/></w:r>", "mail"), "e-mail"),
        (("a", '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'), "a\uf0fc"),
        (("a", '<w:r><w:sym w:font="Wingdings" w:char="no number"/></w:r>', "b"), "a b"),
        (("ﬁne ½",), "fine 1\u20442"),
        (("x", "<m:oMath><m:r><m:t>=y²</m:t></m:r></m:oMath>"), "x=y2"),
        (("kept ", "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "words"), "kept words"),
        (("moved ", "<w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom>"), "moved"),
        (("see ", field("REF x", "chapter 2")), "see chapter 2"),
        (("a ", mark("begin"), "never shown", mark("separate"), "shown", mark("end")), "a shown"),
        (("a ", mark("begin"), field("DATE", "inner"), mark("separate"), "outer", mark("end"), " b"), "a outer b"),
        (("a ", mark("begin"), "of a field without end"), "a of a field without end"),
        (("a ", mark("end"), "b", mark("separate"), "c"), "a bc"),
    ],
)
def test_a_paragraph_reads_as_word_shows_it(content: tuple[str, ...], text: str) -> None:
    assert paragraph_text(xml(para(*content))) == text


def test_blocks_stand_in_reading_order_and_say_where() -> None:
    body = (
        para("Head", style="Heading1")
        + para("first")
        + table(["a", "b"], [para("c") + table(["inner"]) + para("d"), "e"])
        + para("with ", BOX.format(para("box")), "words")
        + para(" ")
        + para("last")
    )

    assert list(blocks(package(body))) == [
        Block("paragraph", "Head", ""),
        Block("paragraph", "first", "Head"),
        *(Block("cell", text, "Head") for text in ("a", "b", "c", "inner", "d", "e")),
        Block("paragraph", "with words", "Head"),
        Block("paragraph", "box", "Head"),
        Block("paragraph", "last", "Head"),
    ]


def test_a_note_follows_the_paragraph_that_calls_it_and_none_that_nobody_calls() -> None:
    body = para("one", call("2", "endnote"), call("2")) + para("two", call("3"), call("9")) + para("", call("2"))
    document = package(
        body,
        footnotes=footnote("2", "foot") + footnote("3", "second") + footnote("4", "uncalled"),
        endnotes=footnote("2", "end", kind="endnote"),
    )

    assert [(block.role, block.text) for block in blocks(document)] == [
        ("paragraph", "one"),
        ("endnotes", "end"),
        ("footnotes", "foot"),
        ("paragraph", "two"),
        ("footnotes", "second"),
        ("footnotes", "foot"),
    ]


def test_a_fallback_that_repeats_a_drawing_counts_once() -> None:
    box = "<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>".format(para("box"))
    choice = f'<mc:Choice Requires="wps">{graphic(box, "urn:x")}</mc:Choice>'
    twice = f"<w:r><mc:AlternateContent>{choice}<mc:Fallback>{BOX.format(para('box'))}</mc:Fallback></mc:AlternateContent></w:r>"

    assert texts(package(para("words", twice))) == ["words", "box"]


def test_pictures_count_as_often_as_they_are_shown() -> None:
    links = [Link("rIdA", "image", "word/media/a.png", png(1)), Link("rIdB", "image", "http://a.example/b.png", external=True)]
    note = Link("rIdN", "image", "word/media/n.png", png(2), holder="word/footnotes.xml")
    body = para(picture("rIdA"), call("2")) + para(picture("rIdA")) + para(picture("rIdB", reference="link"))
    document = package(body, links=[*links, note], footnotes=footnote("2", picture("rIdN")))

    shown = pictures(document)

    assert len(shown) == 3
    assert shown[0] == shown[1] != shown[2]
    assert pictures(document, (document.body[1],)) == shown[:1]


def test_a_chart_counts_as_a_picture() -> None:
    chart = Link(
        "rIdC", "chart", "word/charts/chart1.xml", b"<c/>", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    )

    assert len(pictures(package(para(graphic('<c:chart r:id="rIdC"/>', "urn:c")), links=[chart]))) == 1


def test_looking_changes_nothing() -> None:
    body = para(run("one"), call("2"))
    document = package(body, footnotes=footnote("2", "foot"))
    before = [etree.tostring(story.tree()) for story in document.stories()]

    list(blocks(document))
    pictures(document)

    assert [etree.tostring(story.tree()) for story in document.stories()] == before
