from datetime import UTC, date, datetime
from pathlib import Path

from annuario.clock import Clock
from annuario.ledger.builds import Build, Draft, Origin, builds, drafts, find_build, origins, record_build, record_draft
from annuario.ledger.store import Ledger, open_ledger

MOMENT = datetime(2006, 2, 16, 8, tzinfo=UTC)
SECTION = Build("section", "networks", "key", "digest", {"words": 12, "from": ["sport", "ambiente"]})
PARTS = (
    Origin("an_youth-sport_sport_1", "youth-sport", "sport", "b.docx", "d2"),
    Origin("an_networks_ambiente_1", "networks", "ambiente", "a.docx", "d1"),
)


def test_what_was_built_of_the_same_contents_is_found_again(ledger: Ledger, clock: Clock) -> None:
    record_build(ledger, clock, SECTION)

    assert find_build(ledger, "section", "networks", "key") == SECTION


def test_anything_else_was_not_built(ledger: Ledger, clock: Clock, tmp_path: Path) -> None:
    record_build(ledger, clock, SECTION)
    other = open_ledger(tmp_path / "state", "other")

    assert find_build(ledger, "draft", "networks", "key") is None
    assert find_build(ledger, "section", "youth-sport", "key") is None
    assert find_build(ledger, "section", "networks", "other key") is None
    assert find_build(other, "section", "networks", "key") is None
    other.close()


def test_the_same_key_again_takes_the_place_of_the_old_row(ledger: Ledger, clock: Clock) -> None:
    record_build(ledger, clock, SECTION)
    other_key = Build("section", "networks", "key 2", "digest 2", {})
    again = Build("section", "networks", "key", "digest 3", {"words": 13})

    record_build(ledger, clock, other_key)
    record_build(ledger, clock, again)

    assert builds(ledger, "section") == (other_key, again)
    assert builds(ledger, "pdf") == ()


def test_drafts_are_numbered_in_their_order_and_know_their_parts(ledger: Ledger, clock: Clock) -> None:
    first = record_draft(ledger, clock, digest="d1", origins=[])
    second = record_draft(ledger, clock, digest="d2", origins=PARTS)

    assert (first, second) == (Draft(1, "d1", MOMENT), Draft(2, "d2", MOMENT))
    assert drafts(ledger) == (first, second)
    assert (origins(ledger, 1), origins(ledger, 2), origins(ledger, 3)) == ((), PARTS, ())


def test_a_draft_that_is_known_keeps_its_number_and_its_parts(ledger: Ledger, clock: Clock) -> None:
    first = record_draft(ledger, clock, digest="d1", origins=PARTS)

    again = record_draft(ledger, Clock.fixed(date(2006, 3, 1)), digest="d1", origins=[])

    assert again == first
    assert drafts(ledger) == (first,)
    assert origins(ledger, 1) == PARTS


def test_two_cycles_number_their_drafts_apart(ledger: Ledger, clock: Clock, tmp_path: Path) -> None:
    other = open_ledger(tmp_path / "state", "other")

    numbers = [record_draft(where, clock, digest="d1", origins=PARTS[:1]).number for where in (ledger, other)]

    assert numbers == [1, 1]
    assert (origins(ledger, 1), origins(other, 1)) == (PARTS[:1], PARTS[:1])
    other.close()
