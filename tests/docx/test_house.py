"""Styles by name, and the measures of the page."""

import pytest

from annuario.docx.house import Measures, Styles, plain_name
from tests.documents.word import house, package, para


def test_names_are_compared_without_case_and_blanks() -> None:
    assert plain_name(" Heading  1\u00a0") == plain_name("heading 1") == "heading1"


def test_a_style_is_found_by_the_first_name_that_is_there() -> None:
    styles = Styles(house())

    assert styles.find("paragraph", "no such", "BODY  text") == "BodyText"
    assert styles.find("table", "Body Text") == ""
    assert (styles.name("BodyText"), styles.name("none")) == ("Body Text", "")


def test_what_styles_are_based_on_ends_even_in_a_circle() -> None:
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{id_}"/><w:basedOn w:val="{other}"/></w:style>'
        for id_, other in (("A1", "B1"), ("B1", "A1"))
    )
    styles = Styles(package(styles=circle))

    assert len(list(styles.chain("A1"))) == 2
    assert styles.switch("A1", "b") is False


def test_a_document_without_styles_has_none() -> None:
    document = package()
    document.main.rels = {}
    styles = Styles(document)

    assert (styles.by_id, styles.language, styles.defaults, styles.find("paragraph", "Normal")) == ({}, "", {}, "")


@pytest.mark.parametrize(
    ("section", "measures"),
    [
        ("", Measures(11906, 16838, 9026, 13958)),
        ('<w:sectPr><w:pgSz w:w="10000" w:h="20000.4"/></w:sectPr>', Measures(10000, 20000, 7120, 17120)),
        (
            '<w:sectPr><w:pgSz w:w="x"/><w:pgMar w:left="100" w:right="" w:top="-1000"/></w:sectPr>',
            Measures(11906, 16838, 10366, 14398),
        ),
    ],
)
def test_the_page_is_a4_with_an_inch_where_nothing_is_said(section: str, measures: Measures) -> None:
    assert Measures.of(package(para("words") + section)) == measures
