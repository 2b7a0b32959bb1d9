"""What is written keeps the standard: a validator of ECMA-376 finds nothing, python-docx opens it, and time grows evenly."""

import io
import time
import warnings
from pathlib import Path

import docx
import pytest

from annuario.docx import Piece, Unreadable, clean, compose, read, read_bytes, restyle, write
from annuario.docx.contents import fill_contents
from annuario.docx.properties import set_draft
from annuario.docx.running_heads import set_running_head
from annuario.docx.write import Sheet
from tests.documents.joining import dangling, joined
from tests.documents.word import C_CHART, Link, bookmark, call, footnote, graphic, house, para, picture, png, section, table, word

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what the validator's own modules say at import is no affair of ours
    from openxml_audit import OpenXmlValidator, ValidationSeverity

CITY = Path(__file__).parents[2] / "inputs" / "torino-2005"
CHART = (
    b'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:layout/>'
    b'<c:pieChart><c:varyColors val="0"/></c:pieChart></c:plotArea></c:chart></c:chartSpace>'
)


def faults(content: bytes, folder: Path) -> list[str]:
    """Return what the validator finds in a file."""
    path = folder / "file.docx"
    path.write_bytes(content)
    result = OpenXmlValidator().validate(str(path))
    return [str(error) for error in result.errors if error.severity is ValidationSeverity.ERROR]


def contributions() -> list[bytes]:
    """Return the sample's Word files that can be read."""
    found = []
    for path in sorted(CITY.rglob("*.docx")):
        try:
            read(path)
        except Unreadable:
            continue
        found.append(path.read_bytes())
    return found


def everything() -> bytes:
    """Return a file with nearly all that a contribution may hold."""
    links = [
        Link("rIdP", "image", "word/media/a.png", png(1)),
        Link("rIdC", "chart", "word/charts/chart1.xml", CHART, C_CHART),
        Link("rIdH", "hyperlink", "http://a.example/", external=True),
    ]
    numbers = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        para("Title", style="Title")
        + para(bookmark("x", "7", "words"), call("2"), call("2", "endnote"), props=section(landscape=True))
        + para(
            '<w:hyperlink r:id="rIdH"><w:r><w:t>link</w:t></w:r></w:hyperlink>',
            props="<w:keepNext/><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs>",
        )
        + table(["a", "b"], ["c", "d"])
        + table(["e"])
        + para("item", props=numbers)
        + para(picture("rIdP"), props=section(columns=2))
        + para("<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>")
        + para(graphic('<c:chart r:id="rIdC"/>', "http://schemas.openxmlformats.org/drawingml/2006/chart"))
        + section()
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    notes = {"footnotes": footnote("2", "foot"), "endnotes": footnote("2", "end", kind="endnote")}
    return word(body, links=links, numbering=numbering, **notes)


def test_a_document_of_everything_keeps_the_standard(tmp_path: Path) -> None:
    output = joined(everything(), everything())
    fill_contents(output, "Title")
    set_running_head(output, "The city in the world")
    set_draft(output, "abc")

    content = write(output)

    assert faults(content, tmp_path) == []
    assert list(dangling(read_bytes(content))) == []
    assert len(docx.Document(io.BytesIO(content)).tables) == 4


def test_what_we_write_ourselves_keeps_the_standard(tmp_path: Path) -> None:
    sheet = Sheet(house())
    sheet.paragraph("Head", "heading 1")
    sheet.fiche("Title", [("Label", "one\ntwo\twords"), ("Other", "")])

    assert faults(write(sheet.package), tmp_path) == []


@pytest.mark.slow
def test_the_samples_contributions_keep_the_standard_together(tmp_path: Path) -> None:
    content = write(joined(*contributions()))

    assert faults(content, tmp_path) == []
    assert list(dangling(read_bytes(content))) == []
    assert len(docx.Document(io.BytesIO(content)).paragraphs) > 100


@pytest.mark.slow
def test_time_grows_with_the_number_of_pieces_and_not_with_its_square() -> None:
    roof, files = house(), contributions()

    def seconds(number: int) -> float:
        documents = [read_bytes(files[place % len(files)]) for place in range(number)]
        for document in documents:
            clean(document)
            restyle(document, roof)
        pieces = [Piece(document, prefix=f"p{place}_") for place, document in enumerate(documents)]
        begun = time.process_time()
        compose(roof, pieces)
        return time.process_time() - begun

    few, many = min(seconds(16) for _ in range(3)), seconds(160)

    assert many < 25 * few  # ten times as many pieces; the square would be a hundred times the time
