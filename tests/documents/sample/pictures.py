"""The drawings that offices put in their texts: small pictures made by code, the same bytes each time."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

_SIZE = (900, 480)
_INK = "#333333"


def drawn(name: str) -> bytes:
    """The PNG of a drawing: "press", "districts", "hills", "library" or "networks"."""
    drawings: dict[str, Callable[[ImageDraw.ImageDraw], None]] = {
        "press": _press,
        "districts": _districts,
        "hills": _hills,
        "library": _library,
        "networks": _networks,
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
        ((110, 300), "Genève"),
    )
    for (x, y), _city in cities:
        draw.line((450, 240, x, y), fill="#5B7FA6", width=4)
    for (x, y), city in (*cities, ((450, 240), "Torino")):
        draw.ellipse((x - 62, y - 30, x + 62, y + 30), fill="#C8102E" if city == "Torino" else "#5B7FA6")
        _write(draw, (x, y), city, size=20, ink="white")
