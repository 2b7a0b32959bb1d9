"""Old-style shapes of several pieces do not answer to one name."""

from tests.documents.joining import plainly, values
from tests.documents.word import para, word

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
