"""A contribution keeps its anchor from draft to draft, whatever comes in before it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from annuario.ledger.desk import Desk
from annuario.report.anchors import anchors_of
from annuario.report.plan import Part, plan
from tests.documents.city import desk_in

SECTION, DEPARTMENT = "networks", "ambiente-verde"
TEXT, LIST = "Reti tematiche ambiente 2005.docx", "progetti-europei/Progetti europei e premi.xlsx"
FIRST, SECOND, THIRD = (f"an_networks_ambiente_verde_{n}" for n in (1, 2, 3))


def part_in(desk: Desk) -> Part:
    """Return what the department has in the section, a text and a list."""
    (chapter,) = [chapter for chapter in plan(desk) if chapter.section.id == SECTION]
    (part,) = [part for part in chapter.parts if part.department.id == DEPARTMENT]
    return part


def given(desk: Desk, part: Part, names: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """Return the anchors when the department's texts are these, by path and digest."""
    texts = tuple(replace(part.narratives[0], path=path, digest=digest) for path, digest in names)
    return anchors_of(desk, SECTION, replace(part, narratives=texts))


def test_a_text_that_comes_in_before_others_takes_the_anchor_of_none(city: Path) -> None:
    with desk_in(city) as desk:
        part = part_in(desk)

        found = given(desk, part, [("a late text.docx", "d1"), (TEXT, part.narratives[0].digest)])

    assert found == {"a late text.docx": THIRD, TEXT: FIRST, LIST: SECOND}


def test_a_text_in_place_of_one_that_counts_no_more_takes_over_its_anchor(city: Path) -> None:
    with desk_in(city) as desk:
        part = part_in(desk)
        text = part.narratives[0].digest

        assert given(desk, part, [("renamed.docx", text)]) == {"renamed.docx": FIRST, LIST: SECOND}
        assert given(desk, part, [("a new one.docx", "d1"), ("renamed.docx", text)])["renamed.docx"] == FIRST


def test_a_list_is_no_text_and_gets_an_anchor_that_none_ever_had(city: Path) -> None:
    with desk_in(city) as desk:
        part = part_in(desk)
        other = replace(part.rows[0], submission=replace(part.rows[0].submission, path="another.xlsx", digest="d1"))

        found = anchors_of(desk, SECTION, replace(part, narratives=(), rows=(*part.rows, other)))

    assert found == {LIST: SECOND, "another.xlsx": THIRD}
