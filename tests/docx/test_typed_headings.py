"""Lines that look like headings become headings where a careful reader would not doubt it."""

import pytest

from annuario.docx import Rule, clean, restyle
from tests.documents.joining import styles
from tests.documents.word import house, package, para, run, table

TEXT = para("The city has signed an agreement with nine partners in six countries, and the council has said yes to all of it.")
BIG = '<w:b/><w:sz w:val="{}"/>'


def bold(text: str, size: int = 0) -> str:
    """Return a paragraph whose words are all bold, and of this size in half-points if one is given."""
    return para(run(text, BIG.format(size) if size else "<w:b/>"))


def headings(body: str) -> list[tuple[str, str]]:
    """Return the headings of the document in the house's looks, by style and words, after cleaning."""
    document = package(body)
    changes = [change.text for change in clean(document) if change.rule is Rule.TYPED_HEADING]
    restyle(document, house())
    found = [(style, text) for style, text in styles(document) if style.startswith("Heading")]
    assert [text for _, text in found if text in changes] == changes
    return found


def test_bold_lines_above_text_are_headings_by_their_size() -> None:
    body = bold("Report", 32) + TEXT + bold("Partners", 26) + TEXT + bold("Costs", 26) + TEXT + bold("What came of it", 24) + TEXT

    assert headings(body) == [
        ("Heading3", "Report"),
        ("Heading4", "Partners"),
        ("Heading4", "Costs"),
        ("Heading5", "What came of it"),
    ]


def test_lines_that_are_only_bold_or_only_larger_count_where_several_do() -> None:
    assert headings((bold("Partners") + TEXT) + (bold("Costs") + TEXT)) == [("Heading3", "Partners"), ("Heading3", "Costs")]

    larger = [para(run(text, '<w:sz w:val="30"/>')) + TEXT for text in ("Partners", "Costs")]
    assert headings("".join(larger)) == [("Heading3", "Partners"), ("Heading3", "Costs")]


def test_a_heading_may_stand_above_a_picture_or_a_list_if_most_stand_above_text() -> None:
    listed = para("- one") + para("- two")
    body = bold("One") + TEXT + bold("Two") + TEXT + bold("Three") + listed + bold("Four") + table(["a"])

    assert [text for _, text in headings(body)] == ["One", "Two", "Three", "Four"]


def test_a_single_title_above_everything_is_one() -> None:
    assert headings(bold("Report of the department", 32) + TEXT + TEXT) == [("Heading3", "Report of the department")]


@pytest.mark.parametrize(
    "body",
    [
        bold("Alone") + TEXT,
        TEXT + bold("Later", 32) + TEXT,
        bold("Ends like a sentence.") + TEXT + bold("Costs") + TEXT,
        bold("Partners") + TEXT + bold("Costs") + bold("in euros") + TEXT,
        bold("Partners") + TEXT + bold("Total:") + TEXT,
        bold("x" * 91) + TEXT + bold("y" * 91) + TEXT,
        bold("Partners") + para("Torino") + bold("Costs") + para("Lyon"),
        para(run("Partners", "<w:b/>"), " of the city") + TEXT + para(run("Costs", "<w:b/>"), " of it") + TEXT,
        para("Real", style="Heading1") + bold("Partners") + TEXT + bold("Costs") + TEXT,
        bold("Table 1 Partners") + TEXT + bold("Figura 2 Costs") + TEXT,
        bold("Oggetto: visit") + TEXT + bold("Oggetto: return") + TEXT,
        bold("12.500") + TEXT + bold("13.500") + TEXT,
        table([bold("Partners"), TEXT], [bold("Costs"), TEXT]),
        para(run("Name: ______", "<w:b/>")) + TEXT + para(run("Date: ______", "<w:b/>")) + TEXT,
    ],
)
def test_what_might_be_none_stays_bold_text(body: str) -> None:
    document = package(body)

    assert [change for change in clean(document) if change.rule is Rule.TYPED_HEADING] == []


def test_in_a_document_that_is_bold_throughout_none_is_told_by_that() -> None:
    text = bold("The city has signed an agreement with nine partners in six countries, and the council said yes to all.")

    assert headings(bold("Partners") + text + bold("Costs") + text) == []
