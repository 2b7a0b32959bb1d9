"""What differs, as typed differences."""

from annuario.docx import Package
from annuario.docx.merging import Act, What, diff
from tests.documents.word import Link, call, footnote, package, para, picture, png, section, table

A, B, C = "The first paragraph says one thing.", "The second one says quite another.", "And the third closes the account."


def told(a: Package, b: Package) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Return what was done to what, and the words."""
    return [(found.act, found.what, found.words) for found in diff(a, b)]


def test_nothing_differs_from_itself() -> None:
    assert diff(package(para(A)), package(para(A))) == ()


def test_blocks_inserted_deleted_moved_and_changed() -> None:
    a = package(para(A) + para(B) + para(C) + para("Going."))
    b = package(para(C) + para(A.replace("one", "a")) + para(B) + para("All is new."))

    assert told(a, b) == [
        (Act.MOVED, What.PARAGRAPH, ()),
        (Act.CHANGED, What.PARAGRAPH, (("one", "a"),)),
        (Act.CHANGED, What.PARAGRAPH, (("Going", "All is new"),)),
    ]


def test_a_sentence_that_kept_no_word_of_another_is_another() -> None:
    a = package(para(A) + para("Going."))
    b = package(para(A) + para("Something that is wholly new to all readers."))

    assert told(a, b) == [(Act.INSERTED, What.PARAGRAPH, ()), (Act.DELETED, What.PARAGRAPH, ())]


def test_rows_and_cells() -> None:
    a = package(table(["City", "Since"], ["Lyon", "1953"], ["Köln", "1958"]))
    b = package(table(["City", "Since"], ["Lyon", "1954"], ["Nagoya", "2005"], ["Köln", "1958"]))

    assert told(a, b) == [(Act.CHANGED, What.CELL, (("1953", "1954"),)), (Act.INSERTED, What.ROW, ())]


def test_pictures_and_notes() -> None:
    a = package(para(A) + para(B))
    link = Link("rIdP", "image", "word/media/a.png", png(3))
    b = package(para(A, picture("rIdP")) + para(B, call("2")), links=[link], footnotes=footnote("2", "by the press"))

    found = diff(a, b)

    assert [(one.act, one.what) for one in found] == [(Act.INSERTED, What.PICTURE), (Act.INSERTED, What.NOTE)]
    assert found[1].after == "by the press"


def test_roles_sections_and_comments() -> None:
    remark = '<w:comment w:id="3" w:author="editor"><w:p><w:r><w:t>Sure?</w:t></w:r></w:p></w:comment>'
    a = package(para(A) + section())
    b = package(para(A, style="Heading1") + section(landscape=True), comments=remark)

    found = diff(a, b)

    assert [(one.act, one.what) for one in found] == [
        (Act.CHANGED, What.ROLE),
        (Act.CHANGED, What.SECTION),
        (Act.INSERTED, What.COMMENT),
    ]
    assert found[2].after == "editor: Sure?"
