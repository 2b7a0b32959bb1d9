"""What one document changes of another, place by place."""

from annuario.docx import Package
from annuario.docx.merging import Brought, Rules, merge

_ANY_DAY = "2000-01-01T00:00:00Z"


def changes(before: Package, after: Package) -> tuple[Brought, ...]:
    """Return each change that leads from `before` to `after`."""
    return merge(before, before, after, Rules(_ANY_DAY, quiet=lambda _: True)).brought
