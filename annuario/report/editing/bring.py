"""Bringing what is new into the editors' draft: the program's old draft, the editors' file and the new draft become one.

The editors' file is the master. Nothing of it is written here; `place` puts the result where it may lie.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from annuario.docx import Package, read_bytes, write
from annuario.docx.merging import Merged, Phrases, Place, Rules, Source, diff, merge
from annuario.docx.properties import draft_of, set_draft
from annuario.ledger.archive import digest_of
from annuario.ledger.builds import Build, find_build, record_build
from annuario.ledger.desk import Desk
from annuario.report.editing.likeness import as_saved_by, saved_by_libreoffice
from annuario.report.editing.places import Spot, author, sections_of, spots, told
from annuario.report.editing.versions import MERGED, number_of
from annuario.report.editing.words import lost_words
from annuario.report.words import counted, words

_log = logging.getLogger(__name__)
RULES = "1"  # raise it when the same three files should give another result
_SHOWN = 60  # letters of a place that are enough to find it by


@dataclass(frozen=True, slots=True)
class Tally:
    """What happened in one section: its title, the editors' edits that were kept, changes brought in, conflicts."""

    section: str
    kept: int
    brought: int
    conflicts: int

    def line(self) -> str:
        """Return it in words."""
        parts = (counted(self.kept, "edit") + " kept", counted(self.brought, "change") + " brought in")
        return f"{self.section}: {', '.join((*parts, counted(self.conflicts, 'conflict')))}"


@dataclass(frozen=True, slots=True)
class Brought:
    """The editors' draft with what is new: its digest in the archive, what happened by section, conflicts as sentences."""

    digest: str
    tallies: tuple[Tally, ...]
    conflicts: tuple[str, ...]


def bring_in(desk: Desk, file: Path, digest: str, base: Build, new: Build) -> Brought | None:
    """Return the editors' `file`, which is in the archive as `digest`, with what changed from `base` to `new`.

    None, with a line in the log, if it cannot be done without losing a word: then the new draft is to be laid beside.
    """
    key = digest_of(RULES, digest, base.digest, new.digest)
    known = find_build(desk.ledger, MERGED, "", key)
    if known and desk.archive.holds(known.digest):
        return _brought(known)
    try:
        made = _merged(desk, key, digest, base, new)
    # The one door: whatever an editor's program wrote into the file, the book goes on, and the file stays as it is.
    except Exception:  # noqa: BLE001 -- see above
        _log.exception("%s could not be merged with draft %s", file.name, number_of(desk, new.digest))
        return None
    if made is not None:
        record_build(desk.ledger, desk.clock, made)
    return _brought(made) if made else None


def _merged(desk: Desk, key: str, digest: str, base: Build, new: Build) -> Build | None:
    editors, old, fresh = (_open(desk, one) for one in (digest, base.digest, new.digest))
    id_ = draft_of(fresh)
    if saved_by_libreoffice(editors):
        old, fresh = as_saved_by(desk, base.digest), as_saved_by(desk, new.digest)
    where = spots(desk, (*sections_of(base), *sections_of(new)))
    known = {part.anchor for made in sections_of(base) for part in made.placed}
    merged = merge(old, editors, fresh, rules(desk, where, known))
    lost = lost_words(old, editors, fresh, merged.package)
    if lost:
        _log.error("merging would lose these words, so it was not done: %s", ", ".join(sorted(lost)[:20]))
        return None
    set_draft(merged.package, id_)
    kept = Counter(_title(desk, where, change.place) for change in diff(old, editors))
    facts = {
        "base": number_of(desk, base.digest),
        "draft": number_of(desk, new.digest),
        "tallies": [asdict(tally) for tally in _tallies(desk, where, merged, kept)],
        "conflicts": [_sentence(desk, where, one.place, one.theirs or one.ours) for one in merged.conflicts],
    }
    return Build(MERGED, "", key, desk.archive.keep(write(merged.package)), facts)


def _brought(build: Build) -> Brought:
    tallies = tuple(Tally(**tally) for tally in build.facts["tallies"])
    return Brought(build.digest, tallies, tuple(build.facts["conflicts"]))


def rules(desk: Desk, where: Mapping[str, Spot], known: Iterable[str]) -> Rules:
    """Return the house's rules for merging: whose a change is, and where it goes in without a mark.

    Without a mark go what the program itself writes (contents, credits, headings, fiches), and a contribution where none stood.
    `known` are the anchors of contributions that the editors have had before them.
    """
    had = frozenset(known)
    corrections_quiet = desk.cycle.house.corrections == "accept"
    language = desk.cycle.language
    say = words(language)

    def source(place: Place) -> Source:
        spot = where.get(place.anchor)
        return Source(author(desk, spot), told(desk, spot)) if spot else Source()

    def quiet(place: Place) -> bool:
        spot = where.get(place.anchor)
        if spot is None or spot.kind in {"head", "expected", "activities"}:
            return True
        return spot.kind == "narrative" and (corrections_quiet or place.anchor not in had)

    phrases = Phrases(**{name.removeprefix("merge_"): text for name, text in say.items() if name.startswith("merge_")})
    date = desk.clock.now.strftime("%Y-%m-%dT%H:%M:%SZ")
    return Rules(date=date, source=source, quiet=quiet, phrases=phrases, recount=True)


def _tallies(desk: Desk, where: Mapping[str, Spot], merged: Merged, kept: Counter[str]) -> list[Tally]:
    brought = Counter(_title(desk, where, one.place) for one in merged.brought)
    conflicts = Counter(_title(desk, where, one.place) for one in merged.conflicts)
    titles = [section.title.of("en") for section in desk.cycle.sections]
    order = [*titles, *sorted({*kept, *brought, *conflicts} - {*titles})]
    found = [Tally(title, kept[title], brought[title], conflicts[title]) for title in order]
    return [tally for tally in found if tally.kept or tally.brought or tally.conflicts]


def _title(desk: Desk, where: Mapping[str, Spot], place: Place) -> str:
    spot = where.get(place.anchor)
    named = next((section.title.of("en") for section in desk.cycle.sections if spot and section.id == spot.section), "")
    return named or "Front and back matter"


def _sentence(desk: Desk, where: Mapping[str, Spot], place: Place, text: str) -> str:
    spot = where.get(place.anchor)
    whose = f" by {desk.cycle.department(spot.department).name.of('en')}" if spot and spot.department else ""
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return f"{_title(desk, where, place)}, under “{place.heading}”: changed{whose} and by the editors: “{shown}”"


def _open(desk: Desk, digest: str) -> Package:
    return read_bytes(desk.archive.path(digest).read_bytes())
