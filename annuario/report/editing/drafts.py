"""What people do with drafts: look who changed how much, take in copies that came back, go back to an earlier one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annuario.docx import Package, read_bytes, write
from annuario.docx.merging import Phrases, Rules, Source, diff, merge
from annuario.docx.names import w
from annuario.docx.properties import last_saved
from annuario.errors import Refused, WrongUse
from annuario.ledger.archive import sha256
from annuario.ledger.builds import Build, drafts
from annuario.ledger.desk import Desk
from annuario.report.editing.likeness import comparable
from annuario.report.editing.places import sections_of, spots
from annuario.report.editing.versions import Version, base_of, keep, number_of, put, require_word_file, versions
from annuario.report.editing.words import lost_words
from annuario.report.place import open_somewhere, require_draft
from annuario.report.words import counted, words


@dataclass(frozen=True, slots=True)
class Edited:
    """How the draft differs from the program's: by which draft, by whom it was last saved and when, edits by section."""

    base: int
    by: str
    on: str
    edits: tuple[tuple[str, int], ...]
    tracked: tuple[tuple[str, int], ...]
    comments: tuple[tuple[str, int], ...]

    def lines(self) -> tuple[str, ...]:
        """Return it in words, a line a fact."""
        saved = f"Last saved by {self.by or 'somebody'} on {self.on}." if self.on else ""
        total = sum(count for _, count in self.edits)
        made = f"The draft was made of draft {self.base} of the program; since then {counted(total, 'edit')}."
        by_section = [f"  {title}: {counted(count, 'edit')}" for title, count in self.edits]
        marks = [f"  {counted(count, 'tracked change')} by {who}" for who, count in self.tracked]
        remarks = [f"  {counted(count, 'comment')} by {who}" for who, count in self.comments]
        return tuple(line for line in (made, saved, *by_section, *marks, *remarks) if line)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one copy: changes that were brought into the draft, and places where both wrote."""

    file: str
    brought: int
    conflicts: tuple[str, ...]

    def sentence(self) -> str:
        """Return it in one line."""
        if not self.brought and not self.conflicts:
            return f"{self.file}: nothing in it that is not in the draft already."
        told = f"{self.file}: {counted(self.brought, 'change')} brought into the draft"
        return f"{told}, {counted(len(self.conflicts), 'conflict')} to decide there." if self.conflicts else f"{told}."


def edited(desk: Desk) -> Edited | None:
    """Return what editors did to the draft; None if it is the program's own. Raises NoDraft, and Refused for a foreign file."""
    path = require_draft(desk)
    if any(made.digest == sha256(path) for made in drafts(desk.ledger)):
        return None
    draft = require_word_file(path)
    base = _require_base(desk, draft, path)
    by, on = last_saved(draft)
    return Edited(
        base=number_of(desk, base.digest),
        by=by,
        on=on,
        edits=_by_section(desk, base, draft),
        tracked=_authors(draft, ("ins", "del", "moveFrom", "moveTo")),
        comments=_commenters(draft),
    )


def take(desk: Desk, files: Sequence[Path]) -> tuple[Taken, ...]:
    """Bring what editors wrote in copies of the draft, also of older ones, into the draft, one after another.

    The draft as it was is in the archive. Raises Refused, and then nothing was changed: for a file that is no draft of this
    cycle, a draft that is open somewhere, or words that would be lost.
    """
    path = require_draft(desk)
    if open_somewhere(path):
        raise Refused(f"{path.name} is open in Word or LibreOffice; close it first, then take the copies in.")
    digest = keep(desk, path, base_of(desk, require_word_file(path)))
    draft = require_word_file(path)
    done = []
    for file in files:
        copy = require_word_file(file)
        base = _require_base(desk, copy, file)
        keep(desk, file, base)
        draft, taken = _taken(desk, draft, copy, base, file)
        done.append(taken)
    if any(taken.brought or taken.conflicts for taken in done):
        if sha256(path) != digest:
            raise Refused(f"{path.name} was saved by somebody meanwhile; nothing was changed. Try again.")
        put(desk, write(draft))
    return tuple(done)


def restore(desk: Desk, id_: str) -> Version:
    """Put an earlier draft back in its place and return it; the present one is kept in the archive. Raises WrongUse, Refused."""
    path = desk.workspace.draft
    wanted = next((version for version in versions(desk) if version.id == id_), None)
    if wanted is None or not desk.archive.holds(wanted.digest):
        raise WrongUse(f"There is no draft {id_}. `annuario draft restore` without a name lists those that there are.")
    if path.is_file():
        if open_somewhere(path):
            raise Refused(f"{path.name} is open in Word or LibreOffice; close it first.")
        if all(known.digest != sha256(path) for known in drafts(desk.ledger)):
            keep(desk, path, base_of(desk, require_word_file(path)))
    put(desk, desk.archive.path(wanted.digest).read_bytes())
    return wanted


def _require_base(desk: Desk, package: Package, path: Path) -> Build:
    base = base_of(desk, package)
    if base is None:
        raise Refused(
            f"{path.name} does not say of which draft of this cycle it is a copy, so it cannot be compared; look at it by hand."
        )
    return base


def _taken(desk: Desk, draft: Package, copy: Package, base: Build, file: Path) -> tuple[Package, Taken]:
    old = comparable(desk, base.digest, copy)
    say = words(desk.cycle.language)
    phrases = Phrases(**{name.removeprefix("merge_"): text for name, text in say.items() if name.startswith("merge_")})
    by, on = last_saved(copy)
    source = Source(f"{by or file.stem} (annuario)", f"{file.name} {on}".strip())
    rules = Rules(
        date=desk.clock.now.strftime("%Y-%m-%dT%H:%M:%SZ"), source=lambda _: source, quiet=lambda _: True, phrases=phrases
    )
    merged = merge(old, draft, copy, rules)
    lost = lost_words(old, draft, copy, merged.package)
    if lost:
        shown = ", ".join(sorted(lost)[:10])
        raise Refused(f"{file.name} could not be taken in without losing words ({shown}); nothing was changed.")
    conflicts = tuple(f"under “{one.place.heading}”: “{one.theirs or one.ours}”" for one in merged.conflicts)
    return merged.package, Taken(file.name, len(merged.brought), conflicts)


def _by_section(desk: Desk, base: Build, draft: Package) -> tuple[tuple[str, int], ...]:
    where = spots(desk, sections_of(base))
    titles = {section.id: section.title.of("en") for section in desk.cycle.sections}
    old = comparable(desk, base.digest, draft)
    counts: Counter[str] = Counter()
    for change in diff(old, draft):
        spot = where.get(change.place.anchor)
        counts[titles[spot.section] if spot else "Front and back matter"] += 1
    order = [*titles.values(), "Front and back matter"]
    return tuple((title, counts[title]) for title in order if counts[title])


def _authors(draft: Package, names: Sequence[str]) -> tuple[tuple[str, int], ...]:
    marks = (node for part in draft.stories() for node in part.tree().iter(*[w(name) for name in names]))
    return tuple(sorted(Counter(node.get(w("author"), "somebody") for node in marks).items()))


def _commenters(draft: Package) -> tuple[tuple[str, int], ...]:
    part = draft.related("comments")
    remarks = part.tree().iter(w("comment")) if part is not None else ()
    return tuple(sorted(Counter(node.get(w("author"), "somebody") for node in remarks).items()))


def _open(desk: Desk, digest: str) -> Package:
    return read_bytes(desk.archive.path(digest).read_bytes())
