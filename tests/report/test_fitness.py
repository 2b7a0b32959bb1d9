"""What keeps a draft from being published, and leaving a department out of an edition."""

from collections.abc import Iterable
from copy import deepcopy

from annuario.cycle import load_cycle
from annuario.docx import Package
from annuario.docx.names import w
from annuario.docx.text import blocks, paragraph_text
from annuario.report.fitness import leave_out, obstacles
from tests.documents.city import CYCLE, REPOSITORY
from tests.documents.word import Link, package, para, picture, png, table
from tests.report.conftest import Book
from tests.report.test_book import WITHOUT


def words(package: Package) -> list[str]:
    """Return the blocks of a document."""
    return [block.text for block in blocks(package)]


def without(book: Book, departments: Iterable[str]) -> Package:
    """Return the draft with these departments left out."""
    draft = deepcopy(book.draft)
    leave_out(draft, book.desk.cycle, tuple(departments))
    return draft


def test_each_placeholder_is_named_with_its_department(book: Book) -> None:
    found = obstacles(book.draft, book.desk.cycle)

    assert sorted(o.department for o in found) == sorted(WITHOUT)
    assert "a contribution is still expected under “Equality Policies Department”" in [o.what for o in found]


def test_leaving_all_out_leaves_nothing_to_settle_and_touches_no_other_word(book: Book) -> None:
    draft = without(book, WITHOUT)

    left = set(words(draft))
    gone = [text for text in words(book.draft) if text not in left]

    assert obstacles(draft, book.desk.cycle) == ()
    names = {book.desk.cycle.department(id_).name.of("en") for id_ in WITHOUT}
    assert all(any(name in text for name in names) or "@comune.example" in text or text.startswith("Contribution") for text in gone)


def test_the_contents_list_and_the_credits_follow(book: Book) -> None:
    draft = without(book, ["pari-opportunita"])

    entries = [
        paragraph_text(next(link.iterancestors(w("p")))) for link in draft.body.iter(w("hyperlink")) if link.get(w("anchor"))
    ]
    texts = [block.text for block in blocks(draft) if block.role == "cell"]

    assert [entry for entry in entries if entry.startswith("Equality Policies Department")] == []
    assert [entry for entry in entries if entry.startswith("Youth Department")] != []
    assert texts[texts.index("Equality Policies Department") + 3] == "No contribution"
    assert texts[texts.index("Youth Department") + 3] == "Contribution expected"


def test_a_change_without_words_is_named_by_what_a_person_finds() -> None:
    gone = '<w:del w:id="1" w:author="A"><w:r><w:delText>These words went.</w:delText></w:r></w:del>'
    mark = '<w:rPr><w:ins w:id="2" w:author="A"/></w:rPr>'
    row = table(["", "Nagoya"]).replace("<w:tr>", '<w:tr><w:trPr><w:ins w:id="3" w:author="A"/></w:trPr>')
    shown = para(picture("rIdP"), props=mark)
    body = para(gone) + para("", props=mark) + row + shown
    draft = package(body, links=[Link("rIdP", "image", "word/media/a.png", png(5))])

    found = [obstacle.what for obstacle in obstacles(draft, load_cycle(REPOSITORY / CYCLE))]

    assert found == [
        f"a tracked change before the first heading: {what}"
        for what in (
            "the deleted words “These words went.”",
            "an empty line",
            "an empty cell in the table row “Nagoya”",
            "“Nagoya”",
            "a picture",
        )
    ]
