"""What an edition falls short of, told to a coordinator."""

from annuario.pdf.quick import Fault
from annuario.pdf.stitch import Stitched
from annuario.pdf.verapdf import Conformance, FailedRule, FlavourResult
from annuario.report.shortfalls import Shortfall, count_by_kind, in_annexes, in_pdf, in_rules, in_word, told, would_keep
from tests.documents.word import PNG, Link, bookmark, cell, package, para, picture, run, table

IMAGE = Link("rId9", "image", "media/one.png", PNG, "image/png")


def test_each_hurdle_of_the_word_file_says_in_words_terms_what_to_do() -> None:
    address = Link("rId8", "hyperlink", "https://city.example", external=True)
    body = (
        para(bookmark("an_networks", "1", run("Networks")), style="Heading1")
        + para(run("The market"), picture("rId9"))
        + table([cell(para(run("City")))], [cell(para(run("Lyon")))])
        + para(f'<w:hyperlink r:id="rId8">{run("here")}</w:hyperlink>')
        + para(run("pale", '<w:color w:val="999999"/>'))
        + para(run("Deep", '<w:color w:val="000000"/>'), style="Heading3")
        + para(style="Heading2")
    )

    found = in_word(package(body, links=[IMAGE, address]))

    assert [line.partition(": ")[::2] for line in list(told(found))[-6:]] == [
        (
            "a picture without alternative text under “Networks”, at “The market”",
            "right-click it, choose Edit Alt Text, and write what it shows",
        ),
        (
            "a table without a header row under “Networks”, at “City”",
            "click into its first row, then Layout > Repeat Header Rows; if it only frames a text, Layout > Convert to Text",
        ),
        (
            "a link called “here” under “Networks”, at “here”",
            "right-click it, choose Edit Hyperlink, and let Text to display say where it leads",
        ),
        (
            "words that stand out too little (2.8 to 1, colour 999999 on FFFFFF) under “Networks”, at “pale”",
            "select them, then Home > Font Colour > Automatic, or a darker one",
        ),
        ("a heading that leaves out a level under “Networks”, at “Deep”", "give it the style Heading 2 instead of Heading 3"),
        ("a heading without words under “Deep”", "delete the empty line, or give it the style Body Text"),
    ]
    assert {each.anchor for each in found} == {"an_networks"}


def test_the_many_of_a_kind_are_counted() -> None:
    many = [Shortfall("alt-text", "Networks", str(number), "a picture", "describe it") for number in range(11)]

    lines = list(told(many))

    assert (len(lines), lines[-1]) == (9, "… and 3 more places of this kind: a picture without alternative text")


def test_what_would_keep_a_draft_from_being_published_is_one_line_the_commonest_first() -> None:
    found = [Shortfall(kind, "Networks") for kind in ("alt-text", "header-row", "link-words", "header-row")]

    assert would_keep(count_by_kind(found)) == (
        "Not everybody could read 4 places in the draft yet: a table without a header row (2), a picture without alternative text"
        " (1), a link called “here” or so (1). `annuario publish` refuses while they are there, and names each."
    )


def test_only_an_annex_without_tags_is_one() -> None:
    annexes = [Stitched(name, front=False, first=9, pages=1, tagged=name == "good", signed=False) for name in ("good", "bad")]

    assert [each.where for each in in_annexes(annexes)] == ["“bad”"]


def test_what_the_word_file_tells_is_not_told_of_the_pdf_again() -> None:
    faults = [Fault("pictures", "page 3", "a picture has no description."), Fault("blank", "page 4", "nothing stands on it.")]

    assert [each.where for each in in_pdf(faults, [Shortfall("alt-text", "Networks")])] == ["page 4"]
    assert list(told(in_pdf(faults, []))) == [
        "in the PDF, page 3: a picture has no description",
        "in the PDF, page 4: nothing stands on it",
    ]


def test_broken_rules_are_named_by_their_standard() -> None:
    rule = FailedRule("7.1", 3, 2, "Content shall be marked", "", (4,))
    conformance = Conformance("veraPDF 1", (FlavourResult("ua1", False, (rule,)), FlavourResult("2b", True, ())))  # noqa: FBT003 -- passed

    (found,) = in_rules(conformance, [])

    assert (found.kind, found.where) == ("rule", "PDF/UA-1 (ISO 14289-1), 7.1-3")
    assert found.words.endswith("(2 places)")
    assert in_rules(Conformance("", unverified="not installed"), []) == ()


def test_a_broken_rule_that_the_word_file_explains_is_not_named_again() -> None:
    rules = tuple(FailedRule(clause, 1, 1, "", "", ()) for clause in ("7.3", "7.4.2", "7.1"))
    conformance = Conformance("veraPDF 1", (FlavourResult("ua1", passed=False, failed=rules),))

    found = in_rules(conformance, [Shortfall("alt-text", "Networks"), Shortfall("heading-jump", "Networks")])

    assert [each.where for each in found] == ["PDF/UA-1 (ISO 14289-1), 7.1-1"]
