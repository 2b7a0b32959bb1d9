"""Accepting and rejecting: marks by anyone, on words, paragraphs, rows, properties."""

from annuario.docx import Package
from annuario.docx.merging import accept, reject
from annuario.docx.names import w
from tests.documents.joining import styles, texts
from tests.documents.word import call, footnote, package, para, run, table

WHO = 'w:id="1" w:author="a" w:date="2006-02-16T09:00:00Z"'


def came(inside: str) -> str:
    """Return runs that came in."""
    return f"<w:ins {WHO}>{inside}</w:ins>"


def went(text: str) -> str:
    """Return words that went."""
    return f"<w:del {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def both(document: Package) -> tuple[list[str], list[str]]:
    """Return the words accepted and rejected."""
    return texts(accept(document)), texts(reject(document))


def test_words_that_came_and_went() -> None:
    document = package(para("one ", went("two"), came(run("three")), " four"))

    assert both(document) == (["one three four"], ["one two four"])


def test_what_came_in_and_went_again_is_nowhere() -> None:
    document = package(para("one", came(went("two"))))

    assert both(document) == (["one"], ["one"])


def test_a_paragraph_that_came_in_goes_whole() -> None:
    new = para(came(run("new")), props=f"<w:rPr><w:ins {WHO}/></w:rPr>")

    assert both(package(para("one") + new + table(["x"]))) == (["one", "new", "x"], ["one", "x"])


def test_a_paragraph_mark_that_went_joins_the_next() -> None:
    document = package(para("one ", props=f"<w:rPr><w:del {WHO}/></w:rPr>") + para("two", style="Heading1"))

    assert both(document) == (["one two"], ["one", "two"])
    assert styles(accept(document)) == [("Heading1", "one two")]


def test_rows_and_a_table_of_rows_that_went() -> None:
    gone = f"<w:tr><w:trPr><w:del {WHO}/></w:trPr><w:tc><w:p>{went('y')}</w:p></w:tc></w:tr>"
    whole = table(["x"]).replace("</w:tbl>", f"{gone}</w:tbl>")
    alone = f"<w:tbl><w:tblPr/><w:tblGrid/>{gone}</w:tbl>"

    assert both(package(whole + para("p") + alone)) == (["x", "p"], ["x", "y", "p", "y"])


def test_a_role_that_was_changed_is_given_back() -> None:
    old = f'<w:pPrChange {WHO}><w:pPr><w:pStyle w:val="Heading2"/></w:pPr></w:pPrChange>'
    document = package(para("one", style="Heading1", props=old))

    assert styles(accept(document)) == [("Heading1", "one")]
    assert styles(reject(document)) == [("Heading2", "one")]


def test_a_link_without_words_goes_and_so_does_a_note_that_nothing_calls() -> None:
    link = f'<w:hyperlink w:anchor="x">{came(run("link"))}</w:hyperlink>'
    document = package(para("one", came(call("2")), link), footnotes=footnote("2", "note"))

    assert both(document) == (["onelink", "note"], ["one"])
    assert next(reject(document).body.iter(w("hyperlink")), None) is None
    part = reject(document).related("footnotes")
    assert part is not None
    assert [note.get(w("id")) for note in part.tree()] == ["0", "1"]


def test_the_document_itself_stays_as_it_is() -> None:
    document = package(para("one", went("two")))

    accept(document)

    assert texts(reject(document)) == ["onetwo"]
