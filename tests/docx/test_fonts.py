"""What a document says of its fonts comes along for those that its texts name, and the fonts themselves do not."""

from annuario.docx.names import w
from tests.documents.joining import plainly
from tests.documents.seen import value
from tests.documents.word import house, para, replaced, run, word


def test_fonts_that_texts_name_are_listed_once_and_without_what_is_embedded() -> None:
    listed = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="Arial"/><w:embedRegular xmlns:r="urn:r" r:id="rId9"/></w:font>' for name in "XY"
    )
    names = '<w:rFonts w:ascii="X" w:hAnsi="X"/>'
    file = replaced(word(para(run("words", names))), "word/fontTable.xml", b"</w:fonts>", f"{listed}</w:fonts>".encode())
    roof = house().related("fontTable")
    assert roof is not None

    output = plainly(file, file).related("fontTable")
    assert output is not None
    fonts = [(font.get(w("name")), value(font, "w:altName")) for font in output.tree()]

    assert fonts[len(roof.tree()) :] == [("X", "Arial")]
    assert next(output.tree().iter(w("embedRegular")), None) is None
