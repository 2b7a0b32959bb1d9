"""Assembling the draft: the sections, then front and back matter, then the proof, and only then the file.

Deterministic: the same contents give the same bytes. Whether the draft may be replaced is decided in `place`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial
from typing import Any

from annuario.docx import Package, Piece, Proof, compose, read_bytes, write
from annuario.docx.contents import fill_captions, fill_contents
from annuario.docx.indexes import renew_indexes
from annuario.docx.properties import set_draft, set_properties
from annuario.docx.running_heads import set_running_head
from annuario.docx.sequences import count_through
from annuario.ledger.archive import digest_of
from annuario.ledger.builds import Build, Draft, Origin, find_build, record_build, record_draft
from annuario.ledger.desk import Desk
from annuario.ledger.each import Each, plain
from annuario.markup import own_names
from annuario.report.chapter import Made, Placed, facts_of, make_section, open_section
from annuario.report.editing.bring import Brought
from annuario.report.editing.frozen import thawed
from annuario.report.house_mark import has_looks_of_another_house, mark_house
from annuario.report.matter import CAPTIONS, Matter, matter_of
from annuario.report.place import Place, place_draft
from annuario.report.plan import Chapter, plan
from annuario.report.proof import prove_draft
from annuario.report.soundness import require_sound
from annuario.report.template import CONTENTS, language_tag, read_house
from annuario.report.words import counted

RULES = "9"  # raise it when the same sections should give another draft
_OTHER_LOOK = (
    "house.docx was changed; the draft that editors have changed keeps its old looks until you run `annuario assemble --new-look`."
)
_PUT_BACK = (
    "report-draft.docx was not there any more: what editors had there when a run last looked was put back. "
    "`annuario draft restore` lists all drafts, if you want another."
)


@dataclass(frozen=True, slots=True)
class Assembled:
    """A draft assembled: its number and digest, what became of it, which sections were made anew, and what was proved.

    `place` says whether it is the draft now, lies beside it as the next one, or was there already; `other_look` whether the
    draft, which editors changed, has the looks of an earlier house.
    """

    number: int
    digest: str
    place: Place
    file: str
    renewed: tuple[str, ...]
    contributions: int
    blocks: int
    pictures: int
    removed: int
    unjoined: tuple[str, ...] = ()
    brought: Brought | None = None
    open: bool = False
    edited: bool = False
    gone: bool = False
    frozen: tuple[str, ...] = ()
    other_look: bool = False

    @property
    def waits(self) -> bool:
        """Whether an editor has to take something over, or somebody has to see to a file that could not be joined."""
        conflicts = self.brought.conflicts if self.brought else ()
        return self.place is Place.NEXT or bool(self.unjoined or conflicts or self.frozen)

    def lines(self) -> tuple[str, ...]:
        """Return what a merge did, a line a section, and how the draft gets a new look that it has not."""
        tallies = self.brought.tallies if self.brought else ()
        return (*(f"  {tally.line()}" for tally in tallies), *((_OTHER_LOOK,) if self.other_look else ()))

    def told(self) -> tuple[str, ...]:
        """Return a sentence for each thing that a person should see to."""
        conflicts = self.brought.conflicts if self.brought else ()
        return (
            *((_PUT_BACK,) if self.gone else ()),
            *(f"To decide in the draft: {conflict}" for conflict in conflicts),
            *self.frozen,
        )

    def sentence(self) -> str:
        """Return what happened in one line."""
        left = f" Could not be joined, and a placeholder stands for it: {', '.join(self.unjoined)}." if self.unjoined else ""
        return self._done() + left

    def _done(self) -> str:
        words = (counted(self.contributions, "contribution"), counted(self.blocks, "paragraph"), counted(self.pictures, "picture"))
        proved = f"{words[0]}, {words[1]} and {words[2]}, none lost"
        match self.place:
            case Place.SAME if self.edited:
                return f"The draft stays as its editors saved it: nothing new came in from departments ({proved})."
            case Place.SAME:
                return f"The draft is as it was: nothing new went in ({proved})."
            case Place.DRAFT:
                made = f"{counted(len(self.renewed), 'section')} made anew" if self.renewed else "no section changed"
                return f"Assembled draft {self.number}: {made}; {proved}."
            case Place.MERGED:
                return f"Brought draft {self.number} into the editors' draft, and kept what they wrote: {self._counts()}; {proved}."
            case Place.NEXT if self.open:
                merged = f"the merged one lies beside it: {self.file} ({self._counts()}; {proved})"
                made = merged if self.brought else f"draft {self.number} lies beside it: {self.file} ({proved})"
                return f"Somebody has the draft open, so {made}. The next run after it is closed puts it in its place."
            case Place.NEXT:
                return (
                    f"The draft was changed and could not be merged, so it was left alone. What is new lies beside it: {self.file} "
                    f"(draft {self.number}; {proved}). Take over what you need, then remove that file."
                )

    def _counts(self) -> str:
        tallies = self.brought.tallies if self.brought else ()
        kept, brought, conflicts = (sum(getattr(one, name) for one in tallies) for name in ("kept", "brought", "conflicts"))
        return f"{counted(kept, 'edit')} kept, {counted(brought, 'change')} brought in, {counted(conflicts, 'conflict')}"


def assemble(desk: Desk, *, each: Each = plain) -> Assembled:
    """Assemble the draft from what counts today and put it in its place; prove first that nothing is lost.

    A draft that editors changed is never overwritten. Raises SomethingLost or BadTemplate, and then nothing is written.
    """
    chapters = plan(desk)
    by_id = {chapter.section.id: chapter for chapter in chapters}
    made, frozen = thawed(desk, chapters, tuple(each(partial(_make, desk, by_id), list(by_id))))
    matter = matter_of(desk, made)
    key = _key(desk, matter, made)
    known = find_build(desk.ledger, "draft", "", key)
    if not known or not desk.archive.holds(known.digest):
        known = _build(desk, key, matter, chapters, made)
    draft = _record(desk, known, made)
    placed = place_draft(desk, known)
    facts = known.facts
    return Assembled(
        number=draft.number,
        digest=known.digest,
        place=placed.place,
        file=placed.file.name,
        renewed=tuple(section.section for section in made if section.new),
        contributions=facts["contributions"],
        blocks=facts["blocks"],
        pictures=facts["pictures"],
        removed=facts["removed"],
        unjoined=tuple(file for section in made for file in section.unjoined),
        brought=placed.brought,
        open=placed.open,
        edited=placed.edited,
        gone=placed.gone,
        frozen=frozen,
        other_look=placed.place is not Place.DRAFT and has_looks_of_another_house(desk),
    )


def _make(desk: Desk, chapters: Mapping[str, Chapter], id_: str) -> Made:
    own_names()  # a section may be made in a thread of its own
    return make_section(desk, chapters[id_])


def _key(desk: Desk, matter: Matter, made: Iterable[Made]) -> str:
    house = desk.template("house.docx")
    looks = [house.read_bytes()] if house.is_file() else []
    return digest_of(RULES, *looks, matter.digest(desk), *(section.digest for section in made))


def _build(desk: Desk, key: str, matter: Matter, chapters: Sequence[Chapter], made: Sequence[Made]) -> Build:
    """Join the book, prove it, keep it in the archive, and write down that it was built."""
    content = write(_join(desk, key, matter, made))
    require_sound(content, "The draft")
    placed = [part for section in made for part in section.placed]
    proofs = prove_draft(desk, read_bytes(content), placed, chapters)
    build = Build(
        "draft", "", key, desk.archive.keep(content), _facts(proofs) | {"sections": [facts_of(section) for section in made]}
    )
    record_build(desk.ledger, desk.clock, build)
    return build


def _facts(proofs: Sequence[Proof]) -> dict[str, Any]:
    return {
        "contributions": len(proofs),
        "blocks": sum(proof.found for proof in proofs),
        "pictures": sum(proof.pictures for proof in proofs),
        "removed": sum(len(proof.removed) for proof in proofs),
    }


def _join(desk: Desk, key: str, matter: Matter, made: Iterable[Made]) -> Package:
    cycle = desk.cycle
    sections = (Piece(open_section(desk, section)) for section in made)
    pieces = (*matter.front_pieces(desk), *sections, *matter.back_pieces(desk))
    book = compose(read_house(desk), pieces)
    renew_indexes(book)
    count_through(book)
    for sequence, place in CAPTIONS.items():
        fill_captions(book, place, sequence)
    fill_contents(book, CONTENTS)
    title = f"{cycle.title.of(cycle.language)} {cycle.year}"
    when = datetime.combine(cycle.dates.opens, time(), UTC)
    set_properties(book, title=title, language=language_tag(cycle.language), when=when)
    set_running_head(book, title)
    set_draft(book, key[:16])
    mark_house(book, desk)
    return book


def _record(desk: Desk, build: Build, made: Iterable[Made]) -> Draft:
    """Write the draft down before the file is laid: else a crash between the two would make it look like an editor's."""
    placed = [part for section in made for part in section.placed]
    return record_draft(desk.ledger, desk.clock, digest=build.digest, origins=[_origin(part) for part in placed])


def _origin(part: Placed) -> Origin:
    return Origin(part.anchor, part.section, part.department, part.path, part.digest)
