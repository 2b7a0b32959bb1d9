"""How well words can be told from what they stand on: the contrast of the colours that a document gives them.

Follows ECMA-376 part 1 (17.7.2): the run, its style, the paragraph's style, the table's style, the defaults. Colours of a theme
are read as the value that Word wrote beside them. Words whose colour is automatic are taken to be readable; pictures are not seen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annuario.docx.house import Styles
from annuario.docx.names import w
from annuario.docx.parts import Element, Package
from annuario.docx.text import style_id
from annuario.docx.tree import number, on

ENOUGH = 4.5
"""WCAG 2.1, 1.4.3: for words of ordinary size."""
ENOUGH_IF_LARGE = 3.0
_LARGE, _LARGE_IF_BOLD = 36, 28  # half points: 18 points, or 14 in bold
_ORDINARY = 20
_HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000",
    "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0", "black": "000000", "white": "FFFFFF",
}  # fmt: skip  # ECMA-376 part 1, 17.18.40


@dataclass(frozen=True, slots=True)
class Faint:
    """Words that are hard to tell from their ground: the two colours (RRGGBB) and their contrast, 21 at most."""

    words: str
    colour: str
    ground: str
    ratio: float


class Looks:
    """The looks of one document, by its own styles."""

    def __init__(self, package: Package) -> None:
        """Begin with the document's styles."""
        self._styles = Styles(package)
        part = package.related("styles")
        self._defaults = part.tree().find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}") if part is not None else None

    def faint(self, paragraph: Element) -> Iterator[Faint]:
        """Yield what can hardly be read in `paragraph`, run by run; text boxes within it are paragraphs of their own."""
        for run in paragraph.iter(w("r")):
            words = "".join(text.text or "" for text in run.iterchildren(w("t")))
            if not words.strip() or next(run.iterancestors(w("p"))) is not paragraph:
                continue
            layers = list(self._layers(run, paragraph))
            colour, ground = _colour(layers), self._ground(layers, paragraph)
            if colour and ground and not _is_hidden(layers):
                ratio = contrast(colour, ground)
                if ratio < (ENOUGH_IF_LARGE if _is_large(layers) else ENOUGH):
                    yield Faint(words.strip(), colour, ground, ratio)

    def _layers(self, run: Element, paragraph: Element) -> Iterator[Element]:
        """Yield the run properties that apply, the nearest first."""
        own = run.find(w("rPr"))
        if own is not None:
            yield own
            style = own.find(w("rStyle"))
            yield from self._of_style(style.get(w("val"), "") if style is not None else "", "rPr")
        yield from self._of_style(self._style_of(paragraph), "rPr")
        for style in self._table_parts(paragraph):
            props = style.find(w("rPr"))
            if props is not None:
                yield props
        if self._defaults is not None:
            yield self._defaults

    def _style_of(self, paragraph: Element) -> str:
        return style_id(paragraph) or self._styles.defaults.get("paragraph", "")

    def _of_style(self, id_: str, name: str) -> Iterator[Element]:
        for style in self._styles.chain(id_):
            props = style.find(w(name))
            if props is not None:
                yield props

    def _table_parts(self, paragraph: Element) -> Iterator[Element]:
        """Yield what the style of the table says of the paragraph's cell: the first row's part, then the whole table's."""
        row = next(paragraph.iterancestors(w("tr")), None)
        table = row.getparent() if row is not None else None
        if row is None or table is None or table.tag != w("tbl"):
            return
        named = table.find(f"{w('tblPr')}/{w('tblStyle')}")
        look = table.find(f"{w('tblPr')}/{w('tblLook')}")
        first = table.find(w("tr")) is row and look is not None and _says_first_row(look)
        for style in self._styles.chain(named.get(w("val"), "") if named is not None else ""):
            yield from (part for part in style.iterfind(w("tblStylePr")) if first and part.get(w("type")) == "firstRow")
            yield style

    def _ground(self, layers: list[Element], paragraph: Element) -> str:
        """Return what the words stand on, "" where that cannot be told."""
        for props in layers:
            highlight = props.find(w("highlight"))
            if highlight is not None and highlight.get(w("val"), "") in _HIGHLIGHTS:
                return _HIGHLIGHTS[highlight.get(w("val"), "")]
        cell = next(paragraph.iterancestors(w("tc")), None)
        own, of_cell = paragraph.find(w("pPr")), cell.find(w("tcPr")) if cell is not None else None
        places = [*layers[:-1], own, *self._of_style(self._style_of(paragraph), "pPr"), of_cell]
        places += [part.find(w("tcPr")) for part in self._table_parts(paragraph)]
        for place in places:
            fill = _fill(place.find(w("shd")) if place is not None else None)
            if fill:
                return fill
        in_box = next(paragraph.iterancestors(w("txbxContent")), None) is not None
        return "" if in_box else "FFFFFF"


def contrast(colour: str, ground: str) -> float:
    """Return the contrast of two colours (RRGGBB) as WCAG 2.1 defines it: 1 to 21."""
    lighter, darker = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)  # noqa: PLR2004 -- sRGB
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _colour(layers: list[Element]) -> str:
    """Return the colour that the words are given; "" for the automatic one."""
    for props in layers:
        found = props.find(w("color"))
        if found is not None:
            return _hex(found.get(w("val"), ""))
    return ""


def _fill(shading: Element | None) -> str:
    return _hex(shading.get(w("fill"), "")) if shading is not None else ""


def _hex(value: str) -> str:
    return value.upper() if re.fullmatch("[0-9A-Fa-f]{6}", value) else ""


def _says_first_row(look: Element) -> bool:
    said = look.get(w("firstRow"))
    if said is not None:
        return said in {"1", "true", "on"}
    value = look.get(w("val"), "0")
    return bool(int(value, 16) & 0x20) if re.fullmatch("[0-9A-Fa-f]{1,8}", value) else False


def _is_hidden(layers: list[Element]) -> bool:
    return next((said for props in layers if (said := on(props, "vanish")) is not None), False)


def _is_large(layers: list[Element]) -> bool:
    sizes = (props.find(w("sz")) for props in layers)
    size = next((number(found.get(w("val")), _ORDINARY) for found in sizes if found is not None), _ORDINARY)
    bold = next((said for props in layers if (said := on(props, "b")) is not None), False)
    return size >= (_LARGE_IF_BOLD if bold else _LARGE)
