"""Whose a place of the book is: by its anchor, the section, the department, and what was handed in there."""

from collections.abc import Mapping
from dataclasses import dataclass

from annuario.docx.anchors import anchor_name
from annuario.ledger.builds import Build
from annuario.ledger.desk import Desk
from annuario.ledger.submissions import submissions
from annuario.report.chapter import Made, made_of
from annuario.report.words import fill, words, written


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands behind an anchor.

    `kind` is narrative, activities, expected, head or frame; `file` and `digest` are those of what was handed in.
    """

    section: str
    department: str = ""
    kind: str = "frame"
    file: str = ""
    digest: str = ""


def spots(desk: Desk, made: tuple[Made, ...]) -> Mapping[str, Spot]:
    """Return what stands behind each anchor of a draft that was made of these sections."""
    found: dict[str, Spot] = {}
    for section in desk.cycle.sections:
        found[anchor_name(section.id)] = Spot(section.id)
        for department in desk.cycle.departments:
            found[anchor_name(section.id, department.id)] = Spot(section.id, department.id, "head")
            found[anchor_name(section.id, department.id, "expected")] = Spot(section.id, department.id, "expected")
    for section_made in made:
        for part in section_made.placed:
            found[part.anchor] = Spot(part.section, part.department, part.kind, part.path, part.digest)
    return found


def told(desk: Desk, spot: Spot) -> str:
    """Return the sentence that says when and in which file something was handed in, in the book's language; "" for nothing."""
    row = next((row for row in submissions(desk.ledger) if row.department == spot.department and row.digest == spot.digest), None)
    if row is None:
        return ""
    language = desk.cycle.language
    return fill(words(language)["handed_in"], file=row.path, day=written(row.first_day, language))


def author(desk: Desk, spot: Spot) -> str:
    """Return the name under which a department's change stands in the draft."""
    if not spot.department:
        return "annuario"
    return f"{desk.cycle.department(spot.department).name.of(desk.cycle.language)} (annuario)"


def sections_of(build: Build) -> tuple[Made, ...]:
    """Return the sections that a draft was made of, as the ledger knows them."""
    return tuple(made_of(facts) for facts in build.facts.get("sections", ()))
