"""One section of the book: its template filled, the contributions cleaned, restyled and joined in their places.

A section made from the same contents before is taken from the archive and not made again.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from annuario.docx import Package, Piece, clean, compose, read, read_bytes, restyle, write
from annuario.docx.anchors import anchor_name
from annuario.docx.write import Sheet
from annuario.ledger.archive import digest_of, sha256
from annuario.ledger.builds import Build, find_build, record_build
from annuario.ledger.desk import Desk
from annuario.ledger.submissions import Submission
from annuario.report.fiche import write_fiches
from annuario.report.plan import Chapter, Part, Rows
from annuario.report.template import CONTRIBUTIONS, render
from annuario.report.values import book_values, section_values
from annuario.report.words import fill, words

RULES = "2"  # raise it when the same contents should give another section


@dataclass(frozen=True, slots=True)
class Placed:
    """One contribution in its section: the bookmark where it begins, and what the rules took out of it (rule, words)."""

    anchor: str
    section: str
    department: str
    path: str
    digest: str
    kind: str
    removed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A section made: the digest of its document in the archive, what stands where, and whether it was made just now."""

    section: str
    digest: str
    placed: tuple[Placed, ...]
    new: bool


def make_section(desk: Desk, chapter: Chapter) -> Made:
    """Return the section of `chapter`, from the archive if the same contents gave it before.

    Raises BadTemplate, and whatever a contribution's reader raises.
    """
    id_ = chapter.section.id
    key = _key(desk, chapter)
    known = find_build(desk.ledger, "section", id_, key)
    if known and desk.archive.holds(known.digest):
        return Made(id_, known.digest, _placed(known.facts), new=False)
    document, placed = _compose(desk, chapter)
    digest = desk.archive.keep(write(document))
    facts = {"placed": [asdict(part) for part in placed]}
    record_build(desk.ledger, desk.clock, Build("section", id_, key, digest, facts))
    return Made(id_, digest, placed, new=True)


def _placed(facts: Any) -> tuple[Placed, ...]:  # noqa: ANN401 -- what the ledger kept as JSON
    return tuple(Placed(**{**part, "removed": tuple((rule, text) for rule, text in part["removed"])}) for part in facts["placed"])


def _key(desk: Desk, chapter: Chapter) -> str:
    templates = desk.workspace.templates
    looks = [sha256(path) for path in (templates / "house.docx", templates / chapter.section.template) if path.is_file()]
    said = [chapter.section.model_dump_json(), str(chapter.number), desk.cycle.language, desk.cycle.house.model_dump_json()]
    return digest_of(RULES, *looks, *said, repr(book_values(desk.cycle)), *(part.digest for part in chapter.parts))


def _compose(desk: Desk, chapter: Chapter) -> tuple[Package, tuple[Placed, ...]]:
    templates = desk.workspace.templates
    house = read(templates / "house.docx")
    frame = render(templates / chapter.section.template, section_values(desk.cycle, chapter))
    placed: list[Placed] = []
    pieces = [piece for part in chapter.parts for piece in _pieces(desk, house, chapter, part, placed)]
    if not pieces:
        sheet = Sheet(house)
        sheet.paragraph(words(desk.cycle.language)["nobody"], "Body Text")
        pieces = [Piece(sheet.package)]
    anchor = anchor_name(chapter.section.id)
    return compose(house, [Piece(frame, anchor=anchor, slots={CONTRIBUTIONS: pieces})]), tuple(placed)


def _pieces(desk: Desk, house: Package, chapter: Chapter, part: Part, placed: list[Placed]) -> Iterator[Piece]:
    language, section, department = desk.cycle.language, chapter.section.id, part.department
    yield Piece(_head(house, part, language), anchor=anchor_name(section, department.id))
    number = 0
    for file in part.narratives:
        number += 1
        anchor = anchor_name(section, department.id, str(number))
        document, removed = _narrative(desk, house, file)
        placed.append(Placed(anchor, section, department.id, file.path, file.digest, "narrative", removed))
        yield Piece(document, prefix=f"s{chapter.number:02d}{len(placed):02d}_", anchor=anchor)
    for rows in part.rows:
        number += 1
        anchor = anchor_name(section, department.id, str(number))
        placed.append(Placed(anchor, section, department.id, rows.submission.path, rows.submission.digest, "activities"))
        yield Piece(_fiches(house, rows, language), anchor=anchor)
    if part.expected:
        sheet = Sheet(house)
        sheet.paragraph(part.expected, "Placeholder")
        yield Piece(sheet.package, anchor=anchor_name(section, department.id, "expected"))


def _head(house: Package, part: Part, language: str) -> Package:
    sheet = Sheet(house)
    department = part.department
    sheet.paragraph(department.name.of(language), "heading 2")
    other = department.name.of("en" if language == "it" else "it")
    line = fill(words(language)["contributor"], other=other, address=", ".join(department.addresses))
    sheet.paragraph(line, "Contributor")
    return sheet.package


def _narrative(desk: Desk, house: Package, file: Submission) -> tuple[Package, tuple[tuple[str, str], ...]]:
    document = read(desk.archive.path(file.digest))
    changes = clean(document)
    restyle(document, house, top=3)
    return document, tuple((change.rule, change.text) for change in changes)


def _fiches(house: Package, rows: Rows, language: str) -> Package:
    sheet = Sheet(house)
    write_fiches(sheet, rows.activities, language)
    return sheet.package


def open_section(desk: Desk, made: Made) -> Package:
    """Return the document of a section from the archive."""
    return read_bytes(desk.archive.path(made.digest).read_bytes())
