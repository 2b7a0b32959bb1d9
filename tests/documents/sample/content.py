"""What a file of the sample says, apart from how it is written: the blocks of a text and the rows of a workbook.

Words inside a block may carry marks, told in `inline`.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Headings = Literal["word", "italian-word", "titolo", "bold"]
Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Look:
    """The habits of one office.

    `headings`: Word's own styles; the same as an Italian Word stores them (id "Titolo1"); styles of the office
    named "Titolo 1"; or merely bold paragraphs. `captions`: by Word's own style, or typed in italics.
    """

    font: str
    size: float
    headings: Headings = "word"
    heading_font: str = ""
    colour: str = "000000"
    language: str = "en-GB"
    header: str = ""
    footer: str = ""
    margin: float = 2.5
    justified: bool = False
    table_style: str = "Table Grid"
    shade: str = ""
    notes: Literal["footnotes", "endnotes"] = "footnotes"
    captions: Literal["style", "typed"] = "style"


@dataclass(frozen=True, slots=True)
class Title:
    """The title above everything."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3, in the office's manner."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of text."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list with real numbering: pairs of level (from 0) and text."""

    kind: Literal["bullets", "numbers"]
    items: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row is its header; widths in centimetres; `merged` holds (row, column, row, column)."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    caption: str = ""
    merged: tuple[tuple[int, int, int, int], ...] = ()
    repeat_header: bool = False
    size: float = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of `pictures` with its alternative text ("": forgotten) and a caption below."""

    drawing: str
    alt: str
    width: float
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Tabbed:
    """Lines set in columns by tabs, as a table would be; the tab stops in centimetres."""

    lines: tuple[tuple[str, ...], ...]
    stops: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Pasted:
    """Text pasted from a web page or a mail, with the font, colour and background that it had there."""

    text: str
    font: str = "Courier New"
    size: float = 9
    colour: str = "1F497D"
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature of an e-mail, left where the text was copied from one."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of Word's own, of bars or lines, with its workbook inside; a caption below."""

    kind: Literal["bars", "lines"]
    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    alt: str
    width: float = 14
    height: float = 7.5
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a diagram: its words, and where it stands, in centimetres."""

    text: str
    left: float
    top: float
    width: float = 3.4
    height: float = 1.3
    fill: str = "DCE6F1"


@dataclass(frozen=True, slots=True)
class Diagram:
    """A group of boxes and the lines between them, drawn in Word; `ties` are pairs of places in `boxes`."""

    boxes: tuple[Box, ...]
    ties: tuple[tuple[int, int], ...]
    alt: str
    width: float = 15
    height: float = 7
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Landscape:
    """From here on the pages lie on their side."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """From here on the pages stand upright again."""


Block = Title | Heading | Para | Points | Table | Picture | Tabbed | Pasted | Signature | Chart | Diagram | Landscape | Portrait


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file: where it lies in the department's folder, who wrote it, how it looks, what it says."""

    path: str
    author: str
    look: Look
    blocks: tuple[Block, ...]
    cut_at: float = 1.0
    """The share of the bytes that arrived; less than 1 is a damaged file."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: lines above the header, the header, rows; `formats` gives a number format by header.

    `upper` is a first row of the header, with headings over several columns; `merged` are ranges such as "E3:F3"; `below`
    are remarks under the rows.
    """

    name: str
    above: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    formats: dict[str, str] = field(default_factory=dict)
    colour: str = "D9D9D9"
    upper: tuple[str | None, ...] = ()
    merged: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExcelFile:
    """An Excel workbook: where it lies in the department's folder, who wrote it, and its sheets."""

    path: str
    author: str
    sheets: tuple[Sheet, ...]
