"""The proof holds for what the joiner makes, and for nothing that lost or moved a single thing."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annuario.docx import Package, prove
from annuario.docx.clean import Change, Rule
from annuario.docx.names import q, w
from annuario.docx.package import Element
from annuario.docx.prove import region
from annuario.docx.text import Block
from annuario.docx.tree import remove, unwrap
from tests.documents.joining import joined, proofs
from tests.documents.word import C_CHART, Link, call, footnote, graphic, package, para, picture, png, table, word

BODY = (
    para("Head", style="Heading1")
    + para("first words", call("2"))
    + para("second words", call("3"), call("2", "endnote"))
    + table(["a", "b"], ["c", "d"])
    + para(picture("rIdA"))
    + para(picture("rIdB"))
    + para(graphic('<c:chart r:id="rIdC"/>', "urn:c"))
    + para(
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + para("box") + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    + para("x", "<m:oMath><m:r><m:t>=y</m:t></m:r></m:oMath>")
    + para("last words")
)
FILE = word(
    BODY,
    links=[
        Link("rIdA", "image", "word/media/a.png", png(1)),
        Link("rIdB", "image", "word/media/b.png", png(2)),
        Link("rIdC", "chart", "word/charts/chart1.xml", b"<c/>", C_CHART),
        Link("rIdN", "image", "word/media/n.png", png(3), holder="word/footnotes.xml"),
    ],
    footnotes=footnote("2", "one note") + footnote("3", "other note", picture("rIdN")),
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
    for cell in list(one.iter(w("tc"))):
        for paragraph in cell.findall(w("p")):
            one.addprevious(paragraph)
    remove(one)


def _picture_for_other(document: Package) -> None:
    ids = [node.get(q("r:embed"), "") for node in document.body.iter(q("a:blip"))]
    next(document.body.iter(q("a:blip"))).set(q("r:embed"), ids[1])


def _chart_changed(document: Package) -> None:
    document.parts["word/charts/chart1.xml"].content = b"<c>other</c>"


def _note_out(document: Package) -> None:
    part = document.related("footnotes")
    assert part is not None
    remove(part.tree()[-1])


def _note_to_text(document: Package) -> None:
    part = document.related("footnotes")
    assert part is not None
    _paragraph(document, "first words").addnext(part.tree()[2][0])


MUTATIONS: dict[str, Callable[[Package], None]] = {
    "a word changed": lambda document: _say(document, "first words", "first word"),
    "a letter's case changed": lambda document: _say(document, "Head", "head"),
    "a cell emptied": lambda document: _say(document, "c", ""),
    "two cells swapped": lambda document: _swap(_paragraph(document, "a"), _paragraph(document, "c")),
    "a row dropped": lambda document: remove(next(document.body.iter(w("tr")))),
    "a table made text": _flatten,
    "a paragraph dropped": lambda document: remove(_paragraph(document, "last words")),
    "two paragraphs swapped": lambda document: _swap(_paragraph(document, "first words"), _paragraph(document, "second words")),
    "two paragraphs joined": lambda document: _paragraph(document, "first words").append(_paragraph(document, "last words")[-1]),
    "a heading dropped": lambda document: remove(_paragraph(document, "Head")),
    "a text box emptied": lambda document: _say(document, "box", " "),
    "a formula dropped": lambda document: remove(next(document.body.iter(q("m:oMath")))),
    "a note's words changed": lambda document: _say(document, "other note", "another note"),
    "a note dropped": _note_out,
    "two notes swapped": lambda document: _swap_ids(document, "w:footnoteReference", "w:id"),
    "a note called elsewhere": _move_call,
    "a note made text": _note_to_text,
    "a call dropped": lambda document: remove(next(document.body.iter(w("footnoteReference")))),
    "a picture dropped": lambda document: remove(next(document.body.iter(w("drawing")))),
    "a picture replaced by another": _picture_for_other,
    "two pictures swapped": lambda document: _swap_ids(document, "a:blip", "r:embed"),
    "a chart dropped": lambda document: remove(next(document.body.iter(q("c:chart")))),
    "a chart changed": _chart_changed,
    "words marked as deleted": lambda document: _delete(_paragraph(document, "last words")),
}


def _delete(paragraph: Element) -> None:
    run = paragraph[-1]
    holder = run.makeelement(w("del"))
    run.addprevious(holder)
    holder.append(run)


def test_what_the_joiner_makes_holds() -> None:
    [proof] = proofs([FILE])

    assert (proof.holds, proof.lost, proof.pictures) == (True, (), 4)
    assert proof.found == 13


@pytest.mark.parametrize("name", MUTATIONS)
def test_no_mutation_passes(name: str) -> None:
    output = joined(FILE)
    MUTATIONS[name](output)

    [proof] = proofs([FILE], output)

    assert not proof.holds
    assert proof.found + proof.pictures < 17


def test_a_loss_says_what_and_where() -> None:
    output = joined(FILE)
    remove(_paragraph(output, "last words"))

    [proof] = proofs([FILE], output)

    assert proof.lost == ("paragraph: last words (under “Head”)",)


def test_unpacking_what_carries_no_words_is_no_loss() -> None:
    output = joined(FILE)
    for link in list(output.body.iter(w("hyperlink"))):
        unwrap(link)

    assert [proof.holds for proof in proofs([FILE], output)] == [True]


def test_only_a_rule_that_takes_whole_paragraphs_excuses_one_and_each_excuses_one() -> None:
    blocks = [Block("paragraph", "line"), Block("paragraph", "line"), Block("paragraph", "other")]
    contents, deletion = (Change(rule, "line") for rule in (Rule.INNER_CONTENTS, Rule.TRACKED_DELETION))

    proof = prove(blocks, (), (Block("paragraph", "other"),), (), [contents, deletion])

    assert proof.lost == ("paragraph: line",)
    assert (proof.found, proof.removed) == (1, (contents, deletion))


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abcd"), max_size=10))
def test_the_proof_holds_exactly_if_all_stands_there_in_order(handed_in: list[str], output: list[str]) -> None:
    rest = iter(output)
    in_order = all(text in rest for text in handed_in)
    both = [tuple(Block("paragraph", text) for text in texts) for texts in (handed_in, output)]

    assert prove(both[0], (), both[1], (), ()).holds == in_order
    assert prove((), handed_in, (), output, ()).holds == in_order


def test_an_endnote_is_found_at_the_foot() -> None:
    assert prove([Block("endnotes", "note")], (), [Block("footnotes", "note")], (), ()).holds


def test_a_region_goes_from_its_anchor_to_the_next() -> None:
    def anchor(name: str) -> str:
        return f'<w:bookmarkStart w:id="{name}" w:name="{name}"/>'

    document = package(para("before") + para(anchor("an_1"), "one") + table(["cell"]) + para(anchor("an_2"), "two") + para("after"))

    assert region(document, "an_1", ["an_1", "an_2"]) == tuple(document.body)[1:3]
    assert region(document, "an_2", ["an_1", "an_2"]) == tuple(document.body)[3:]
    assert region(document, "an_3", ["an_1"]) == ()
