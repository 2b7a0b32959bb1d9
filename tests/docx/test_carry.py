"""Parts come along whole: pictures once, charts with their workbooks, diagrams with what was drawn."""

import io
import zipfile

from annuario.docx import read_bytes, write
from annuario.docx.names import C, q, w
from tests.documents.joining import dangling, joined, names, plainly, proofs, values
from tests.documents.word import Link, call, footnote, graphic, para, picture, png, word

DRAWINGML = "application/vnd.openxmlformats-officedocument.drawingml"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def chart(number: int) -> bytes:
    """Return a file with a chart and the workbook behind it."""
    content = (
        f'<c:chartSpace xmlns:c="{C}" xmlns:r="urn:r"><c:v>{number}</c:v><c:externalData r:id="rId1"/></c:chartSpace>'.encode()
    )
    links = [
        Link("rIdC", "chart", "word/charts/chart1.xml", content, f"{DRAWINGML}.chart+xml"),
        Link("rId1", "package", "word/embeddings/book.xlsx", b"book %d" % number, "application/x", holder="word/charts/chart1.xml"),
    ]
    return word(para(graphic('<c:chart r:id="rIdC"/>', C)), links=links)


def diagram(number: int) -> bytes:
    """Return a file with a diagram: data, layout, style, colours, and the drawing that shows it."""
    extension = '<dsp:dataModelExt xmlns:dsp="urn:dsp" relId="rIdDrawn" minVer="1"/>'
    data = f'<dgm:dataModel xmlns:dgm="{DIAGRAM}"><x>{number}</x>{extension}</dgm:dataModel>'
    links = [
        Link("rIdData", "diagramData", "word/diagrams/data1.xml", data.encode(), f"{DRAWINGML}.diagramData+xml"),
        *(
            Link(f"rId{kind}", f"diagram{kind}", f"word/diagrams/{kind.lower()}1.xml", b"<x/>", f"{DRAWINGML}.diagram{kind}+xml")
            for kind in ("Layout", "Style", "Colors")
        ),
        Link(
            "rIdDrawn",
            "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing",
            "word/diagrams/drawing1.xml",
            f"<d>{number}</d>".encode(),
            "application/vnd.ms-office.drawingml.diagramDrawing+xml",
        ),
    ]
    ids = '<dgm:relIds r:dm="rIdData" r:lo="rIdLayout" r:qs="rIdStyle" r:cs="rIdColors"/>'
    return word(para(graphic(ids, DIAGRAM)), links=links)


def test_equal_pictures_are_stored_once_whatever_they_were_called() -> None:
    one = word(para(picture("rIdP")), links=[Link("rIdP", "image", "word/media/image1.png", png(1))])
    same = word(para(picture("rIdP")), links=[Link("rIdP", "image", "word/media/photo.png", png(1))])
    other = word(para(picture("rIdP")), links=[Link("rIdP", "image", "word/media/image1.png", png(2))])

    output = joined(one, same, other)

    assert len([name for name in output.parts if "/media/" in name]) == 2
    embedded = values(output, "a:blip", "r:embed")
    assert embedded[0] == embedded[1] != embedded[2]
    assert [proof.pictures for proof in proofs([one, same, other], output)] == [1, 1, 1]


def test_a_chart_comes_with_its_workbook_each_with_its_own() -> None:
    files = [chart(1), chart(2)]

    output = joined(*files)
    charts = [output.parts[output.main.rels[str(id_)].target] for id_ in values(output, "c:chart", "r:id")]

    assert [part.name for part in charts] == ["word/charts/chart1.xml", "word/charts/chart2.xml"]
    assert [output.parts[part.rels["rId1"].target].content for part in charts] == [b"book 1", b"book 2"]
    assert [proof.pictures for proof in proofs(files, output)] == [1, 1]


def test_a_diagram_comes_with_its_drawing_and_names_are_not_used_twice() -> None:
    files = [diagram(1), diagram(2)]

    output = joined(*files)
    data = [output.parts[output.main.rels[str(id_)].target].content for id_ in values(output, "dgm:relIds", "r:dm")]
    drawn = [content.split(b'relId="')[1].split(b'"')[0].decode() for content in data]

    assert [output.parts[output.main.rels[id_].target].content for id_ in drawn] == [b"<d>1</d>", b"<d>2</d>"]
    assert len(names(write(output))) == len(set(names(write(output))))
    assert list(dangling(output)) == []
    assert [(proof.holds, proof.pictures) for proof in proofs(files, output)] == [(True, 1), (True, 1)]


def test_a_link_in_a_note_leads_where_it_led() -> None:
    def file(address: str) -> bytes:
        body = Link("rId1", "hyperlink", f"http://body.example/{address}", external=True)
        note = Link("rId1", "hyperlink", f"http://note.example/{address}", holder="word/footnotes.xml", external=True)
        link = '<w:hyperlink r:id="rId1"><w:r><w:t>link</w:t></w:r></w:hyperlink>'
        return word(para(link, call("2")), links=[body, note], footnotes=footnote("2", link))

    output = joined(file("a"), file("b"))
    notes = output.related("footnotes")
    assert notes is not None

    assert [output.main.rels[str(id_)].target for id_ in values(output, "w:hyperlink", "r:id")] == [
        "http://body.example/a",
        "http://body.example/b",
    ]
    assert [notes.rels[node.get(q("r:id"), "")].target for node in notes.tree().iter(w("hyperlink"))] == [
        "http://note.example/a",
        "http://note.example/b",
    ]


def test_a_picture_in_a_note_comes_along() -> None:
    link = Link("rIdP", "image", "word/media/a.png", png(1), holder="word/footnotes.xml")
    file = word(para("words", call("2")), links=[link], footnotes=footnote("2", picture("rIdP")))

    [proof] = proofs([file])

    assert (proof.holds, proof.pictures) == (True, 1)


def test_a_link_to_the_document_itself_does_not_bring_it_along() -> None:
    link = '<w:hyperlink r:id="rIdSelf"><w:r><w:t>link</w:t></w:r></w:hyperlink>'
    file = word(para(link), links=[Link("rIdSelf", "hyperlink", "word/document.xml")])

    output = plainly(file)

    assert [part.type for part in output.parts.values()].count(output.main.type) == 1


def test_the_archive_holds_each_name_once_and_all_that_it_lists() -> None:
    content = write(joined(chart(1), diagram(1), chart(2), diagram(2)))

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == len(set(archive.namelist()))
    assert read_bytes(content).mended == ()
