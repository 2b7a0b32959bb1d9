"""Pictures that look like photographs or scans, rendered by code, the same bytes each time."""

import math
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.documents.sample.camera import HIGH, WIDE, Colour, developed, glow, sky
from tests.documents.sample.places import awnings, evening, pool, river, track


def scene(name: str) -> bytes:
    """The JPEG of one of `SCENES`."""
    image = developed(SCENES[name](), seed=len(name))
    out = BytesIO()
    image.save(out, "JPEG", quality=82, dpi=(200, 200))
    return out.getvalue()


def _hall() -> Image.Image:
    """A meeting seen from the last row: heads before a lit screen."""
    image = sky((38, 32, 38), (62, 48, 44))
    draw = ImageDraw.Draw(image)
    draw.rectangle((330, 80, 870, 400), fill=(232, 238, 244))
    for place, high in enumerate((90, 150, 120, 210, 176)):
        draw.rectangle((400 + place * 84, 360 - high, 452 + place * 84, 360), fill=(70, 116, 176) if place != 3 else (196, 62, 52))
    draw.line((380, 362, 830, 362), fill=(80, 80, 90), width=4)
    chance = np.random.default_rng(3)
    for row, (y, size) in enumerate(((430, 26), (500, 36), (590, 50), (700, 70))):
        for x in range(-20 + row * 18, WIDE + 40, int(size * 2.9)):
            dark = int(chance.integers(14, 40))
            move = float(chance.integers(-8, 8))
            draw.ellipse(
                (x + move - size * 0.62, y - size, x + move + size * 0.62, y + size * 0.6), fill=(dark + 16, dark + 6, dark)
            )
            body = (x + move - size * 1.25, y + size * 0.5, x + move + size * 1.25, y + size * 3)
            draw.rounded_rectangle(body, size * 0.7, fill=(dark, dark, dark + 8))
    return image.filter(ImageFilter.GaussianBlur(1.6))


def _crayon() -> Image.Image:
    """A child's drawing of two towns under one rainbow, scanned."""
    paper = Image.new("RGB", (WIDE, HIGH), (250, 247, 236))
    draw = ImageDraw.Draw(paper)
    chance = np.random.default_rng(6)

    def stroke(points: list[tuple[float, float]], colour: str, width: int) -> None:
        for _ in range(3):
            draw.line(
                [(x + chance.normal(0, 3), y + chance.normal(0, 3)) for x, y in points], fill=colour, width=width, joint="curve"
            )

    arc = [(600 + 430 * math.cos(angle), 520 - 380 * math.sin(angle)) for angle in np.linspace(0.1, 3.04, 40)]
    for place, colour in enumerate(("#D84B3A", "#EE9A3A", "#F2D24B", "#5FA65A", "#4A78C0", "#7B55A0")):
        stroke([(600 + (x - 600) * (1 - place * 0.05), 520 + (y - 520) * (1 - place * 0.05)) for x, y in arc], colour, 10)
    for x in range(0, WIDE, 9):
        stroke([(x, 560 + chance.normal(0, 6)), (x + 12, 640 + chance.normal(0, 16))], "#6FA84F", 5)
    for left, wall, roof in (
        (90, "#C98B4F", "#A23B2E"),
        (250, "#E3C26B", "#7B55A0"),
        (840, "#8FB7D6", "#A23B2E"),
        (1000, "#D99AA5", "#4F6D4A"),
    ):
        for y in range(430, 560, 8):
            stroke([(left, y), (left + 120, y)], wall, 6)
        stroke([(left - 12, 430), (left + 60, 340), (left + 132, 430), (left - 12, 430)], roof, 9)
        stroke([(left + 48, 560), (left + 48, 500), (left + 76, 500), (left + 76, 560)], "#4A3A2E", 6)
    stroke([(640, 560), (622, 300), (640, 170), (658, 300), (640, 560)], "#8A6A4A", 8)
    for angle in np.linspace(0, 6.2, 14):
        stroke(
            [(150 + 30 * math.cos(angle), 110 + 30 * math.sin(angle)), (150 + 80 * math.cos(angle), 110 + 80 * math.sin(angle))],
            "#F2B83A",
            6,
        )
    font = ImageFont.load_default(52)
    draw.text((200, 640), "TORINO", fill="#3A4A8A", font=font, anchor="mm")
    draw.text((980, 640), "LYON", fill="#A23B2E", font=font, anchor="mm")
    return paper.filter(ImageFilter.GaussianBlur(1.2))


def _model() -> Image.Image:
    """A model of a quarter in white card, lit from the left."""
    image = sky((92, 88, 84), (70, 66, 62))
    draw = ImageDraw.Draw(image)
    draw.polygon(((600, 120), (1180, 400), (600, 690), (20, 400)), fill=(214, 208, 196))
    chance = np.random.default_rng(14)
    for row in range(9):
        for column in range(9):
            if column == 4 or row == 6:
                continue
            x, y = 600 + (column - row) * 60, 158 + (column + row) * 29
            tall = float(chance.integers(18, 66)) * (2.3 if (row, column) in {(2, 6), (3, 7)} else 1)
            roof = ((x, y - tall), (x + 44, y + 22 - tall), (x, y + 44 - tall), (x - 44, y + 22 - tall))
            draw.polygon(((x, y + 46), (x + 46, y + 24), (x + 92, y + 46), (x + 46, y + 68)), fill=(176, 169, 157))
            draw.polygon((roof[3], roof[2], (x, y + 44), (x - 44, y + 22)), fill=(238, 234, 226))
            draw.polygon((roof[2], roof[1], (x + 44, y + 22), (x, y + 44)), fill=(158, 150, 140))
            draw.polygon(roof, fill=(252, 250, 245))
    draw.line((600 + 5 * 60 - 30, 158 + 3 * 29, 600 - 5 * 60 + 90, 158 + 13 * 29 + 40), fill=(126, 164, 186), width=18)
    return image.filter(ImageFilter.GaussianBlur(1.1))


def _letter() -> Image.Image:
    """A page of an old letter with its stamp, as an archive scans it."""
    image = Image.new("RGB", (WIDE, HIGH), (52, 48, 46))
    paper = sky((232, 216, 180), (216, 194, 150)).resize((900, 700))
    draw = ImageDraw.Draw(paper)
    chance = np.random.default_rng(2)
    for line in range(13):
        x, y = 90.0 + (60 if line in {0, 5, 9} else 0), 150 + line * 40
        end = 800 - float(chance.integers(0, 120)) - (260 if line in {4, 8, 12} else 0)
        while x < end:
            wide = float(chance.integers(26, 84))
            word = [(x + at, y + 7 * math.sin(at / 4.1) - (13 if chance.random() < 0.18 else 0)) for at in np.arange(0, wide, 3.2)]
            draw.line(word, fill=(64, 52, 74), width=3, joint="curve")
            x += wide + 16
    draw.ellipse((640, 30, 790, 180), outline=(150, 62, 58), width=6)
    draw.ellipse((664, 54, 766, 156), outline=(150, 62, 58), width=3)
    draw.text((715, 105), "1907", fill=(150, 62, 58), font=ImageFont.load_default(34), anchor="mm")
    image.paste(paper.rotate(2.2, expand=True, fillcolor=(52, 48, 46)), (140, 0))
    return image.filter(ImageFilter.GaussianBlur(0.8))


def _gallery() -> Image.Image:
    """A room of a museum: paintings on a grey wall under spotlights, a bench before them."""
    image = sky((172, 170, 166), (198, 196, 190))
    draw = ImageDraw.Draw(image)
    draw.polygon(((0, 560), (WIDE, 560), (WIDE, HIGH), (0, HIGH)), fill=(132, 104, 78))
    for x in range(-600, 1800, 90):
        draw.line((600 + (x - 600) * 0.55, 560, x, HIGH), fill=(112, 86, 62), width=3)
    chance = np.random.default_rng(9)
    for left, top, wide, high in (
        (60, 190, 150, 210),
        (270, 150, 230, 290),
        (560, 210, 170, 170),
        (800, 140, 150, 300),
        (1010, 200, 140, 190),
    ):
        draw.rectangle((left - 12, top - 12, left + wide + 12, top + high + 12), fill=(146, 112, 58))
        draw.rectangle((left, top, left + wide, top + high), fill=tuple(int(value) for value in chance.integers(60, 190, 3)))
        for _ in range(26):
            x, y = left + int(chance.integers(0, wide - 36)), top + int(chance.integers(0, high - 30))
            ink = tuple(int(value) for value in chance.integers(40, 235, 3))
            draw.rectangle((x, y, x + int(chance.integers(8, 36)), y + int(chance.integers(6, 30))), fill=ink)
    draw.rectangle((430, 590, 770, 616), fill=(58, 46, 40))
    for x in (450, 740):
        draw.rectangle((x, 616, x + 12, 668), fill=(44, 36, 32))
    lights: list[tuple[float, float, float, Colour]] = [(x, 96.0, 5.0, (255, 246, 220)) for x in (135, 385, 645, 875, 1080)]
    return glow(image.filter(ImageFilter.GaussianBlur(1.2)), lights, 46)


SCENES: Final[Mapping[str, Callable[[], Image.Image]]] = {
    "awnings": awnings,
    "crayon": _crayon,
    "evening": evening,
    "gallery": _gallery,
    "hall": _hall,
    "letter": _letter,
    "model": _model,
    "pool": pool,
    "river": river,
    "track": track,
}
