"""What a page of our own is made of, as values: words, captions, bars, tables; and putting them on a sheet."""

from collections.abc import Iterable
from dataclasses import dataclass

from annuario.docx.charts import Bars
from annuario.docx.write import PageOf, Sheet


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph in a style of the house."""

    text: str
    style: str = "Body Text"


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption that counts on through the book: in which sequence ("Figure", "Table"), its label, its words."""

    sequence: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its heads, its rows, the columns' parts of the width; the columns from `right` on hold numbers.

    With `total` the last row sums up the others.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str | PageOf, ...], ...]
    shares: tuple[int, ...]
    right: int
    total: bool = False


@dataclass(frozen=True, slots=True)
class Index:
    """The index of what is marked by this kind."""

    kind: str


Block = Words | Caption | Bars | Grid | Index


def put_blocks(sheet: Sheet, blocks: Iterable[Block]) -> None:
    """Add `blocks` to `sheet`."""
    for block in blocks:
        match block:
            case Words():
                sheet.paragraph(block.text, block.style)
            case Caption():
                sheet.caption(block.sequence, block.label, block.text)
            case Bars():
                sheet.bars(block)
            case Grid():
                sheet.grid(block.heads, block.rows, block.shares, right=block.right, total=block.total)
            case Index():
                sheet.index(block.kind)
