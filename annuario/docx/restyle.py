"""An office's looks -> the house's styles, by role. Touches no word: emphasis, language, tables, pictures and notes stay.

What goes: fonts, sizes, colours, indents, an office's table borders, page breaks. Numbered lists keep their own numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from annuario.docx.house import Measures, Styles, plain_name
from annuario.docx.names import q, w
from annuario.docx.package import Element, Package
from annuario.docx.roles import Kind, Role, role
from annuario.docx.tables import restyle_table
from annuario.docx.text import paragraph_text
from annuario.docx.tree import PPR_ORDER, RPR_ORDER, element, on, properties, put, remove, remove_all

_RUN_KEPT = frozenset(
    w(name)
    for name in "b bCs i iCs u strike dstrike caps smallCaps vertAlign vanish lang rtl cs em noProof oMath specVanish rStyle".split()
)
_SYMBOLS = ("symbol", "wingdings", "webdings", "zapfdingbats", "marlett")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Restyler:
    """Restyles one document: its own styles and numbering, the house's styles, how far its headings move down."""

    package: Package
    own: Styles
    house: Styles
    numbering: Element | None
    shift: int

    def paragraph(self, paragraph: Element) -> None:
        """Give one paragraph the house's style for its role."""
        what = role(paragraph, self.own, self.numbering)
        emphasis = self._emphasis(paragraph, what)
        in_cell = next(paragraph.iterancestors(w("tc")), None) is not None
        self._properties(paragraph, what, in_cell=in_cell)
        for run in list(paragraph.iter(w("r"))):
            if next(run.iterancestors(w("p"))) is paragraph:
                self._run(run, what, emphasis)
        remove_page_breaks(paragraph)

    def _properties(self, paragraph: Element, what: Role, *, in_cell: bool) -> None:
        props = properties(paragraph, "pPr")
        kept = {w("keepNext"), w("bidi"), w("sectPr"), w("tabs")} | ({w("jc")} if in_cell else set())
        if _only_picture(paragraph):
            kept.discard(w("keepNext"))
        for child in list(props):
            if child.tag not in kept or (child.tag == w("tabs") and next(paragraph.iter(w("tab")), None) is None):
                props.remove(child)
        style = self._style(paragraph, what, in_cell=in_cell)
        if style:
            put(props, element("w:pStyle", val=style), PPR_ORDER)
        if what.kind is Kind.NUMBER and what.num:
            numbers = element("w:numPr")
            numbers.append(element("w:ilvl", val=str(what.level - 1)))
            numbers.append(element("w:numId", val=what.num))
            put(props, numbers, PPR_ORDER)

    def _style(self, paragraph: Element, what: Role, *, in_cell: bool) -> str:
        suffix = "" if what.level == 1 else f" {min(what.level, 3)}"
        names: tuple[str, ...]
        match what.kind:
            case Kind.TITLE:
                names = (f"heading {min(1 + self.shift, _DEEPEST)}",)
            case Kind.HEADING:
                names = (f"heading {min(what.level + self.shift, _DEEPEST)}",)
            case Kind.BULLET:
                names = (f"List Bullet{suffix}", "List Bullet")
            case Kind.NUMBER:
                names = (f"List Number{suffix}", "List Number")
            case Kind.CAPTION:
                names = ("Caption",)
            case Kind.QUOTE:
                names = ("Quote",)
            case Kind.NOTE:
                names = ("footnote text",)
            case Kind.BODY:
                names = ("Table Text",) if in_cell else ("Picture",) if _only_picture(paragraph) else ("Body Text",)
        return self.house.find("paragraph", *names, "Body Text", "Normal")

    def _emphasis(self, paragraph: Element, what: Role) -> tuple[bool, bool]:
        """Return whether the paragraph's own style makes its words bold and italic: the house's would lose that."""
        if what.kind not in {Kind.BODY, Kind.BULLET, Kind.NUMBER}:
            return False, False
        props = paragraph.find(w("pPr"))
        style = props.find(w("pStyle")) if props is not None else None
        id_ = style.get(w("val"), "") if style is not None else ""
        return self.own.switch(id_, "b"), self.own.switch(id_, "i")

    def _run(self, run: Element, what: Role, emphasis: tuple[bool, bool]) -> None:
        props = properties(run, "rPr")
        bold, italic = self._effective(props, emphasis)
        language = props.find(w("lang"))
        for child in list(props):
            if child.tag not in _RUN_KEPT and not _symbol_font(child):
                props.remove(child)
        self._character_style(props)
        plain = what.kind in {Kind.HEADING, Kind.TITLE, Kind.CAPTION}
        for name, value in (("b", bold and not plain), ("i", italic and what.kind is not Kind.CAPTION)):
            remove_all(props, (f"w:{name}", f"w:{name}Cs"))
            if value:
                put(props, element(f"w:{name}"), RPR_ORDER)
        if language is None and self.own.language and self.own.language != self.house.language:
            put(props, element("w:lang", val=self.own.language), RPR_ORDER)
        if len(props) == 0:
            remove(props)

    def _effective(self, props: Element, emphasis: tuple[bool, bool]) -> tuple[bool, bool]:
        style = props.find(w("rStyle"))
        id_ = style.get(w("val"), "") if style is not None else ""
        bold, italic = on(props, "b"), on(props, "i")
        return (
            bold if bold is not None else emphasis[0] or self.own.switch(id_, "b"),
            italic if italic is not None else emphasis[1] or self.own.switch(id_, "i"),
        )

    def _character_style(self, props: Element) -> None:
        style = props.find(w("rStyle"))
        if style is None:
            return
        name = plain_name(self.own.name(style.get(w("val"), "")))
        names = {"rimandonotaapièdipagina": "footnote reference", "collegamentoipertestuale": "hyperlink"}
        same = self.house.find("character", names.get(name, name))
        if same:
            style.set(w("val"), same)
        else:
            props.remove(style)


def restyle(package: Package, house: Package, *, top: int = 3) -> None:
    """Give `package` in place the looks of `house`; its highest heading becomes one of level `top`.

    Style ids in the result are the house's. Numbering stays the document's own, for composing to take over.
    """
    own, styles = Styles(package), Styles(house)
    part = package.related("numbering")
    numbering = part.tree() if part is not None else None
    shift = top - _highest(package, own, numbering)
    restyler = Restyler(package, own, styles, numbering, shift)
    measures = Measures.of(house)
    for story in package.stories():
        root = story.tree()
        for paragraph in list(root.iter(w("p"))):
            restyler.paragraph(paragraph)
        _space_headings_out(root, styles)
    for table in list(package.body.iter(w("tbl"))):
        restyle_table(table, styles, measures, across=_across(table, measures))
    for drawing in package.body.iter(q("wp:inline"), q("wp:anchor")):
        _fit(drawing, _across(drawing, measures))


def _highest(package: Package, own: Styles, numbering: Element | None) -> int:
    roles = [role(paragraph, own, numbering) for paragraph in package.body.iter(w("p")) if paragraph_text(paragraph)]
    if any(found.kind is Kind.TITLE for found in roles):
        return 0 if any(found.kind is Kind.HEADING for found in roles) else 1
    return min((found.level for found in roles if found.kind is Kind.HEADING), default=1)


def _space_headings_out(root: Element, styles: Styles) -> None:
    """An empty heading would stand in the contents: let it be body text."""
    ids = {styles.find("paragraph", f"heading {level}") for level in range(1, 7)} - {""}
    for paragraph in root.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if style is not None and style.get(w("val")) in ids and not paragraph_text(paragraph):
            style.set(w("val"), styles.find("paragraph", "Body Text", "Normal"))


def _only_picture(paragraph: Element) -> bool:
    return next(paragraph.iter(w("drawing"), w("pict")), None) is not None and not paragraph_text(paragraph)


def remove_page_breaks(paragraph: Element) -> None:
    """Remove the page breaks of one paragraph: the house decides where pages end."""
    for mark in list(paragraph.iter(w("br"))):
        if mark.get(w("type")) in {"page", "column"}:
            remove(mark)


def _symbol_font(child: Element) -> bool:
    return child.tag == w("rFonts") and any(str(value).casefold().startswith(_SYMBOLS) for value in child.attrib.values())


def _across(element_: Element, measures: Measures) -> int:
    """Return the width between the margins at the place of `element_`: more where its section is landscape."""
    section = _section_after(element_)
    size = section.find(w("pgSz")) if section is not None else None
    landscape = size is not None and size.get(w("orient")) == "landscape"
    return measures.height - (measures.width - measures.across) if landscape else measures.across


def _section_after(element_: Element) -> Element | None:
    return next(_sections_after(element_), None)


def _sections_after(element_: Element) -> Iterator[Element]:
    top = element_
    while (parent := top.getparent()) is not None and parent.tag != w("body"):
        top = parent
    node: Element | None = top
    while node is not None:
        if node.tag == w("sectPr"):
            yield node
        else:
            yield from node.iterfind(f"{w('pPr')}/{w('sectPr')}")
        node = node.getnext()


def _fit(drawing: Element, across: int) -> None:
    """Scale a picture down to the width between the margins (635 EMU are a twentieth of a point)."""
    extent = drawing.find(q("wp:extent"))
    if extent is None or int(extent.get("cx", "0")) <= across * 635:
        return
    factor = across * 635 / int(extent.get("cx", "1"))
    for node in [extent, *drawing.iter(q("a:ext"))]:
        if node.get("cx") and node.get("cy"):
            node.set("cx", str(round(int(node.get("cx", "0")) * factor)))
            node.set("cy", str(round(int(node.get("cy", "0")) * factor)))
