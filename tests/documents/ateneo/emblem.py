"""The emblem on the university's cover: a portico in a seal, drawn here and by nobody else."""

import math
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

SIDE: Final = 900  # 8.6 cm at 266 dpi
FINER: Final = 3  # drawn three times as large, then made smaller: smooth lines
WINE: Final = "#7A1E35"
GOLD: Final = "#B08A2E"
PAPER: Final = "#FFFFFF"
COLUMNS: Final = 6
BEADS: Final = 60

Box = tuple[float, float, float, float]


class Seal:
    """The drawing under way; all measures are parts of the seal's side, from its middle."""

    def __init__(self) -> None:
        """Begin on white paper."""
        self.image = Image.new("RGB", (SIDE * FINER, SIDE * FINER), PAPER)
        self.draw = ImageDraw.Draw(self.image)

    def disc(self, radius: float, colour: str, x: float = 0, y: float = 0) -> None:
        """Draw a full circle."""
        self.draw.ellipse(self.box((x - radius, y - radius, x + radius, y + radius)), fill=colour)

    def block(self, left: float, top: float, right: float, bottom: float, colour: str = PAPER) -> None:
        """Draw a rectangle."""
        self.draw.rectangle(self.box((left, top, right, bottom)), fill=colour)

    def shape(self, *points: tuple[float, float], colour: str = PAPER) -> None:
        """Draw a polygon."""
        self.draw.polygon([self.point(*point) for point in points], fill=colour)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point lies, in fine pixels."""
        return (0.5 + x) * SIDE * FINER, (0.5 + y) * SIDE * FINER

    def box(self, sides: Box) -> Box:
        """Return where a box lies, in fine pixels."""
        left, top, right, bottom = sides
        return (*self.point(left, top), *self.point(right, bottom))


def rings(seal: Seal) -> None:
    """Draw the seal itself: a rim, a string of beads, a field."""
    for radius, colour in ((0.495, WINE), (0.478, PAPER), (0.466, WINE), (0.40, PAPER), (0.392, GOLD), (0.384, WINE)):
        seal.disc(radius, colour)
    for bead in range(BEADS):
        angle = 2 * math.pi * bead / BEADS
        seal.disc(0.0085, GOLD, 0.433 * math.cos(angle), 0.433 * math.sin(angle))


def portico(seal: Seal) -> None:
    """Draw six columns on three steps under a gable."""
    seal.shape((-0.27, -0.095), (0.0, -0.225), (0.27, -0.095))
    seal.shape((-0.185, -0.112), (0.0, -0.2), (0.185, -0.112), colour=WINE)
    seal.disc(0.024, GOLD, 0, -0.142)
    seal.block(-0.255, -0.083, 0.255, -0.052)
    pitch = 0.46 / (COLUMNS - 1)
    for number in range(COLUMNS):
        x = -0.23 + pitch * number
        seal.block(x - 0.03, -0.052, x + 0.03, -0.036)
        seal.block(x - 0.02, -0.036, x + 0.02, 0.126)
        seal.block(x - 0.03, 0.126, x + 0.03, 0.142)
    for step in range(3):
        wide = 0.262 + 0.022 * step
        seal.block(-wide, 0.146 + 0.028 * step, wide, 0.168 + 0.028 * step)


def book(seal: Seal) -> None:
    """Draw an open book below the steps."""
    seal.shape((-0.105, 0.255), (-0.004, 0.275), (-0.004, 0.345), (-0.105, 0.322), colour=GOLD)
    seal.shape((0.105, 0.255), (0.004, 0.275), (0.004, 0.345), (0.105, 0.322), colour=GOLD)


def emblem_png() -> bytes:
    """Return the emblem as PNG with 32 colours."""
    seal = Seal()
    rings(seal)
    portico(seal)
    book(seal)
    small = seal.image.resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    stream = BytesIO()
    small.quantize(32, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True, dpi=(266, 266))
    return stream.getvalue()
