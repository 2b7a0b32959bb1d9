"""The picture of the cover: a globe at the horizon and lines that join places, drawn here and by nobody else."""

import itertools
import math
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

from tests.documents.templates.palette import COLOURS

WIDTH: Final = 1248  # 15.6 cm at 203 dpi
HEIGHT: Final = 960
FINER: Final = 3  # drawn three times as large, then made smaller: smooth lines
CENTRE: Final = (0.60 * WIDTH, 1.00 * HEIGHT)
RADIUS: Final = 0.76 * HEIGHT
TILT: Final = math.radians(14)
SKY: Final = f"#{COLOURS['blue'].value}"
SEA: Final = "#17405F"
GRID: Final = "#6C92AE"
RAY: Final = "#F0C9A0"
HOME: Final = (46, 6)  # degrees north and east of the picture's middle; no real place
PLACES: Final = (
    (66, -58),
    (58, 40),
    (30, -30),
    (28, 34),
    (40, 76),
    (74, 60),
    (36, -72),
    (20, 4),
    (60, -20),
    (22, 60),
    (20, -56),
)

Point = tuple[float, float, float]


def on_sphere(north: float, east: float) -> Point:
    """Return a place as a vector of length one, before the globe is tilted."""
    up, round_ = math.radians(north), math.radians(east)
    return math.cos(up) * math.sin(round_), math.sin(up), math.cos(up) * math.cos(round_)


def tilted(point: Point) -> Point:
    """Return the point after the globe leans towards the reader."""
    x, y, z = point
    return x, y * math.cos(TILT) - z * math.sin(TILT), y * math.sin(TILT) + z * math.cos(TILT)


def on_paper(point: Point) -> tuple[float, float]:
    """Return where a tilted point is drawn, in fine pixels."""
    x, y, _ = point
    return (CENTRE[0] + RADIUS * x) * FINER, (CENTRE[1] - RADIUS * y) * FINER


def curve(draw: ImageDraw.ImageDraw, points: list[Point], colour: str, width: float) -> None:
    """Draw the stretches of a curve that lie on the near side."""
    for start, end in itertools.pairwise(points):
        if start[2] > 0 and end[2] > 0:
            draw.line((on_paper(start), on_paper(end)), fill=colour, width=round(width * FINER))


def grid(draw: ImageDraw.ImageDraw) -> None:
    """Draw meridians and parallels every fifteen degrees."""
    for east in range(-180, 180, 15):
        curve(draw, [tilted(on_sphere(north, east)) for north in range(-90, 91, 2)], GRID, 1.4)
    for north in range(-75, 90, 15):
        curve(draw, [tilted(on_sphere(north, east)) for east in range(-180, 181, 2)], GRID, 1.4)


def ray(start: Point, end: Point) -> list[Point]:
    """Return a great-circle line that rises over the globe half way."""
    angle = math.acos(sum(a * b for a, b in zip(start, end, strict=True)))
    steps = [step / 60 for step in range(61)]
    return [
        tilted((x * lift, y * lift, z * lift))
        for t in steps
        for lift in (1 + 0.24 * angle * math.sin(math.pi * t),)
        for x, y, z in (between(start, end, angle, t),)
    ]


def between(start: Point, end: Point, angle: float, part: float) -> Point:
    """Return the point at a part of the way between two points of the sphere."""
    first, second = math.sin((1 - part) * angle) / math.sin(angle), math.sin(part * angle) / math.sin(angle)
    x, y, z = (first * a + second * b for a, b in zip(start, end, strict=True))
    return x, y, z


def dot(draw: ImageDraw.ImageDraw, point: Point, radius: float) -> None:
    """Draw a place."""
    x, y = on_paper(tilted(point))
    size = radius * FINER
    draw.ellipse((x - size, y - size, x + size, y + size), fill=RAY)


def globe_png() -> bytes:
    """Return the picture as PNG with 64 colours; its ground is the house's blue."""
    image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), SKY)
    draw = ImageDraw.Draw(image)
    (x, y), size = (side * FINER for side in CENTRE), RADIUS * FINER
    draw.ellipse((x - size, y - size, x + size, y + size), fill=SEA, outline=GRID, width=round(2.2 * FINER))
    grid(draw)
    home = on_sphere(*HOME)
    for place in (on_sphere(*place) for place in PLACES):
        curve(draw, ray(home, place), RAY, 2.4)
        dot(draw, place, 5)
    dot(draw, home, 9)
    stream = BytesIO()
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    small.quantize(64, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True, dpi=(203, 203))
    return stream.getvalue()
