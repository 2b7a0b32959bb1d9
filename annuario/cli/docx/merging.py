"""What `docx diff` and `merge` share: words as a terminal shows them, and a place in words."""

from annuario.cli.docx.files import plain
from annuario.docx.merging import Place

_LONGEST = 70
_SIGNS = str.maketrans({"\x1e": " / ", "\x1f": " | ", "\ufffc": "▢"})  # a row's end, a cell's end, a picture


def quoted(text: str) -> str:
    """Return the first words of `text` in quotation marks, on one line."""
    said = plain(" ".join(text.translate(_SIGNS).split()))
    return f"“{said if len(said) <= _LONGEST else f'{said[: _LONGEST - 1]}…'}”"


def under(place: Place) -> str:
    """Return where that is, by the heading above, "" if there is none."""
    return f" (under {quoted(place.heading)})" if place.heading else ""
