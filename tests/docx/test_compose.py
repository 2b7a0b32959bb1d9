"""Pieces under one house: nothing left behind, every id unique, what a text says never looked at."""

import io
from copy import deepcopy

import docx
import pytest
from lxml import etree

from annuario.docx import Piece, compose, read_bytes, write
from annuario.docx.names import q, w
from annuario.docx.text import blocks
from tests.documents.joining import dangling, joined, plainly, proofs, texts, values
from tests.documents.word import (
    Link,
    bookmark,
    call,
    cell,
    field,
    footnote,
    graphic,
    house,
    package,
    para,
    picture,
    png,
    table,
    word,
)

JINJA = ("{{ 7*7 }}", "{% for x in y %}", "{# no #}", "{_{ z }_}", "stray {{ brace", "ok }} y", "A & B <b>x</b>")


def rich(number: int) -> bytes:
    """Return a file with a little of everything."""
    link = Link("rIdP", "image", "word/media/a.png", png(number))
    body = (
        para("Title", style="Title")
        + para(bookmark("_Ref1", "0", f"words {number}"), call("2"))
        + table([cell("a"), cell(f"b {number}")], ["c", "d"])
        + para(picture("rIdP"), field("REF _Ref1", f"words {number}"))
        + para("item", props='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    )
    return word(body, links=[link], footnotes=footnote("2", f"note {number}"), numbering=NUMBERING)


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def test_what_looks_like_a_template_stays_as_it_was_typed() -> None:
    body = "".join(para(text, call(str(place))) for place, text in enumerate(JINJA, 2)) + table(JINJA)
    notes = "".join(footnote(str(place), text) for place, text in enumerate(JINJA, 2))

    output = joined(word(body, footnotes=notes))

    assert [block.text for block in blocks(output) if block.role == "paragraph"] == list(JINJA)
    assert [block.text for block in blocks(output) if block.role == "footnotes"] == list(JINJA)
    assert [block.text for block in blocks(output) if block.role == "cell"] == list(JINJA)


def test_many_pieces_stand_whole_and_in_order_with_nothing_dangling() -> None:
    files = [rich(number) for number in range(1, 13)]

    output = joined(*files)

    assert [proof.lost for proof in proofs(files, output)] == [()] * 12
    assert [text for text in texts(output) if text.startswith("note")] == [f"note {number}" for number in range(1, 13)]
    assert list(dangling(output)) == []
    assert len(docx.Document(io.BytesIO(write(output))).tables) == 12


def test_the_same_pieces_give_the_same_bytes() -> None:
    files = [rich(number) for number in (1, 2)]

    assert write(joined(*files)) == write(joined(*files))


def test_house_and_pieces_stay_as_they_are() -> None:
    both = house(), read_bytes(rich(1))
    parts = [part for document in both for part in document.parts.values() if part.type.endswith("+xml")]
    before = [etree.tostring(part.tree()) for part in parts]

    compose(both[0], [Piece(both[1], prefix="p_", anchor="an_x")])

    assert [etree.tostring(part.tree()) for part in parts] == before


def test_one_piece_may_stand_twice() -> None:
    document = read_bytes(rich(1))

    output = read_bytes(write(compose(house(), [Piece(document), Piece(document)])))

    assert texts(output).count("note 1") == 2
    assert list(dangling(output)) == []


def test_no_pieces_give_the_empty_house() -> None:
    assert texts(compose(house(), [])) == []


def test_a_slot_is_filled_where_a_paragraph_reads_exactly_so() -> None:
    frame = package(para("before") + para("SLOT") + para("no SLOT here") + table(["SLOT"]) + para("SL", "OT"))

    output = compose(house(), [Piece(frame, slots={"SLOT": [Piece(package(para("SLOT"))), Piece(package(para("b")))]})])

    assert texts(output) == ["before", "SLOT", "b", "no SLOT here", "SLOT", "SLOT", "b"]


def test_ids_of_drawings_controls_and_changes_are_unique_even_uncleaned() -> None:
    control = "<w:sdt><w:sdtPr><w:id w:val='5'/></w:sdtPr><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>"
    came = "<w:ins w:id='9' w:author='a'><w:r><w:t>came</w:t></w:r></w:ins>"
    links = [Link("rIdP", "image", "word/media/a.png", png(1))]
    notes = footnote("2", picture("rIdN"))
    links.append(Link("rIdN", "image", "word/media/a.png", png(1), holder="word/footnotes.xml"))
    file = word(para(control, came, picture("rIdP"), call("2")), links=links, footnotes=notes)

    output = plainly(file, file)
    drawings = [node.get("id") for part in output.stories() for node in part.tree().iter(q("wp:docPr"))]

    assert sorted(map(str, drawings)) == ["1", "2", "3", "4"]
    assert [node.get(w("val")) for node in output.body.iterfind(f".//{w('sdtPr')}/{w('id')}")] == ["1", "2"]
    assert values(output, "w:ins", "w:id") == ["1", "2"]


def test_marks_of_comments_that_are_not_there_go() -> None:
    marks = "<w:commentRangeStart w:id='0'/>", "words", "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>"

    output = plainly(word(para(*marks), comments="<w:comment w:id='1'><w:p/></w:comment>"))

    assert texts(output) == ["words"]
    assert [node.tag for node in output.body[0]] == [w("pPr"), w("r")]


def test_prefixes_that_a_choice_requires_are_declared_and_what_may_be_ignored_stays_so() -> None:
    box = f"<wps:wsp><wps:txbx><w:txbxContent>{para('box')}</w:txbxContent></wps:txbx></wps:wsp>"
    both = f"<mc:AlternateContent><mc:Choice Requires='wps'>{graphic(box, 'urn:s')}</mc:Choice><mc:Fallback/></mc:AlternateContent>"
    document = read_bytes(word(para(f"<w:r>{both}</w:r>", "<w:r x:new='1' xmlns:x='urn:new'><w:t>words</w:t></w:r>")))
    root = document.main.tree()
    marked = etree.Element(root.tag, nsmap={**{prefix: uri for prefix, uri in root.nsmap.items() if prefix}, "x": "urn:new"})
    marked.set(q("mc:Ignorable"), "x")
    marked.extend(list(root))
    document.main.replace(marked)

    output = read_bytes(write(compose(house(), [Piece(package(para("first"))), Piece(document)])))

    assert list(dangling(output)) == []
    assert output.main.tree().get(q("mc:Ignorable")) == "w14 x"
    assert output.main.tree().nsmap["x"] == "urn:new"


@pytest.mark.parametrize("house_has_section", [True, False])
def test_a_house_without_a_section_will_do(*, house_has_section: bool) -> None:
    roof = deepcopy(house())
    if not house_has_section:
        roof.body.remove(roof.body[-1])

    output = compose(roof, [Piece(package(para("words")))])

    assert texts(output) == ["words"]
    assert (output.body.find(w("sectPr")) is not None) == house_has_section


@pytest.mark.parametrize("number", ["", "abc", "-5", "1.5", "99999999999999999999"])
def test_ids_that_are_no_numbers_do_no_harm(number: str) -> None:
    numbers = f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="{number}"/></w:numPr>'
    body = (
        para("words", call(number), props=numbers)
        + para(bookmark("x", number, "marked"))
        + table(["a"], ["b"]).replace('w:w="2000"', f'w:w="{number}"')
        + para(picture("rIdP").replace("9525", number).replace('id="1"', f'id="{number}"'))
        + f'<w:sectPr><w:pgSz w:w="{number}" w:h="{number}"/><w:cols w:num="{number}"/></w:sectPr>'
    )
    file = word(
        body,
        links=[Link("rIdP", "image", "word/media/a.png", png(1))],
        footnotes=footnote(number, "note"),
        numbering=NUMBERING.replace('"1"', f'"{number}"').replace('"0"', f'"{number}"'),
    )

    output = joined(file, file)

    assert [proof.lost for proof in proofs([file, file], output)] == [(), ()]
    assert list(dangling(output)) == []
