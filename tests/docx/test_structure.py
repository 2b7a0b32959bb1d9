"""Looks that imitate structure become structure where that is certain, and nothing is made of what might be something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annuario.docx import Rule, clean, read_bytes, restyle
from annuario.docx.names import w
from annuario.docx.package import Package
from annuario.docx.text import normal
from annuario.docx.typed_lists import bare
from tests.documents.joining import joined, proofs, styles, texts, values
from tests.documents.word import cell, field, house, package, para, run, table, word

TAB = "<w:r><w:tab/></w:r>"
SYMBOL = '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
WINGDINGS = run("§", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
BOXES = run("o", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
LONG = "The city has signed an agreement with nine partners in six countries, and the council has said yes to all of it."


def imitated(body: str) -> tuple[list[str], Package]:
    """Return the paragraphs that cleaning changed, by rule and as typed, and the document."""
    document = package(body)
    return [f"{change.rule.removeprefix('typed-')}: {change.text}" for change in clean(document)], document


def lists(document: Package) -> list[tuple[str, str]]:
    """Return the style and the words of each paragraph in the house's looks, but for body text."""
    restyle(document, house())
    return [(style, text) for style, text in styles(document) if style not in {"BodyText", "TableText", "TableGap"}]


@pytest.mark.parametrize(
    "items",
    [
        ("- one", "- two"),
        ("– one", "– two"),
        ("• one", "• two"),
        ("•\u00a0one", "  •   two"),
        ("\uf0b7 one", "\uf0b7 two"),
    ],
)
def test_typed_bullets_become_a_list(items: tuple[str, ...]) -> None:
    changes, document = imitated("".join(map(para, items)))

    assert changes == [f"marker: {normal(item)}" for item in items]
    assert lists(document) == [("ListBullet", "one"), ("ListBullet", "two")]


@pytest.mark.parametrize("marker", [("-", TAB), (TAB, "-", TAB), (SYMBOL, TAB), (WINGDINGS, TAB), ("•", " ")])
def test_a_marker_may_stand_in_runs_of_its_own(marker: tuple[str, ...]) -> None:
    _, document = imitated(para(*marker, "one") + para(*marker, "two"))

    assert lists(document) == [("ListBullet", "one"), ("ListBullet", "two")]


@pytest.mark.parametrize(
    "body",
    [
        para("- one alone"),
        para("- 3 -") + para("- 4 -"),
        para("- 5,2") + para("- 7,1"),
        para("-one") + para("-two"),
        para("• north • south") + para("• east • west"),
        para("* note") + para("* other note"),
        para(BOXES, TAB, "yes") + para(BOXES, TAB, "no"),
        para("- one", style="Heading1") + para("- two", style="Heading1"),
        para(run("- one", "<w:b/>")) + para(run("- two", "<w:b/>")),
        para("- one") + para("words") + para("- two"),
        para("1. one") + para("3. three"),
        para("1. one alone"),
        para("12.5 per cent") + para("13.5 per cent"),
        para("1.one") + para("2.two"),
        para("1. 5. 2005") + para("2. 5. 2005"),
        para(run("1. One", "<w:b/>")) + para(run("2. Two", "<w:b/>")),
        para("a) one") + para("c) three"),
        para("1) one") + para("2. two"),
        para("- one<w:br/>") + para("- two", "<w:r><w:br/></w:r>", "more"),
        para(field("REF x", "- one")) + para("words"),
        table(["- ", "- "]),
    ],
)
def test_what_might_be_something_else_stays_as_typed(body: str) -> None:
    before = texts(package(body))

    changes, document = imitated(body)

    assert [change for change in changes if change.startswith("marker")] == []
    assert texts(document) == before


@pytest.mark.parametrize(
    ("items", "form", "text", "start"),
    [
        (("1. one", "2. two"), "decimal", "%1.", "1"),
        (("4) one", "5) two", "6) three"), "decimal", "%1)", "4"),
        (("c) one", "d) two"), "lowerLetter", "%1)", "3"),
    ],
)
def test_typed_numbers_count_from_where_they_did(items: tuple[str, ...], form: str, text: str, start: str) -> None:
    _, document = imitated("".join(map(para, items)))
    part = document.related("numbering")
    assert part is not None

    level = next(part.tree().iter(w("lvl")))

    assert [level.find(w(name)).get(w("val")) for name in ("numFmt", "lvlText", "start")] == [form, text, start]  # type: ignore[union-attr]
    assert [style for style, _ in lists(document)] == ["ListNumber"] * len(items)


def test_a_list_that_goes_on_after_other_text_goes_on_counting() -> None:
    changes, document = imitated(para("1. one") + para("2. two") + para("Words between.") + para("3. three"))
    part = document.related("numbering")
    assert part is not None

    assert changes == ["marker: 1. one", "marker: 2. two", "marker: 3. three"]
    assert [node.get(w("val")) for node in part.tree().iter(w("start"))] == ["1", "3"]


def test_letters_within_numbers_leave_the_numbers_whole() -> None:
    inner = '<w:ind w:left="720"/>'
    items = [("1. one", ""), ("a) x", inner), ("b) y", inner), ("2. two", "")]

    _, document = imitated("".join(para(text, props=props) for text, props in items))

    assert [text for _, text in lists(document)] == ["one", "x", "y", "two"]
    assert values(document, "w:ilvl", "w:val") == ["0", "1", "1", "0"]


def test_bullets_further_in_are_of_a_deeper_level() -> None:
    body = para("• one") + para(TAB, "– deeper") + para(TAB, "– deeper too") + para("• two")

    _, document = imitated(body)

    assert lists(document) == [
        ("ListBullet", "one"),
        ("ListBullet2", "deeper"),
        ("ListBullet2", "deeper too"),
        ("ListBullet", "two"),
    ]


def test_lists_in_cells_are_lists_too() -> None:
    changes, _ = imitated(table([cell(para("- one") + para("- two")), "- 3"]))

    assert changes == ["marker: - one", "marker: - two"]


def test_the_documents_own_lists_keep_their_definitions() -> None:
    own = '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    own += '<w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num><w:numIdMacAtCleanup w:val="1"/>'
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>'
    document = package(para("own", props=item) + para("- one") + para("- two"), numbering=own)

    clean(document)

    part = document.related("numbering")
    assert part is not None
    assert [str(node.tag).rpartition("}")[2] for node in part.tree()] == ["abstractNum"] * 2 + ["num"] * 2 + ["numIdMacAtCleanup"]
    assert values(document, "w:numId", "w:val") == ["4", "5", "5"]


@pytest.mark.parametrize("blank", ["    ", "\u00a0 ", TAB])
def test_blanks_as_an_indent_go(blank: str) -> None:
    changes, document = imitated(para("Before.") + para(blank, LONG) + para("After."))

    assert changes == [f"indent: {LONG}"]
    assert "".join(node.text or "" for node in document.body[1].iter(w("t"))) == LONG
    assert list(document.body[1].iter(w("tab"))) == []


@pytest.mark.parametrize(
    "body",
    [
        para("    a short line of a poem"),
        para("  " + LONG) + para("      " + LONG),
        para("    ", run(LONG, '<w:rFonts w:ascii="Courier New"/>')),
        para("    if (a < b) { return c; } " + LONG),
        para(TAB, "Torino", TAB, LONG),
        para("  " + LONG) + para(TAB, LONG),
    ],
)
def test_blanks_that_mean_something_stay(body: str) -> None:
    changes, _ = imitated(body)

    assert changes == []


def test_what_became_structure_is_proved_with_all_its_words() -> None:
    file = word(para("- one") + para("- two") + para("1) three") + para("2) four") + para("   " + LONG))

    output = joined(file)

    assert texts(output) == ["one", "two", "three", "four", LONG]
    assert [proof.lost for proof in proofs([file], output)] == [()]


def test_cleaning_twice_changes_nothing_more() -> None:
    document = read_bytes(word(para("- one") + para("- two") + para("   " + LONG)))
    clean(document)

    assert clean(document) == ()


@given(st.lists(st.text(st.sampled_from("abc -–•1.)\t\u00a0"), max_size=8), max_size=6))
def test_no_more_than_markers_goes_whatever_is_typed(lines: list[str]) -> None:
    document = package("".join(map(para, lines)))
    before = texts(document)

    marked = {change.text for change in clean(document) if change.rule is Rule.TYPED_MARKER}

    assert [text for text, now in zip(before, texts(document), strict=True) if now not in {text, bare(text)}] == []
    assert {text for text, now in zip(before, texts(document), strict=True) if now != text} == marked


def test_a_change_says_where() -> None:
    document = package(para("Networks", style="Heading1") + para("- one") + para("- two"))

    assert [change.where for change in clean(document)] == ["Networks > - one", "Networks > - two"]
