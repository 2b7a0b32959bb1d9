"""Comments come along with their replies, their state and their people; a mark without a comment goes, and the other way round."""

from annuario.docx import Package, Piece, compose, read_bytes, write
from annuario.docx.names import q, w
from annuario.docx.tree import remove
from tests.documents.feature_files import comments
from tests.documents.joining import plainly, texts, values
from tests.documents.seen import words
from tests.documents.word import Link, house, para, picture, png, run, word

MARKS = ('<w:commentRangeStart w:id="{0}"/>', '<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>')


def marked(id_: str, text: str) -> str:
    """Return words with the marks of a comment."""
    return MARKS[0].format(id_) + run(text) + MARKS[1].format(id_)


def remark(id_: str, inside: str, author: str = "Reader") -> str:
    """Return a comment."""
    return f'<w:comment w:id="{id_}" w:author="{author}">{inside}</w:comment>'


def said(document: Package) -> list[tuple[str | None, str]]:
    """Return the id and the words of each comment."""
    part = document.related("comments")
    return [(node.get(w("id")), words(node)) for node in part.tree().iter(w("comment"))] if part is not None else []


def test_a_comment_over_two_paragraphs_keeps_both_marks() -> None:
    body = para(MARKS[0].format("4"), "from here") + para("to here", MARKS[1].format("4"))

    output = plainly(word(body, comments=remark("4", para("all of it"))))

    assert said(output) == [("0", "all of it")]
    assert [values(output, f"w:comment{kind}", "w:id") for kind in ("RangeStart", "RangeEnd", "Reference")] == [["0"]] * 3


def test_halves_doubles_and_marks_of_no_comment_go() -> None:
    body = para(MARKS[0].format("1"), marked("9", "none")) + para(marked("2", "two"), marked("2", "again"), MARKS[1].format("1"))
    lone = para(MARKS[0].format("3"), '<w:r><w:commentReference w:id="3"/></w:r>', "three")

    output = plainly(word(body + lone, comments=remark("1", para("1")) + remark("2", para("2")) + remark("3", para("3"))))

    assert texts(output) == ["none", "twoagain", "three"]
    assert said(output) == [("0", "2"), ("1", "1"), ("2", "3")]
    assert values(output, "w:commentReference", "w:id") == ["0", "1", "2"]
    assert values(output, "w:commentRangeStart", "w:id") == ["1", "0"]
    assert values(output, "w:commentRangeEnd", "w:id") == ["0", "1"]


def test_a_comment_that_no_text_shows_does_not_come_along() -> None:
    output = plainly(word(para("words"), comments=remark("1", para("unseen"))))

    assert said(output) == []
    assert output.related("comments") is None


def test_a_reply_without_a_mark_gets_that_of_what_it_replies_to() -> None:
    document = read_bytes(comments("A"))
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for node in [node for node in document.body.iter(w(name)) if node.get(w("id")) == "1"]:
            remove(node)

    output = read_bytes(write(compose(house(), [Piece(document)])))

    assert said(output) == [("0", "remark A"), ("1", "reply A")]
    assert values(output, "w:commentReference", "w:id") == ["0", "1"]
    assert sorted(map(str, values(output, "w:commentRangeStart", "w:id"))) == ["0", "1"]


def test_a_comment_brings_its_picture_its_link_and_its_style() -> None:
    holder = "word/comments.xml"
    links = [
        Link("rId9", "image", "word/media/a.png", png(7), holder=holder),
        Link("rId8", "hyperlink", "http://a.example/", holder=holder, external=True),
    ]
    inside = para(picture("rId9"), f'<w:hyperlink r:id="rId8">{run("link")}</w:hyperlink>', style="Mine")
    style = '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/></w:style>'

    output = plainly(word(para(marked("1", "words")), links=links, comments=remark("1", inside), styles=style))
    part = output.related("comments")
    assert part is not None
    shown, link = next(part.tree().iter(q("a:blip"))), next(part.tree().iter(w("hyperlink")))

    assert output.parts[part.rels[shown.get(q("r:embed"), "")].target].content == png(7)
    assert part.rels[link.get(q("r:id"), "")].target == "http://a.example/"
    assert [node.get(w("val")) for node in part.tree().iter(w("pStyle"))] == ["Mine"]


def test_the_houses_own_comments_are_those_of_no_text() -> None:
    roof = compose(house(), [Piece(read_bytes(comments("A")))])

    output = read_bytes(write(compose(roof, [Piece(read_bytes(comments("B")))])))

    assert said(output) == [("0", "remark B"), ("1", "reply B")]
    assert {name for name in output.parts if "comment" in name or "people" in name} == {
        *("word/comments.xml", "word/commentsExtended.xml", "word/commentsIds.xml", "word/people.xml")
    }


def test_one_piece_twice_has_its_comments_twice_with_ids_of_their_own() -> None:
    document = read_bytes(comments("A"))

    output = read_bytes(write(compose(house(), [Piece(document), Piece(document)])))
    part, people = output.related("comments"), output.related("people")
    assert part is not None
    assert people is not None
    ids = [node.get(q("w14:paraId")) for node in part.tree().iter(w("p"))]

    assert said(output) == [("0", "remark A"), ("1", "reply A"), ("2", "remark A"), ("3", "reply A")]
    assert len(set(ids)) == len(ids)
    assert len(people.tree()) == 2


def test_a_mark_between_two_paragraphs_goes_with_its_comment_or_stays_where_it_was() -> None:
    reference = para('<w:r><w:commentReference w:id="1"/></w:r>')
    body = MARKS[0].format("1") + para("from here") + '<w:commentRangeEnd w:id="1"/>' + reference + '<w:commentRangeEnd w:id="2"/>'

    kept, none = plainly(word(body, comments=remark("1", para("all of it")))), plainly(word(body))

    assert [child.tag for child in kept.body][:4] == [w("commentRangeStart"), w("p"), w("commentRangeEnd"), w("p")]
    assert {child.tag for child in none.body} == {w("p"), w("sectPr")}
    assert values(kept, "w:commentRangeEnd", "w:id") == ["0"]
