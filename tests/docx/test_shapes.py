"""Old-style shapes of several pieces do not answer to one name."""

from annuario.docx.names import q
from tests.documents.joining import plainly, values
from tests.documents.word import Link, para, png, word

KIND = '<v:shapetype id="_x0000_t75"/>'
SHAPE = '<v:shape id="{0}" type="#_x0000_t75"><v:textbox style="mso-next-textbox:#{1};x:y"/></v:shape>'
OBJECT = '<o:OLEObject ShapeID="one"/>'


def test_names_of_shapes_and_types_differ_and_all_that_finds_them_follows() -> None:
    file = word(para(f"<w:r><w:pict>{KIND}{SHAPE.format('one', 'two')}{SHAPE.format('two', 'gone')}{OBJECT}</w:pict></w:r>"))

    output = plainly(file, file, file)

    assert values(output, "v:shapetype", "id") == ["_x0000_t75", "_x0000_t75_2", "_x0000_t75_3"]
    assert values(output, "v:shape", "id") == ["one", "two", "one_2", "two_2", "one_3", "two_3"]
    assert values(output, "v:shape", "type") == [f"#_x0000_t75{end}" for end in ("", "", "_2", "_2", "_3", "_3")]
    assert values(output, "o:OLEObject", "ShapeID") == ["one", "one_2", "one_3"]
    assert values(output, "v:textbox", "style") == [
        f"mso-next-textbox:#{name};x:y" for name in ("two", "gone", "two_2", "gone", "two_3", "gone")
    ]


def test_a_new_name_is_none_that_the_piece_has_itself() -> None:
    first, second = (
        word(para(f"<w:r><w:pict>{''.join(SHAPE.format(name, name) for name in names)}</w:pict></w:r>"))
        for names in (("one",), ("one", "one_2"))
    )

    assert values(plainly(first, second), "v:shape", "id") == ["one", "one_3", "one_2"]


def test_the_shapes_of_bullets_and_those_of_texts_differ_too() -> None:
    shape = f'<w:pict>{KIND}<v:shape id="one" type="#_x0000_t75"><v:imagedata r:id="rId1"/></v:shape></w:pict>'
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="*"/><w:lvlPicBulletId w:val="0"/></w:lvl>'
    numbering = (
        f'<w:numPicBullet w:numPicBulletId="0">{shape}</w:numPicBullet><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    link = Link("rId1", "image", "word/media/dot.png", png(1), holder="word/numbering.xml")
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = para(f"<w:r><w:pict>{KIND}{SHAPE.format('one', 'two')}</w:pict></w:r>", props=item)
    file = word(body, numbering=numbering, links=[link])

    output = plainly(file, file)
    part = output.related("numbering")
    assert part is not None
    texts = {name: values(output, name, "id") for name in ("v:shapetype", "v:shape")}
    bullets = {name: [node.get("id", "") for node in part.tree().iter(q(name))] for name in ("v:shapetype", "v:shape")}
    types = [node.get("type", "") for node in part.tree().iter(q("v:shape"))]

    assert {name: len({*texts[name], *bullets[name]}) for name in texts} == {"v:shapetype": 4, "v:shape": 4}
    assert types == [f"#{name}" for name in bullets["v:shapetype"]]
    assert values(output, "v:shape", "type") == [f"#{name}" for name in texts["v:shapetype"]]
