"""The contrast of words and their ground, by every way in which Word gives a colour."""

import pytest

from annuario.docx.contrast import Faint, Looks, contrast
from annuario.docx.names import w
from tests.documents.word import cell, package, para, run, table

GREY = '<w:color w:val="999999"/>'


def faint(body: str, styles: str = "") -> list[Faint]:
    """What can hardly be read in a document."""
    document = package(body, styles=styles)
    looks = Looks(document)
    return [found for paragraph in document.body.iter(w("p")) for found in looks.faint(paragraph)]


@pytest.mark.parametrize(
    ("colour", "ground", "ratio"),
    [("000000", "FFFFFF", 21.0), ("FFFFFF", "FFFFFF", 1.0), ("777777", "FFFFFF", 4.478), ("767676", "FFFFFF", 4.542)],
)
def test_the_contrast_is_that_of_the_standard(colour: str, ground: str, ratio: float) -> None:
    assert round(contrast(colour, ground), 3) == ratio
    assert contrast(colour, ground) == contrast(ground, colour)


def test_a_run_of_its_own_colour_is_found_and_an_automatic_one_is_not() -> None:
    found = faint(para(run("grey ", GREY), run("plain"), run("auto", '<w:color w:val="auto"/>')))

    assert [(each.words, each.colour, each.ground, round(each.ratio, 1)) for each in found] == [("grey", "999999", "FFFFFF", 2.8)]


def test_large_words_need_less() -> None:
    colour = '<w:color w:val="888888"/>'

    found = faint(
        para(
            run("small", colour),
            run("large", f'{colour}<w:sz w:val="36"/>'),
            run("bold", f'<w:b/>{colour}<w:sz w:val="28"/>'),
            run("bold, small", f'<w:b/>{colour}<w:sz w:val="26"/>'),
        )
    )

    assert [each.words for each in found] == ["small", "bold, small"]


def test_the_ground_is_that_of_highlight_run_paragraph_and_cell() -> None:
    dark, white = '<w:shd w:val="clear" w:fill="1F3864"/>', '<w:color w:val="FFFFFF"/>'

    found = faint(
        para(run("white on white", white))
        + para(run("on a run", white + dark))
        + para(run("on a paragraph", white), props=dark)
        + para(run("lit up", '<w:highlight w:val="yellow"/>' + white))
        + table([cell(para(run("on a cell", white)), props=dark)], [cell(para(run("under it", white)))])
    )

    assert [(each.words, each.ground) for each in found] == [
        ("white on white", "FFFFFF"),
        ("lit up", "FFFF00"),
        ("under it", "FFFFFF"),
    ]


def test_a_style_gives_colours_and_so_does_the_first_row_of_a_tables_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Pale"><w:name w:val="Pale"/><w:rPr><w:color w:val="CCCCCC"/></w:rPr></w:style>'
        '<w:style w:type="table" w:styleId="Dark"><w:name w:val="Dark"/><w:tblStylePr w:type="firstRow"><w:rPr>'
        '<w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="333333"/></w:tcPr></w:tblStylePr></w:style>'
    )
    props = '<w:tblStyle w:val="Dark"/><w:tblLook w:val="0020"/>'

    found = faint(
        para(run("pale"), style="Pale")
        + table([cell(para(run("head")))], [cell(para(run("pale below"), style="Pale"))], props=props),
        styles,
    )

    assert [each.words for each in found] == ["pale", "pale below"]


def test_hidden_words_and_those_in_a_box_without_a_known_ground_are_left_alone() -> None:
    words = f"<w:txbxContent>{para(run('boxed', GREY))}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{words}</v:textbox></v:shape></w:pict></w:r>"

    assert faint(para(run("gone", f"<w:vanish/>{GREY}"), box)) == []
