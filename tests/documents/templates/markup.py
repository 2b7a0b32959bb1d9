"""Small pieces of XML that every part is made of."""

from typing import Final

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
W: Final = f'xmlns:w="{WORD}"'
R: Final = f'xmlns:r="{OFFICE}"'


def part(body: str) -> bytes:
    """Return the bytes of a part: declaration and one root element."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{body}'.encode()
