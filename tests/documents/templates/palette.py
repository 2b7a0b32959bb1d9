"""The colours and fonts of the house, each declared once; every style names them through the theme."""

from dataclasses import dataclass
from typing import Final, Literal

HEADING_FONT: Final = "Cambria"
BODY_FONT: Final = "Calibri"
TEXT_WIDTH: Final = 8844  # twips between the side margins: 15.6 cm, about 90 letters a line
SIDE_MARGIN: Final = 1531

Role = Literal["text", "paper", "ink", "mist", "blue", "clay", "slate", "sand"]


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the theme: its slot for Word, its value for programs that do not follow themes."""

    slot: str
    value: str


# Contrast on white: ink 14.0, blue 9.3, clay 5.5, slate 5.9 to 1 (WCAG 1.4.3 asks for 4.5).
COLOURS: Final[dict[Role, Colour]] = {
    "text": Colour("text1", "1E1E1E"),
    "paper": Colour("background1", "FFFFFF"),
    "ink": Colour("text2", "1F2D3A"),
    "mist": Colour("background2", "E9F0F5"),
    "blue": Colour("accent1", "1D4A6D"),
    "clay": Colour("accent2", "A6521B"),
    "slate": Colour("accent3", "586674"),
    "sand": Colour("accent4", "FAF1E8"),
}
LINE: Final = Colour("accent5", "B9C7D3")
