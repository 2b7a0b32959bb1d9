"""How large the pages of a PDF are on paper, and which differ from the others."""

from collections import Counter
from collections.abc import Iterator

import pikepdf

_MILLIMETRES = 25.4 / 72

Size = tuple[int, int]


def odd_pages(pdf: pikepdf.Pdf) -> Iterator[tuple[tuple[int, ...], Size, Size]]:
    """Give the pages, from 1, of each size that is not the one most pages have, with that size and the usual one.

    Sizes are in millimetres, the short side first: a page lying on its side has the size of one that stands.
    """
    sizes = [_size(page) for page in pdf.pages]
    usual = Counter(sizes).most_common(1)[0][0]
    for size in dict.fromkeys(sizes):
        if max(abs(one - other) for one, other in zip(size, usual, strict=True)) > 1:
            yield tuple(number for number, each in enumerate(sizes, start=1) if each == size), size, usual


def _size(page: pikepdf.Page) -> Size:
    left, bottom, right, top = (float(each) for each in page.cropbox.as_list())
    short, long = sorted((abs(right - left), abs(top - bottom)))
    return round(short * _MILLIMETRES), round(long * _MILLIMETRES)
