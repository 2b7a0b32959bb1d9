"""The table styles: House Table (calm horizontal lines) and Fiche (one project on a card)."""

from typing import Final

from tests.documents.templates.looks import Border, Char, borders_xml, shade
from tests.documents.templates.palette import COLOURS, LINE, Role

BLUE: Final = COLOURS["blue"]
SIDES: Final = 113
PADDING: Final = 57  # above and below the words of a cell
TIGHT: Final = 48  # so that four fiches of eight lines stand on a page
BASE: Final = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
    "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
)


def table_style_xml(ident: str, name: str, borders: tuple[Border, ...], conditions: str, *, padding: int = PADDING) -> str:
    """Return a table style with the house's cell padding."""
    widths = (("top", padding), ("left", SIDES), ("bottom", padding), ("right", SIDES))
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in widths)
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{ident}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/>'
        '<w:uiPriority w:val="40"/><w:qFormat/>'
        '<w:pPr><w:spacing w:before="0" w:after="0" w:line="252" w:lineRule="auto"/></w:pPr>'
        '<w:rPr><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr>'
        f"<w:tblPr><w:tblBorders>{borders_xml(borders)}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f"{conditions}</w:style>"
    )


def condition_xml(
    kind: str, char: Char, *, shading: Role | None = None, borders: tuple[Border, ...] = (), repeated: bool = False
) -> str:
    """Return the look of a part of the table, such as its first row."""
    row = "<w:trPr><w:tblHeader/></w:trPr>" if repeated else ""
    frame = f"<w:tcBorders>{borders_xml(borders)}</w:tcBorders>" if borders else ""
    cell = frame + (shade(shading) if shading else "")
    return f'<w:tblStylePr w:type="{kind}">{char.xml()}{row}<w:tcPr>{cell}</w:tcPr></w:tblStylePr>'


def house_table_xml() -> str:
    """House Table: rules above and below, a shaded head that is repeated, a total as last row."""
    head = condition_xml(
        "firstRow", Char(bold=True, colour="blue"), shading="mist", borders=(Border("bottom", 12, BLUE),), repeated=True
    )
    total = condition_xml("lastRow", Char(bold=True), borders=(Border("top", 12, BLUE),))
    label = condition_xml("firstCol", Char(bold=True))
    borders = (Border("top", 12, BLUE), Border("bottom", 12, BLUE), Border("insideH", 4, LINE))
    return table_style_xml("HouseTable", "House Table", borders, head + total + label)


def fiche_xml() -> str:
    """Fiche: a title row in blue over a column of labels and a column of values."""
    title = condition_xml("firstRow", Char(bold=True, colour="paper"), shading="blue", repeated=True)
    label = condition_xml("firstCol", Char(bold=True, colour="blue"), shading="mist")
    frame: tuple[Border, ...] = (
        Border("top", 8, BLUE),
        Border("left", 4, LINE),
        Border("bottom", 8, BLUE),
        Border("right", 4, LINE),
    )
    return table_style_xml("Fiche", "Fiche", (*frame, Border("insideH", 4, LINE)), title + label, padding=TIGHT)


def table_styles_xml() -> str:
    """Return all table styles, and the defaults of Word that they rest on."""
    return BASE + house_table_xml() + fiche_xml()
