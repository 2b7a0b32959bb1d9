"""Captions: typed ones are found, keep their numbers, and count through the book by a rule alone."""

import pytest

from annuario.docx import LineKind, Package, Rule, Rules, clean, prove, read_bytes, restyle
from annuario.docx.names import w
from annuario.docx.text import paragraph_text
from tests.documents.joining import joined, proofs, styles, texts
from tests.documents.word import PNG, Link, bookmark, field, house, package, para, picture, run, table, word

NUMBERED = Rules(number_captions=True)
NAMED = Rules(number_captions=True, caption_words=("Figure", "Table"))
PICTURE = para(picture("rIdP"))
IMAGE = Link("rIdP", "image", "media/p.png", PNG, "image/png")


def restyled(body: str, rules: Rules | None = None) -> Package:
    """Return the document cleaned and in the house's looks."""
    document = read_bytes(word(body, links=[IMAGE]))
    clean(document, rules)
    restyle(document, house(), rules=rules)
    return document


def captions(document: Package) -> list[str]:
    """Return the words of the captions."""
    return [text for style, text in styles(document) if style == "Caption"]


def codes(document: Package) -> list[str]:
    """Return the codes of all fields."""
    return [(node.text or "").strip() for node in document.body.iter(w("instrText"))]


@pytest.mark.parametrize(
    "text",
    [
        "Tab. 3 - Partners",
        "Tabella 3: Partners",
        "Table 3. Partners",
        "Fig. 2 – Map",
        "FIGURA 2: Map",
        "Table 3-1. Roles",
        "Grafico 4",
    ],
)
def test_a_typed_caption_by_a_table_is_one(text: str) -> None:
    assert captions(restyled(para(text) + table(["a"]))) == [text]
    assert captions(restyled(table(["a"]) + para() + para(text) + para("words"))) == [text]


@pytest.mark.parametrize(
    "body",
    [
        para("Tab. 3 - Partners") + para("words"),
        para("Table 3 shows the partners") + table(["a"]),
        para("Figure 10.2, Network, shows what it is") + table(["a"]),
        para("Tab. 3 - " + "x" * 300) + table(["a"]),
        table(["Tab. 3 - Partners"]),
        para("Tabs: 3") + table(["a"]),
    ],
)
def test_what_is_no_caption_is_none(body: str) -> None:
    assert captions(restyled(body)) == []


def test_without_the_rule_numbers_stay_as_typed_or_shown() -> None:
    body = (
        para("Tab. 3 - Partners") + table(["a"]) + para("Table ", field("SEQ Table", "7"), style="Caption") + para("See table 3.")
    )

    document = restyled(body)

    assert captions(document) == ["Tab. 3 - Partners", "Table 7"]
    assert codes(document) == []


def test_by_the_rule_captions_count_and_texts_refer_to_them() -> None:
    body = (
        para("As table 3 shows, and Tab. 9 does not.")
        + para("Tab. 3 - ", run("Partners", "<w:i/>"))
        + table(["a"])
        + para("Tabella ", field("SEQ Tabella \\* ARABIC", "4"), ": Costs", style="Caption")
        + table(["b"])
        + para("See Table 4 and fig. 3.")
    )

    document = restyled(body, NUMBERED)

    assert codes(document) == [
        "REF _Caption1 \\h",
        "SEQ Table \\* ARABIC",
        "SEQ Table \\* ARABIC",
        "REF _Caption2 \\h",
    ]
    assert texts(document) == [
        "As table 3 shows, and Tab. 9 does not.",
        "Tab. 3 - Partners",
        "a",
        "Tabella 4: Costs",
        "b",
        "See Table 4 and fig. 3.",
    ]
    assert [mark.get(w("name")) for mark in document.body.iter(w("bookmarkStart"))] == ["_Caption1", "_Caption2"]


def test_a_number_that_two_captions_have_is_referred_to_by_none() -> None:
    body = (para("Tab. 3 - Partners") + table(["a"])) * 2 + para("See table 3.")

    assert codes(restyled(body, NUMBERED)) == ["SEQ Table \\* ARABIC"] * 2


def test_a_caption_that_cannot_be_numbered_keeps_its_words() -> None:
    split = para(run("Tab. 1", "<w:b/>"), run("2 - Partners")) + table(["a"])

    document = restyled(split, NUMBERED)

    assert codes(document) == []
    assert paragraph_text(document.body[0]) == "Tab. 12 - Partners"


def test_typed_captions_are_proved_like_any_text() -> None:
    file = word(para("Tab. 3 - Partners") + table(["a"]))

    assert [proof.lost for proof in proofs([file], joined(file))] == [()]


def test_a_caption_by_style_is_one_wherever_it_stands() -> None:
    document = package(para("Partners", style="Caption") + para("words"))

    restyle(document, house())

    assert captions(document) == ["Partners"]


def renumbered(document: Package, old: str, new: str) -> None:
    """Let Word's update of the fields be done: every number `old` that a field shows is `new`."""
    for part in document.stories():
        for text in part.tree().iter(w("t")):
            text.text = new if text.text == old else text.text


def test_captions_that_count_anew_are_proved_with_the_words_before() -> None:
    file = word(para("Tab. 3 - Partners") + table(["a"]) + para("See table 3, and room 3."))
    output = joined(file, rules=NUMBERED)

    renumbered(output, "3", "12")
    proof = prove(read_bytes(file), output, NUMBERED)

    assert proof.lost == ()
    assert [(line.text, line.rule, line.why) for line in proof.lines if line.kind is LineKind.PARAGRAPH] == [
        ("Tab. 3 - Partners", Rule.CAPTION_NUMBERED, "Tab. 12 - Partners"),
        ("See table 3, and room 3.", Rule.CAPTION_NUMBERED, "See table 12, and room 3."),
    ]
    assert prove(read_bytes(file), output).lost != ()


def test_references_to_captions_that_count_anew_are_proved_too() -> None:
    caption = para(bookmark("_Ref1", "1", "Table ", field("SEQ Table", "3")), " Partners", style="Caption")
    file = word(caption + table(["a"]) + para("See ", field("REF _Ref1 \\h", "Table 3")))
    output = joined(file, rules=NUMBERED)

    renumbered(output, "3", "12")
    proof = prove(read_bytes(file), output, NUMBERED)

    assert proof.lost == ()


def test_words_that_no_field_counts_must_be_the_same_whatever_the_rule() -> None:
    file = word(para("Tab. 3 - Partners") + table(["a"]) + para("In room 3."))
    output = joined(file, rules=NUMBERED)
    words = next(text for text in output.body.iter(w("t")) if text.text == "In room 3.")

    words.text = "In room 4."

    assert prove(read_bytes(file), output, NUMBERED).lost == ("paragraph: In room 3. (paragraph 2) - lost",)


def named(body: str) -> list[str]:
    """Return the captions of a document whose captions are called by the book's words."""
    return captions(restyled(body, NAMED))


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("Tab. 3 - Partners", "Table 3: Partners"),
        ("Tabella 3: Partners", "Table 3: Partners"),
        ("Cuadro 3. Partners", "Table 3: Partners"),
        ("Foto n. 2 – Map", "Figure 2: Map"),
        ("Abb. 2: Karte", "Figure 2: Karte"),
        ("Grafico 4", "Figure 4"),
        ("Table B: Partners", "Table 1: Partners"),
        ("Table 3-1. Roles", "Table 3-1. Roles"),
    ],
)
def test_a_caption_is_called_by_the_books_word(typed: str, called: str) -> None:
    assert [text.replace("\u00a0", " ") for text in named(para(typed) + table(["a"]))] == [called]


def test_what_word_numbers_is_called_so_too_and_its_looks_and_marks_stay() -> None:
    label = bookmark("_Ref1", "1", run("Tabella "), field("SEQ Tabella", "3"))
    body = para(label, run(" - "), run("Costs", "<w:i/>"), style="Caption") + table(["a"])

    document = restyled(body, NAMED)

    assert [text.replace("\u00a0", " ") for text in captions(document)] == ["Table 3: Costs"]
    assert codes(document) == ["SEQ Table"]
    assert proofs_hold(body)


@pytest.mark.parametrize(
    ("body", "called"),
    [
        (PICTURE + para("The model", style="Caption"), "Figure 1: The model"),
        (para("Costs", style="Caption") + table(["a"]), "Table 1: Costs"),
        (table(["a"]) + para("Costs", style="Caption"), "Table 1: Costs"),
        (para("Partners", style="Caption") + para("words"), "Partners"),
        (table(["a"]) + para("Fonte: ISTAT", style="Caption"), "Fonte: ISTAT"),
        (PICTURE + para("Foto: the archive", style="Caption"), "Foto: the archive"),
    ],
)
def test_a_caption_without_a_number_gets_one_beside_what_it_names(body: str, called: str) -> None:
    assert [text.replace("\u00a0", " ") for text in named(body)] == [called]
    assert proofs_hold(body)


def test_what_has_a_caption_gets_no_second_one() -> None:
    body = para("Costs", style="Caption") + table(["a"]) + para("in thousands", style="Caption") + para("words")

    assert [text.replace("\u00a0", " ") for text in named(body)] == ["Table 1: Costs", "in thousands"]


def test_a_letter_that_the_text_names_stays() -> None:
    body = para("Foto A: the press") + PICTURE

    assert named(body + para("As foto A shows."))[0] == "Foto A: the press"
    assert named(body + para("As foto B shows."))[0].replace("\u00a0", " ") == "Figure 1: the press"


def proofs_hold(body: str) -> bool:
    """Return whether the proof of a document whose captions are called by the book's words holds."""
    file = word(body, links=[IMAGE])
    return prove(read_bytes(file), joined(file, rules=NAMED), NAMED).holds


def test_the_proof_tells_the_caption_as_it_was_and_as_it_reads_and_misses_a_word_of_it() -> None:
    file = word(
        para("Tab. 3 - Partners in ten cities") + table(["a"]) + para("The model", style="Caption") + PICTURE, links=[IMAGE]
    )
    output = joined(file, rules=NAMED)

    proof = prove(read_bytes(file), output, NAMED)
    told = [(line.text, line.rule, line.why) for line in proof.lines if line.kind is LineKind.PARAGRAPH]
    next(text for text in output.body.iter(w("t")) if "ten cities" in (text.text or "")).text = "Partners in two cities"

    assert proof.holds
    assert told == [
        ("Tab. 3 - Partners in ten cities", Rule.CAPTION_NUMBERED, "Table 3: Partners in ten cities"),
        ("The model", Rule.CAPTION_NUMBERED, "Figure 1: The model"),
    ]
    assert len(prove(read_bytes(file), output, NAMED).lost) == 1
    assert prove(read_bytes(file), joined(file, rules=NAMED), NUMBERED).lost != ()
