"""Restyling: an office's looks become the house's, and no word, emphasis or meaning is lost."""

import pytest

from annuario.docx import Rules, read_bytes, restyle
from annuario.docx.names import w
from annuario.docx.package import Package
from annuario.docx.text import blocks
from tests.documents.joining import joined, proofs, styles, values
from tests.documents.word import Link, call, footnote, house, package, para, picture, png, run, table, word

OWN = "".join(
    f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{inside}</w:style>'
    for kind, name, inside in (
        ("paragraph", "Grido", "<w:rPr><w:b/><w:i/></w:rPr>"),
        ("character", "Forte", "<w:rPr><w:b/></w:rPr>"),
        ("character", "Apice", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
        ("character", "Nascosto", '<w:basedOn w:val="Apice"/><w:rPr><w:vanish/></w:rPr>'),
    )
)


def restyled(body: str, *, styles: str = "", footnotes: str = "", endnotes: str = "") -> Package:
    """Return a document in the house's looks."""
    document = read_bytes(word(body, styles=styles, footnotes=footnotes, endnotes=endnotes))
    restyle(document, house())
    return document


def looks(document: Package) -> list[tuple[str, list[str]]]:
    """Return the words of each run with the names of its properties, but for the language."""
    return [
        (
            "".join(node.text or "" for node in found.iter(w("t"))),
            [str(child.tag).rpartition("}")[2] for child in found.iterfind(f"{w('rPr')}/*") if child.tag != w("lang")],
        )
        for found in document.body.iter(w("r"))
    ]


@pytest.mark.parametrize(
    ("made", "style"),
    [
        (para("x", style="Heading1"), "Heading3"),
        (para("x", style="Heading1") + para("y", style="Heading2"), "Heading3"),
        (para("x", style="Title"), "Heading3"),
        (para("x", style="Title") + para("y", style="Heading2"), "Heading3"),
        (para("x", style="Heading4"), "Heading3"),
        (para("x", props='<w:outlineLvl w:val="0"/>'), "Heading3"),
        (para("x", style="Caption"), "Caption"),
        (para("x", style="Quote"), "Quote"),
        (para("x", style="IntenseQuote"), "Quote"),
        (para("x", style="ListBullet"), "ListBullet"),
        (para("x", style="ListNumber"), "ListNumber"),
        (para("x", style="TOCHeading"), "BodyText"),
        (para("x"), "BodyText"),
        (table(["x"]), "TableText"),
    ],
)
def test_each_role_has_the_houses_style(made: str, style: str) -> None:
    assert styles(restyled(made))[0] == (style, "x")


def test_headings_keep_their_steps_and_never_go_deeper_than_six() -> None:
    body = "".join(para(str(level), style=f"Heading{level}") for level in (2, 3, 4, 5, 6, 7))

    assert [style for style, _ in styles(restyled(body))] == [f"Heading{level}" for level in (3, 4, 5, 6, 6, 6)]


def test_headings_stand_under_the_title_and_not_beside_it() -> None:
    body = para("Title", style="Title") + para("one", style="Heading2") + para("deeper", style="Heading3")

    assert styles(restyled(body)) == [("Heading3", "Title"), ("Heading4", "one"), ("Heading5", "deeper")]


def test_an_empty_heading_is_body_text() -> None:
    assert styles(restyled(para("x", style="Heading1") + para(style="Heading1"))) == [("Heading3", "x"), ("BodyText", "")]


def test_a_picture_alone_stands_in_its_own_style() -> None:
    document = read_bytes(word(para(picture("rIdP")), links=[Link("rIdP", "image", "word/media/a.png", png(1))]))

    restyle(document, house())

    assert styles(document) == [("Picture", "")]


def test_looks_go_and_emphasis_stays() -> None:
    look = '<w:rFonts w:ascii="Comic Sans MS"/><w:color w:val="FF0000"/><w:sz w:val="40"/>'
    body = para(
        run("plain ", look),
        run("bold ", "<w:b/>" + look),
        run("struck ", "<w:strike/><w:vertAlign w:val='subscript'/>"),
        run("not bold", "<w:b w:val='0'/>"),
        props='<w:spacing w:before="900"/><w:jc w:val="center"/><w:ind w:left="9"/><w:pageBreakBefore/>',
    )

    document = restyled(body)

    assert looks(document) == [("plain ", []), ("bold ", ["b"]), ("struck ", ["strike", "vertAlign"]), ("not bold", [])]
    assert [str(child.tag).rpartition("}")[2] for child in document.body[0][0]] == ["pStyle"]


def test_looks_that_a_rule_keeps_stay_whoever_said_them() -> None:
    styles_ = (
        '<w:style w:type="paragraph" w:styleId="Rosso"><w:name w:val="Rosso"/><w:rPr><w:color w:val="FF0000"/></w:rPr></w:style>'
    )
    styles_ += '<w:style w:type="character" w:styleId="Blu"><w:name w:val="Blu"/><w:rPr><w:color w:val="0000FF"/></w:rPr></w:style>'
    body = para(
        run("red", '<w:sz w:val="40"/>'),
        run("blue", '<w:rStyle w:val="Blu"/>'),
        run("green", '<w:color w:val="00FF00"/>'),
        style="Rosso",
    ) + para("plain")
    kept, gone = (read_bytes(word(body, styles=styles_)) for _ in range(2))

    restyle(kept, house(), rules=Rules(looks=frozenset({"color"})))
    restyle(gone, house())

    assert values(kept, "w:color", "w:val") == ["FF0000", "0000FF", "00FF00"]
    assert values(kept, "w:sz", "w:val") == []
    assert values(gone, "w:color", "w:val") == []


def test_the_mark_of_a_paragraph_that_was_put_in_stays_put_in() -> None:
    came = "<w:rPr><w:ins w:id='1' w:author='a'/><w:b/></w:rPr>"

    document = restyled(para("words", props=came))

    assert [str(node.tag).rpartition("}")[2] for node in document.body[0][0].iter()] == ["pPr", "pStyle", "rPr", "ins"]


def test_what_a_style_of_their_own_said_stays_said() -> None:
    body = para("shout ", run("quiet", "<w:b w:val='0'/>"), style="Grido") + para(
        run("strong ", '<w:rStyle w:val="Forte"/>'),
        "10",
        run("2", '<w:rStyle w:val="Apice"/>'),
        run("hidden", '<w:rStyle w:val="Nascosto"/>'),
    )

    assert looks(restyled(body, styles=OWN)) == [
        ("shout ", ["b", "i"]),
        ("quiet", ["i"]),
        ("strong ", ["b"]),
        ("10", []),
        ("2", ["vertAlign"]),
        ("hidden", ["vanish", "vertAlign"]),
    ]


def test_a_symbol_keeps_its_font_and_a_foreign_text_its_language() -> None:
    symbol = run("a", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
    foreign = run("texte", '<w:lang w:val="fr-FR"/>')

    document = restyled(para(symbol, foreign))

    assert looks(document) == [("a", ["rFonts"]), ("texte", [])]
    assert values(document, "w:lang") == ["en-US", "fr-FR"]  # what the office's file is written in, told on each run


def test_page_breaks_go_but_never_join_two_words() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    file = word(para("one", page, "two") + para(page, "three") + para("four", page) + para(page))

    output = joined(file)

    assert [proof.lost for proof in proofs([file], output)] == [()]
    assert values(output, "w:br", "w:type") == [None]


def test_a_note_in_body_text_becomes_one_of_the_houses() -> None:
    document = restyled(para("words", call("2")), footnotes=footnote("2", "note"))
    part = document.related("footnotes")
    assert part is not None

    assert [node.get(w("val")) for node in part.tree()[-1].iter(w("pStyle"))] == ["FootnoteText"]


def test_two_tables_are_kept_apart_and_text_does_not_stick_to_one() -> None:
    body = table(["a"]) + table(["b"]) + para("words") + table(["c"]) + para() + para("more") + table(["d"])

    assert styles(restyled(body)) == [
        ("TableText", "a"),
        ("TableGap", ""),
        ("TableText", "b"),
        ("TableGap", ""),
        ("BodyText", "words"),
        ("TableText", "c"),
        ("TableGap", ""),
        ("BodyText", "more"),
        ("TableText", "d"),
        ("TableGap", ""),
    ]


def test_tables_parted_by_a_blank_alone_stay_two_through_everything() -> None:
    output = joined(word(table(["a"]) + para() + para() + table(["b"])))

    assert [str(child.tag).rpartition("}")[2] for child in output.body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_restyling_twice_changes_nothing_more() -> None:
    body = (
        para("x", style="Title")
        + table(["a"], ["b"])
        + para(run("bold", "<w:b/>"), call("2", "endnote"))
        + para("y", style="Heading2")
    )
    document = restyled(body, endnotes=footnote("2", "note", kind="endnote"))
    once = [(block.role, block.text) for block in blocks(document)], styles(document), looks(document)

    restyle(document, house())

    assert ([(block.role, block.text) for block in blocks(document)], styles(document), looks(document)) == once


def test_a_house_without_styles_of_ours_still_gives_a_document() -> None:
    document = package(para("x", style="Heading1") + table(["a"]))

    restyle(document, package())

    assert styles(document) == [("Heading3", "x"), ("BodyText", "a")]
