"""Scenes of places: a square, a track, a pool, the river, a market."""

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tests.documents.sample.camera import HIGH, WIDE, Colour, glow, sky, walker


def evening() -> Image.Image:
    """A square after dark, with lit windows and lamps, and the wet pavement that mirrors them."""
    chance = np.random.default_rng(11)
    street = sky((28, 34, 66), (120, 92, 96), high=HIGH)
    draw = ImageDraw.Draw(street)
    left = 0
    while left < WIDE:
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
    ground = street.crop((0, 160, WIDE, 440)).transpose(Image.Transpose.FLIP_TOP_BOTTOM).filter(ImageFilter.GaussianBlur(7))
    street.paste(Image.blend(ground, Image.new("RGB", ground.size, (26, 26, 34)), 0.45), (0, 440))
    for _ in range(26):
        walker(ImageDraw.Draw(street), float(chance.integers(30, 1170)), float(chance.integers(470, 600)), (20, 19, 26))
    lamps: list[tuple[float, float, float, Colour]] = [(x, 330.0, 7.0, (255, 232, 190)) for x in range(90, WIDE, 170)]
    return glow(street.filter(ImageFilter.GaussianBlur(0.9)), lamps, 22)


def track() -> Image.Image:
    """The lanes of a running track towards the stands, in the light of late afternoon."""
    image = sky((126, 168, 214), (236, 214, 178))
    draw = ImageDraw.Draw(image)
    draw.polygon(((0, 300), (0, 190), (520, 236), (1200, 170), (1200, 300)), fill=(96, 98, 110))
    chance = np.random.default_rng(5)
    for _ in range(2600):
        x, y = float(chance.integers(0, WIDE)), float(chance.integers(214, 300))
        colour = tuple(int(value) for value in chance.integers(70, 230, 3))
        draw.rectangle((x, y, x + 4, y + 5), fill=(colour[0], colour[1], colour[2]))
    draw.rectangle((0, 296, WIDE, 330), fill=(214, 214, 208))
    draw.rectangle((0, 330, WIDE, HIGH), fill=(176, 74, 52))
    draw.polygon(((0, 330), (470, 330), (0, 520)), fill=(92, 142, 74))
    for lane in range(9):
        draw.line((560 + lane * 26, 330, -260 + lane * 230, HIGH), fill=(238, 226, 214), width=6)
    for x, feet in ((392.0, 560.0), (610.0, 600.0), (806.0, 545.0), (1002.0, 620.0)):
        walker(draw, x, feet + 60, (38, 40, 58))
    return image.filter(ImageFilter.GaussianBlur(1.3))


def pool() -> Image.Image:
    """The lanes of a swimming pool from above, with the light moving on the water."""
    across, down = np.meshgrid(np.linspace(0, 12, WIDE), np.linspace(0, 8, HIGH))
    wave = np.sin(across * 3 + np.sin(down * 2.2) * 1.8) + np.sin(down * 4.3 + np.cos(across * 1.7) * 2.1)
    shine = np.clip(1 - np.abs(wave), 0, 1)[:, :, None] ** 3
    pixels = np.array((28, 132, 178)) + shine * np.array((120, 104, 70))
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1.5))
    draw = ImageDraw.Draw(image)
    for lane in range(1, 6):
        y = lane * 120
        for x in range(0, WIDE, 34):
            draw.ellipse((x, y - 7, x + 28, y + 7), fill=(226, 70, 60) if (x // 34) % 8 < 4 else (244, 244, 238))
    return image.filter(ImageFilter.GaussianBlur(1.1))


def river() -> Image.Image:
    """Rowing boats on the river, before a bridge of five arches and the hill."""
    image = sky((158, 196, 228), (238, 232, 214), high=HIGH)
    draw = ImageDraw.Draw(image)
    hill = [(x, 250 - 90 * math.sin(x / 1200 * math.pi) - 16 * math.sin(x / 70)) for x in range(0, WIDE + 1, 10)]
    draw.polygon([*hill, (WIDE, 400), (0, 400)], fill=(86, 118, 82))
    draw.rectangle((0, 268, WIDE, 300), fill=(196, 184, 164))
    draw.rectangle((0, 300, WIDE, 384), fill=(182, 168, 146))
    for x in range(40, WIDE, 236):
        draw.pieslice((x, 304, x + 190, 470), 180, 360, fill=(112, 132, 128))
    bank = image.crop((0, 96, WIDE, 384)).transpose(Image.Transpose.FLIP_TOP_BOTTOM).filter(ImageFilter.GaussianBlur(5))
    water = Image.blend(bank.resize((WIDE, HIGH - 384)), Image.new("RGB", (WIDE, HIGH - 384), (70, 104, 118)), 0.5)
    image.paste(water, (0, 384))
    draw = ImageDraw.Draw(image)
    chance = np.random.default_rng(8)
    for _ in range(420):
        left, level = float(chance.integers(0, WIDE)), float(chance.integers(390, HIGH))
        draw.line((left, level, left + (level - 360) * 0.3, level), fill=(206, 216, 214), width=1)
    for x, y, hull in ((160, 470, (200, 52, 46)), (520, 540, (240, 240, 232)), (300, 640, (40, 78, 140))):
        draw.polygon(((x, y), (x + 420, y), (x + 380, y + 12), (x + 34, y + 12)), fill=hull)
        for seat in range(4):
            at = x + 100 + seat * 66
            draw.ellipse((at - 9, y - 46, at + 9, y - 26), fill=(92, 62, 48))
            draw.polygon(((at - 14, y), (at - 10, y - 26), (at + 12, y - 26), (at + 20, y)), fill=(236, 236, 230))
            draw.line((at + 6, y - 14, at - 60, y + 22), fill=(96, 74, 52), width=4)
    return image.filter(ImageFilter.GaussianBlur(1.2))


def awnings() -> Image.Image:
    """A street market seen from a balcony: rows of awnings and the crowd between them."""
    image = sky((148, 140, 130), (120, 114, 108))
    draw = ImageDraw.Draw(image)
    chance = np.random.default_rng(21)
    colours = ((198, 74, 58), (236, 226, 206), (62, 110, 92), (222, 170, 74), (72, 104, 152))
    for row in range(5):
        top, high = 40 + row * 140, 46 + row * 9
        for _ in range(90):
            x, y = float(chance.integers(0, WIDE)), float(top + high + 14 + chance.integers(0, 50))
            shade = chance.integers(40, 200, 3)
            ink = (int(shade[0]), int(shade[1]), int(shade[2]))
            draw.ellipse((x, y, x + 9 + row * 2, y + 9 + row * 2), fill=ink)
        x = -40 + row * 12
        while x < WIDE:
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
