"""Runs of equal looks become one, and no word, tab or break changes."""

import pytest

from annuario.docx.names import w
from annuario.docx.runs import merge_runs
from annuario.docx.text import paragraph_text
from tests.documents.word import bookmark, call, field, package, para, run

BOLD = "<w:b/>"
RUNS = (run("a "), "<w:r><w:tab/></w:r>", run("b"), "<w:r><w:br/><w:t>c</w:t></w:r>")


@pytest.mark.parametrize(
    ("content", "count"),
    [
        ((run("one "), run("two "), run("three")), 1),
        ((run("one ", BOLD), run("two ", BOLD)), 1),
        ((run("one ", BOLD), run("two ")), 2),
        ((run("one ", BOLD), run("two ", '<w:b w:val="0"/>')), 2),
        ((run("one ", "<w:sz w:val='20'/><w:b/>"), run("two", "<w:sz w:val='20'/><w:b/>")), 1),
        (RUNS, 1),
        ((run("a"), bookmark("x", "1"), run("b")), 2),
        ((run("a"), call("2"), run("b")), 3),
        ((run("a"), "<w:r><w:drawing/></w:r>", run("b")), 3),
        ((run("a"), "<w:ins w:id='1'>" + run("b") + "</w:ins>", run("c")), 3),
    ],
)
def test_how_many_runs_are_left(content: tuple[str, ...], count: int) -> None:
    document = package(para(*content))
    before = paragraph_text(document.body[0])

    merge_runs(document.body)

    assert len(list(document.body.iter(w("r")))) == count
    assert paragraph_text(document.body[0]) == before


def test_blanks_at_the_seam_are_kept() -> None:
    document = package(para("<w:r><w:t>one</w:t></w:r>", run(" two")))

    merge_runs(document.body)

    assert [(text.text, len(text.attrib)) for text in document.body.iter(w("t"))] == [("one two", 1)]


def test_a_field_is_left_as_it_is() -> None:
    document = package(para("a ", field("PAGE", "3"), " b"))

    merge_runs(document.body)

    assert len(list(document.body.iter(w("fldChar")))) == 3
    assert paragraph_text(document.body[0]) == "a 3 b"
