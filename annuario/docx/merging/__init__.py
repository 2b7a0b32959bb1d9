"""Comparing and merging: what changed between two documents, redlines, and three documents into one. Usable alone.

merged = merge(base, ours, theirs, Rules(date="2006-02-16T09:00:00Z"))
Path("merged.docx").write_bytes(write(merged.package))
"""

from annuario.docx.merging.diff import Difference, diff
from annuario.docx.merging.merge import merge, redline
from annuario.docx.merging.model import Act, Brought, Clash, Conflict, Merged, Phrases, Place, Rules, Source, What
from annuario.docx.merging.resolve import accept, has_changes, reject

__all__ = [
    "Act",
    "Brought",
    "Clash",
    "Conflict",
    "Difference",
    "Merged",
    "Phrases",
    "Place",
    "Rules",
    "Source",
    "What",
    "accept",
    "diff",
    "has_changes",
    "merge",
    "redline",
    "reject",
]
