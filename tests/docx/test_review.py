"""What a department should know of its file."""

import pytest

from annuario.docx import Remark, read_bytes, review
from tests.documents.word import Link, field, graphic, package, para, picture, png, run, word

PLAIN = para("Head", style="Heading1") + para("Words enough.")
TAB = "<w:r><w:tab/></w:r>"
LONG = para("The city has signed an agreement with nine partners in six countries, and the council has said yes to all of it.")
FAKE = Remark("fake-headings", "Partners", {"count": "2"})
LINKS = [Link("rIdA", "image", "word/media/a.png", png(1)), Link("rIdFar", "image", "http://far.example/a.png", external=True)]


@pytest.mark.parametrize(
    ("body", "remarks"),
    [
        (PLAIN, []),
        ("", [Remark("empty-document")]),
        (para() + para(" "), [Remark("empty-document")]),
        (para("Words."), [Remark("no-headings")]),
        (
            PLAIN + para("new ", "<w:ins w:id='1'><w:r><w:t>words</w:t></w:r></w:ins>"),
            [Remark("tracked-changes", "new words", {"count": "1"})],
        ),
        (PLAIN + para("words", "<w:r><w:commentReference w:id='0'/></w:r>"), [Remark("comments", "words", {"count": "1"})]),
        (PLAIN + para("see ", picture("rIdA")) * 2, [Remark("no-alt-text", "see", {"count": "2"})]),
        (PLAIN + para(picture("rIdA").replace('name="Picture 1"', 'name="P" descr="A mayor"')), []),
        (PLAIN + para(graphic("<wps:wsp/>", "urn:s")), []),
        (
            PLAIN + para(picture("rIdFar", reference="link").replace('name="Picture 1"', 'name="P" descr="A mayor"')),
            [Remark("linked-picture", "", {"count": "1"})],
        ),
        (PLAIN + para("<w:r><w:object/></w:r>"), [Remark("embedded-object", "", {"count": "1"})]),
        (PLAIN + '<w:altChunk r:id="x"/>', [Remark("alt-chunk", "", {"count": "1"})]),
        (PLAIN + para(field("DOCPROPERTY x", "City")), [Remark("fields-frozen", "City", {"count": "1"})]),
        (PLAIN + para(field("SEQ Table", "1"), field("REF x", "y"), field("PAGE", "3")), []),
        (PLAIN + para(run("Looks like one", "<w:b/>")), [Remark("fake-headings", "Looks like one", {"count": "1"})]),
        (PLAIN + para(run("A bold sentence.", "<w:b/>")), []),
        (PLAIN + para(run("Half", "<w:b/>"), " bold"), []),
        (PLAIN + para("1. one") + para("3. three"), [Remark("typed-list", "1. one", {"count": "2"})]),
        (PLAIN + para("- one") + para("- two"), []),
        (PLAIN + para("Torino", TAB, "Lyon") * 3, [Remark("tab-table", "Torino Lyon", {"count": "3"})]),
        (PLAIN + para("Torino", TAB, "Lyon") * 2 + para("a", TAB, "b", TAB, "c"), []),
        (PLAIN + para(TAB, "Torino", TAB) * 3, []),
        (PLAIN + para("1.1", TAB, "A paragraph of several lines. " * 8) * 3, []),
        (para(run("Partners", "<w:b/>")) + LONG + para(run("Costs", "<w:b/>")) + LONG, [FAKE]),
        (PLAIN + para("<w:r><w:object/></w:r>", "x" * 70), [Remark("embedded-object", "x" * 57 + "…", {"count": "1"})]),
    ],
)
def test_what_there_is_to_say(body: str, remarks: list[Remark]) -> None:
    assert list(review(read_bytes(word(body, links=LINKS)))) == remarks


def test_a_document_of_pictures_alone_is_not_empty() -> None:
    codes = [remark.code for remark in review(package(para(picture("rIdA")), links=LINKS))]

    assert codes == ["no-alt-text", "no-headings"]
