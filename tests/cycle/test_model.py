from pathlib import Path

import pytest
from pydantic import ValidationError

from annuario.cycle import Cycle, Department, load_cycle
from annuario.cycle.form import Address
from annuario.cycle.mail import Mail
from annuario.cycle.model import Names, Reminders, twins


@pytest.fixture
def cycle(small_cycle: Path) -> Cycle:
    """The small city's cycle."""
    return load_cycle(small_cycle)


def sport(**more: object) -> Department:
    """A department with what it needs and `more`."""
    needed = {"id": "sport", "name": {"it": "Sport", "en": "Sport"}, "addresses": ["sport@comune.example"], "section": "sport"}
    return Department.model_validate(needed | more)


def test_a_name_is_told_in_its_language_and_in_english_to_all_others() -> None:
    names = Names(it="Reti", en="Networks")

    assert [names.of(language) for language in ("it", "en", "fr")] == ["Reti", "Networks", "Networks"]


def test_a_name_may_be_in_one_language_alone() -> None:
    names = Names(it="Reti")

    assert ([names.of(language) for language in ("it", "en")], [names.other(language) for language in ("it", "en")]) == (
        ["Reti", "Reti"],
        ["", "Reti"],
    )
    assert Names(it="Reti", en="Networks").other("it") == "Networks"


def test_what_is_read_cannot_be_changed(cycle: Cycle) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        cycle.year = 2006


def test_departments_and_sections_are_found_by_their_ids(cycle: Cycle) -> None:
    assert cycle.department("sport") == cycle.departments[1]
    assert cycle.section("youth-sport") == cycle.sections[1]
    with pytest.raises(KeyError):
        cycle.department("sports")
    with pytest.raises(KeyError):
        cycle.section("sport")


def test_a_workbook_may_call_a_section_by_either_title_or_its_id(cycle: Cycle) -> None:
    assert cycle.section_words() == {
        "reti": "networks",
        "networks": "networks",
        "giovani e sport": "youth-sport",
        "youth and sport": "youth-sport",
        "youth-sport": "youth-sport",
    }


@pytest.mark.parametrize(
    ("folder", "section"),
    [
        ("", "youth-sport"),
        ("Reti", "networks"),
        ("reti", "networks"),
        ("RETI/2005/finals", "networks"),
        ("2005/reti", "youth-sport"),
        ("retina", "youth-sport"),
    ],
)
def test_a_word_file_goes_where_its_uppermost_folder_says(folder: str, section: str, cycle: Cycle) -> None:
    assert cycle.department("sport").section_of_folder(folder) == section


def test_a_department_may_feed_its_section_those_of_its_folders_and_those_of_its_topics() -> None:
    topics = [{"name": "awards", "section": "organisations"}]

    fed = sport(folders={"reti": "networks"}, topics=topics).sections

    assert fed == {"sport", "networks", "organisations"}


def test_a_ladder_may_be_empty_but_not_out_of_order_or_double() -> None:
    assert Reminders(days=()).days == ()
    for days in [(1, -1), (1, 1)]:
        with pytest.raises(ValidationError, match="from the earliest to the latest"):
            Reminders(days=days)


ADDRESSES = [
    ("sport@comune.example", True),
    ("o'neil+sport_2@posta.comune.example", True),
    ("sport", False),
    ("sport@comune", False),
    ("a@b@comune.example", False),
    ("sport@comune.example\nBcc: all@comune.example", False),
    ("sport @comune.example", False),
    ("sport@comune.example, a@comune.example", False),
    ("<sport@comune.example>", False),
    ("gioventù@comune.example", False),
]


@pytest.mark.parametrize(("address", "good"), ADDRESSES)
def test_an_address_is_one_plain_address(address: Address, good: bool) -> None:  # noqa: FBT001 -- a column of the table
    if good:
        assert Mail(sender=address, coordinator=address).sender == address
    else:
        with pytest.raises(ValidationError, match="write one plain e-mail address"):
            Mail(sender=address, coordinator="a@comune.example")


@pytest.mark.parametrize(
    "id_", ["", "Sport", "sport_2", "-sport", "sport-", "a--b", "../sport", "sport\n", "gioventù", "a/b", "_answers"]
)
def test_an_id_can_always_be_the_name_of_a_folder(id_: str) -> None:
    with pytest.raises(ValidationError, match="write small letters, digits and single hyphens"):
        sport(id=id_)


def test_twins_are_named_once_each() -> None:
    assert twins(["a", "b", "a", "c", "c", "a"]) == ("a", "c")
    assert twins(["a", "b"]) == ()
