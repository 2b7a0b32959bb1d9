"""An office's looks -> the house's styles, by role. Touches no word: emphasis, language, tables, pictures and notes stay.

What goes: fonts, sizes, colours, indents, an office's table borders, page breaks, the numbers of headings. Numbered lists keep
their own numbers. A table far wider than the page gets a landscape page of its own.
"""

from copy import deepcopy
from dataclasses import dataclass

from annuario.docx.captions import number_captions, typed_captions
from annuario.docx.chart_looks import restyle_charts
from annuario.docx.endnotes import endnotes_to_footnotes
from annuario.docx.fit import Rooms, fit_drawing
from annuario.docx.heading_numbers import freeze_numbers, naming, numbered_headings
from annuario.docx.house import SYMBOLS, Measures, Styles, plain_name
from annuario.docx.keeping import keep_together
from annuario.docx.kept_looks import keep_looks
from annuario.docx.language import Languages
from annuario.docx.names import q, w, word_type
from annuario.docx.parts import Element, Package, Part
from annuario.docx.review import Remark, remark_on
from annuario.docx.roles import Kind, Role, Roles
from annuario.docx.rules import Rules
from annuario.docx.tab_tables import tab_tables
from annuario.docx.tables import restyle_table, space_tables
from annuario.docx.text import paragraph_text
from annuario.docx.tree import PPR_ORDER, RPR_ORDER, element, on, properties, put, remove
from annuario.docx.wide import turn_wide_tables

_RUN_KEPT = frozenset(
    w(name)
    for name in (
        *("b", "bCs", "i", "iCs", "u", "strike", "dstrike", "caps", "smallCaps", "vertAlign", "vanish"),
        *("lang", "rtl", "cs", "em", "noProof", "oMath", "specVanish", "rStyle"),
    )
)
_QUIET = _RUN_KEPT - {w(name) for name in ("b", "bCs", "i", "iCs", "rStyle")}  # stays as it is, whatever the role
_SAME = {
    "rimandonotaapièdipagina": "footnote reference",
    "rimandonotadichiusura": "footnote reference",
    "endnotereference": "footnote reference",  # there are no endnotes any more
    "collegamentoipertestuale": "hyperlink",
}
_TRACKED = frozenset(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Restyler:
    """Restyles one document.

    By its own roles and the house's styles, with the level of its title, how far its headings move down, the captions that
    are typed, and the run properties that the office keeps.
    """

    roles: Roles
    house: Styles
    top: int
    shift: int
    captions: frozenset[Element] = frozenset()
    kept: frozenset[str] = _RUN_KEPT

    @property
    def own(self) -> Styles:
        """The document's own styles."""
        return self.roles.styles

    def paragraph(self, paragraph: Element) -> None:
        """Give one paragraph the house's style for its role."""
        what = Role(Kind.CAPTION) if paragraph in self.captions else self.roles.role(paragraph)
        if what.kind is Kind.BODY and next(paragraph.iterancestors(w("footnote"), w("endnote")), None) is not None:
            what = Role(Kind.NOTE)
        emphasis = self._emphasis(paragraph, what)
        in_cell = next(paragraph.iterancestors(w("tc")), None) is not None
        self._properties(paragraph, what, in_cell=in_cell)
        for run in list(paragraph.iter(w("r"))):
            if run.getparent() is paragraph or next(run.iterancestors(w("p"))) is paragraph:
                self._run(run, what, emphasis)
        remove_page_breaks(paragraph)

    def _properties(self, paragraph: Element, what: Role, *, in_cell: bool) -> None:
        props = properties(paragraph, "pPr")
        kept = {w("keepNext"), w("bidi"), w("sectPr"), w("tabs")} | ({w("jc")} if in_cell else set())
        if _only_picture(paragraph):
            kept.discard(w("keepNext"))
        mark = _tracked_mark(props)
        for child in list(props):
            if child.tag not in kept or (child.tag == w("tabs") and next(paragraph.iter(w("tab")), None) is None):
                props.remove(child)
        if mark is not None:
            put(props, mark, PPR_ORDER)
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
                names = (f"heading {self.top}",)
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
        props = run.find(w("rPr"))
        if emphasis == (False, False) and (props is None or all(child.tag in _QUIET for child in props)):
            return
        props = properties(run, "rPr")
        bold, italic = self._effective(props, emphasis)
        for child in list(props):
            if child.tag not in self.kept and not _symbol_font(child):
                props.remove(child)
        self._character_style(props)
        plain = what.kind in {Kind.HEADING, Kind.TITLE, Kind.CAPTION}
        for name, value in (("b", bold and not plain), ("i", italic and what.kind is not Kind.CAPTION)):
            for old in (props.find(w(name)), props.find(w(f"{name}Cs"))):
                if old is not None:
                    props.remove(old)
            if value:
                put(props, element(f"w:{name}"), RPR_ORDER)
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
        id_ = style.get(w("val"), "")
        name = plain_name(self.own.name(id_))
        same = self.house.find("character", _SAME.get(name, name))
        if same:
            style.set(w("val"), same)
            return
        props.remove(style)
        for child in self.own.meaningful(id_):
            if props.find(child.tag) is None:
                put(props, deepcopy(child), RPR_ORDER)


def restyle(package: Package, house: Package, *, top: int = 3, rules: Rules | None = None) -> tuple[Remark, ...]:
    """Give `package` in place the looks of `house`; its highest heading becomes one of level `top`, its endnotes footnotes.

    Its styles are the house's afterwards. Numbering stays the document's own, for composing to take over. Returns what a
    reader may stumble over: `typed-reference`, words that name the number of a heading, which is shown no more. `rules` say
    which looks the office keeps, and whether captions count through the book.
    """
    rules = rules or Rules()
    endnotes_to_footnotes(package)
    body = package.body
    roles = Roles.of(package)
    numbered = numbered_headings(body, roles)
    remarks = tuple(remark_on("typed-reference", naming(body, numbered)))
    freeze_numbers(body, numbered)
    measures, styles = Measures.of(house), Styles(house)
    captions = typed_captions(body, roles)
    turn_wide_tables(body, measures, roles, captions)
    in_columns = tab_tables(body, roles)
    if rules.number_captions:
        chosen = [p for p in body.iterfind(w("p")) if p in captions or roles.role(p).kind is Kind.CAPTION]
        number_captions(body, chosen, rules.caption_words)
    kept = _RUN_KEPT | {w(name) for name in rules.looks}
    languages = Languages(roles.styles, styles, dict.fromkeys(roles.styles.by_id, ""))
    restyler = Restyler(roles, styles, top, top - _highest(package, roles), captions, kept)
    for story in package.stories():
        root = story.tree()
        languages.bake(root)
        keep_looks(root, roles.styles, rules.looks)
        for paragraph in list(root.iter(w("p"))):
            restyler.paragraph(paragraph)
        _space_headings_out(root, styles)
    _fit(body, measures, styles, roles.styles)
    keep_together(body, styles, in_columns)
    restyle_charts(package)
    _take_styles(package, house)
    return remarks


def _fit(body: Element, measures: Measures, styles: Styles, own: Styles) -> None:
    """Fit tables, pictures and shapes to the room at their places."""
    rooms = Rooms(body, measures)
    for table in list(body.iter(w("tbl"))):
        restyle_table(table, styles, rooms.at(table).across, own)
    for drawing in body.iter(q("wp:inline"), q("wp:anchor")):
        fit_drawing(drawing, rooms.at(drawing))
    space_tables(body, styles)


def _take_styles(package: Package, house: Package) -> None:
    """Let `package` have the styles of `house`: an id must not mean one thing here and another there."""
    part = house.related("styles")
    if part is not None:
        own = package.ensure("styles", word_type("styles"), part.tree())
        package.parts[own.name] = Part(own.name, own.type, part.content)


def _highest(package: Package, roles: Roles) -> int:
    found = [roles.role(paragraph) for paragraph in package.body.iter(w("p")) if paragraph_text(paragraph)]
    levels = [role.level for role in found if role.kind is Kind.HEADING]
    if any(role.kind is Kind.TITLE for role in found):
        levels = [level - 1 for level in levels]  # the title stands over them
    return min(levels, default=1)


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
    """Remove the page breaks of one paragraph, for the house decides where pages end; between words a line still ends."""
    for mark in list(paragraph.iter(w("br"))):
        if mark.get(w("type")) in {"page", "column"}:
            if _between_words(paragraph, mark):
                del mark.attrib[w("type")]
            else:
                remove(mark)


def _between_words(paragraph: Element, mark: Element) -> bool:
    places = [node is mark for node in paragraph.iter(w("t"), w("br")) if node is mark or (node.tag == w("t") and node.text)]
    return not places[0] and not places[-1]


def _tracked_mark(props: Element) -> Element | None:
    """Return what the mark of a paragraph holds of tracked changes, if there are any: it came in, or was deleted, with them."""
    found = [child for child in props.iterfind(f"{w('rPr')}/*") if child.tag in _TRACKED]
    if not found:
        return None
    mark = element("w:rPr")
    mark.extend(found)
    return mark


def _symbol_font(child: Element) -> bool:
    return child.tag == w("rFonts") and any(str(value).casefold().startswith(SYMBOLS) for value in child.attrib.values())
