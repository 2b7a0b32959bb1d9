"""What in a Word document only a person can make accessible."""

import pytest

from annuario.docx.accessible import Barrier, Hurdle, find_barriers
from tests.documents.word import PNG, Link, bookmark, cell, package, para, picture, run, table

IMAGE = Link("rId9", "image", "media/one.png", PNG, "image/png")
ADDRESS = Link("rId8", "hyperlink", "https://city.example/report", external=True)
HEADER = "<w:trPr><w:tblHeader/></w:trPr>"
DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"


def heading(text: str, level: int) -> str:
    """A heading of python-docx's own template."""
    return para(run(text) if text else "", style=f"Heading{level}")


def found(body: str, *links: Link) -> list[tuple[str, str, str]]:
    """The hurdles of a document: which, under which heading, at which words."""
    return [(each.hurdle.value, each.heading, each.words) for each in find_barriers(package(body, links=links))]


def described(text: str) -> str:
    """A picture that somebody described."""
    return picture("rId9").replace("<wp:docPr ", f'<wp:docPr descr="{text}" ', 1)


def test_a_picture_without_a_description_is_named_by_its_heading_and_words() -> None:
    body = (
        heading("Lyon", 1)
        + para(run("The market hall"), picture("rId9"))
        + para(described("The market hall"))
        + para(described("  "))
    )

    assert found(body, IMAGE) == [("alt-text", "Lyon", "The market hall"), ("alt-text", "Lyon", "")]


def test_a_picture_that_is_called_decorative_is_none() -> None:
    said = f'<a:extLst><a:ext uri="x"><d:decorative xmlns:d="{DECORATIVE}" val="1"/></a:ext></a:extLst>'
    decorative = picture("rId9").replace('name="Picture 1"/>', f'name="Picture 1">{said}</wp:docPr>', 1)

    assert DECORATIVE in decorative
    assert found(para(decorative), IMAGE) == []


def test_a_table_needs_a_row_that_repeats() -> None:
    plain = table([cell(para(run("City"))), cell(para(run("Year")))], [cell(para(run("Lyon"))), cell(para(run("2005")))])
    with_head = plain.replace("<w:tr>", f"<w:tr>{HEADER}", 1)
    switched_off = plain.replace("<w:tr>", '<w:tr><w:trPr><w:tblHeader w:val="false"/></w:trPr>', 1)

    assert found(plain + with_head + switched_off) == [("header-row", "", "City"), ("header-row", "", "City")]


def test_a_heading_that_leaves_out_a_level_and_one_without_words() -> None:
    body = heading("One", 1) + heading("Two", 2) + heading("Four", 4) + heading("", 2) + heading("Again", 1)

    told = tuple(each for each in find_barriers(package(body)) if each.hurdle is not Hurdle.CONTRAST)  # that template's blue

    assert told == (
        Barrier(Hurdle.HEADING_JUMP, "Two", "Four", {"level": "4", "last": "2"}),
        Barrier(Hurdle.EMPTY_HEADING, "Four", "", {"level": "2"}),
    )


@pytest.mark.parametrize("words", ["here", "Here.", "qui", "Clicca qui", "click here", "LINK", "Leggi tutto", "«qui»"])
def test_a_link_that_says_nothing(words: str) -> None:
    link = f'<w:hyperlink r:id="rId8">{run(words)}</w:hyperlink>'

    assert found(para(run("The report is "), link), ADDRESS) == [("link-words", "", f"The report is {words}")]


@pytest.mark.parametrize("words", ["the report of 2005", "hereford", "city.example", "quindi"])
def test_a_link_that_says_something(words: str) -> None:
    assert found(para(f'<w:hyperlink r:id="rId8">{run(words)}</w:hyperlink>'), ADDRESS) == []


def test_faint_words_are_told_once_a_paragraph_with_their_numbers() -> None:
    grey = '<w:color w:val="999999"/>'

    (barrier,) = find_barriers(package(heading("Lyon", 1) + para(run("very ", grey), run("pale", grey))))

    numbers = {"colour": "999999", "ground": "FFFFFF", "ratio": "2.8"}
    assert barrier == Barrier(Hurdle.CONTRAST, "Lyon", "very", numbers)


def test_the_last_anchor_is_told_also_where_the_hurdle_stands_on_it() -> None:
    body = para(bookmark("an_networks", "1", run("Networks")), style="Heading1") + para(
        bookmark("an_networks_sport", "2"), picture("rId9")
    )

    (barrier,) = find_barriers(package(body, links=[IMAGE]), anchors="an_")

    assert (barrier.anchor, barrier.heading) == ("an_networks_sport", "Networks")


def test_notes_are_looked_at_and_deleted_words_are_not() -> None:
    grey = '<w:color w:val="999999"/>'
    gone = f'<w:del w:id="1" w:author="editor"><w:r><w:rPr>{grey}</w:rPr><w:delText>gone</w:delText></w:r></w:del>'
    document = package(para(gone), footnotes=f'<w:footnote w:id="2">{para(run("a pale note", grey))}</w:footnote>')

    assert [(each.hurdle, each.words) for each in find_barriers(document)] == [(Hurdle.CONTRAST, "a pale note")]


def test_a_chapter_without_an_anchor_belongs_to_no_part_before_it() -> None:
    body = para(bookmark("an_networks", "1", run("Networks")), style="Heading1") + heading("Credits", 1) + para(picture("rId9"))

    (barrier,) = [each for each in find_barriers(package(body, links=[IMAGE]), anchors="an_") if each.hurdle is Hurdle.ALT_TEXT]

    assert (barrier.anchor, barrier.heading) == ("", "Credits")
