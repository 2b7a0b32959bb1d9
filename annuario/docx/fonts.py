"""The table of fonts: what a document says of a font that the house lacks comes along, so that a reader finds what replaces it."""

from copy import deepcopy

from lxml import etree

from annuario.docx.names import W, w, word_type
from annuario.docx.parts import Package
from annuario.docx.tree import remove_all

_EMBEDDED = ("w:embedRegular", "w:embedBold", "w:embedItalic", "w:embedBoldItalic")
_NAMES = ("ascii", "hAnsi", "eastAsia", "cs")


class Fonts:
    """The table of fonts of the document under way."""

    def __init__(self, out: Package) -> None:
        """Begin with the fonts that `out` lists."""
        self.out = out
        part = out.related("fontTable")
        self.known = {font.get(w("name"), "") for font in part.tree()} if part is not None else set()

    def adopt(self, source: Package) -> None:
        """List the fonts that the text of `source` names and the house does not; the fonts themselves stay behind."""
        part = source.related("fontTable")
        if part is None:
            return
        used = fonts_named(source)
        for font in part.tree():
            name = font.get(w("name"), "")
            if name in used - self.known:
                self.known.add(name)
                copy = deepcopy(font)
                remove_all(copy, _EMBEDDED)  # a font is its owner's; a document that carries it may be licensed, the book is not
                root = etree.Element(w("fonts"), nsmap={"w": W})
                self.out.ensure("fontTable", word_type("fontTable"), root).tree().append(copy)


def fonts_named(package: Package) -> set[str]:
    """Return the fonts that the texts of `package` name themselves, not by a style or a theme."""
    nodes = (node for story in package.stories() for node in story.tree().iter(w("rFonts")))
    return {node.get(w(name), "") for node in nodes for name in _NAMES} - {""}
