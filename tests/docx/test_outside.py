"""Nothing is fetched from elsewhere: links are cut and named, objects keep the picture that they show."""

import pytest

from annuario.docx import read_bytes, write
from annuario.docx.clean import Change, Rule, clean
from annuario.docx.names import q, w
from annuario.docx.text import pictures
from tests.documents.joining import dangling, joined, names, plainly, proofs, texts, values
from tests.documents.word import Link, graphic, package, para, picture, png, word

FAR = Link("rIdFar", "image", "http://far.example/a.png", external=True)
NEAR = Link("rIdNear", "image", "word/media/a.png", png(1))
OBJECT = (
    '<w:r><w:object w:dxaOrig="100" w:dyaOrig="100"><v:shape id="s1"><v:imagedata r:id="rIdNear"/></v:shape>{}</w:object></w:r>'
)
OLE = '<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="s1" r:id="rIdOle"/>'
WORKBOOK = Link("rIdOle", "package", "word/embeddings/book.xlsx", b"xlsx", "application/vnd.ms-excel")


def test_a_linked_picture_is_cut_and_named() -> None:
    document = package(para("words", picture("rIdFar", reference="link")), links=[FAR])

    changes = clean(document)

    assert changes == (Change(Rule.LINKED_PICTURE, "http://far.example/a.png"),)
    assert values(document, "a:blip", "r:link") == []
    assert texts(document) == ["words"]


def test_a_picture_that_is_linked_and_embedded_loses_only_the_link() -> None:
    both = picture("rIdNear").replace('r:embed="rIdNear"', 'r:embed="rIdNear" r:link="rIdFar"')
    document = package(para(both), links=[NEAR, FAR])

    assert clean(document) == ()
    assert values(document, "a:blip", "r:embed") == ["rIdNear"]
    assert values(document, "a:blip", "r:link") == [None]


def test_of_a_group_only_the_linked_picture_goes() -> None:
    near, far = (
        picture(id_, reference=kind).split("<a:graphicData")[1] for id_, kind in (("rIdNear", "embed"), ("rIdFar", "link"))
    )
    pictures_ = "".join(part[part.index("<pic:pic>") : part.index("</pic:pic>") + 10] for part in (near, far))
    words = "<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>".format(para("box"))
    document = package(para(graphic(f"<wpg:wgp>{pictures_}{words}</wpg:wgp>", "urn:g")), links=[NEAR, FAR])

    changes = clean(document)

    assert [change.rule for change in changes] == [Rule.LINKED_PICTURE]
    assert len(pictures(document)) == 1
    assert texts(document) == ["box"]


def test_a_shape_filled_from_elsewhere_keeps_its_words() -> None:
    fill = '<wps:spPr><a:blipFill><a:blip r:link="rIdFar"/></a:blipFill></wps:spPr>'
    words = f"<wps:txbx><w:txbxContent>{para('box')}</w:txbxContent></wps:txbx>"
    document = package(para(graphic(f"<wps:wsp>{fill}{words}</wps:wsp>", "urn:s")), links=[FAR])

    clean(document)

    assert texts(document) == ["box"]
    assert len(list(document.body.iter(q("a:noFill")))) == 1


def test_an_old_picture_from_elsewhere_goes_and_its_box_stays() -> None:
    shape = '<v:shape id="s"><v:imagedata r:href="rIdFar"/>{}</v:shape>'
    box = f"<v:textbox><w:txbxContent>{para('box')}</w:txbxContent></v:textbox>"
    body = para(f"<w:r><w:pict>{shape.format('')}</w:pict></w:r>") + para(f"<w:r><w:pict>{shape.format(box)}</w:pict></w:r>")
    document = package(body, links=[FAR])

    changes = clean(document)

    assert [change.text for change in changes if change.rule is Rule.LINKED_PICTURE] == ["http://far.example/a.png"] * 2
    assert texts(document) == ["box"]
    assert list(document.body.iter(q("v:imagedata"))) == []


def test_an_embedded_object_keeps_its_preview_and_nothing_else() -> None:
    file = word(para("see ", OBJECT.format(OLE)), links=[NEAR, WORKBOOK])

    output = joined(file)
    [proof] = proofs([file], output)

    assert proof.holds
    assert [line.rule for line in proof.removed] == [Rule.EMBEDDED_OBJECT]
    assert len(pictures(output)) == 1
    assert list(output.body.iter(q("o:OLEObject"), w("object"))) == []
    assert "word/embeddings/book.xlsx" not in names(write(output))


def test_an_object_whose_preview_is_a_drawing_keeps_it() -> None:
    drawing = picture("rIdNear")[len("<w:r>") : -len("</w:r>")]
    document = package(para(f"<w:r><w:object>{drawing}{OLE}</w:object></w:r>"), links=[NEAR, WORKBOOK])

    clean(document)

    assert [node.getparent().tag for node in document.body.iter(w("drawing"))] == [w("r")]  # type: ignore[union-attr]  # it stands in a run


def test_an_old_object_without_a_frame_of_its_own_is_told_too() -> None:
    document = package(para("<w:r><w:pict>" + OLE + "</w:pict></w:r>"), links=[WORKBOOK])

    assert Change(Rule.EMBEDDED_OBJECT) in clean(document)


def test_a_foreign_chunk_is_named_and_gone() -> None:
    chunk = Link("rIdChunk", "aFChunk", "word/chunk.html", b"<p>html</p>", "text/html")
    file = word(para("words") + '<w:altChunk r:id="rIdChunk"/>', links=[chunk])

    output = joined(file)

    assert Change(Rule.FOREIGN_CHUNK) in clean(read_bytes(file))
    assert texts(output) == ["words"]
    assert "word/chunk.html" not in names(write(output))


def test_a_foreign_chunk_in_a_cell_leaves_a_cell_that_word_can_open() -> None:
    document = package('<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:altChunk r:id="x"/></w:tc></w:tr></w:tbl>' + para("words"))

    clean(document)

    assert [child.tag for child in next(document.body.iter(w("tc")))] == [w("p")]


@pytest.mark.parametrize("inside", ['<c:chart r:id="rIdGone"/>', '<dgm:relIds r:dm="rIdGone" r:lo="x" r:qs="x" r:cs="x"/>'])
def test_a_drawing_whose_part_is_missing_is_cut(inside: str) -> None:
    document = package(para("words", graphic(inside, "urn:x")))

    assert clean(document) == (Change(Rule.LINKED_PICTURE),)
    assert list(document.body.iter(w("drawing"))) == []


def test_a_chart_fetches_no_workbook_from_elsewhere() -> None:
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    far = b'<c:externalData r:id="rId1"><c:autoUpdate/></c:externalData>'
    content = b'<c:chartSpace xmlns:c="urn:c" xmlns:r="urn:r"><c:chart/>' + far + b"</c:chartSpace>"
    chart = Link("rIdC", "chart", "word/charts/chart1.xml", content, kind)
    book = Link("rId1", "oleObject", "file:///C:/book.xlsx", holder="word/charts/chart1.xml", external=True)
    file = word(para("words", graphic('<c:chart r:id="rIdC"/>', "urn:c")), links=[chart, book])

    output = joined(file)
    [proof] = proofs([file], output)

    assert proof.holds
    assert [(line.rule, line.text) for line in proof.removed] == [(Rule.EMBEDDED_OBJECT, "file:///C:/book.xlsx")]
    assert b"externalData" not in output.parts["word/charts/chart1.xml"].content
    assert [rel for part in output.parts.values() for rel in part.rels.values() if rel.external] == []


def test_a_link_that_leads_nowhere_is_taken_off_even_without_cleaning() -> None:
    click = '<a:hlinkClick r:id="rIdGone"/>'
    drawing = picture("rIdNear").replace('name="x"/>', f'name="x">{click}</pic:cNvPr>', 1)
    body = para('<w:hyperlink r:id="rIdGone"><w:r><w:t>words</w:t></w:r></w:hyperlink>', drawing)

    output = plainly(word(body, links=[NEAR]))

    assert texts(output) == ["words"]
    assert list(output.body.iter(q("a:hlinkClick"))) == []
    assert list(dangling(output)) == []
