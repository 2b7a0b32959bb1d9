"""The draft as it goes into the PDF: its indexes made anew from the marks that are in it, wherever editors moved them.

What leads to a place that is gone shows what it showed, fields in deleted words show those words alone, and the running heads
say the titles of chapters in words. The draft itself stays as it is.
"""

from pathlib import Path

from annuario.docx import read, write
from annuario.docx.fields import KEPT, freeze, show_deleted
from annuario.docx.indexes import renew_indexes
from annuario.docx.running_heads import head_each_chapter
from annuario.docx.theme_colours import follow_theme


def renewed(draft: Path, folder: Path) -> Path:
    """Return a copy of `draft` in `folder` for the making of the PDF."""
    package = read(draft)
    show_deleted(package.body)
    renew_indexes(package, live=False)
    head_each_chapter(package)
    follow_theme(package)
    for _ in freeze(package.body, KEPT):
        pass
    copy = folder / draft.name
    copy.write_bytes(write(package))
    return copy
