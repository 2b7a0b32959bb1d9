"""Some pages of a PDF: which they are, how they look, and a file of them alone."""

from datetime import datetime
from pathlib import Path

import pikepdf
import pytest

from annuario.pdf import Exported, outline, page_texts, verify
from annuario.pdf.destinations import Place
from annuario.pdf.pages import cut, extents, looks
from annuario.pdf.structure import descendants
from annuario.pdf.verapdf import verify_conformance
from tests.office.small_report import LANGUAGE


def tags(path: Path) -> dict[str, int]:
    """How many there are of each tag."""
    found: dict[str, int] = {}
    with pikepdf.open(path) as pdf:
        for element in descendants(pdf.Root.StructTreeRoot):
            name = str(element.get("/S", "OBJR"))
            found[name] = found.get(name, 0) + 1
    return found


@pytest.fixture
def part(exported: Exported, tmp_path: Path, when: datetime) -> Path:
    """Pages 2 and 4 of the small report."""
    target = tmp_path / "part.pdf"
    cut(exported.path, target, [4, 2], language=LANGUAGE, title="Prova", when=when)
    return target


def heading_places(exported: Exported) -> list[Place]:
    """The places of the headings, in the order of the report."""
    places = (place for name, place in exported.places.items() if "Heading" in name)
    return sorted(places, key=lambda place: (place.page, -place.height))


def test_a_part_ends_before_the_next_one_and_on_its_page_if_words_stand_over_it(exported: Exported) -> None:
    places = heading_places(exported)
    top = max(place.height for place in places)

    found = extents(exported.path, list(zip(places, [*places[1:], None], strict=True)), top=top)

    # Chapters begin on pages 2, 3 and 4; the second heading of the first stands below words of the first.
    assert found == ((2, 2), (2, 2), (3, 3), (3, 3), (3, 3), (4, 4))
    assert extents(exported.path, [(places[0], places[3])], top=top) == ((2, 3),)
    assert extents(exported.path, [(places[0], Place(5, float("inf")))], top=top) == ((2, 4),)


def test_pages_look_alike_only_if_they_show_the_same(exported: Exported, part: Path) -> None:
    whole, some = looks(exported.path, [1, 2, 3, 4]), looks(part, [1, 2])

    assert some == {1: whole[2], 2: whole[4]}
    assert len(set(whole.values())) == 4


def test_the_part_shows_its_pages_and_holds_no_word_of_the_others(exported: Exported, part: Path) -> None:
    texts = page_texts(exported.path)

    assert page_texts(part) == (texts[1], texts[3])
    with pikepdf.open(part) as pdf:
        kinds = [str(each.get("/Type", "")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
    assert kinds.count("/Page") == 2


def test_the_part_keeps_tags_outline_and_language(exported: Exported, part: Path) -> None:
    found = verify(part, language=LANGUAGE, title="Prova")

    whole, some = tags(exported.path), tags(part)
    assert [fault.rule for fault in found.faults if fault.rule in {"tags", "language", "title", "outline", "fonts"}] == []
    assert [(item.level, item.page) for item in outline(part)] == [(1, 1), (2, 1), (1, 2)]
    assert all(0 < count <= whole[name] for name, count in some.items() if name != "/Span")  # a link that leads nowhere now
    assert sum(some.values()) < sum(whole.values())


def test_the_part_keeps_the_standard(part: Path) -> None:
    found = verify_conformance(part)

    if found.unverified:
        pytest.skip(found.unverified)
    assert [rule.id for rule in found.failed if rule.id != "7.3-1"] == []


def test_the_same_pages_give_the_same_bytes(exported: Exported, part: Path, tmp_path: Path, when: datetime) -> None:
    again = tmp_path / "again.pdf"

    cut(exported.path, again, [2, 4], language=LANGUAGE, title="Prova", when=when)

    assert again.read_bytes() == part.read_bytes()
