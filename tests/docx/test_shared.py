"""Equal styles are parsed once; the documents that lend them stay as they are."""

from annuario.docx import Piece, compose
from annuario.docx.shared import SharedStyles
from tests.documents.word import house, package, para


def test_equal_styles_are_one_tree_and_stay_bytes() -> None:
    first, second, other = package(para("a")), package(para("b")), package(para("c"), styles='<w:style w:styleId="own"/>')
    parts = [part for document in (first, second, other) if (part := document.related("styles")) is not None]
    shared, trees = SharedStyles(), []

    for document, part in zip((first, second, other), parts, strict=True):
        with shared.of(document):
            trees.append(part.tree())

    assert (trees[0] is trees[1], trees[0] is trees[2]) == (True, False)
    assert [part.parsed for part in parts] == [False, False, False]


def test_styles_that_were_changed_stay_the_documents_own() -> None:
    first, second = package(para("a")), package(para("b"))
    part = second.related("styles")
    assert part is not None
    part.tree().set("changed", "yes")
    shared = SharedStyles()

    with shared.of(first):
        pass
    with shared.of(second):
        seen = part.tree().get("changed")

    assert (seen, part.tree().get("changed")) == ("yes", "yes")


def test_what_is_composed_lends_its_styles_and_keeps_none_of_the_trees() -> None:
    pieces = [package(para("a")), package(para("b"))]
    parts = [part for piece in pieces if (part := piece.related("styles")) is not None]
    before = [part.content for part in parts]

    compose(house(), [Piece(piece) for piece in pieces])

    assert [part.parsed for part in parts] == [False, False]
    assert [part.content for part in parts] == before
