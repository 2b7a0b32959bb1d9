"""The proof holds for what the joiner makes, and for nothing that lost or moved a single thing."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annuario.docx import LineKind, Package, Rule, Rules, prove, prove_all, read_bytes
from annuario.docx.names import q, w
from annuario.docx.package import Element
from annuario.docx.prove import prove_values, region
from annuario.docx.tree import remove, unwrap
from tests.documents.joining import joined, plainly, proofs
from tests.documents.word import (
    C_CHART,
    Link,
    bookmark,
    call,
    cell,
    field,
    footnote,
    graphic,
    package,
    para,
    picture,
    png,
    table,
    word,
)

TEXT_BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
DATA = b'<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>'
DIAGRAM = '<dgm:relIds r:dm="rIdD" r:lo="rIdD" r:qs="rIdD" r:cs="rIdD"/>'
BODY = (
    para("Head", style="Heading1")
    + para("first words", call("2"), " and more")
    + para("second words", call("3"), call("2", "endnote"))
    + table(["a", "b"], ["c", cell("d", table(["inner"]))])
    + para(picture("rIdA"))
    + para(picture("rIdB"))
    + para(graphic('<c:chart r:id="rIdC"/>', "urn:c"))
    + para(TEXT_BOX.format(para("box")))
    + para("x", "<m:oMath><m:r><m:t>=y</m:t></m:r></m:oMath>")
    + para(graphic(DIAGRAM, "urn:d"))
    + para('<w:hyperlink r:id="rIdH"><w:r><w:t>address</w:t></w:r></w:hyperlink>')
    + para('<w:hyperlink r:id="rIdI"><w:r><w:t>other address</w:t></w:r></w:hyperlink>')
    + para(bookmark("one", "1", "place one"))
    + para(bookmark("two", "2", "place two"))
    + para('<w:hyperlink w:anchor="one"><w:r><w:t>within</w:t></w:r></w:hyperlink>', field("REF two", "see two"))
    + para("last words")
)
FILE = word(
    BODY,
    links=[
        Link("rIdA", "image", "word/media/a.png", png(1)),
        Link("rIdB", "image", "word/media/b.png", png(2)),
        Link("rIdC", "chart", "word/charts/chart1.xml", b"<c/>", C_CHART),
        Link("rIdD", "diagramData", "word/diagrams/data1.xml", DATA, "application/vnd.x.diagramData+xml"),
        Link("rIdN", "image", "word/media/n.png", png(3), holder="word/footnotes.xml"),
        Link("rIdW", "package", "word/embeddings/book.xlsx", b"book", "application/x", holder="word/charts/chart1.xml"),
        Link("rIdH", "hyperlink", "http://a.example/", external=True),
        Link("rIdI", "hyperlink", "http://b.example/", external=True),
        Link("rIdF", "hyperlink", "http://note.example/", holder="word/footnotes.xml", external=True),
    ],
    footnotes=footnote("2", "one note", '<w:hyperlink r:id="rIdF"><w:r><w:t>there</w:t></w:r></w:hyperlink>')
    + footnote("3", "other note", picture("rIdN")),
    endnotes=footnote("2", "end note", kind="endnote"),
)


def _paragraph(document: Package, text: str) -> Element:
    """Return the paragraph of the body with these words in one run."""
    return next(p for p in document.body.iter(w("p")) if any(node.text == text for node in p.iter(w("t"))))


def _say(document: Package, old: str, new: str) -> None:
    for story in document.stories():
        for node in story.tree().iter(w("t"), q("m:t")):
            if node.text == old:
                node.text = new


def _swap(one: Element, other: Element) -> None:
    place = other.getnext()
    one.addprevious(other)
    if place is not None:
        place.addprevious(one)


def _swap_ids(document: Package, name: str, key: str) -> None:
    one, other = [node for node in document.body.iter(q(name)) if node.get(q(key))][:2]
    first, second = one.get(q(key), ""), other.get(q(key), "")
    one.set(q(key), second)
    other.set(q(key), first)


def _move_call(document: Package) -> None:
    run = next(document.body.iter(w("footnoteReference"))).getparent()
    assert run is not None
    _paragraph(document, "last words").append(run)


def _flatten(document: Package) -> None:
    one = next(document.body.iter(w("tbl")))
    for holder in list(one.iter(w("tc"))):
        for paragraph in holder.findall(w("p")):
            one.addprevious(paragraph)
    remove(one)


def _picture_for_other(document: Package) -> None:
    ids = [node.get(q("r:embed"), "") for node in document.body.iter(q("a:blip"))]
    next(document.body.iter(q("a:blip"))).set(q("r:embed"), ids[1])


def _picture_repainted(document: Package) -> None:
    id_ = next(document.body.iter(q("a:blip"))).get(q("r:embed"), "")
    document.parts[document.main.rels[id_].target].reset(png(9))


def _picture_elsewhere(document: Package) -> None:
    run_ = next(next(document.body.iter(w("drawing"))).iterancestors(w("r")))
    _paragraph(document, "first words").append(run_)


def _change(document: Package, name: str) -> None:
    document.parts[name].reset(document.parts[name].content + b"<!-- -->" if name.endswith(".xlsx") else b"<other/>")


def _note_out(document: Package) -> None:
    part = document.related("footnotes")
    assert part is not None
    remove(part.tree()[-1])


def _note_to_text(document: Package) -> None:
    part = document.related("footnotes")
    assert part is not None
    _paragraph(document, "first words").addnext(part.tree()[2][0])


def _note_emptied(document: Package) -> None:
    part = document.related("footnotes")
    assert part is not None
    for paragraph in list(part.tree()[2])[1:]:
        remove(paragraph)
    for text in part.tree()[2].iter(w("t")):
        text.text = ""


def _call_to_end(document: Package) -> None:
    run_ = next(document.body.iter(w("footnoteReference"))).getparent()
    assert run_ is not None
    _paragraph(document, "first words").append(run_)


def _address_of(document: Package, text: str, address: str) -> None:
    for part in document.stories():
        for link in part.tree().iter(w("hyperlink")):
            if "".join(node.text or "" for node in link.iter(w("t"))) == text:
                part.rels[link.get(q("r:id"), "")].target = address


def _bookmarks_swapped(document: Package) -> None:
    one, other = [mark for mark in document.body.iter(w("bookmarkStart")) if mark.get(w("name"), "").startswith("p1_")][:2]
    first, second = one.get(w("name"), ""), other.get(w("name"), "")
    one.set(w("name"), second)
    other.set(w("name"), first)


def _reference_to(document: Package, name: str) -> None:
    next(document.body.iter(w("instrText"))).text = f" REF {name} "


def _anchor_to(document: Package, name: str) -> None:
    link = next(node for node in document.body.iter(w("hyperlink")) if node.get(w("anchor")))
    link.set(w("anchor"), name)


def _row_moved(document: Package) -> None:
    rows = next(document.body.iter(w("tbl"))).findall(w("tr"))
    rows[1].addnext(rows[0])


def _column_dropped(document: Package) -> None:
    for row in next(document.body.iter(w("tbl"))).findall(w("tr")):
        remove(row.findall(w("tc"))[0])


def _table_out(document: Package, place: int) -> None:
    remove(list(document.body.iter(w("tbl")))[place])


def _box_out(document: Package) -> None:
    remove(next(document.body.iter(w("pict"))))


def _into_box(document: Package) -> None:
    next(document.body.iter(w("txbxContent"))).append(_paragraph(document, "last words"))


MUTATIONS: dict[str, Callable[[Package], None]] = {
    "a word changed": lambda document: _say(document, "first words", "first word"),
    "a letter's case changed": lambda document: _say(document, "Head", "head"),
    "a paragraph dropped": lambda document: remove(_paragraph(document, "last words")),
    "two paragraphs swapped": lambda document: _swap(_paragraph(document, "place one"), _paragraph(document, "last words")),
    "two paragraphs with notes swapped": lambda document: _swap(
        _paragraph(document, "first words"), _paragraph(document, "second words")
    ),
    "two paragraphs joined": lambda document: _paragraph(document, "first words").append(_paragraph(document, "last words")[-1]),
    "a paragraph split": lambda document: _paragraph(document, "first words").addnext(_split(_paragraph(document, "first words"))),
    "a heading dropped": lambda document: remove(_paragraph(document, "Head")),
    "words marked as deleted": lambda document: _delete(_paragraph(document, "last words")),
    "a cell emptied": lambda document: _say(document, "c", ""),
    "two cells of a column swapped": lambda document: _swap(_paragraph(document, "a"), _paragraph(document, "c")),
    "two cells of a row swapped": lambda document: _swap(_paragraph(document, "a"), _paragraph(document, "b")),
    "a row dropped": lambda document: remove(next(document.body.iter(w("tr")))),
    "a row moved": _row_moved,
    "a column dropped": _column_dropped,
    "a table dropped": lambda document: _table_out(document, 0),
    "a table within a cell dropped": lambda document: _table_out(document, 1),
    "a table made text": _flatten,
    "a text box emptied": lambda document: _say(document, "box", " "),
    "a text box dropped": _box_out,
    "a paragraph moved into a text box": _into_box,
    "a formula dropped": lambda document: remove(next(document.body.iter(q("m:oMath")))),
    "a formula changed": lambda document: _say(document, "=y", "=z"),
    "a formula made text": lambda document: unwrap(next(document.body.iter(q("m:oMath")))),
    "a note's words changed": lambda document: _say(document, "other note", "another note"),
    "a note dropped": _note_out,
    "a note emptied": _note_emptied,
    "two notes swapped": lambda document: _swap_ids(document, "w:footnoteReference", "w:id"),
    "a note called elsewhere": _move_call,
    "a note called at the end of its paragraph": _call_to_end,
    "a note made text": _note_to_text,
    "a call dropped": lambda document: remove(next(document.body.iter(w("footnoteReference")))),
    "a picture dropped": lambda document: remove(next(document.body.iter(w("drawing")))),
    "a picture replaced by another": _picture_for_other,
    "a picture painted over": _picture_repainted,
    "a picture moved to another paragraph": _picture_elsewhere,
    "two pictures swapped": lambda document: _swap_ids(document, "a:blip", "r:embed"),
    "a chart dropped": lambda document: remove(next(document.body.iter(q("c:chart")))),
    "a chart changed": lambda document: _change(document, "word/charts/chart1.xml"),
    "a chart's workbook changed": lambda document: _change(document, "word/embeddings/book.xlsx"),
    "a diagram dropped": lambda document: remove(next(document.body.iter(q("dgm:relIds")))),
    "a diagram changed": lambda document: _change(document, "word/diagrams/data1.xml"),
    "a link leads to another address": lambda document: _address_of(document, "address", "http://b.example/"),
    "two links swapped": lambda document: _swap_ids(document, "w:hyperlink", "r:id"),
    "a link dropped": lambda document: unwrap(next(document.body.iter(w("hyperlink")))),
    "a link of a note leads to another address": lambda document: _address_of(document, "there", "http://a.example/"),
    "a link within leads to another place": lambda document: _anchor_to(document, "p1_two"),
    "a reference leads to another place": lambda document: _reference_to(document, "p1_one"),
    "two bookmarks swapped": _bookmarks_swapped,
}


def _split(paragraph: Element) -> Element:
    made = paragraph.makeelement(w("p"))
    made.append(paragraph[-1])
    return made


def _delete(paragraph: Element) -> None:
    run = paragraph[-1]
    holder = run.makeelement(w("del"))
    run.addprevious(holder)
    holder.append(run)


def test_what_the_joiner_makes_holds() -> None:
    [proof] = proofs([FILE])

    assert (proof.holds, proof.lost, proof.removed) == (True, (), ())
    assert (proof.found, proof.pictures) == (19, 5)


@pytest.mark.parametrize("name", MUTATIONS)
def test_no_mutation_passes(name: str) -> None:
    output = joined(FILE)
    MUTATIONS[name](output)

    [proof] = proofs([FILE], output)

    assert not proof.holds
    assert proof.lost


def test_a_loss_says_what_and_where() -> None:
    output = joined(FILE)
    remove(_paragraph(output, "last words"))

    [proof] = proofs([FILE], output)

    assert proof.lost == ("paragraph: last words (under “Head”, paragraph 13) - lost",)


def test_every_line_says_where_its_thing_stands_now() -> None:
    [proof] = proofs([FILE])

    places = {(line.kind, line.text): line.place for line in proof.lines}

    assert places[LineKind.PARAGRAPH, "Head"] == "heading “Head”"
    assert places[LineKind.PARAGRAPH, "last words"] == "under “Head”, paragraph 13"
    assert places[LineKind.CELL, "c"] == "under “Head”, table 1, row 2, cell 1"
    assert places[LineKind.TEXT_BOX, "box"] == "under “Head”, paragraph 5, text box"
    assert places[LineKind.NOTE, "other note"] == "note 2, called under “Head”, paragraph 2"
    assert places[LineKind.EQUATION, "=y"] == "under “Head”, paragraph 6"
    assert places[LineKind.LINK, "there -> http://note.example/"] == "note 1, called under “Head”, paragraph 1"


def test_a_note_that_is_called_elsewhere_says_so() -> None:
    output = joined(FILE)
    _move_call(output)

    [proof] = proofs([FILE], output)

    assert "note: one notethere (note 1, called under “Head”, paragraph 1) - lost" in proof.lost


def test_what_stands_elsewhere_is_told() -> None:
    output = joined(FILE)
    _swap(_paragraph(output, "place one"), _paragraph(output, "last words"))

    [proof] = proofs([FILE], output)

    assert [line.split(" - ")[1] for line in proof.lost if "last words" in line or "place one" in line][-1].startswith(
        "stands elsewhere: under “Head”, paragraph"
    )


def test_lines_of_a_contents_list_are_excused_by_the_rule_and_by_no_more_than_it() -> None:
    contents = para(field('TOC \\o "1-3"', "Head 1"))
    document = package(contents + para("Head", style="Heading1"))
    output = package(para("Head", style="Heading1"))

    proof = prove(document, output)

    assert [(line.text, line.rule) for line in proof.removed] == [("Head 1", Rule.INNER_CONTENTS)]
    assert proof.holds
    assert prove(document, output, Rules(contents="keep")).lost == ("paragraph: Head 1 (paragraph 1) - lost",)


def test_a_line_of_a_contents_list_does_not_take_the_place_of_the_heading_it_names() -> None:
    document = package(para(field("TOC", "Head")) + para("Head", style="Heading1"))

    assert prove(document, package(para("Head", style="Heading1"))).found == 1
    assert prove(document, package(para("Head") + para("Head", style="Heading1"))).found == 2
    assert not prove(document, package(para("Other"))).holds


def test_what_the_rules_take_out_is_named_by_its_rule() -> None:
    deleted = "<w:del w:id='1' w:author='a'><w:r><w:delText>gone</w:delText></w:r></w:del>"
    comment = "<w:comment w:id='5' w:author='a'><w:p><w:r><w:t>said</w:t></w:r></w:p></w:comment>"
    mark = '<w:r><w:commentReference w:id="5"/></w:r>'
    linked = picture("rIdL", reference="link")
    links = [Link("rIdL", "image", "http://far.example/a.png", external=True)]
    head = {"header1": para("top")}
    file = word(para("words", deleted, mark, linked), links=links, comments=comment, **head)

    [proof] = proofs([file])

    assert proof.holds
    assert [(line.kind, line.text, line.rule) for line in proof.removed] == [
        (LineKind.COMMENT, "said", Rule.COMMENT),
        (LineKind.PICTURE, "http://far.example/a.png", Rule.LINKED_PICTURE),
        (LineKind.DELETION, "gone", Rule.TRACKED_DELETION),
        (LineKind.RUNNING_HEAD, "top", Rule.RUNNING_HEAD),
    ]


KEPT = word(
    para("words", '<w:commentRangeStart w:id="5"/>', " marked", '<w:commentRangeEnd w:id="5"/>').replace(
        "</w:p>", '<w:r><w:commentReference w:id="5"/></w:r></w:p>'
    )
    + para("come", "<w:ins w:id='1' w:author='a'><w:r><w:t> in</w:t></w:r></w:ins>")
    + para("gone", "<w:del w:id='2' w:author='a'><w:r><w:delText> out</w:delText></w:r></w:del>")
    + para("end"),
    comments="<w:comment w:id='5' w:author='a'><w:p><w:r><w:t>said</w:t></w:r></w:p></w:comment>",
)


def _comment_to(document: Package, text: str) -> None:
    run_ = next(document.body.iter(w("commentReference"))).getparent()
    assert run_ is not None
    _paragraph(document, text).append(run_)


def _comment_says(document: Package, words: str, author: str) -> None:
    part = document.related("comments")
    assert part is not None
    for node in part.tree().iter(w("t")):
        node.text = words
    for comment in part.tree():
        comment.set(w("author"), author)


KEPT_MUTATIONS: dict[str, Callable[[Package], None]] = {
    "a comment dropped": lambda document: remove(next(document.body.iter(w("commentReference")))),
    "a comment moved": lambda document: _comment_to(document, "end"),
    "a comment's words changed": lambda document: _comment_says(document, "meant", "a"),
    "a comment's author changed": lambda document: _comment_says(document, "said", "b"),
    "an insertion accepted": lambda document: unwrap(next(document.body.iter(w("ins")))),
    "a deletion carried out": lambda document: remove(next(document.body.iter(w("del")))),
}


def test_comments_and_tracked_changes_that_are_kept_are_proved() -> None:
    output = plainly(KEPT)

    proof = prove(read_bytes(KEPT), output, Rules.keep_all())

    assert proof.lost == ()
    assert [line.kind for line in proof.lines if line.kind is not LineKind.PARAGRAPH] == [
        LineKind.COMMENT,
        LineKind.INSERTION,
        LineKind.DELETION,
    ]


@pytest.mark.parametrize("name", KEPT_MUTATIONS)
def test_no_mutation_of_what_is_kept_passes(name: str) -> None:
    output = plainly(KEPT)
    KEPT_MUTATIONS[name](output)

    assert not prove(read_bytes(KEPT), output, Rules.keep_all()).holds


def test_a_typed_marker_may_become_the_lists_own_and_only_that() -> None:
    typed = package(para("- words"))
    item, other = (package(para(text, style="ListBullet")) for text in ("words", "other"))

    assert prove(typed, item).holds
    assert not prove(typed, item, Rules.keep_all()).holds
    assert not prove(typed, other).holds
    assert not prove(typed, package(para("words"))).holds


def test_several_documents_must_stand_one_behind_the_other() -> None:
    one, other = package(para("a") + para("b")), package(para("b") + para("c"))

    right = prove_all([one, other], package(para("a") + para("b") + para("b") + para("c")))
    wrong = prove_all([one, other], package(para("b") + para("c") + para("a") + para("b")))

    assert [proof.holds for proof in right] == [True, True]
    assert [proof.holds for proof in wrong] != [True, True]


@settings(deadline=None)  # a busy machine takes its time
@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abcd"), max_size=10))
def test_the_proof_holds_exactly_if_all_stands_there_in_order(handed_in: list[str], output: list[str]) -> None:
    rest = iter(output)
    in_order = all(text in rest for text in handed_in)
    shown = package("".join(map(para, output)))

    assert prove(package("".join(map(para, handed_in))), shown).holds == in_order


def test_values_are_found_in_cells_in_their_order() -> None:
    shown = package(para("a") + table(["a", "b"], ["c", ""]))

    assert prove_values(["a", "", "b", "c"], shown, within=tuple(shown.body)).found == 3
    assert prove_values(["b", "a"], shown, within=tuple(shown.body)).lost == ("cell: a - stands elsewhere: table 1, row 1, cell 1",)
    assert prove_values(["a"], shown, within=()).lost == ("cell: a - lost",)


def test_an_endnote_is_found_at_the_foot() -> None:
    note = package(para("x", call("2", "endnote")), endnotes=footnote("2", "note", kind="endnote"))

    assert prove(note, package(para("x", call("2")), footnotes=footnote("2", "note"))).holds
    assert not prove(note, package(para("x") + para("note"))).holds


def test_a_region_goes_from_its_anchor_to_the_next() -> None:
    def anchor(name: str) -> str:
        return f'<w:bookmarkStart w:id="{name}" w:name="{name}"/>'

    document = package(para("before") + para(anchor("an_1"), "one") + table(["cell"]) + para(anchor("an_2"), "two") + para("after"))

    assert region(document, "an_1", ["an_1", "an_2"]) == tuple(document.body)[1:3]
    assert region(document, "an_2", ["an_1", "an_2"]) == tuple(document.body)[3:]
    assert region(document, "an_3", ["an_1"]) == ()
