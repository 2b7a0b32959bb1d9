"""What belongs together although little tells so, seen by where the other side's words come to stand."""

from annuario.docx.merging import Act, Rules, accept, merge
from tests.documents.joining import texts
from tests.documents.word import Link, bookmark, package, para, picture, png, table

A, B, C, D = (
    "The first paragraph says one thing.",
    "The second one says quite another.",
    "And the third closes it.",
    "Then a fourth.",
)
NEW = "What has been handed in."
TWICE = "For further information: ask."


def merged(base: str, ours: str, theirs: str) -> tuple[list[str], int]:
    """Return the words of the merge of three bodies, all accepted, and how many conflicts it tells."""
    links = [Link("rIdP", "image", "word/media/a.png", png(5))] if "rIdP" in ours else []
    found = merge(package(base), package(ours, links=links), package(theirs), Rules("2006-02-16T09:00:00Z"))
    return [text for text in texts(accept(found.package)) if text], len(found.conflicts)


def paras(*lines: str) -> str:
    """Return paragraphs of words."""
    return "".join(para(line) for line in lines)


def test_of_two_rows_the_one_with_a_word_left_is_the_one_that_changed() -> None:
    base, ours = table(["100", "200", "300"], ["400", "500", "600"]), table(["100", "zwei", "300"], ["400", "500", "600"])

    found = merged(base + para(A), ours + para(A), table(["400", "fünf", "sechs sieben"]) + para(A))

    assert found == (["100", "zwei", "300", "400", "fünf", "sechs sieben", A], 1)


def test_what_stands_alone_in_a_place_and_kept_a_word_is_the_same_in_another_role() -> None:
    base = paras(A, "EXCHANGE OF BEST PRACTICES", B)
    ours = para(A) + para("EXCHANGE among our cities", style="Heading1") + para(B)

    found = merged(base, ours, paras(A, "THE EXCHANGE OF BEST PRACTICES", B))

    assert found == ([A, "THE EXCHANGE among our cities", B], 0)


def test_a_picture_is_not_what_became_of_a_paragraph() -> None:
    ours = para(A) + para(picture("rIdP"), "A view") + para(C)

    found = merged(paras(A, "Short words.", C), ours, paras(A, NEW, "Short words.", C))

    assert found == ([A, "A view", NEW, C], 0)


def test_another_sentence_is_not_what_became_of_a_sentence() -> None:
    found = merged(
        paras(A, TWICE + " We answer you.", C), paras(A, "Kein Wort davon", C), paras(A, NEW, TWICE + " We answer you.", C)
    )

    assert found == ([A, "Kein Wort davon", NEW, C], 0)


def test_the_last_blank_paragraph_of_a_place_is_the_one_that_was_there() -> None:
    ours = para(A) + table(["one"]) + para("") + table(["two"]) + para("") + para("") + para(C)

    found = merged(paras(A, "", C), ours, paras(A, NEW, "", C))

    assert found == ([A, "one", "two", NEW, C], 0)


def test_of_two_that_changed_places_the_one_behind_something_new_has_stayed() -> None:
    found = merged(paras(A, B, C, D), paras(A, C, B, D), paras(A, NEW, B, C, D))

    assert found == ([A, C, NEW, B, D], 0)


def test_of_two_that_read_the_same_the_one_beside_its_neighbour_has_stayed() -> None:
    base = paras(TWICE, A, B, TWICE, C, D)

    found = merged(base, paras(A, B, D, TWICE, C), paras(TWICE, A, B, TWICE, NEW, C, D))

    assert found == ([A, B, D, TWICE, NEW, C], 0)


HEAD = "Activities"


def named(name: str, text: str) -> str:
    """Return a paragraph with a bookmark around its words."""
    return para(bookmark(name, str(sum(map(ord, name))), text))


def acts(base: str, theirs: str) -> list[tuple[Act, str]]:
    """Return what a merge brought into what editors left alone: what was done, and where."""
    found = merge(package(base), package(base), package(theirs), Rules("2006-02-16T09:00:00Z"))
    return [(one.act, one.place.text) for one in found.brought]


def test_a_counted_name_does_not_make_one_of_two_equal_headings_something_else() -> None:
    base = named("an_a_b_1", HEAD) + para(A) + named("an_a_b_2", HEAD) + para(B)
    theirs = named("an_a_b_1", NEW) + para(C) + named("an_a_b_2", HEAD) + para(A) + named("an_a_b_3", HEAD) + para(B)

    assert acts(base, theirs) == [(Act.INSERTED, NEW), (Act.INSERTED, C)]


def test_a_counted_name_does_not_make_one_caption_another() -> None:
    two, three = "Figure 1: Journalists received by quarter", "Figure 2: Journalists received by quarter"
    base = para(A) + para(B) + named("_Toc1", two)
    theirs = para(A) + named("_Toc1", "Figure 1: The stadium before the meeting") + para(B) + named("_Toc2", three)

    assert acts(base, theirs) == [(Act.INSERTED, "Figure 1: The stadium before the meeting"), (Act.CHANGED, two)]


def test_a_name_still_tells_the_heading_that_was_given_another_text() -> None:
    base = named("an_a_b_1", HEAD) + para(A) + named("an_a_b_2", HEAD) + para(B)
    theirs = named("an_a_b_1", "What was done in all these twelve months") + para(A) + named("an_a_b_2", HEAD) + para(B)

    assert acts(base, theirs) == [(Act.CHANGED, HEAD)]
