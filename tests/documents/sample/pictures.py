"""The drawings that offices put in their texts: small pictures made by code, the same bytes each time."""

import math
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from tests.documents.sample.scenes import SCENES, scene

_SIZE = (900, 480)
_INK = "#333333"


def drawn(name: str) -> bytes:
    """The bytes of a picture: a drawing as PNG, or one of `SCENES` as JPEG."""
    if name in SCENES:
        return scene(name)
    drawings: dict[str, Callable[[ImageDraw.ImageDraw], None]] = {
        "press": _press,
        "districts": _districts,
        "hills": _hills,
        "library": _library,
        "networks": _networks,
        "journeys": _journeys,
        "day": _day,
    }
    image = Image.new("RGB", _SIZE, "white")
    drawings[name](ImageDraw.Draw(image))
    out = BytesIO()
    image.save(out, "PNG", optimize=True, dpi=(150, 150))
    return out.getvalue()


def _write(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, *, size: int = 24, ink: str = _INK) -> None:
    draw.text(at, text, fill=ink, font=ImageFont.load_default(size), anchor="mm")


def _press(draw: ImageDraw.ImageDraw) -> None:
    """Journalists received, by quarter of 2005."""
    draw.line((80, 400, 860, 400), fill=_INK, width=3)
    for index, (quarter, journalists) in enumerate((("Q1", 96), ("Q2", 124), ("Q3", 158), ("Q4", 262))):
        left = 130 + index * 190
        top = 400 - journalists * 1.3
        draw.rectangle((left, top, left + 110, 400), fill="#C8102E" if quarter == "Q4" else "#5B7FA6")
        _write(draw, (left + 55, top - 18), str(journalists))
        _write(draw, (left + 55, 430), quarter)


def _districts(draw: ImageDraw.ImageDraw) -> None:
    """The programme area as a plan of streets, with four places of work."""
    draw.rectangle((20, 20, 880, 460), fill="#EFEBDD")
    for x in range(20, 881, 86):
        draw.line((x, 20, x, 460), fill="white", width=9)
    for y in range(20, 461, 88):
        draw.line((20, y, 880, y), fill="white", width=9)
    draw.polygon(((150, 60), (760, 110), (800, 400), (230, 420)), outline="#B03A2E", width=6)
    draw.rectangle((330, 200, 490, 290), fill="#8DB580")
    places = (((250, 150), "1"), ((410, 245), "2"), ((640, 180), "3"), ((600, 350), "4"))
    for (x, y), number in places:
        draw.ellipse((x - 26, y - 26, x + 26, y + 26), fill="#B03A2E")
        _write(draw, (x, y), number, ink="white")


def _hills(draw: ImageDraw.ImageDraw) -> None:
    """The river, the hills and the parks of the green ring."""
    for line in range(480):
        draw.line((0, line, 900, line), fill=(175 + line // 8, 205 + line // 12, 235))
    draw.polygon(((0, 300), (170, 120), (330, 260), (520, 90), (720, 250), (900, 150), (900, 480), (0, 480)), "#7C94AD")
    draw.polygon(((0, 360), (240, 250), (470, 340), (690, 240), (900, 330), (900, 480), (0, 480)), "#5F8A4E")
    draw.polygon(((330, 480), (420, 400), (400, 350), (440, 350), (500, 400), (600, 480)), "#4F7FA8")
    for x, y in ((80, 420), (160, 440), (690, 400), (760, 430), (830, 410), (640, 440)):
        draw.rectangle((x - 5, y, x + 5, y + 35), fill="#5A4632")
        draw.ellipse((x - 32, y - 50, x + 32, y + 12), fill="#2F5D34")


def _library(draw: ImageDraw.ImageDraw) -> None:
    """Shelves of books in many languages."""
    draw.rectangle((0, 0, 900, 480), fill="#F4EBDD")
    colours = ("#8C2F39", "#2E5077", "#D9A441", "#4F6D4A", "#6B4E71", "#B5651D")
    for shelf in range(3):
        base = 150 + shelf * 145
        for index in range(26):
            left = 40 + index * 31.5
            height = 80 + (index * 37 + shelf * 23) % 35
            draw.rectangle((left, base - height, left + 26, base), fill=colours[(index * 5 + shelf) % len(colours)])
        draw.rectangle((20, base, 880, base + 14), fill="#7A5533")


def _networks(draw: ImageDraw.ImageDraw) -> None:
    """Torino in the middle, tied to seven cities."""
    cities = (
        ((150, 110), "Lyon"),
        ((420, 60), "Stuttgart"),
        ((720, 100), "Wien"),
        ((790, 290), "Zagreb"),
        ((640, 420), "Roma"),
        ((300, 420), "Barcelona"),
        ((110, 300), "Geneva"),
    )
    for (x, y), _city in cities:
        draw.line((450, 240, x, y), fill="#5B7FA6", width=4)
    for (x, y), city in (*cities, ((450, 240), "Torino")):
        draw.ellipse((x - 62, y - 30, x + 62, y + 30), fill="#C8102E" if city == "Torino" else "#5B7FA6")
        _write(draw, (x, y), city, size=20, ink="white")


def _journeys(draw: ImageDraw.ImageDraw) -> None:
    """The journeys of classes as arcs from Torino, with rings at 500 and 1,000 kilometres."""
    towns = (
        (4.84, 45.76, "Lyon"), (6.96, 50.94, "Cologne"), (4.81, 43.95, "Avignon"), (2.17, 41.38, "Barcelona"),
        (16.61, 49.20, "Brno"), (12.37, 51.34, "Leipzig"), (21.23, 45.75, "Timisoara"), (-4.25, 55.86, "Glasgow"),
    )  # fmt: skip
    home = (7.69, 45.07)
    draw.rectangle((0, 0, 900, 480), fill="#EEF3F0")
    for kilometres in (1000, 500):
        radius = kilometres * 0.235
        draw.ellipse((450 - radius, 330 - radius, 450 + radius, 330 + radius), fill="#DDE8E1", outline="#A9BFB2", width=2)
        _write(draw, (450 + radius * 0.72, 330 + radius * 0.72), f"{kilometres} km", size=15, ink="#6E8577")
    for longitude, latitude, town in towns:
        x, y = 450 + (longitude - home[0]) * 18.5, 330 - (latitude - home[1]) * 26.2
        bend = ((x + 450) / 2, (y + 330) / 2 - 50)
        shares = [step / 30 for step in range(31)]
        draw.line([_bent((450, 330), bend, (x, y), share) for share in shares], fill="#C0562B", width=3)
        draw.ellipse((x - 6, y - 6, x + 6, y + 6), fill="#7A2E12")
        _write(draw, (x, y + 18), town, size=18)
    draw.ellipse((441, 321, 459, 339), fill="#C8102E")
    _write(draw, (450, 354), "Torino", size=20)


def _bent(start: tuple[float, float], bend: tuple[float, float], end: tuple[float, float], share: float) -> tuple[float, float]:
    """The point at `share` of the way from `start` to `end`, drawn towards `bend`."""
    one, two, three = (1 - share) ** 2, 2 * share * (1 - share), share**2
    return one * start[0] + two * bend[0] + three * end[0], one * start[1] + two * bend[1] + three * end[1]


def _day(draw: ImageDraw.ImageDraw) -> None:
    """The day as a clock of twenty-four hours: who is awake, at work, at school, at the counter."""
    rings = (
        ("schools", 215, "#5B7FA6", ((8, 12.5), (13.5, 16.5))),
        ("offices", 180, "#C8102E", ((8.5, 15.5),)),
        ("offices, Thursdays", 145, "#E2A33B", ((8.5, 18.5),)),
        ("shops", 110, "#4F6D4A", ((9, 12.5), (15.5, 19.5))),
        ("buses of the night", 75, "#6B4E71", ((0, 5),)),
    )
    for name, radius, colour, spans in rings:
        box = (250 - radius, 240 - radius, 250 + radius, 240 + radius)
        draw.arc(box, 0, 360, fill="#E4E1DA", width=22)
        for first, last in spans:
            draw.arc(box, first * 15 - 90, last * 15 - 90, fill=colour, width=22)
        place = (215 - radius) * 1.5 + 120
        draw.rectangle((560, place - 14, 588, place + 14), fill=colour)
        draw.text((604, place), name, fill=_INK, font=ImageFont.load_default(24), anchor="lm")
    for hour in range(0, 24, 3):
        angle = math.radians(hour * 15 - 90)
        _write(draw, (250 + 229 * math.cos(angle), 240 + 229 * math.sin(angle)), str(hour), size=19)
