"""The outline of a PDF (ISO 32000-1, 12.3.3), cut to the levels a reader can take in."""

from collections.abc import Iterator

import pikepdf

LEVELS = 3
"""Chapters, their parts, and the parts of these; deeper headings are found in the text."""


def cut_outline(pdf: pikepdf.Pdf, levels: int = LEVELS) -> None:
    """Remove bookmarks below the given level from an opened PDF, and open what is left."""
    outline = pdf.Root.get("/Outlines")
    if outline is not None and "/First" in outline:
        outline.Count = _cut(outline, levels)


def _cut(parent: pikepdf.Object, levels: int) -> int:
    """Cut below the parent; return how many bookmarks can be seen there now."""
    seen = 0
    for item in _items(parent):
        if levels > 1 and "/First" in item:
            below = _cut(item, levels - 1)
            item.Count = below
            seen += below
        else:
            for key in ("/First", "/Last", "/Count"):
                if key in item:
                    del item[key]
        seen += 1
    return seen


def _items(parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
    item, seen = parent.get("/First"), set[tuple[int, int]]()
    while item is not None and item.objgen not in seen:  # a chain may bite its tail
        seen.add(item.objgen)
        yield item
        item = item.get("/Next")
