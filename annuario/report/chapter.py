"""One section of the book: its template filled, the contributions cleaned, restyled and joined in their places.

A section made from the same contents before is taken from the archive and not made again.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from annuario.cycle import Department
from annuario.docx import Package, Piece, clean, compose, read, read_bytes, restyle, write
from annuario.docx.anchors import anchor_name, prefix_of
from annuario.docx.write import Sheet
from annuario.ledger.archive import digest_of, sha256
from annuario.ledger.builds import Build, find_build, record_build
from annuario.ledger.desk import Desk
from annuario.ledger.submissions import Submission
from annuario.report.anchors import anchors_of
from annuario.report.fiche import fiche_values, values_elsewhere, write_fiches
from annuario.report.plan import Chapter, Part, Rows
from annuario.report.rules import rules_of
from annuario.report.soundness import require_sound
from annuario.report.template import CONTRIBUTIONS, read_house, render
from annuario.report.values import book_values, section_values
from annuario.report.words import fill, words

Removed = tuple[str, str, str]

_log = logging.getLogger(__name__)
RULES = "21"  # raise it when the same contents should give another section


@dataclass(frozen=True, slots=True)
class Placed:
    """One contribution in its section: the bookmark where it begins, and what the rules took out of it (rule, words, where).

    Of rows: the `values` that must stand there; what stands in another's entry, as (department, section, path, value …); and
    the pairs of activities that are one, `twins`, by what was asked of them.
    """

    anchor: str
    section: str
    department: str
    path: str
    digest: str
    kind: str
    removed: tuple[Removed, ...] = ()
    values: tuple[str, ...] = ()
    beside: tuple[tuple[str, ...], ...] = ()
    twins: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A section made: its digest in the archive, what stands where, which files could not be joined, whether it is new."""

    section: str
    digest: str
    placed: tuple[Placed, ...]
    unjoined: tuple[str, ...]
    new: bool


def make_section(desk: Desk, chapter: Chapter) -> Made:
    """Return the section of `chapter`, from the archive if the same contents gave it before.

    A contribution that cannot be joined costs itself: a placeholder stands for it, and `unjoined` names it. Raises
    BadTemplate.
    """
    id_ = chapter.section.id
    anchors = [anchors_of(desk, id_, part) for part in chapter.parts]
    key = _key(desk, chapter, anchors)
    known = find_build(desk.ledger, "section", id_, key)
    if known and desk.archive.holds(known.digest):
        return Made(id_, known.digest, _placed(known.facts), (), new=False)
    making = _Making(desk, chapter, read_house(desk), anchors)
    digest = desk.archive.keep(write(making.document()))
    if not making.unjoined:  # else it is tried again the next time
        facts = {"placed": [asdict(part) for part in making.placed]}
        record_build(desk.ledger, desk.clock, Build("section", id_, key, digest, facts))
    return Made(id_, digest, tuple(making.placed), tuple(making.unjoined), new=True)


def _placed(facts: Any) -> tuple[Placed, ...]:  # noqa: ANN401 -- what the ledger kept as JSON
    return tuple(Placed(**{name: _frozen(value) for name, value in part.items()}) for part in facts["placed"])


def _frozen(value: Any) -> Any:  # noqa: ANN401 -- text, or lists of it in lists
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def facts_of(made: Made) -> dict[str, Any]:
    """Return a section as the ledger keeps it: what `made_of` takes."""
    return {"section": made.section, "digest": made.digest, "placed": [asdict(part) for part in made.placed]}


def made_of(facts: Any) -> Made:  # noqa: ANN401 -- what the ledger kept as JSON
    """Return the section that `facts_of` told of."""
    return Made(facts["section"], facts["digest"], _placed(facts), (), new=False)


def _key(desk: Desk, chapter: Chapter, anchors: Sequence[Mapping[str, str]]) -> str:
    templates = map(desk.template, ("house.docx", chapter.section.template))
    looks = [sha256(path) for path in templates if path.is_file()]
    house = desk.cycle.house.model_dump_json(exclude={"leave_out"})  # pages around the sections
    said = [chapter.section.model_dump_json(), str(chapter.number), desk.cycle.language, house]
    return digest_of(RULES, *looks, *said, repr(book_values(desk.cycle)), *(part.digest for part in chapter.parts), repr(anchors))


@dataclass(slots=True)
class _Making:
    """One section under way: the anchors of each part's files, what has been placed so far, and what could not be joined."""

    desk: Desk
    chapter: Chapter
    house: Package
    anchors: Sequence[Mapping[str, str]]
    placed: list[Placed] = field(default_factory=list)
    unjoined: list[str] = field(default_factory=list)

    def document(self) -> Package:
        """Return the section's document."""
        chapter, cycle = self.chapter, self.desk.cycle
        frame = render(self.desk.template(chapter.section.template), section_values(cycle, chapter))
        pieces = [piece for part, anchors in zip(chapter.parts, self.anchors, strict=True) for piece in self._part(part, anchors)]
        if not pieces:
            pieces = [Piece(self._sentence(words(cycle.language)["nobody"], "Body Text"))]
        whole = Piece(frame, anchor=anchor_name(chapter.section.id), slots={CONTRIBUTIONS: pieces})
        return compose(self.house, [whole])

    def _part(self, part: Part, anchors: Mapping[str, str]) -> Iterator[Piece]:
        section, department = self.chapter.section.id, part.department
        yield Piece(_head(self.house, part, self.desk.cycle.language), anchor=anchor_name(section, department.id))
        for file in part.narratives:
            yield self._joined(department, file, anchors[file.path])
        for rows in part.rows:
            anchor = anchors[rows.submission.path]
            self.placed.append(self._placed_rows(anchor, department, rows))
            yield Piece(self._fiches(department, rows), anchor=anchor)
        if part.expected:
            placeholder = self._sentence(part.expected, "Placeholder")
            yield Piece(placeholder, anchor=anchor_name(section, department.id, "expected"))

    def _placed_rows(self, anchor: str, department: Department, rows: Rows) -> Placed:
        cycle, file = self.desk.cycle, rows.submission
        return Placed(
            anchor,
            self.chapter.section.id,
            department.id,
            file.path,
            file.digest,
            "activities",
            values=tuple(fiche_values(cycle, department.id, rows)),
            beside=tuple((row.department, row.section, row.path, *values) for row, values in values_elsewhere(cycle, rows)),
            twins=rows.asked,
        )

    def _fiches(self, department: Department, rows: Rows) -> Package:
        sheet = Sheet(self.house)
        write_fiches(sheet, self.desk.cycle, department.id, rows)
        return sheet.package

    def _joined(self, department: Department, file: Submission, anchor: str) -> Piece:
        """Return the piece of one Word file, or a placeholder that says that it could not be joined."""
        try:
            document, removed = _narrative(self.desk, self.house, file, self.chapter.section.id)
        # The one door: whatever an accepted file does to cleaning, restyling or composing, the book goes on without it.
        except Exception:  # noqa: BLE001 -- see above
            _log.exception("%s/%s could not be joined", department.id, file.path)
            self.unjoined.append(f"{department.id}/{file.path}")
            language = self.desk.cycle.language
            said = fill(words(language)["unjoined"], department=department.name.of(language), file=file.path)
            return Piece(self._sentence(said, "Placeholder"))
        section = self.chapter.section.id
        self.placed.append(Placed(anchor, section, department.id, file.path, file.digest, "narrative", removed))
        return Piece(document, prefix=prefix_of(anchor), anchor=anchor)

    def _sentence(self, text: str, style: str) -> Package:
        sheet = Sheet(self.house)
        sheet.paragraph(text, style)
        return sheet.package


def _head(house: Package, part: Part, language: str) -> Package:
    sheet = Sheet(house)
    department = part.department
    sheet.paragraph(department.name.of(language), "heading 2")
    other, address = department.name.other(language), ", ".join(department.addresses)
    line = fill(words(language)["contributor"], other=other, address=address) if other else address
    sheet.paragraph(line, "Contributor")
    return sheet.package


def _narrative(desk: Desk, house: Package, file: Submission, section: str) -> tuple[Package, tuple[Removed, ...]]:
    document = read(desk.readable(file.digest, section=section))
    rules = rules_of(desk.cycle.house, desk.cycle.language)
    changes = clean(document, rules)
    restyle(document, house, top=3, rules=rules)
    alone = compose(house, [Piece(document)])  # alone first: what fails here must not fail the section
    require_sound(alone, f"{file.path}, joined,")
    return document, tuple((change.rule, change.text, change.where) for change in changes)


def open_section(desk: Desk, made: Made) -> Package:
    """Return the document of a section from the archive."""
    return read_bytes(desk.archive.path(made.digest).read_bytes())
