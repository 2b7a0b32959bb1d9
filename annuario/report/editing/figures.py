"""What editors changed in the small tables of activities: the list that a department handed in says otherwise."""

from collections.abc import Iterator

from annuario.docx.merging import What, accept, diff
from annuario.ledger.desk import Desk
from annuario.report.editing.likeness import comparable
from annuario.report.editing.places import sections_of, spots
from annuario.report.editing.versions import base_of, require_word_file
from annuario.report.place import require_draft


def corrected(desk: Desk) -> Iterator[str]:
    """Yield a sentence for each cell of an activity that editors changed: it should be corrected in the department's list too.

    Raises NoDraft.
    """
    draft = require_word_file(require_draft(desk))
    base = base_of(desk, draft)
    if base is None:
        return
    where = spots(desk, sections_of(base))
    old = comparable(desk, base.digest, draft)
    for change in diff(old, accept(draft)):
        spot = where.get(change.place.anchor)
        if spot and spot.kind == "activities" and change.what is What.CELL and change.before and change.before != change.after:
            name = desk.cycle.department(spot.department).name.of("en")
            changed = f"editors changed “{change.before}” to “{change.after}”"
            yield f"{name}, {spot.file}: {changed}; the list of the department still has the former"
