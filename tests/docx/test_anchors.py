"""Bookmarks: each piece's own, paired, followed by what points to them; anchors that Word keeps whole."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from annuario.docx import Piece, compose, read_bytes
from annuario.docx.anchors import anchor_name, anchor_paragraph
from annuario.docx.names import w
from tests.documents.joining import dangling, joined, plainly, texts, values
from tests.documents.word import bookmark, call, field, footnote, house, package, para, table, word, xml

WORDS = st.lists(st.from_regex(r"[a-z][a-z-]{0,30}[a-z]", fullmatch=True), min_size=1, max_size=4)


@given(WORDS)
def test_an_anchor_is_a_name_that_word_keeps_whole(words: list[str]) -> None:
    name = anchor_name(*words)

    assert len(name) <= 40
    assert name.startswith("an_")
    assert "-" not in name


@given(WORDS, st.integers(1, 99), st.integers(1, 99))
def test_two_parts_of_one_department_have_two_anchors(words: list[str], one: int, other: int) -> None:
    assert (anchor_name(*words, str(one)) == anchor_name(*words, str(other))) == (one == other)


def test_an_anchor_stands_after_the_properties_of_the_first_paragraph() -> None:
    elements = [xml(table([para("a", style="x")])), xml(para("b"))]

    anchor_paragraph(elements, "an_x")

    first = next(elements[0].iter(w("p")))
    assert [child.tag for child in first] == [w("pPr"), w("bookmarkStart"), w("r"), w("bookmarkEnd")]


def test_an_empty_piece_has_no_place_for_an_anchor() -> None:
    mark = xml('<w:bookmarkEnd w:id="1"/>')
    before = etree.tostring(mark)

    anchor_paragraph([], "an_x")
    anchor_paragraph([mark], "an_x")

    assert etree.tostring(mark) == before


def test_one_name_in_two_pieces_leads_each_to_its_own() -> None:
    body = (
        para(bookmark("_Ref1", "0", "own words"))
        + para(field("REF _Ref1 \\h", "own words"))
        + para(
            "<w:hyperlink w:anchor='_Ref1'><w:r><w:t>there</w:t></w:r></w:hyperlink>", "<w:fldSimple w:instr=' PAGEREF _Ref1 '/>"
        )
    )

    output = plainly(word(body), word(body))

    assert values(output, "w:bookmarkStart", "w:name") == ["p1__Ref1", "p2__Ref1"]
    assert [node.text for node in output.body.iter(w("instrText"))] == [" REF p1__Ref1 \\h ", " REF p2__Ref1 \\h "]
    assert values(output, "w:hyperlink", "w:anchor") == ["p1__Ref1", "p2__Ref1"]
    assert values(output, "w:fldSimple", "w:instr") == [" PAGEREF p1__Ref1 ", " PAGEREF p2__Ref1 "]
    assert list(dangling(output)) == []


def test_nested_bookmarks_keep_their_ranges() -> None:
    inner = bookmark("inner", "7", "in")
    body = para(f"<w:bookmarkStart w:id='3' w:name='outer'/>{inner}", "out") + para("<w:bookmarkEnd w:id='3'/>", "after")

    output = plainly(word(para(bookmark("x", "3", "x"))), word(body))

    starts, ends = (values(output, name, "w:id") for name in ("w:bookmarkStart", "w:bookmarkEnd"))
    assert values(output, "w:bookmarkStart", "w:name") == ["p1_x", "p2_outer", "p2_inner"]
    assert ends == [starts[0], starts[2], starts[1]]


def test_a_bookmark_across_cells_and_paragraphs_stays_one() -> None:
    body = table(
        [para("<w:bookmarkStart w:id='3' w:name='x' w:colFirst='0' w:colLast='1'/>", "a"), para("b", "<w:bookmarkEnd w:id='3'/>")]
    )

    output = joined(word(body + para("after")))

    assert set(values(output, "w:bookmarkStart", "w:name")) == {"p1_x", "an_1"}
    assert list(dangling(output)) == []


def test_marks_without_their_other_half_and_without_a_name_go() -> None:
    body = para("<w:bookmarkStart w:id='1' w:name='half'/><w:bookmarkEnd w:id='2'/>", bookmark("", "3", "words"))

    output = plainly(word(body))

    assert values(output, "w:bookmarkStart", "w:name") == []
    assert texts(output) == ["words"]
    assert list(dangling(output)) == []


def test_a_name_that_stands_twice_in_one_file_is_the_first_place() -> None:
    output = plainly(word(para(bookmark("x", "1", "first")) + para(bookmark("x", "2", "second"), field("REF x", "first"))))

    assert [next(mark.iterancestors(w("p"))) for mark in output.body.iter(w("bookmarkStart"))] == [output.body[0]]
    assert list(dangling(output)) == []


def test_marks_that_stand_twice_in_a_choice_and_its_fallback_become_one_pair() -> None:
    marked = f"<w:txbxContent>{para(bookmark('x', '1', 'box'))}</w:txbxContent>"
    box = f"<w:pict><v:shape><v:textbox>{marked}</v:textbox></v:shape></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"

    output = plainly(word(para(f"<w:r>{both}</w:r>", field("REF x", "box"))))

    assert values(output, "w:bookmarkStart", "w:name") == ["p1_x"]
    assert next(output.body.iter(w("bookmarkStart"))).getparent() is next(output.body.iter(w("txbxContent")))[0]
    assert list(dangling(output)) == []


def test_a_bookmark_in_a_note_is_of_its_piece_too() -> None:
    notes = footnote("2", bookmark("n", "1", "note"))

    output = plainly(*[word(para("words", call("2"), field("REF n", "note")), footnotes=notes)] * 2)

    assert [node.get(w("name")) for part in output.stories() for node in part.tree().iter(w("bookmarkStart"))] == ["p1_n", "p2_n"]
    assert list(dangling(output)) == []


def test_names_stay_without_a_prefix_unless_they_are_taken_in_any_case() -> None:
    files = [word(para(bookmark(name, "1", "words"))) for name in ("Same", "same", "x" * 50)]

    output = compose(house(), [Piece(read_bytes(file)) for file in files])
    names = [str(name) for name in values(output, "w:bookmarkStart", "w:name")]

    assert names[0] == "Same"
    assert len({name.casefold() for name in names}) == 3
    assert max(map(len, names)) <= 40


def test_marks_around_a_slot_are_not_taken_for_those_of_the_pieces_in_it() -> None:
    frame = para("<w:bookmarkStart w:id='1' w:name='frame'/>", "before") + para("SLOT") + para("after", "<w:bookmarkEnd w:id='1'/>")
    inner = para(bookmark("inner", "1", "inside"))

    output = compose(house(), [Piece(package(frame), slots={"SLOT": [Piece(package(inner)), Piece(package(inner))]})])
    starts, ends = (values(output, name, "w:id") for name in ("w:bookmarkStart", "w:bookmarkEnd"))

    assert texts(output) == ["before", "inside", "inside", "after"]
    assert len(set(starts)) == 3
    assert ends == [starts[1], starts[2], starts[0]]


def test_contents_of_what_a_bookmark_holds_follow_it() -> None:
    body = para(bookmark("part", "1", "words")) + para(field('TOC \\o "1-3" \\b part', "entry"), field('INDEX \\b "part"', "index"))

    output = plainly(word(body), word(body))
    codes = [" ".join(node.text or "" for node in found.iter(w("instrText"))).split() for found in output.body.iter(w("p"))]

    assert [" ".join(code) for code in codes if code] == [
        'TOC \\o "1-3" \\b p1_part INDEX \\b "p1_part"',
        'TOC \\o "1-3" \\b p2_part INDEX \\b "p2_part"',
    ]
