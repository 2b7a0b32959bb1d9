"""Indexes: what is marked is listed by the alphabet, once a place, and the list follows the marks."""

from annuario.docx import Package, inspect, read, read_bytes, write
from annuario.docx.blocks import Index, put_blocks
from annuario.docx.fields import fields
from annuario.docx.indexes import Mark, by_alphabet, put_mark, renew_indexes
from annuario.docx.names import w
from annuario.docx.text import paragraph_text
from annuario.docx.write import Sheet
from tests.documents.word import HOUSE


def marked() -> Package:
    """Return a document with three marked places and two indexes."""
    sheet = Sheet(read(HOUSE))
    for text, entries in (
        ("One", (("t", "Łódź"), ("t", "Zagreb"), ("n", 'LIFE "new": nature'))),
        ("Two", (("t", "Lyon"), ("t", "Zagreb"))),
        ("Three", (("t", "Zagreb"), ("t", "Zagreb"))),
    ):
        sheet.paragraph(text)
        put_mark(sheet.package.body.findall(w("p"))[-1], Mark(f"fi_{text}", entries))
    put_blocks(sheet, (Index("t"), Index("n"), Index("x")))
    sheet.paragraph("The end")
    return sheet.package


def lines(package: Package) -> list[str]:
    """Return the words of the paragraphs."""
    return [paragraph_text(paragraph) for paragraph in package.body.iterfind(w("p"))]


def test_entries_stand_by_the_alphabet_and_an_index_of_nothing_goes() -> None:
    package = marked()

    assert renew_indexes(package) == 4
    assert lines(package) == [
        *("One", "Two", "Three"),
        *("Łódź, –", "Lyon, –", "Zagreb, –"),
        'LIFE "new": nature, –',
        "The end",
    ]
    assert [field.code.strip() for field in fields(package.body) if field.kind == "INDEX"] == [
        'INDEX \\f "t" \\e ", "',
        'INDEX \\f "n" \\e ", "',
    ]


def test_making_them_again_changes_nothing_and_the_file_has_no_fault() -> None:
    package = marked()
    renew_indexes(package)
    once = write(package)

    again = read_bytes(once)
    renew_indexes(again)

    assert write(again) == once
    assert inspect(again) == ()


def test_plain_lines_refer_to_each_place_once() -> None:
    package = marked()
    renew_indexes(package)

    renew_indexes(package, live=False)

    assert lines(package)[3:7] == ["Łódź, –", "Lyon, –", "Zagreb, –, –, –", 'LIFE "new": nature, –']
    codes = [field.code.strip() for field in fields(package.body)]
    assert [code for code in codes if code.startswith("INDEX")] == []
    assert codes[-6:] == [f"PAGEREF fi_{name} \\h" for name in ("One", "Two", "One", "Two", "Three", "One")]


def test_what_editors_mark_by_hand_is_listed_with_its_levels() -> None:
    package = marked()
    paragraph = package.body.findall(w("p"))[-1]
    put_mark(paragraph, Mark("place", (("t", "Zagreb"),)))
    code = next(node for node in paragraph.iter(w("instrText")))
    code.text = ' XE "Zagreb:the old town" \\f t '

    renew_indexes(package, live=False)

    assert lines(package)[5:7] == ["Zagreb, –, –, –", "the old town, –"]
    style = package.body.findall(w("p"))[6].find(f"{w('pPr')}/{w('pStyle')}")
    assert style is not None
    assert style.get(w("val")) == "Index2"


def test_the_alphabet_knows_no_accents() -> None:
    assert sorted(["Zürich", "Łódź", "lyon", "Évora", "Esch"], key=by_alphabet) == ["Esch", "Évora", "Łódź", "lyon", "Zürich"]
