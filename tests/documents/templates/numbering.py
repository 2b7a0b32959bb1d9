"""The two lists of the house: bullets (numId 1) and numbers (numId 2), three levels each, tied to the list styles."""

from typing import Final

from tests.documents.templates.looks import Char
from tests.documents.templates.markup import W, part

BULLETS: Final = 1
NUMBERS: Final = 2
STEP: Final = 340  # twips that each level moves to the right


def level_xml(kind: str, level: int, form: str, label: str) -> str:
    """Return one level: its label in the house's blue, tied to the list style of that level."""
    style = f"List{kind}" + ("" if level == 0 else str(level + 1))
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{STEP * (level + 1)}" w:hanging="{STEP}"/></w:pPr>'
        f"{Char(font='minor', colour='blue').xml()}</w:lvl>"
    )


def definition_xml(number: int, kind: str, levels: tuple[tuple[str, str], ...]) -> str:
    """Return an abstract list and its levels."""
    inside = "".join(level_xml(kind, level, form, label) for level, (form, label) in enumerate(levels))
    identity = f'<w:nsid w:val="1A2B3C{number:02d}"/><w:multiLevelType w:val="multilevel"/><w:tmpl w:val="4D5E6F{number:02d}"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{identity}{inside}</w:abstractNum>'


def numbering_xml() -> bytes:
    """Return the numbering part."""
    bullets = definition_xml(
        BULLETS,
        "Bullet",
        (("bullet", "•"), ("bullet", "–"), ("bullet", "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}")),
    )
    numbers = definition_xml(NUMBERS, "Number", (("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3.")))
    used = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (BULLETS, NUMBERS))
    return part(f"<w:numbering {W}>{bullets}{numbers}{used}</w:numbering>")
