"""Fields: those that point within the document live, all others become what they showed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annuario.docx.fields import fields, freeze, retarget
from annuario.docx.names import w
from annuario.docx.text import blocks
from tests.documents.word import bookmark, field, mark, package, para, run

NAME = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,20}", fullmatch=True)


def frozen(*content: str) -> tuple[str, list[str], int]:
    """Return the words that a paragraph shows after freezing, the codes that went, and how many marks of fields are left."""
    document = package(para(*content))
    codes = [code for code, _ in freeze(document.body)]
    return next(blocks(document)).text, codes, len(list(document.body.iter(w("fldChar"), w("instrText"), w("fldSimple"))))


@pytest.mark.parametrize(
    ("content", "shown", "codes", "marks"),
    [
        ((field("DOCPROPERTY Company", "City of Torino"),), "City of Torino", ["DOCPROPERTY Company"], 0),
        (("Table ", field("SEQ Table", "3")), "Table 3", ["SEQ Table"], 0),
        ((field("INCLUDEPICTURE http://a.example/", "seen"),), "seen", ["INCLUDEPICTURE http://a.example/"], 0),
        ((field("DDEAUTO excel", "seen"),), "seen", ["DDEAUTO excel"], 0),
        (("<w:fldSimple w:instr='AUTHOR'>" + run("a") + "</w:fldSimple>",), "a", ["AUTHOR"], 0),
        ((bookmark("x", "1", "two"), field("REF x", "two")), "twotwo", [], 4),
        ((field("REF gone", "two"),), "two", ["REF gone"], 0),
        (("<w:bookmarkStart w:id='1' w:name='x'/>", field("REF x", "half")), "half", ["REF x"], 0),
        ((field('HYPERLINK "http://a.example/"', "link"),), "link", [], 4),
        ((field('HYPERLINK \\l "gone"', "link"),), "link", ['HYPERLINK \\l "gone"'], 0),
        ((mark("begin"), "no end ", mark("separate"), "at all"), "no end at all", [], 0),
        ((mark("begin"), "no end at all"), "no end at all", [], 0),
        (("words", mark("separate"), mark("end")), "words", [], 0),
        ((field("IF 1", field("DOCPROPERTY x", "inner")),), "inner", ["IF 1", "DOCPROPERTY x"], 0),
        ((mark("begin"), field("DATE", "never shown"), mark("separate"), "shown", mark("end")), "shown", ["", "DATE"], 0),
    ],
)
def test_what_lives_and_what_is_frozen(content: tuple[str, ...], shown: str, codes: list[str], marks: int) -> None:
    assert frozen(*content) == (shown, codes, marks)


def test_a_field_over_paragraphs_is_found_whole() -> None:
    code = "<w:r><w:instrText>DATABASE</w:instrText></w:r>"
    document = package(para("a", mark("begin"), code, mark("separate")) + para("b") + para(mark("end"), "c"))

    [found] = fields(document.body)
    codes = [code for code, _ in freeze(document.body)]

    assert (found.kind, found.end is not None) == ("DATABASE", True)
    assert codes == ["DATABASE"]
    assert [block.text for block in blocks(document)] == ["a", "b", "c"]


def test_a_code_in_several_runs_is_one() -> None:
    runs = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (" RE", "F ", "x "))

    [found] = fields(package(para(mark("begin"), runs, mark("separate"), "y", mark("end"))).body)

    assert (found.code, found.kind) == (" REF x ", "REF")


@given(
    NAME,
    NAME,
    st.sampled_from(["REF {} \\h", " PAGEREF {}", "NOTEREF {} \\f \\h", ' HYPERLINK \\l "{}"', 'HYPERLINK \\o "a tip" \\l "{}"']),
)
def test_a_code_follows_the_name_of_its_bookmark(old: str, new: str, code: str) -> None:
    assert retarget(code.format(old), {old: new}) == code.format(new)


@given(st.text(), st.dictionaries(NAME, NAME))
def test_any_other_code_stays_as_it_is(code: str, names: dict[str, str]) -> None:
    assert retarget("SEQ " + code, names) == "SEQ " + code
    assert retarget(code, {}) == code


def test_the_place_in_a_page_elsewhere_is_no_bookmark() -> None:
    code = 'HYPERLINK "http://a.example/" \\l "x"'

    assert retarget(code, {"x": "y"}) == code
