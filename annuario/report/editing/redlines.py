"""What became of each department's text: a Word file a department, with what editors changed as tracked changes."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path

from annuario.docx import Package, write
from annuario.docx.merging import redline
from annuario.docx.names import w
from annuario.docx.prove import region
from annuario.ledger.archive import publish
from annuario.ledger.builds import Build
from annuario.ledger.desk import Desk
from annuario.report.editing.likeness import comparable
from annuario.report.editing.places import Spot, sections_of, spots
from annuario.report.editing.versions import base_of, require_word_file
from annuario.report.place import NoDraft, require_draft


def write_redlines(desk: Desk) -> tuple[Path, ...]:
    """Write outputs/<cycle>/redlines/<department>.docx for each department whose text stands in the draft; return them.

    Raises NoDraft, Refused.
    """
    draft = require_word_file(require_draft(desk))
    base = base_of(desk, draft)
    if base is None:
        raise NoDraft(f"{desk.workspace.draft.name} does not say of which draft it was made, so it cannot be compared.")
    old = comparable(desk, base.digest, draft)
    return tuple(_written(desk, base, old, draft))


def _written(desk: Desk, base: Build, old: Package, draft: Package) -> Iterator[Path]:
    where = spots(desk, sections_of(base))
    author = {"it": "redazione", "en": "editors"}[desk.cycle.language]
    for department in desk.cycle.departments:
        anchors = [anchor for anchor, spot in where.items() if spot.department == department.id and spot.kind in _HANDED_IN]
        before, after = (_only(package, anchors, where) for package in (old, draft))
        if before is None or after is None:
            continue
        marked = redline(before, after, author, desk.clock.now.strftime("%Y-%m-%dT%H:%M:%SZ"))
        target = desk.workspace.outputs / "redlines" / f"{department.id}.docx"
        target.parent.mkdir(parents=True, exist_ok=True)
        publish(target, write(marked))
        yield target


_HANDED_IN = frozenset({"narrative", "activities"})


def _only(package: Package, anchors: list[str], where: Mapping[str, Spot]) -> Package | None:
    """Return a copy that holds these parts only; None if it holds none of them."""
    copy = deepcopy(package)
    ends = [*where]
    kept = {element for anchor in anchors for element in region(copy, anchor, ends)}
    if not kept:
        return None
    for child in list(copy.body):
        if child not in kept and child.tag != w("sectPr"):
            copy.body.remove(child)
    return copy
