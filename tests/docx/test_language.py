"""Each text stays in its language: said with its words where the house's would be another."""

from annuario.docx import Package
from annuario.docx.names import w
from tests.documents.feature_files import style
from tests.documents.joining import plainly
from tests.documents.seen import value, words
from tests.documents.word import call, footnote, para, replaced, run, word


def spoken(output: Package) -> list[tuple[str, str]]:
    """Return the words and the language of each run of the body and the notes."""
    runs = [node for part in output.stories() for node in part.tree().iter(w("r"))]
    return [(words(node), value(node, "w:rPr/w:lang")) for node in runs if words(node)]


def test_a_language_of_the_defaults_or_of_a_style_is_said_and_one_that_is_said_stays() -> None:
    french = style("Mot", "Mot", '<w:rPr><w:lang w:val="fr-FR"/></w:rPr>')
    body = para("plain", run("said", '<w:lang w:val="de-DE"/>'), call("2")) + para("styled", style="Mot")
    file = word(body, footnotes=footnote("2", "note"), styles=french)

    output = plainly(replaced(file, "word/styles.xml", b'w:val="en-US"', b'w:val="it-IT"'))

    assert spoken(output) == [("plain", "it-IT"), ("said", "de-DE"), ("styled", ""), ("note", "it-IT")]


def test_words_in_the_houses_language_are_left_alone() -> None:
    file = replaced(word(para("plain")), "word/styles.xml", b'w:val="en-US"', b'w:val="en-GB"')

    assert spoken(plainly(file)) == [("plain", "")]


def test_a_language_of_other_scripts_only_is_completed() -> None:
    file = word(para(run("words", '<w:lang w:bidi="he-IL"/>')))

    output = plainly(file)

    assert [dict(node.attrib) for node in output.body.iter(w("lang"))] == [{w("bidi"): "he-IL", w("val"): "en-US"}]
