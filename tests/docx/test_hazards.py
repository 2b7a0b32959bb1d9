"""What runs or fetches something when a document is opened does not stay in the file."""

from annuario.docx import Change, Rule, Rules, clean, read_bytes, write
from annuario.docx.package import Package
from tests.documents.word import Link, para, word

OLE = "application/vnd.openxmlformats-officedocument.oleObject"
BODY = para("words ", '<w:r><w:object><o:OLEObject r:id="rIdOle"/></w:object></w:r>')
LINKS = (
    Link("rIdOle", "oleObject", "word/embeddings/o.bin", b"object", OLE),
    Link("rIdBook", "package", "word/embeddings/b.xlsx", b"book", "application/zip"),
    Link("rIdControl", "control", "word/activeX/a.xml", b"<x/>", "application/xml"),
    Link("rIdTemplate", "attachedTemplate", "file:///C:/t.dotm", holder="word/settings.xml", external=True),
    Link("rIdWeb", "hyperlink", "http://far.example/", external=True),
)


def cleaned(rules: Rules | None = None) -> tuple[Package, tuple[Change, ...]]:
    """Return the document cleaned, written and read again, and what was taken out."""
    document = read_bytes(word(BODY, links=LINKS))
    changes = clean(document, rules)
    return read_bytes(write(document)), changes


def test_objects_controls_and_templates_leave_the_file() -> None:
    for rules in (Rules(), Rules.keep_all()):
        document, changes = cleaned(rules)

        assert [name for name in document.parts if "embeddings" in name or "activeX" in name] == []
        assert changes == (Change(Rule.EMBEDDED_OBJECT), Change(Rule.OUTSIDE_LINK, "file:///C:/t.dotm"))


def test_a_link_in_the_text_stays() -> None:
    document, _ = cleaned()

    assert [rel.target for rel in document.main.rels.values() if rel.external] == ["http://far.example/"]
