"""Styles: by name where the house has it, else the style comes with all it stands on."""

from annuario.docx import Piece, compose
from annuario.docx.house import Styles
from annuario.docx.names import w
from tests.documents.joining import dangling, joined, plainly, styles
from tests.documents.word import house, package, para, run, word


def style(id_: str, name: str, *inside: str, kind: str = "paragraph") -> str:
    """Return a style."""
    return f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{name}"/>{"".join(inside)}</w:style>'


def test_a_style_of_the_same_name_under_another_id_is_the_houses() -> None:
    output = plainly(word(para("words", style="Didascalia"), styles=style("Didascalia", "CAPTION")))

    assert styles(output) == [("Caption", "words")]


def test_an_id_that_means_something_else_here_is_not_the_houses() -> None:
    file = word(para("words", style="Caption2"), styles=style("Caption2", "My own look", "<w:rPr><w:b/></w:rPr>"))
    roof = house()
    part = roof.related("styles")
    assert part is not None
    part.tree().append(package(styles=style("Caption2", "Another look")).related("styles").tree()[-1])  # type: ignore[union-attr]  # it has styles

    output = compose(roof, [Piece(package(para("words", style="Caption2"), styles=style("Caption2", "My own look")))])

    assert styles(output) == [("Caption22", "words")]
    assert styles(plainly(file)) == [("Caption2", "words")]


def test_what_a_style_stands_on_comes_along_and_links_that_lead_nowhere_go() -> None:
    links = '<w:basedOn w:val="Base"/><w:next w:val="Gone"/><w:link w:val="OwnChar"/>'
    inside = links + '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    more = style("Base", "Base of mine", '<w:basedOn w:val="Own"/>') + style("OwnChar", "Own look char", kind="character")

    output = plainly(word(para("words", style="Own"), styles=style("Own", "Own look", inside) + more))
    known = Styles(output)

    assert [known.find("paragraph", name) for name in ("Own look", "Base of mine")] == ["Own", "Base"]
    assert known.find("character", "Own look char") == "OwnChar"
    assert known.by_id["Own"].find(w("next")) is None
    assert list(known.by_id["Own"].iter(w("numPr"))) == []
    assert list(dangling(output)) == []


def test_a_style_that_nobody_defines_is_not_taken_for_one_of_the_houses() -> None:
    output = plainly(word(para(run("words", '<w:rStyle w:val="Emphasis9"/>'), style="TableGap")))

    assert styles(output) == [("", "words")]
    assert list(dangling(output)) == []


def test_after_restyling_all_ids_are_the_houses_whatever_they_meant_before() -> None:
    own = style("BodyText9", "Grido", "<w:rPr><w:b/></w:rPr>") + style("TableText", "Something else")

    output = joined(word(para("words", style="BodyText9") + para("more", style="TableText"), styles=own))

    assert styles(output) == [("BodyText", "words"), ("BodyText", "more")]
    assert len(Styles(output).by_id) == len(Styles(house()).by_id)


def test_a_document_without_styles_will_do() -> None:
    document = package(para("words", style="Own"))
    document.main.rels = {}

    assert styles(compose(house(), [Piece(document)])) == [("", "words")]
    assert styles(compose(document, [Piece(package(para("words", style="Heading1")))])) == [("", "words")]
