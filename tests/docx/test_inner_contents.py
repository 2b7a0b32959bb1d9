"""A contribution's own contents list goes, line by line told; the author's words around it stay."""

from annuario.docx.clean import Rule, clean
from annuario.docx.text import blocks
from tests.documents.joining import proofs, texts
from tests.documents.word import Link, mark, package, para, picture, png, section, word

CODE = r"<w:r><w:instrText> TOC \o </w:instrText></w:r>"
CONTROL = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)


def cleaned(body: str) -> tuple[list[str], list[str]]:
    """Return the words left, and the lines that went as contents."""
    document = package(body)
    went = [change.text for change in clean(document) if change.rule is Rule.INNER_CONTENTS]
    return [block.text for block in blocks(document)], went


def test_a_control_with_a_contents_list_goes() -> None:
    body = CONTROL.format(para("Indice") + para("Uno 1") + para("Due 2")) + para("Uno") + para("Due")

    assert cleaned(body) == (["Uno", "Due"], ["Indice", "Uno 1", "Due 2"])


def test_a_contents_field_goes_from_its_begin_to_its_end() -> None:
    body = para(mark("begin"), CODE, mark("separate"), "Uno 1") + para("Due 2") + para(mark("end")) + para("Uno")

    assert cleaned(body) == (["Uno"], ["Uno 1", "Due 2"])


def test_the_authors_words_after_the_end_of_the_field_stay() -> None:
    body = para(mark("begin"), CODE, mark("separate"), "Uno 1") + para(mark("end"), "Uno is mine")

    assert cleaned(body) == (["Uno is mine"], ["Uno 1"])


def test_a_field_that_ends_in_a_cell_is_left_and_frozen() -> None:
    end = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{para(mark('end'), 'cell')}</w:tc></w:tr></w:tbl>"
    body = para(mark("begin"), CODE, mark("separate"), "Uno 1") + end

    assert cleaned(body) == (["Uno 1", "cell"], [])


def test_the_mark_of_a_section_in_the_last_line_stays() -> None:
    document = package(CONTROL.format(para("Uno 1") + para("Due 2", props=section(landscape=True))) + para("Uno"))

    clean(document)

    assert texts(document) == ["Uno"]
    assert len(document.body.findall(".//{*}pPr/{*}sectPr")) == 1


def test_a_picture_among_the_lines_stays_and_no_list_excuses_one() -> None:
    link = Link("rIdP", "image", "word/media/a.png", png(1))
    file = word(CONTROL.format(para("Uno 1") + para(picture("rIdP"))) + para("Uno"), links=[link])

    [proof] = proofs([file])

    assert (proof.holds, proof.found, proof.pictures) == (True, 1, 1)


def test_lines_that_read_as_the_headings_they_name_are_no_loss() -> None:
    file = word(CONTROL.format(para("Uno") + para("Due")) + para("before") + para("Uno") + para("between") + para("Due"))

    [proof] = proofs([file])

    assert (proof.holds, proof.found) == (True, 4)
