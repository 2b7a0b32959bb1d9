"""What a link says of itself to those who do not see its words (ISO 14289-1, 7.18.5): 25.2 leaves that out, 7.4 does not."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pikepdf

from annuario.pdf.reading import reading


def describe_links(pdf: pikepdf.Pdf, source: Path) -> None:
    """Give each link without a description the words it stands on, or its address where it stands on none.

    `source` is the file that `pdf` was opened from.
    """
    silent = list(_silent(pdf))
    if not silent:
        return
    with reading(source) as document:
        for number, link in silent:
            left, bottom, right, top = (float(each) for each in link.Rect.as_list())
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                words = " ".join(str(text.get_text_bounded(left, bottom, right, top)).split())
            address = str(link.get("/A", pikepdf.Dictionary()).get("/URI", ""))
            link.Contents = pikepdf.String(words or address or str(number + 1))


def _silent(pdf: pikepdf.Pdf) -> Iterator[tuple[int, pikepdf.Object]]:
    for number, page in enumerate(pdf.pages):
        for mark in page.obj.get("/Annots", pikepdf.Array()).as_list():
            if mark.get("/Subtype") == "/Link" and not str(mark.get("/Contents", "")).strip():
                yield number, mark
