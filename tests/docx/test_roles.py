"""What a paragraph is, whatever its office called it."""

import pytest

from annuario.docx.house import Styles
from annuario.docx.roles import Kind, Role, Roles, role
from tests.documents.word import package, para


def named(id_: str, name: str, inside: str = "") -> str:
    """Return a paragraph style."""
    return f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>{inside}</w:style>'


def outline(level: str) -> str:
    """Return paragraph properties with an outline level."""
    return f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>'


NUMBERS = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="none"/></w:lvl><w:lvl w:ilvl="3"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    "</w:lvlOverride></w:num>"
    '<w:num w:numId="3"/>'
)


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("", Role(Kind.BODY)),
        (named("x", "heading 2"), Role(Kind.HEADING, 2)),
        (named("x", "Titolo 4"), Role(Kind.HEADING, 4)),
        (named("x", "Titolo"), Role(Kind.TITLE)),
        (named("x", "Didascalia"), Role(Kind.CAPTION)),
        (named("x", "Citazione intensa"), Role(Kind.QUOTE)),
        (named("x", "Testo nota a piè di pagina"), Role(Kind.NOTE)),
        (named("x", "Punto elenco 3"), Role(Kind.BULLET, 3)),
        (named("x", "List Number"), Role(Kind.NUMBER)),
        (named("x", "Mine", '<w:basedOn w:val="Heading3"/>'), Role(Kind.HEADING, 3)),
        (named("x", "Mine", '<w:basedOn w:val="x"/>'), Role(Kind.BODY)),
        (named("x", "Mine", outline("1")), Role(Kind.HEADING, 2)),
        (named("x", "Mine", '<w:basedOn w:val="Heading3"/>' + outline("9")), Role(Kind.BODY)),
        (named("x", "Mine", outline("what")), Role(Kind.BODY)),
        (named("x", "headings of mine"), Role(Kind.BODY)),
    ],
)
def test_by_the_name_of_its_style(style: str, found: Role) -> None:
    document = package(para("words", style="x"), styles=style)

    assert Roles.of(document).role(document.body[0]) == found


@pytest.mark.parametrize(
    ("props", "found"),
    [
        (NUMBERS.format(0, 1), Role(Kind.BULLET, 1, "1")),
        (NUMBERS.format(1, 1), Role(Kind.NUMBER, 2, "1")),
        (NUMBERS.format(2, 1), Role(Kind.BODY)),
        (NUMBERS.format(3, 1), Role(Kind.NUMBER, 4, "1")),
        (NUMBERS.format(8, 1), Role(Kind.BODY)),
        (NUMBERS.format(0, 2), Role(Kind.NUMBER, 1, "2")),
        (NUMBERS.format(0, 3), Role(Kind.BODY)),
        (NUMBERS.format(0, 9), Role(Kind.BODY)),
        (NUMBERS.format(0, 0), Role(Kind.BODY)),
        (NUMBERS.format("x", "1"), Role(Kind.BULLET, 1, "1")),
        ("<w:numPr/>", Role(Kind.BODY)),
        ('<w:outlineLvl w:val="4"/>', Role(Kind.HEADING, 5)),
    ],
)
def test_by_its_own_properties(props: str, found: Role) -> None:
    document = package(para("words", props=props), numbering=LISTS)
    part = document.related("numbering")
    assert part is not None

    assert Roles.of(document).role(document.body[0]) == found
    assert role(document.body[0], Styles(document), part.tree()) == found


def test_a_list_by_its_style() -> None:
    style = named("x", "Mine", '<w:basedOn w:val="y"/>') + named("y", "Base", f"<w:pPr>{NUMBERS.format(1, 1)}</w:pPr>")
    document = package(para("a", style="x") + para("b", style="x", props=NUMBERS.format(0, 0)), styles=style, numbering=LISTS)

    assert [Roles.of(document).role(paragraph) for paragraph in document.body] == [Role(Kind.NUMBER, 2, "1"), Role(Kind.BODY)]


def test_without_styles_and_numbering_all_is_body_text() -> None:
    document = package(para("words", style="Heading1", props=NUMBERS.format(0, 1)))
    document.main.rels = {}

    assert Roles.of(document).role(document.body[0]) == Role(Kind.BODY)
