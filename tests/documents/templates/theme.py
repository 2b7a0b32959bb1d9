"""The theme part: twelve colours and two fonts, which all styles refer to."""

from typing import Final

from tests.documents.templates.markup import DRAWING, part
from tests.documents.templates.palette import BODY_FONT, COLOURS, HEADING_FONT, LINE

SLOTS: Final = (
    ("dk1", COLOURS["text"]),
    ("lt1", COLOURS["paper"]),
    ("dk2", COLOURS["ink"]),
    ("lt2", COLOURS["mist"]),
    ("accent1", COLOURS["blue"]),
    ("accent2", COLOURS["clay"]),
    ("accent3", COLOURS["slate"]),
    ("accent4", COLOURS["sand"]),
    ("accent5", LINE),
    ("accent6", COLOURS["ink"]),
    ("hlink", COLOURS["blue"]),
    ("folHlink", COLOURS["slate"]),
)
FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
# Word refuses a theme without three fills, lines, effects and backgrounds; the house uses none of them.
FORMATS: Final = (
    f'<a:fmtScheme name="House"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{f'<a:ln>{FILL}</a:ln>' * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def font_xml(role: str, name: str) -> str:
    """Return one of the theme's two fonts."""
    return f'<a:{role}Font><a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/></a:{role}Font>'


def theme_xml() -> bytes:
    """Return the theme part."""
    colours = "".join(f'<a:{slot}><a:srgbClr val="{colour.value}"/></a:{slot}>' for slot, colour in SLOTS)
    fonts = font_xml("major", HEADING_FONT) + font_xml("minor", BODY_FONT)
    elements = f'<a:clrScheme name="House">{colours}</a:clrScheme><a:fontScheme name="House">{fonts}</a:fontScheme>{FORMATS}'
    return part(f'<a:theme xmlns:a="{DRAWING}/main" name="House"><a:themeElements>{elements}</a:themeElements></a:theme>')
