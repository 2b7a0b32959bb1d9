"""What the pages are called (ISO 32000-1, 12.4.2): i, ii before the report, 1, 2 in it, as printed at their feet."""

import re
from collections.abc import Sequence

import pikepdf

_MOST_FRONT = 40  # pages; with more before it, nothing is front matter
_AGREEING = 0.8  # of the pages, that must show the number for it to be believed
_FEWEST = 3  # pages that show it; fewer may do so by chance


def label_pages(pdf: pikepdf.Pdf, front: int) -> None:
    """Call the first `front` pages i, ii … and those after them 1, 2 …; with 0, all go by their number, as without labels."""
    if not 0 < front < len(pdf.pages):
        return
    roman, arabic = pikepdf.Dictionary(S=pikepdf.Name.r), pikepdf.Dictionary(S=pikepdf.Name.D, St=1)
    pdf.Root.PageLabels = pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array([0, roman, front, arabic])))


def front_pages(texts: Sequence[str]) -> int:
    """Return after how many pages the printed numbering begins anew at 1; 0 if it does not, or cannot be told.

    `texts` are those of the pages. A number is looked for in the first two and last two lines of a page, where running
    heads and feet stand, and only believed if four pages in five agree.
    """
    edges = [_numbers(text) if text.strip() else None for text in texts]
    scores = {front: _agreement(edges[front:]) for front in range(min(_MOST_FRONT, len(texts)))}
    if not scores or scores[0] >= _AGREEING:
        return 0
    best = max(scores, key=lambda front: (scores[front], -front))
    return best if scores[best] >= _AGREEING else 0


def _agreement(edges: Sequence[frozenset[int] | None]) -> float:
    """The share of these pages that show their number from 1; blank pages are left out."""
    told = [number in edge for number, edge in enumerate(edges, start=1) if edge is not None]
    return sum(told) / len(told) if sum(told) >= _FEWEST else 0.0


def _numbers(text: str) -> frozenset[int]:
    lines = [line for line in text.split("\n") if line.strip()]
    return frozenset(int(found) for line in (*lines[:2], *lines[-2:]) for found in re.findall(r"(?<!\d)\d{1,4}(?!\d)", line))
