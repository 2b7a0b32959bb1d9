"""Paragraphs that count by their style alone keep their labels, where the house's style of that name counts otherwise."""

import pytest

from annuario.docx import Piece, compose, read_bytes, write
from tests.documents.feature_files import levels, style
from tests.documents.joining import joined, plainly
from tests.documents.seen import Seen, labels
from tests.documents.word import house, para, word

NUMS = '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'


def counted(level: str = "", num: str = "5") -> str:
    """Return the properties of a style that counts."""
    deep = f'<w:ilvl w:val="{level}"/>' if level else ""
    return f'<w:pPr><w:numPr>{deep}<w:numId w:val="{num}"/></w:numPr></w:pPr>'


def shown(*files: bytes) -> list[tuple[str, str]]:
    """Return the labels of what the files become, composed as they are."""
    return labels(Seen(write(plainly(*files))))


def test_each_piece_counts_on_its_own_where_the_house_has_one_list_for_all() -> None:
    file = word(
        para("one", style="Mine") + para("two", style="Mine"),
        styles=style("Mine", "List Number", counted()),
        numbering=levels(0, "(%1)") + NUMS,
    )

    assert shown(file, file) == [("(1)", "one"), ("(2)", "two")] * 2


def test_a_level_is_that_of_the_style_it_is_tied_to_though_the_numbering_is_of_its_parent() -> None:
    tied = levels(0, "%1.", "%1.%2.").replace('<w:lvlText w:val="%1.%2."/>', '<w:pStyle w:val="Deep"/><w:lvlText w:val="%1.%2."/>')
    deep = style("Deep", "List Number 2", '<w:basedOn w:val="Mine"/>')
    file = word(
        para("one", style="Mine") + para("below", style="Deep"),
        styles=style("Mine", "List Number", counted()) + deep,
        numbering=tied + NUMS,
    )

    assert shown(file) == [("1.", "one"), ("1.1.", "below")]


def test_a_level_said_with_the_paragraph_or_the_style_counts() -> None:
    body = para("one", style="Mine") + para("deep", style="Mine", props='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    file = word(
        body + para("second", style="Second"),
        styles=style("Mine", "List Number", counted()) + style("Second", "List Number 2", counted("1")),
        numbering=levels(0, "%1.", "%1.%2.") + NUMS,
    )

    assert shown(file) == [("1.", "one"), ("1.1.", "deep"), ("1.2.", "second")]


def test_what_counts_nowhere_does_not_begin_to() -> None:
    file = word(para("words", style="Mine"), styles=style("Mine", "List Number"))

    assert shown(file) == []


@pytest.mark.parametrize(("text", "label"), [("•", "•"), ("§", "§")])
def test_a_bullet_stays_the_one_it_was(text: str, label: str) -> None:
    bullets = levels(0, text).replace("decimal", "bullet")
    file = word(para("item", style="Mine"), styles=style("Mine", "List Bullet", counted()), numbering=bullets + NUMS)

    assert shown(file) == [(label, "item")]


def test_a_numbered_heading_keeps_its_number_where_the_house_numbers_none() -> None:
    file = word(para("chapter", style="Titolo1"), styles=style("Titolo1", "heading 1", counted()), numbering=levels(0, "%1") + NUMS)

    assert shown(file) == [("1", "chapter")]


def test_the_house_numbers_its_headings_through_the_whole_book() -> None:
    numbers = levels(0, "%1.").replace("<w:lvlText", '<w:pStyle w:val="Heading1"/><w:lvlText')
    made = style("Heading1", "heading 1", counted() + "<w:rPr><w:b/></w:rPr>")
    roof = read_bytes(word(numbering=numbers + NUMS))
    styles = roof.related("styles")
    assert styles is not None
    [heading] = [node for node in styles.tree() if "Heading1" in node.attrib.values()]
    heading.getparent().replace(heading, read_bytes(word(styles=made)).related("styles").tree()[-1])  # type: ignore[union-attr]
    file = word(para("chapter", style="Titolo1"), styles=style("Titolo1", "Heading 1"))

    output = write(compose(roof, [Piece(read_bytes(file)), Piece(read_bytes(file))]))

    assert labels(Seen(output)) == [("1.", "chapter"), ("2.", "chapter")]


def test_a_document_that_wears_the_houses_styles_already_is_left_alone() -> None:
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'
    file = word(para("one", props=item) + para("two", props=item), numbering=levels(0, "%1)") + NUMS)

    assert labels(Seen(write(joined(file, file)))) == [("1)", "one"), ("2)", "two")] * 2
    assert house().related("numbering") is not None
