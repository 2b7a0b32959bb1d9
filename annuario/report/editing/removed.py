"""What editors took out of what was handed in, and in which of their drafts: the rule by which it is not in the book.

Whole paragraphs, rows, notes and pictures; words that were changed inside a paragraph are told by `redlines`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annuario.docx import Package, read_bytes
from annuario.docx.merging import Act, accept, diff
from annuario.docx.text import blocks
from annuario.ledger.builds import Build, builds
from annuario.ledger.desk import Desk
from annuario.report.editing.likeness import comparable
from annuario.report.editing.places import sections_of, spots
from annuario.report.editing.versions import SAVED, base_of, require_word_file
from annuario.report.place import require_draft

_HANDED_IN = frozenset({"narrative", "activities"})
_SHOWN = 60  # letters that are enough to find a place by


@dataclass(frozen=True, slots=True)
class Removed:
    """One thing that editors took out: whose it is, of which file, its words, and the first of their drafts without it.

    `version` is the id under which `restore` knows that draft, "" for the one that lies there now.
    """

    department: str
    file: str
    text: str
    version: str

    def sentence(self) -> str:
        """Return it in one line."""
        shown = self.text if len(self.text) <= _SHOWN else f"{self.text[: _SHOWN - 1]}…"
        return f"{self.department}, {self.file}: “{shown}” - removed by editors in {self.version or 'the present draft'}"


def removed(desk: Desk) -> tuple[Removed, ...]:
    """Return what editors took out of the contributions, in the order of the book. Raises NoDraft, Refused."""
    draft = require_word_file(require_draft(desk))
    base = base_of(desk, draft)
    if base is None:
        return ()
    where = spots(desk, sections_of(base))
    now = accept(draft)
    gone = [
        (spot, change.before)
        for change in diff(comparable(desk, base.digest, draft), now)
        if change.act is Act.DELETED and change.before and (spot := where.get(change.place.anchor)) and spot.kind in _HANDED_IN
    ]
    drafts = tuple(_newest_first(desk, now)) if gone else ()
    return tuple(
        Removed(desk.cycle.department(spot.department).name.of("en"), spot.file, text, _first_without(drafts, text))
        for spot, text in gone
    )


def _newest_first(desk: Desk, now: Package) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the id and the texts of each of the editors' drafts, the present one first, with no id."""
    yield "", _texts(now)
    saved = list(enumerate(builds(desk.ledger, SAVED), 1))
    for number, build in reversed(saved):
        if desk.archive.holds(build.digest):
            yield f"e{number}", _texts(_open(desk, build))


def _first_without(drafts: Sequence[tuple[str, frozenset[str]]], text: str) -> str:
    """Return the id of the earliest draft from which on the text is missing, "" for the present one."""
    first = ""
    for id_, texts in drafts:
        if text in texts:
            break
        first = id_
    return first


def _texts(package: Package) -> frozenset[str]:
    return frozenset(block.text for block in blocks(package))


def _open(desk: Desk, build: Build) -> Package:
    return accept(read_bytes(desk.archive.path(build.digest).read_bytes()))
