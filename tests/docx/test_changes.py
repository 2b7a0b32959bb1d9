"""Tracked changes are accepted as Word accepts them, and what went is told."""

import pytest

from annuario.docx.changes import accept, reject
from annuario.docx.names import w
from annuario.docx.text import blocks
from tests.documents.word import cell, package, para, table

DEL = '<w:del w:id="1" w:author="a" w:date="2005-01-01T00:00:00Z">{}</w:del>'
GONE = "<w:r><w:delText>{}</w:delText></w:r>"
MARK = "<w:rPr><w:del w:id='1' w:author='a'/></w:rPr>"


def accepted(body: str) -> tuple[list[str], list[str]]:
    """Return the words that are left, and those that went."""
    document = package(body)
    went = [text for text, _ in accept(document.body)]
    return [block.text for block in blocks(document)], went


@pytest.mark.parametrize(
    ("body", "left", "went"),
    [
        (para("kept ", DEL.format(GONE.format("gone"))), ["kept"], ["gone"]),
        (para("old ", "<w:ins w:id='2'><w:r><w:t>new</w:t></w:r></w:ins>"), ["old new"], []),
        (
            para("<w:moveFrom w:id='1'><w:r><w:t>moved</w:t></w:r></w:moveFrom>", "rest")
            + para("<w:moveTo w:id='2'><w:r><w:t>moved</w:t></w:r></w:moveTo>"),
            ["rest", "moved"],
            ["moved"],
        ),
        (para("<w:ins w:id='1'>" + DEL.format(GONE.format("came and went")) + "</w:ins>", "rest"), ["rest"], ["came and went"]),
        (para("<w:moveFrom w:id='1'>" + DEL.format(GONE.format("twice")) + "</w:moveFrom>", "rest"), ["rest"], ["twice"]),
        (para("one ", props=MARK) + para("two", style="Heading1"), ["one two"], []),
        (para("one ", props=MARK) + para("two ", props=MARK) + para("three"), ["one two three"], []),
        (para("one ", props=MARK) + '<w:bookmarkEnd w:id="7"/>' + para("two"), ["one two"], []),
        (para("one", props=MARK) + table(["a"]), ["one", "a"], []),
        (para("one") + para("last", props=MARK), ["one", "last"], []),
        (para(DEL.format(GONE.format("whole")), props=MARK) + para("next"), ["next"], ["whole"]),
    ],
)
def test_words_and_paragraph_marks(body: str, left: list[str], went: list[str]) -> None:
    assert accepted(body) == (left, went)


def test_joined_paragraphs_have_the_properties_of_the_second() -> None:
    document = package(para("one ", props=MARK) + para("two", style="Heading1"))

    list(accept(document.body))

    assert [style.get(w("val")) for style in document.body.iter(w("pStyle"))] == ["Heading1"]


def test_a_deleted_row_goes_with_its_words() -> None:
    row = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell('gone')}{cell('too')}</w:tr>"
    body = table(["a", "b"]).replace("</w:tbl>", row + "</w:tbl>")

    assert accepted(body) == (["a", "b"], ["gone too"])


def test_a_table_whose_rows_all_went_goes_too() -> None:
    row = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell('gone')}</w:tr>"
    document = package(f"<w:tbl><w:tblPr/><w:tblGrid/>{row}</w:tbl>" + para("after"))

    list(accept(document.body))

    assert [child.tag for child in document.body] == [w("p")]


def test_an_inserted_row_stays_and_a_deleted_cell_goes() -> None:
    cells = cell("new", props="<w:cellDel w:id='2'/>") + cell("kept")
    row = f"<w:tr><w:trPr><w:ins w:id='1'/></w:trPr>{cells}</w:tr>"
    body = table(["a", "b"]).replace("</w:tbl>", row + "</w:tbl>")

    assert accepted(body) == (["a", "b", "kept"], ["new"])


def test_no_mark_of_a_change_is_left() -> None:
    formats = "<w:rPr><w:b/><w:rPrChange w:id='3'><w:rPr/></w:rPrChange></w:rPr>"
    ranges = "<w:moveFromRangeStart w:id='4' w:name='m'/><w:customXmlInsRangeStart w:id='5'/>"
    document = package(para(ranges, f"<w:r>{formats}<w:t>bold</w:t></w:r>", props="<w:pPrChange w:id='6'><w:pPr/></w:pPrChange>"))

    changes = list(accept(document.body))

    assert changes == []
    assert {str(node.tag).rpartition("}")[2] for node in document.body.iter()} == {"body", "p", "pPr", "r", "rPr", "b", "t"}


def test_a_mark_within_a_run_joins_no_paragraphs() -> None:
    run = "<w:r><w:rPr><w:del w:id='1'/></w:rPr><w:t>one</w:t></w:r>"

    assert accepted(para(run) + para("two")) == (["one", "two"], [])


def test_a_change_has_its_words() -> None:
    document = package(para(DEL.format(GONE.format("gone  for good"))))

    assert [text for text, _ in accept(document.body)] == ["gone for good"]


INS = '<w:ins w:id="2" w:author="a">{}</w:ins>'
CAME = "<w:r><w:t>{}</w:t></w:r>"
MARK_IN = "<w:rPr><w:ins w:id='1' w:author='a'/></w:rPr>"


def rejected(body: str) -> tuple[list[str], list[str]]:
    """Return the words that are left after rejecting, and those that went."""
    document = package(body)
    went = [text for text, _ in reject(document.body)]
    return [block.text for block in blocks(document)], went


@pytest.mark.parametrize(
    ("body", "left", "went"),
    [
        (para("kept ", DEL.format(GONE.format("kept too"))), ["kept kept too"], []),
        (para("old ", INS.format(CAME.format("new"))), ["old"], ["new"]),
        (
            para("<w:moveFrom w:id='1'><w:r><w:t>moved</w:t></w:r></w:moveFrom>", " rest")
            + para("<w:moveTo w:id='2'><w:r><w:t>moved</w:t></w:r></w:moveTo>", "end"),
            ["moved rest", "end"],
            ["moved"],
        ),
        (para("one ", props=MARK_IN) + para("two", style="Heading1"), ["one two"], []),
        (para("one ", props=MARK) + para("two"), ["one", "two"], []),
        (para(INS.format(CAME.format("whole")), props=MARK_IN) + para("next"), ["next"], ["whole"]),
        (para(INS.format(DEL.format(GONE.format("came and went"))), "rest"), ["rest"], ["came and went"]),
    ],
)
def test_rejecting_gives_back_what_was_there(body: str, left: list[str], went: list[str]) -> None:
    assert rejected(body) == (left, went)


def test_an_inserted_row_goes_by_rejecting_and_a_deleted_one_stays() -> None:
    new = f"<w:tr><w:trPr><w:ins w:id='1'/></w:trPr>{cell('new')}</w:tr>"
    old = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell('old')}</w:tr>"

    assert rejected(table(["a"]).replace("</w:tbl>", new + old + "</w:tbl>")) == (["a", "old"], ["new"])


def test_rejecting_restores_the_looks_of_before() -> None:
    looks = "<w:rPr><w:b/><w:rPrChange w:id='3'><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>"
    props = "<w:jc w:val='center'/><w:rPr><w:b/></w:rPr><w:pPrChange w:id='6'><w:pPr><w:keepNext/></w:pPr></w:pPrChange>"
    document = package(para(f"<w:r>{looks}<w:t>words</w:t></w:r>", props=props))

    assert list(reject(document.body)) == []
    names = [str(node.tag).rpartition("}")[2] for node in document.body.iter()]
    assert names == ["body", "p", "pPr", "keepNext", "rPr", "b", "r", "rPr", "i", "t"]


def test_a_deleted_field_lives_again() -> None:
    parts = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:delInstrText>PAGE</w:delInstrText></w:r>"
    document = package(para(DEL.format(parts)))

    assert list(reject(document.body)) == []
    assert [node.text for node in document.body.iter(w("instrText"))] == ["PAGE"]
