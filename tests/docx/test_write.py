"""Text of our own in the house's styles: a value is text and never anything else."""

import io

import docx
from hypothesis import given
from hypothesis import strategies as st

from annuario.docx import write
from annuario.docx.names import w
from annuario.docx.text import blocks, normal
from annuario.docx.write import Sheet, printable
from tests.documents.joining import styles, texts
from tests.documents.word import house, package


def test_a_paragraph_has_the_style_of_that_name() -> None:
    sheet = Sheet(house())

    sheet.paragraph("Words & <b>more</b> {{ 7*7 }}", "Lead")
    sheet.paragraph("plain")
    sheet.paragraph("", "no such style")

    assert styles(sheet.package) == [("Lead", "Words & <b>more</b> {{ 7*7 }}"), ("BodyText", "plain"), ("", "")]


def test_a_fiche_is_a_table_that_stays_on_one_page_with_a_gap_after_it() -> None:
    sheet = Sheet(house())

    sheet.fiche("Title", [("Label", "one\ntwo"), ("Last", "")])

    assert styles(sheet.package) == [
        ("FicheTitle", "Title"),
        ("FicheLabel", "Label"),
        ("FicheText", "one"),
        ("FicheText", "two"),
        ("FicheLabel", "Last"),
        ("FicheText", ""),
        ("TableGap", ""),
    ]
    kept = [p.find(f"{w('pPr')}/{w('keepNext')}") is not None for p in sheet.package.body.iter(w("p"))]
    assert kept == [True, True, True, True, False, False, False]


def test_a_fiche_without_rows_is_its_title() -> None:
    sheet = Sheet(house())

    sheet.fiche("Title", [])

    assert texts(sheet.package) == ["Title"]


def test_the_house_stays_as_it_is_and_nothing_of_its_text_comes_along() -> None:
    roof = house()
    sheet = Sheet(roof)

    sheet.paragraph("words")

    assert texts(sheet.package) == ["words"]
    assert len(roof.body) == 2


def test_a_house_without_styles_or_a_section_will_do() -> None:
    sheet = Sheet(package())

    sheet.paragraph("words", "no such style")
    sheet.fiche("Title", [("Label", "value")])

    assert texts(sheet.package) == ["words", "Title", "Label", "value"]


def test_a_tab_is_a_tab() -> None:
    sheet = Sheet(house())

    sheet.paragraph("a\tb")

    assert docx.Document(io.BytesIO(write(sheet.package))).paragraphs[0].text == "a\tb"


@given(st.text(alphabet=st.characters(categories=None)))
def test_any_text_can_be_written_and_read_again(text: str) -> None:
    sheet = Sheet(house())

    sheet.paragraph(text)
    sheet.fiche(text, [(text, text)])

    found = [block.text for block in blocks(sheet.package)]
    lines = [normal(line) for line in printable(text).split("\n") if normal(line)]
    assert found == [normal(printable(text))] * bool(normal(printable(text))) + lines * 3
