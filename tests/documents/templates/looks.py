"""Looks of paragraphs and letters as values, and their XML in the order the schema asks for (ECMA-376 part 1, 17.3)."""

from dataclasses import dataclass
from typing import Final, Literal

from tests.documents.templates.palette import COLOURS, LINE, Colour, Role

Edge = Literal["top", "left", "bottom", "right", "insideH", "insideV"]
# The schema wants the edges in this order, whatever the order they are written in here.
EDGES: Final[tuple[Edge, ...]] = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class Border:
    """One line along an edge; `width` in eighths of a point, `gap` in points."""

    edge: Edge
    width: int
    colour: Colour = LINE
    gap: int = 0

    def xml(self) -> str:
        """Return the border's element."""
        colour = f'w:color="{self.colour.value}" w:themeColor="{self.colour.slot}"'
        return f'<w:{self.edge} w:val="single" w:sz="{self.width}" w:space="{self.gap}" {colour}/>'


def borders_xml(borders: tuple[Border, ...]) -> str:
    """Return the elements of some borders, in the schema's order."""
    return "".join(border.xml() for border in sorted(borders, key=lambda border: EDGES.index(border.edge)))


def shade(role: Role) -> str:
    """Return a flat background in one of the house's colours."""
    colour = COLOURS[role]
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour.value}" w:themeFill="{colour.slot}"/>'


def switch(name: str, *, value: bool | None) -> str:
    """Return an on/off property; nothing at all for None, so that it is inherited."""
    if value is None:
        return ""
    return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'


@dataclass(frozen=True, slots=True)
class Char:
    """How letters look; None means inherited. `size` in half points, `tracking` in twentieths of a point."""

    font: Literal["major", "minor"] | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    colour: Role | None = None
    tracking: int | None = None
    size: int | None = None
    underline: bool | None = None
    superscript: bool = False
    language: str = ""

    def xml(self) -> str:
        """Return the rPr element, or nothing."""
        inside = self._face() + self._colour() + self._measure()
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""

    def _face(self) -> str:
        fonts = ""
        if self.font:
            fonts = (
                f'<w:rFonts w:asciiTheme="{self.font}HAnsi" w:hAnsiTheme="{self.font}HAnsi"'
                f' w:eastAsiaTheme="{self.font}EastAsia" w:cstheme="{self.font}Bidi"/>'
            )
        bold = switch("b", value=self.bold) + switch("bCs", value=self.bold)
        italic = switch("i", value=self.italic) + switch("iCs", value=self.italic)
        return fonts + bold + italic + switch("caps", value=self.caps)

    def _colour(self) -> str:
        if self.colour is None:
            return ""
        colour = COLOURS[self.colour]
        return f'<w:color w:val="{colour.value}" w:themeColor="{colour.slot}"/>'

    def _measure(self) -> str:
        tracking = f'<w:spacing w:val="{self.tracking}"/>' if self.tracking is not None else ""
        size = f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>' if self.size else ""
        underline = '<w:u w:val="single"/>' if self.underline else ""
        raised = '<w:vertAlign w:val="superscript"/>' if self.superscript else ""
        language = f'<w:lang w:val="{self.language}"/>' if self.language else ""
        return tracking + size + underline + raised + language


INHERITED: Final = Char()


@dataclass(frozen=True, slots=True)
class Para:
    """How a paragraph lies; None means inherited. Measures in twips, `line` in 240ths of a line."""

    keep_next: bool | None = None
    keep_lines: bool | None = None
    page_break_before: bool | None = None
    widow_control: bool | None = None
    numbering: tuple[int, int] | None = None
    borders: tuple[Border, ...] = ()
    shading: Role | None = None
    tabs: tuple[tuple[str, str, int], ...] = ()
    before: int | None = None
    after: int | None = None
    line: int | None = None
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    contextual: bool | None = None
    align: Literal["left", "center", "right"] | None = None
    outline: int | None = None

    def xml(self) -> str:
        """Return the pPr element, or nothing."""
        inside = self._flow() + self._frame() + self._place()
        return f"<w:pPr>{inside}</w:pPr>" if inside else ""

    def _flow(self) -> str:
        flow = (
            switch("keepNext", value=self.keep_next)
            + switch("keepLines", value=self.keep_lines)
            + switch("pageBreakBefore", value=self.page_break_before)
            + switch("widowControl", value=self.widow_control)
        )
        if self.numbering is None:
            return flow
        level, number = self.numbering
        return flow + f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _frame(self) -> str:
        frame = f"<w:pBdr>{borders_xml(self.borders)}</w:pBdr>" if self.borders else ""
        shading = shade(self.shading) if self.shading else ""
        stops = "".join(f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{at}"/>' for kind, leader, at in self.tabs)
        return frame + shading + (f"<w:tabs>{stops}</w:tabs>" if stops else "")

    def _place(self) -> str:
        spacing = attributes(before=self.before, after=self.after, line=self.line)
        if self.line is not None:
            spacing += ' w:lineRule="auto"'
        indent = attributes(left=self.left, right=self.right, hanging=self.hanging)
        return (
            (f"<w:spacing{spacing}/>" if spacing else "")
            + (f"<w:ind{indent}/>" if indent else "")
            + switch("contextualSpacing", value=self.contextual)
            + (f'<w:jc w:val="{self.align}"/>' if self.align else "")
            + (f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline is not None else "")
        )


AS_BEFORE: Final = Para()


def attributes(**values: int | None) -> str:
    """Return the attributes that have a value, each in the w: namespace."""
    return "".join(f' w:{name}="{value}"' for name, value in values.items() if value is not None)
