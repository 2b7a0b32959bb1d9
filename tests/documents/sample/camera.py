"""A camera made of code: light, grain and blur for pictures that look like photographs or scans."""

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDE, HIGH = 1200, 720
Draw = ImageDraw.ImageDraw
Colour = tuple[int, int, int]


def developed(image: Image.Image, *, seed: int) -> Image.Image:
    """The image with a camera's grain and the darker corners of its lens."""
    grain = np.random.default_rng(seed).normal(0, 5, (HIGH, WIDE, 1))
    across, down = np.meshgrid(np.linspace(-1, 1, WIDE), np.linspace(-1, 1, HIGH))
    corners = (1 - 0.22 * np.clip(across**2 + down**2 - 0.5, 0, None))[:, :, None]
    pixels = np.asarray(image.convert("RGB"), dtype=float) * corners + grain
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def sky(top: Colour, bottom: Colour, *, high: int = HIGH) -> Image.Image:
    """An image whose colour goes from `top` to `bottom`."""
    share = np.linspace(0, 1, high)[:, None, None]
    column = np.array(top) * (1 - share) + np.array(bottom) * share
    return Image.fromarray(np.broadcast_to(column, (high, WIDE, 3)).astype(np.uint8))


def glow(image: Image.Image, lights: list[tuple[float, float, float, Colour]], blur: float) -> Image.Image:
    """The image with lights (x, y, radius, colour) that shine beyond their edge."""
    layer = Image.new("RGB", image.size)
    draw = ImageDraw.Draw(layer)
    for x, y, radius, colour in lights:
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
    return ImageChops.screen(ImageChops.screen(image, layer.filter(ImageFilter.GaussianBlur(blur))), layer)


def walker(draw: Draw, x: float, feet: float, colour: Colour) -> None:
    """Somebody seen from afar, larger the nearer."""
    tall = (feet - 360) * 0.34
    draw.ellipse((x - tall * 0.1, feet - tall, x + tall * 0.1, feet - tall * 0.8), fill=colour)
    draw.rounded_rectangle((x - tall * 0.16, feet - tall * 0.8, x + tall * 0.16, feet - tall * 0.35), tall * 0.1, fill=colour)
    draw.line((x - tall * 0.06, feet - tall * 0.4, x - tall * 0.12, feet), fill=colour, width=max(2, int(tall * 0.1)))
    draw.line((x + tall * 0.06, feet - tall * 0.4, x + tall * 0.14, feet), fill=colour, width=max(2, int(tall * 0.1)))
