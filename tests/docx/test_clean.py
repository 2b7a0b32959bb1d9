"""Cleaning takes out by a closed list of rules, and tells each use of one."""

from annuario.docx import clean, read_bytes
from annuario.docx.clean import Change, Rule
from annuario.docx.names import w
from tests.documents.joining import dangling, joined, proofs, texts, values
from tests.documents.word import bookmark, call, cell, field, footnote, mark, package, para, section, table, word

CONTROL = "<w:sdt><w:sdtPr><w:id w:val='1'/>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


def test_a_document_without_anything_to_clean_is_left_alone() -> None:
    assert clean(package(para("words") + table(["a"]) + para("more"))) == ()


def test_comments_go_with_their_marks_and_are_told() -> None:
    marks = (
        "<w:commentRangeStart w:id='0'/>",
        "words",
        "<w:commentRangeEnd w:id='0'/><w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id='0'/></w:r>",
    )
    comment = f"<w:comment w:id='0' w:author='a'>{para('please')}{para('check')}</w:comment>"
    document = package(para(*marks), comments=comment)

    assert clean(document) == (Change(Rule.COMMENT, "please check"),)
    assert [child.tag for child in document.body[0]] == [w("pPr"), w("r")]
    assert texts(document) == ["words"]


def test_a_mark_of_a_comment_in_a_run_with_words_leaves_the_words() -> None:
    document = package(para("<w:r><w:t>words</w:t><w:commentReference w:id='0'/></w:r>"))

    clean(document)

    assert texts(document) == ["words"]


def test_running_heads_are_told_once_with_their_words() -> None:
    head = '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/></w:sectPr>'
    document = package(para("words") + head, header1=para("City of Torino"))

    assert clean(document) == (Change(Rule.RUNNING_HEAD, "City of Torino"),)
    assert values(document, "w:headerReference", "w:type") == []


def test_controls_are_unpacked_wherever_they_stand() -> None:
    inline = CONTROL.format("<w:dataBinding w:xpath='/x'/>", CONTROL.format("", "<w:r><w:t>inner</w:t></w:r>"))
    block = CONTROL.format("", para("block"))
    in_row = "<w:tbl><w:tblPr/><w:tblGrid/>" + CONTROL.format("", f"<w:tr>{CONTROL.format('', cell('cell'))}</w:tr>") + "</w:tbl>"
    empty = "<w:sdt><w:sdtPr/></w:sdt>"
    file = word(para("a ", inline) + block + in_row + empty)

    output = joined(file)

    assert texts(output) == ["a inner", "block", "cell"]
    assert list(output.body.iter(w("sdt"), w("sdtPr"), w("sdtContent"))) == []
    assert [proof.lost for proof in proofs([file], output)] == [()]


def test_a_control_that_held_all_of_a_cell_leaves_a_cell_that_word_can_open() -> None:
    document = package(f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{CONTROL.format('', '')}</w:tc></w:tr></w:tbl>" + para("words"))

    clean(document)

    assert [child.tag for child in next(document.body.iter(w("tc")))] == [w("p")]


def test_a_nested_table_at_the_end_of_a_cell_gets_its_paragraph() -> None:
    document = package(table([cell(table(["inner"]))]) + para("words"))

    clean(document)

    assert [str(child.tag).rpartition("}")[2] for child in next(document.body.iter(w("tc")))] == ["tcPr", "tbl", "p"]


def test_smart_tags_and_marks_of_proofing_and_revision_go() -> None:
    tag = "<w:smartTag w:element='x'><w:smartTagPr/><w:r w:rsidR='1'><w:t>Torino</w:t></w:r></w:smartTag>"
    document = package(
        para(tag, "<w:proofErr w:type='x'/>", "<w:r><w:lastRenderedPageBreak/></w:r>").replace(
            "<w:p>", '<w:p w14:paraId="1" w:rsidR="2">', 1
        )
    )

    clean(document)

    assert texts(document) == ["Torino"]
    assert [list(node.attrib) for node in document.body.iter(w("p"), w("r"))] == [[], []]
    assert list(document.body.iter(w("smartTag"), w("smartTagPr"), w("proofErr"), w("lastRenderedPageBreak"))) == []


def test_a_frozen_field_is_told_with_its_code() -> None:
    document = package(para(field("DOCPROPERTY Company", "City"), bookmark("x", "1", "y"), field("REF x", "y")))

    assert clean(document) == (Change(Rule.FIELD_FROZEN, "DOCPROPERTY Company"),)
    assert texts(document) == ["Cityyy"]


def test_a_field_without_an_end_is_no_obstacle() -> None:
    file = word(para("a", mark("begin"), "<w:r><w:instrText>PAGE</w:instrText></w:r>", mark("separate"), "3") + para("b"))

    assert texts(joined(file)) == ["a3", "b"]
    assert [proof.holds for proof in proofs([file])] == [True]


def test_blank_paragraphs_go_unless_something_hangs_on_them() -> None:
    body = (
        para("words")
        + para()
        + para("\u00a0 ")
        + para(bookmark("x", "1"))
        + para(call("2"))
        + para(props=section())
        + table(["a", cell(para())])
        + para()
        + table(["b"])
    )
    document = package(body, footnotes=footnote("2", "note"))

    assert clean(document) == (Change(Rule.EMPTY_PARAGRAPH),) * 2
    assert [str(child.tag).rpartition("}")[2] for child in document.body] == ["p", "p", "p", "p", "tbl", "p", "tbl"]


def test_the_place_last_edited_keeps_no_blank_paragraph() -> None:
    document = package(para("words") + para(bookmark("_GoBack", "1")))

    assert clean(document) == (Change(Rule.EMPTY_PARAGRAPH),)
    assert list(dangling(document)) == []


def test_a_bookmark_that_ends_in_a_blank_paragraph_is_still_a_place_to_refer_to() -> None:
    body = (
        para("<w:bookmarkStart w:id='1' w:name='x'/>", "words") + para("<w:bookmarkEnd w:id='1'/>") + para(field("REF x", "words"))
    )

    output = joined(word(body))

    assert [node.text for node in output.body.iter(w("instrText"))] == [" REF p1_x "]


def test_what_was_deleted_is_told() -> None:
    gone = "<w:del w:id='1'><w:r><w:delText>gone</w:delText></w:r></w:del>"

    assert clean(read_bytes(word(para("words", gone)))) == (Change(Rule.TRACKED_DELETION, "gone"),)


def test_notes_are_cleaned_too() -> None:
    note = footnote("2", field("DATE", "today"), CONTROL.format("", "<w:r><w:t> and</w:t></w:r>"))

    output = joined(word(para("words", call("2")), footnotes=note))

    assert texts(output) == ["words", "today and"]


def test_half_a_bookmark_goes_and_what_refers_to_it_keeps_its_words() -> None:
    start, end = "<w:bookmarkStart w:id='{0}' w:name='x{0}'/>", "<w:bookmarkEnd w:id='{0}'/>"
    contents = para(
        mark("begin"), "<w:r><w:instrText>TOC</w:instrText></w:r>", mark("separate"), "line", end.format(3), mark("end")
    )
    body = (
        para(start.format(1), "open", end.format(2), start.format(4), "whole", end.format(4), start.format(3), "cut")
        + contents
        + para(field("REF x3", "cut"), field("REF x4", "whole"))
    )
    document = package(body)

    changes = clean(document)

    assert changes == (Change(Rule.INNER_CONTENTS, "line"), Change(Rule.FIELD_FROZEN, "REF x3"))
    assert values(document, "w:bookmarkStart", "w:name") == ["x4"]
    assert list(dangling(document)) == []
