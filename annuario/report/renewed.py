"""The draft as it goes into the PDF: its indexes made anew from the marks that are in it, wherever editors moved them.

What leads to a place that is gone shows what it showed. The draft itself stays as it is.
"""

from pathlib import Path

from annuario.docx import read, write
from annuario.docx.fields import KEPT, fields, freeze
from annuario.docx.indexes import renew_indexes


def renewed(draft: Path, folder: Path) -> Path:
    """Return a copy of `draft` in `folder` for the making of the PDF; the draft itself if there is nothing to renew."""
    package = read(draft)
    if not any(field.kind in {"INDEX", "PAGEREF"} for field in fields(package.body)):
        return draft
    renew_indexes(package, live=False)
    for _ in freeze(package.body, KEPT):
        pass
    copy = folder / draft.name
    copy.write_bytes(write(package))
    return copy
