"""The strict form of the standard is read as the usual one: the same words, the same measures."""

import io
import zipfile

import docx
import pytest
from docx.shared import Pt

from annuario.docx import read_bytes, write
from annuario.docx.names import q
from annuario.docx.package import Part
from annuario.docx.strict import make_usual, usual_namespace, usual_relation
from tests.documents.joining import joined, texts
from tests.documents.word import PNG, Link, call, footnote, para, picture, run, table, word

USUAL = b"http://schemas.openxmlformats.org/"
FAMILIES = ("wordprocessingml", "drawingml", "officeDocument")
SECTION = (
    '<w:sectPr><w:pgSz w:w="595.3pt" w:h="29.7cm"/><w:pgMar w:top="1in" w:right="1in" w:bottom="1in" w:left="72pt"/></w:sectPr>'
)


def strict(file: bytes) -> bytes:
    """Return `file` in the strict form: its namespaces and types of relationships, not its values."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            for family in FAMILIES if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml" else ():
                blob = blob.replace(USUAL + f"{family}/2006/".encode(), f"http://purl.oclc.org/ooxml/{family}/".encode())
            new.writestr(name, blob.replace(b"/extended-properties", b"/extendedProperties"))
    return buffer.getvalue()


def test_a_strict_file_is_read_and_that_is_told() -> None:
    link = Link("rIdP", "image", "word/media/a.png", PNG)
    file = strict(word(para("words", call("2"), picture("rIdP")) + table(["cell"]), links=[link], footnotes=footnote("2", "note")))

    document = read_bytes(file)

    assert texts(document) == ["words", "note", "cell"]
    assert document.mended == ("word/document.xml: the file is in the strict form of the standard and was read as the usual one",)
    assert b"purl.oclc.org" not in b"".join(part.content for part in document.parts.values())
    opened = docx.Document(io.BytesIO(write(joined(file))))
    assert (opened.paragraphs[0].text, len(opened.inline_shapes)) == ("words", 1)


def test_measures_with_a_unit_become_what_the_usual_form_has() -> None:
    body = para(
        run("words", '<w:sz w:val="12pt"/><w:spacing w:val="1pt"/>'), props='<w:ind w:start="1in" w:end="36pt"/><w:jc w:val="end"/>'
    )

    opened = docx.Document(io.BytesIO(write(read_bytes(strict(word(body + SECTION))))))
    paragraph, section = opened.paragraphs[0], opened.sections[0]

    assert (paragraph.paragraph_format.left_indent, paragraph.paragraph_format.right_indent) == (Pt(72), Pt(36))
    assert (paragraph.alignment, paragraph.runs[0].font.size) == (2, Pt(12))
    sizes = (section.page_width, section.page_height, section.left_margin)
    assert [round(size.pt, 1) for size in sizes if size is not None] == [595.3, 841.9, 72.0]


@pytest.mark.parametrize(
    ("strict_form", "usual"),
    [
        ('<w:tblBorders><w:start w:val="single"/></w:tblBorders>', '<w:tblBorders><w:left w:val="single"/></w:tblBorders>'),
        ('<w:tblW w:w="50%" w:type="pct"/>', '<w:tblW w:w="2500" w:type="pct"/>'),
        ('<w:textDirection w:val="rl"/>', '<w:textDirection w:val="tbRl"/>'),
        (
            '<w:lvl><w:start w:val="1"/><w:lvlJc w:val="start"/></w:lvl>',
            '<w:lvl><w:start w:val="1"/><w:lvlJc w:val="left"/></w:lvl>',
        ),
        ('<w:name w:val="12pt"/>', '<w:name w:val="12pt"/>'),
        ('<w:bookmarkStart w:name="50%" w:id="1"/>', '<w:bookmarkStart w:name="50%" w:id="1"/>'),
        ('<w:zoom w:percent="100%"/>', '<w:zoom w:percent="100"/>'),
        ('<a:lumMod val="75%"/>', '<a:lumMod val="75000"/>'),
        ('<c:gapWidth val="150%"/>', '<c:gapWidth val="150"/>'),
        (
            '<a:graphicData uri="http://purl.oclc.org/ooxml/drawingml/picture"/>',
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/>',
        ),
        (
            '<w:t>xmlns="http://purl.oclc.org/ooxml/drawingml/main"</w:t>',
            '<w:t>xmlns="http://purl.oclc.org/ooxml/drawingml/main"</w:t>',
        ),
    ],
)
def test_values_of_the_strict_form(strict_form: str, usual: str) -> None:
    names = {"w": "wordprocessingml/main", "a": "drawingml/main", "c": "drawingml/chart"}
    spaces = " ".join(f'xmlns:{prefix}="http://purl.oclc.org/ooxml/{name}"' for prefix, name in names.items())
    part = Part("word/x.xml", "application/xml", f"<root {spaces}>{strict_form}</root>".encode())
    usual_spaces = " ".join(
        f'xmlns:{prefix}="{usual_namespace("http://purl.oclc.org/ooxml/" + name)}"' for prefix, name in names.items()
    )

    make_usual(part)

    assert part.content.decode().partition("?>\n")[2] == f"<root {usual_spaces}>{usual}</root>"


def test_types_of_relationships() -> None:
    base = "http://purl.oclc.org/ooxml/officeDocument/relationships"

    assert usual_relation(f"{base}/image") == q("r:x")[1:-2] + "/image"
    assert usual_relation(f"{base}/extendedProperties").endswith("/officeDocument/2006/relationships/extended-properties")
    assert usual_relation(f"{base}/metadata/core-properties").endswith("package/2006/relationships/metadata/core-properties")
    assert usual_relation("http://other.example/x") == "http://other.example/x"
