"""Messy sheets, cell by cell: what is read right, what is told instead, and what is wrong without a word."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from annuario.findings import Severity
from annuario.register import Activity, Fault, Period, Reading, read_workbook
from tests.register.sheets.build import Expected, SheetFile, as_days, sheet_files, write

FILES = sheet_files()
CHAPTERS = {
    "networks": "networks",
    "reti di città": "networks",
    "european projects": "european-projects",
    "progetti europei": "european-projects",
    "culture and education": "culture-education",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one cell was read: right, told (not right, but a fault names it) or wrong without a word."""

    how: str
    sentence: str


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Verdict, ...]]:
    """The verdicts on every cell, by file."""
    folder = tmp_path_factory.mktemp("sheets")
    return {file.name: tuple(judged(file, folder / f"{file.name}.xlsx")) for file in FILES}


def judged(file: SheetFile, path: Path) -> Iterator[Verdict]:
    """Read the workbook; judge each cell that says something, and each activity that should be none."""
    write(file, path)
    reading = read_workbook(path, chapters=CHAPTERS)
    found = {(activity.source.sheet, activity.source.row): activity for activity in reading.activities}
    for each in file.expected:
        yield from judge(each, found.get((each.sheet, each.row)), reading)
    for place in sorted(found.keys() - {(each.sheet, each.row) for each in file.expected}):
        yield Verdict("wrong", f"{place} is no activity")


def judge(expected: Expected, activity: Activity | None, reading: Reading) -> Iterator[Verdict]:
    """Yield how a cell was read; nothing for an empty one that is read as such."""
    said = read_as(activity, expected.field) if activity else "no activity"
    told = any(tells(fault, expected, read=bool(activity and said)) for fault in reading.faults)
    sentence = f"{expected.sheet}!{expected.letters}{expected.row}, {expected.field}: {said!r} for {expected.value!r}"
    if expected.value == "?":
        yield Verdict("right" if told and (not said or expected.field not in {"period", "budget"}) else "wrong", sentence)
    elif same(said, expected):
        yield from [Verdict("right", sentence)] if expected.value else []
    else:
        yield Verdict("told" if told else "wrong", sentence)


def tells(fault: Fault, expected: Expected, *, read: bool) -> bool:
    """Whether a fault is about this cell: its column, or its row, or its whole sheet or file.

    Where something was `read`, a note is not enough to say that it may be wrong.
    """
    if read and fault.severity is Severity.NOTE:
        return False
    sheet, _, ref = fault.place.partition("!")
    if sheet not in {"", expected.sheet} or (fault.code == "unknown-chapter" and expected.field != "section"):
        return False
    rows = fault.params["rows"]
    named = not rows or any(first <= expected.row <= last for first, last in spans(rows))
    whole = not ref or fault.code in {"no-title", "total-row"}
    return named and (whole or ref.rstrip("0123456789") in expected.letters.split(":"))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """First and last of the rows in "7, 9-12"."""
    for part in text.split(", "):
        first, _, last = part.partition("-")
        yield int(first), int(last or first)


def read_as(activity: Activity, field: str) -> str:
    """What the reader made of a field, as the sheet files write it."""
    value = getattr(activity, field)
    if isinstance(value, Period):
        return f"{value.start or '..'}/{value.end or '..'}" if value.start or value.end else ""
    if field == "budget":
        return f"{value.amount.normalize():f} {value.currency}" if value else ""
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def same(said: str, expected: Expected) -> bool:
    """Whether it is what was expected, spaces aside."""
    value = as_days(expected.value) if expected.field == "period" else expected.value
    return said.split() == value.split()


def test_there_are_many_and_each_says_what_is_peculiar_about_it() -> None:
    assert len(FILES) >= 90
    assert [file.name for file in FILES if not (file.habit and file.expected)] == []


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_no_cell_is_wrong_without_a_word(name: str, verdicts: Mapping[str, tuple[Verdict, ...]]) -> None:
    assert [verdict.sentence for verdict in verdicts[name] if verdict.how == "wrong"] == []


def test_nineteen_cells_in_twenty_are_read_right(verdicts: Mapping[str, tuple[Verdict, ...]]) -> None:
    counted = Counter(verdict.how for found in verdicts.values() for verdict in found)

    print(dict(counted), [verdict.sentence for found in verdicts.values() for verdict in found if verdict.how != "right"])
    assert counted["right"] >= 0.95 * counted.total()
