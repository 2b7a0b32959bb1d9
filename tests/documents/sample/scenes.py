"""Pictures that look like photographs or scans, rendered by code: light, grain and blur, the same bytes each time."""

import math
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

_WIDE, _HIGH = 1200, 720
Draw = ImageDraw.ImageDraw
Colour = tuple[int, int, int]


def scene(name: str) -> bytes:
    """The JPEG of one of `SCENES`."""
    image = _developed(SCENES[name](), seed=len(name))
    out = BytesIO()
    image.save(out, "JPEG", quality=82, dpi=(200, 200))
    return out.getvalue()


def _developed(image: Image.Image, *, seed: int) -> Image.Image:
    """The image with a camera's grain and the darker corners of its lens."""
    grain = np.random.default_rng(seed).normal(0, 5, (_HIGH, _WIDE, 1))
    across, down = np.meshgrid(np.linspace(-1, 1, _WIDE), np.linspace(-1, 1, _HIGH))
    corners = (1 - 0.22 * np.clip(across**2 + down**2 - 0.5, 0, None))[:, :, None]
    pixels = np.asarray(image.convert("RGB"), dtype=float) * corners + grain
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _sky(top: Colour, bottom: Colour, *, high: int = _HIGH) -> Image.Image:
    """An image whose colour goes from `top` to `bottom`."""
    share = np.linspace(0, 1, high)[:, None, None]
    column = np.array(top) * (1 - share) + np.array(bottom) * share
    return Image.fromarray(np.broadcast_to(column, (high, _WIDE, 3)).astype(np.uint8))


def _glow(image: Image.Image, lights: list[tuple[float, float, float, Colour]], blur: float) -> Image.Image:
    """The image with lights (x, y, radius, colour) that shine beyond their edge."""
    layer = Image.new("RGB", image.size)
    draw = ImageDraw.Draw(layer)
    for x, y, radius, colour in lights:
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
    return ImageChops.screen(ImageChops.screen(image, layer.filter(ImageFilter.GaussianBlur(blur))), layer)


def _evening() -> Image.Image:
    """A square after dark, with lit windows and lamps, and the wet pavement that mirrors them."""
    chance = np.random.default_rng(11)
    street = _sky((28, 34, 66), (120, 92, 96), high=_HIGH)
    draw = ImageDraw.Draw(street)
    left = 0
    while left < _WIDE:
        wide, roof = int(chance.integers(110, 190)), int(chance.integers(110, 230))
        shade = int(chance.integers(38, 62))
        draw.rectangle((left, roof, left + wide, 440), fill=(shade + 10, shade, shade + 4))
        for y in range(roof + 24, 380, 46):
            for x in range(left + 16, left + wide - 28, 36):
                lit = chance.random() < 0.62
                draw.rectangle((x, y, x + 18, y + 28), fill=(255, 214, 140) if lit else (44, 42, 56))
        for x in range(left + 8, left + wide - 30, 44):
            draw.rounded_rectangle((x, 392, x + 34, 440), 14, fill=(232, 170, 92))
        left += wide + 3
    ground = street.crop((0, 160, _WIDE, 440)).transpose(Image.Transpose.FLIP_TOP_BOTTOM).filter(ImageFilter.GaussianBlur(7))
    street.paste(Image.blend(ground, Image.new("RGB", ground.size, (26, 26, 34)), 0.45), (0, 440))
    for _ in range(26):
        _walker(ImageDraw.Draw(street), float(chance.integers(30, 1170)), float(chance.integers(470, 600)), (20, 19, 26))
    lamps: list[tuple[float, float, float, Colour]] = [(x, 330.0, 7.0, (255, 232, 190)) for x in range(90, _WIDE, 170)]
    return _glow(street.filter(ImageFilter.GaussianBlur(0.9)), lamps, 22)


def _walker(draw: Draw, x: float, feet: float, colour: Colour) -> None:
    """Somebody seen from afar, larger the nearer."""
    tall = (feet - 360) * 0.34
    draw.ellipse((x - tall * 0.1, feet - tall, x + tall * 0.1, feet - tall * 0.8), fill=colour)
    draw.rounded_rectangle((x - tall * 0.16, feet - tall * 0.8, x + tall * 0.16, feet - tall * 0.35), tall * 0.1, fill=colour)
    draw.line((x - tall * 0.06, feet - tall * 0.4, x - tall * 0.12, feet), fill=colour, width=max(2, int(tall * 0.1)))
    draw.line((x + tall * 0.06, feet - tall * 0.4, x + tall * 0.14, feet), fill=colour, width=max(2, int(tall * 0.1)))


def _track() -> Image.Image:
    """The lanes of a running track towards the stands, in the light of late afternoon."""
    image = _sky((126, 168, 214), (236, 214, 178))
    draw = ImageDraw.Draw(image)
    draw.polygon(((0, 300), (0, 190), (520, 236), (1200, 170), (1200, 300)), fill=(96, 98, 110))
    chance = np.random.default_rng(5)
    for _ in range(2600):
        x, y = float(chance.integers(0, _WIDE)), float(chance.integers(214, 300))
        colour = tuple(int(value) for value in chance.integers(70, 230, 3))
        draw.rectangle((x, y, x + 4, y + 5), fill=(colour[0], colour[1], colour[2]))
    draw.rectangle((0, 296, _WIDE, 330), fill=(214, 214, 208))
    draw.rectangle((0, 330, _WIDE, _HIGH), fill=(176, 74, 52))
    draw.polygon(((0, 330), (470, 330), (0, 520)), fill=(92, 142, 74))
    for lane in range(9):
        draw.line((560 + lane * 26, 330, -260 + lane * 230, _HIGH), fill=(238, 226, 214), width=6)
    for x, feet in ((392.0, 560.0), (610.0, 600.0), (806.0, 545.0), (1002.0, 620.0)):
        _walker(draw, x, feet + 60, (38, 40, 58))
    return image.filter(ImageFilter.GaussianBlur(1.3))


def _pool() -> Image.Image:
    """The lanes of a swimming pool from above, with the light moving on the water."""
    across, down = np.meshgrid(np.linspace(0, 12, _WIDE), np.linspace(0, 8, _HIGH))
    wave = np.sin(across * 3 + np.sin(down * 2.2) * 1.8) + np.sin(down * 4.3 + np.cos(across * 1.7) * 2.1)
    shine = np.clip(1 - np.abs(wave), 0, 1)[:, :, None] ** 3
    pixels = np.array((28, 132, 178)) + shine * np.array((120, 104, 70))
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1.5))
    draw = ImageDraw.Draw(image)
    for lane in range(1, 6):
        y = lane * 120
        for x in range(0, _WIDE, 34):
            draw.ellipse((x, y - 7, x + 28, y + 7), fill=(226, 70, 60) if (x // 34) % 8 < 4 else (244, 244, 238))
    return image.filter(ImageFilter.GaussianBlur(1.1))


def _hall() -> Image.Image:
    """A meeting seen from the last row: heads before a lit screen."""
    image = _sky((38, 32, 38), (62, 48, 44))
    draw = ImageDraw.Draw(image)
    draw.rectangle((330, 80, 870, 400), fill=(232, 238, 244))
    for place, high in enumerate((90, 150, 120, 210, 176)):
        draw.rectangle((400 + place * 84, 360 - high, 452 + place * 84, 360), fill=(70, 116, 176) if place != 3 else (196, 62, 52))
    draw.line((380, 362, 830, 362), fill=(80, 80, 90), width=4)
    chance = np.random.default_rng(3)
    for row, (y, size) in enumerate(((430, 26), (500, 36), (590, 50), (700, 70))):
        for x in range(-20 + row * 18, _WIDE + 40, int(size * 2.9)):
            dark = int(chance.integers(14, 40))
            move = float(chance.integers(-8, 8))
            draw.ellipse(
                (x + move - size * 0.62, y - size, x + move + size * 0.62, y + size * 0.6), fill=(dark + 16, dark + 6, dark)
            )
            body = (x + move - size * 1.25, y + size * 0.5, x + move + size * 1.25, y + size * 3)
            draw.rounded_rectangle(body, size * 0.7, fill=(dark, dark, dark + 8))
    return image.filter(ImageFilter.GaussianBlur(1.6))


def _river() -> Image.Image:
    """Rowing boats on the river, before a bridge of five arches and the hill."""
    image = _sky((158, 196, 228), (238, 232, 214), high=_HIGH)
    draw = ImageDraw.Draw(image)
    hill = [(x, 250 - 90 * math.sin(x / 1200 * math.pi) - 16 * math.sin(x / 70)) for x in range(0, _WIDE + 1, 10)]
    draw.polygon([*hill, (_WIDE, 400), (0, 400)], fill=(86, 118, 82))
    draw.rectangle((0, 268, _WIDE, 300), fill=(196, 184, 164))
    draw.rectangle((0, 300, _WIDE, 384), fill=(182, 168, 146))
    for x in range(40, _WIDE, 236):
        draw.pieslice((x, 304, x + 190, 470), 180, 360, fill=(112, 132, 128))
    bank = image.crop((0, 96, _WIDE, 384)).transpose(Image.Transpose.FLIP_TOP_BOTTOM).filter(ImageFilter.GaussianBlur(5))
    water = Image.blend(bank.resize((_WIDE, _HIGH - 384)), Image.new("RGB", (_WIDE, _HIGH - 384), (70, 104, 118)), 0.5)
    image.paste(water, (0, 384))
    draw = ImageDraw.Draw(image)
    chance = np.random.default_rng(8)
    for _ in range(420):
        left, level = float(chance.integers(0, _WIDE)), float(chance.integers(390, _HIGH))
        draw.line((left, level, left + (level - 360) * 0.3, level), fill=(206, 216, 214), width=1)
    for x, y, hull in ((160, 470, (200, 52, 46)), (520, 540, (240, 240, 232)), (300, 640, (40, 78, 140))):
        draw.polygon(((x, y), (x + 420, y), (x + 380, y + 12), (x + 34, y + 12)), fill=hull)
        for seat in range(4):
            at = x + 100 + seat * 66
            draw.ellipse((at - 9, y - 46, at + 9, y - 26), fill=(92, 62, 48))
            draw.polygon(((at - 14, y), (at - 10, y - 26), (at + 12, y - 26), (at + 20, y)), fill=(236, 236, 230))
            draw.line((at + 6, y - 14, at - 60, y + 22), fill=(96, 74, 52), width=4)
    return image.filter(ImageFilter.GaussianBlur(1.2))


def _awnings() -> Image.Image:
    """A street market seen from a balcony: rows of awnings and the crowd between them."""
    image = _sky((148, 140, 130), (120, 114, 108))
    draw = ImageDraw.Draw(image)
    chance = np.random.default_rng(21)
    colours = ((198, 74, 58), (236, 226, 206), (62, 110, 92), (222, 170, 74), (72, 104, 152))
    for row in range(5):
        top, high = 40 + row * 140, 46 + row * 9
        for _ in range(90):
            x, y = float(chance.integers(0, _WIDE)), float(top + high + 14 + chance.integers(0, 50))
            shade = chance.integers(40, 200, 3)
            ink = (int(shade[0]), int(shade[1]), int(shade[2]))
            draw.ellipse((x, y, x + 9 + row * 2, y + 9 + row * 2), fill=ink)
        x = -40 + row * 12
        while x < _WIDE:
            wide, colour = int(chance.integers(96, 168)), colours[int(chance.integers(0, 5))]
            draw.polygon(((x, top + high), (x + 18, top), (x + wide - 18, top), (x + wide, top + high)), fill=colour)
            for stripe in range(x + 24, x + wide - 14, 26):
                pale = tuple(min(255, value + 26) for value in colour)
                draw.polygon(
                    ((stripe - 4, top + high), (stripe, top), (stripe + 9, top), (stripe + 9, top + high)),
                    fill=(pale[0], pale[1], pale[2]),
                )
            draw.rectangle((x + 8, top + high, x + wide - 8, top + high + 14), fill=(58, 52, 48))
            x += wide + 8
    return image.filter(ImageFilter.GaussianBlur(1.4))


def _crayon() -> Image.Image:
    """A child's drawing of two towns under one rainbow, scanned."""
    paper = Image.new("RGB", (_WIDE, _HIGH), (250, 247, 236))
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
    for x in range(0, _WIDE, 9):
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
    image = _sky((92, 88, 84), (70, 66, 62))
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
    image = Image.new("RGB", (_WIDE, _HIGH), (52, 48, 46))
    paper = _sky((232, 216, 180), (216, 194, 150)).resize((900, 700))
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
    image = _sky((172, 170, 166), (198, 196, 190))
    draw = ImageDraw.Draw(image)
    draw.polygon(((0, 560), (_WIDE, 560), (_WIDE, _HIGH), (0, _HIGH)), fill=(132, 104, 78))
    for x in range(-600, 1800, 90):
        draw.line((600 + (x - 600) * 0.55, 560, x, _HIGH), fill=(112, 86, 62), width=3)
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
    return _glow(image.filter(ImageFilter.GaussianBlur(1.2)), lights, 46)


SCENES: Final[Mapping[str, Callable[[], Image.Image]]] = {
    "awnings": _awnings,
    "crayon": _crayon,
    "evening": _evening,
    "gallery": _gallery,
    "hall": _hall,
    "letter": _letter,
    "model": _model,
    "pool": _pool,
    "river": _river,
    "track": _track,
}
