"""The rules of the house, and those that leave a text as it is."""

from annuario.docx import Change, Piece, Rule, Rules, clean, compose, read_bytes, write
from annuario.docx.fields import KEPT
from annuario.docx.text import blocks
from tests.documents.joining import texts, values
from tests.documents.word import call, field, footnote, house, mark, package, para, run, table, word

INSERTED = '<w:ins w:id="1" w:author="a"><w:r><w:t>new</w:t></w:r></w:ins>'
DELETED = '<w:del w:id="2" w:author="a"><w:r><w:delText>old</w:delText></w:r></w:del>'
COMMENT = '<w:comment w:id="0" w:author="Ufficio">' + para("please check") + "</w:comment>"
CONTROL = "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/x'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


def test_two_changes_are_equal_by_rule_and_words() -> None:
    assert Change(Rule.COMMENT, "x", "here", "Ada") == Change(Rule.COMMENT, "x")
    assert Change(Rule.COMMENT, "x") != Change(Rule.COMMENT, "y")


def test_keeping_all_leaves_text_changes_comments_and_fields() -> None:
    marked = "<w:commentRangeStart w:id='0'/>", "words", "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>"
    body = (
        para(*marked, INSERTED, DELETED)
        + para()
        + para(field("PAGE", "3"), field("SEQ Table", "1"), field('TOC \\o "1-3"', "contents"))
        + para("- one")
        + para("- two")
        + CONTROL.format(para("controlled"))
    )
    document = package(body, comments=COMMENT)

    assert clean(document, Rules.keep_all()) == ()
    assert texts(document) == ["wordsnew", "31contents", "- one", "- two", "controlled"]
    assert len(document.body) == 6
    assert values(document, "w:commentReference", "w:id") == ["0"]
    assert [len(values(document, name, "w:id")) for name in ("w:ins", "w:del")] == [1, 1]
    assert len(values(document, "w:instrText", "w:id")) == 3


def test_keeping_all_still_cuts_what_is_dangerous() -> None:
    body = (
        para(field("DDEAUTO excel", "seen"), field("AUTHOR", "Ada"), field("REF nowhere", "there"))
        + CONTROL.format(para("controlled"))
        + '<w:altChunk r:id="x"/>'
        + para("<w:r><w:object><o:OLEObject/></w:object></w:r>", "object")
    )
    document = package(body)

    rules = [change.rule for change in clean(document, Rules.keep_all())]

    assert rules == [Rule.FIELD_FROZEN] * 3 + [Rule.EMBEDDED_OBJECT, Rule.FOREIGN_CHUNK]
    assert texts(document) == ["seenAdathere", "controlled", "object"]
    assert values(document, "w:dataBinding", "w:xpath") == []


def test_no_kind_that_fetches_or_runs_may_be_kept() -> None:
    dangerous = {"DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "EMBED", "MACROBUTTON", "DATABASE"}
    body = "".join(para(field(kind, "seen")) for kind in sorted(dangerous))
    document = package(body)

    changes = clean(document, Rules(fields=frozenset(dangerous)))

    assert KEPT & dangerous == set()
    assert [change.text for change in changes] == sorted(dangerous)
    assert texts(document) == ["seen"] * len(dangerous)


def test_a_kind_of_field_lives_if_the_rules_say_so() -> None:
    document = package(para(field("PAGE", "3"), field("SEQ Table", "1")))

    changes = clean(document, Rules(fields=frozenset({"SEQ"})))

    assert changes == (Change(Rule.FIELD_FROZEN, "PAGE"),)


def test_rejected_changes_are_undone_and_told() -> None:
    document = package(para("words ", INSERTED, DELETED))

    changes = clean(document, Rules(changes="reject"))

    assert changes == (Change(Rule.TRACKED_INSERTION, "new"),)
    assert texts(document) == ["words old"]


def test_a_comment_is_told_with_its_author_words_and_place() -> None:
    body = para("Twinnings", style="Heading1") + para("words", "<w:r><w:commentReference w:id='0'/></w:r>")
    document = package(body, comments=COMMENT)

    (change,) = clean(document)

    assert (change.rule, change.text, change.who, change.where) == (
        Rule.COMMENT,
        "please check",
        "Ufficio",
        "Twinnings > words",
    )


def test_without_structure_what_is_typed_stays_typed() -> None:
    document = package(para("- one") + para("- two"))

    assert clean(document, Rules(structure=False)) == ()
    assert texts(document) == ["- one", "- two"]


def test_what_was_kept_is_composed_and_opens_again() -> None:
    file = word(
        para("a", INSERTED, DELETED, call("2")) + CONTROL.format(para("b")) + table(["c"]) + para(run("d"), mark("begin")),
        footnotes=footnote("2", "note"),
    )
    document = read_bytes(file)

    clean(document, Rules.keep_all())
    output = read_bytes(write(compose(house(), [Piece(document)])))

    assert [block.text for block in blocks(output)] == ["anew", "note", "b", "c", "d"]
