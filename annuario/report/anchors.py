"""The anchors of contributions: each keeps its own from draft to draft, whatever comes in before it in its place of the book.

Anchors that were counted anew each time would name another contribution as soon as one more comes in: a merge takes it for
what it is not, and a correction for something new.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from annuario.docx.anchors import anchor_name
from annuario.ledger.builds import Origin, origins_in
from annuario.ledger.desk import Desk
from annuario.ledger.submissions import Submission, submissions
from annuario.report.plan import Part


def anchors_of(desk: Desk, section: str, part: Part) -> Mapping[str, str]:
    """Return the anchor of each file of a department in a section by its path, as the drafts before had it.

    A file that came under another name in place of one that counts no more takes over its anchor; any other new one gets the
    next that none ever had.
    """
    files = [*part.narratives, *(rows.submission for rows in part.rows)]
    before = [origin for origin in origins_in(desk.ledger, section) if origin.department == part.department.id]
    given = _kept(files, before)
    new = [file for file in files if file.path not in given]
    given |= _taken_over(desk, new, [origin for origin in before if origin.path not in given], given.values())
    used = {origin.anchor for origin in before} | {*given.values()}
    free = (name for n in count(1) if (name := anchor_name(section, part.department.id, str(n))) not in used)
    return given | dict(zip((file.path for file in new if file.path not in given), free, strict=False))


def _kept(files: Sequence[Submission], before: Sequence[Origin]) -> dict[str, str]:
    """Return the anchor that each of `files` had last; `before` begins with the newest draft, and an anchor is one file's alone."""
    paths, given = {file.path for file in files}, dict[str, str]()
    for origin in before:
        if origin.path in paths and origin.path not in given and origin.anchor not in given.values():
            given[origin.path] = origin.anchor
    return given


def _taken_over(desk: Desk, new: Sequence[Submission], gone: Sequence[Origin], taken: Iterable[str]) -> dict[str, str]:
    """Return the anchors of files that count no more for new files of the same kind, those with the same contents first."""
    if not new or not gone:
        return {}
    kinds = {(file.department, file.digest): file.kind for file in submissions(desk.ledger)}
    found, used = dict[str, str](), {*taken}
    same = [(file, origin) for file in new for origin in gone if origin.digest == file.digest]
    alike = [(file, origin) for file in new for origin in gone if kinds.get((origin.department, origin.digest)) == file.kind]
    for file, origin in (*same, *alike):
        if file.path not in found and origin.anchor not in used:
            found[file.path] = origin.anchor
            used.add(origin.anchor)
    return found
