from datetime import date
from pathlib import Path

import pytest

from annuario.cycle import load_cycle
from annuario.cycle.roll import NotRolled, Shift, on_open_days, roll, years_on

HOUSE = Path(__file__).resolve().parents[2]


def change(folder: Path, *pairs: tuple[str, str]) -> None:
    """Write the second of each pair in place of the first, which has to stand in the cycle file once."""
    path = folder / "cycle.toml"
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines that only the old text has, and those that only the new one has."""
    before, after = old.split("\n"), new.split("\n")
    return [line for line in before if line not in after], [line for line in after if line not in before]


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        (date(2006, 2, 17), 1, date(2007, 2, 17)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
        (date(2023, 12, 31), 2, date(2025, 12, 31)),
    ],
)
def test_a_day_is_the_same_some_years_on(day: date, years: int, later: date) -> None:
    assert years_on(day, years) == later


def test_a_cycle_may_be_rolled_by_several_years(small_cycle: Path) -> None:
    once, twice = roll(small_cycle), roll(small_cycle, 2)

    assert ("year = 2006" in once, "deadline = 2007-02-17" in once) == (True, True)
    assert twice == once.replace("2007-", "2008-").replace("year = 2006", "year = 2007")


def test_dates_on_which_offices_are_closed_move_to_the_next_working_day(small_cycle: Path) -> None:
    path = small_cycle / "cycle.toml"
    rolled = roll(small_cycle)

    text, shifts = on_open_days(rolled, path)

    # two Saturdays
    assert shifts == (
        Shift("deadline", date(2007, 2, 17), date(2007, 2, 19)),
        Shift("publication", date(2007, 6, 30), date(2007, 7, 2)),
    )
    assert text == rolled.replace("2007-02-17", "2007-02-19").replace("2007-06-30", "2007-07-02")
    assert on_open_days(text, path) == (text, ())


def test_a_holiday_counts_where_it_is_one(small_cycle: Path) -> None:
    path = small_cycle / "cycle.toml"
    change(small_cycle, ("deadline = 2006-02-17", "deadline = 2006-06-02"))  # Festa della Repubblica, a Friday
    text = path.read_text("utf-8")

    _, italian = on_open_days(text, path)
    _, french = on_open_days(text.replace("[mail]", '[reminders]\ncountry = "FR"\n[mail]'), path)

    assert italian == (Shift("deadline", date(2006, 6, 2), date(2006, 6, 5)),)
    assert french == ()


def test_dates_that_would_run_into_each_other_stay_where_they_are(small_cycle: Path) -> None:
    path = small_cycle / "cycle.toml"
    change(
        small_cycle, ("deadline = 2006-02-17", "deadline = 2006-02-18"), ("publication = 2006-06-30", "publication = 2006-02-20")
    )
    text = path.read_text("utf-8")

    assert on_open_days(text, path) == (text, ())


def test_the_sample_keeps_every_word_but_its_year_its_dates_and_its_day() -> None:
    last = HOUSE / "inputs" / "torino-2005"
    text = (last / "cycle.toml").read_text("utf-8")

    rolled = roll(last)

    assert changed_lines(text, rolled) == (
        [
            "year = 2005",
            "opens = 2006-01-09",
            "deadline = 2006-02-17",
            "publication = 2006-06-30",
            "# Only the sample has this: the day that is taken for today.",
            "[sample]",
            "today = 2006-02-16",
        ],
        ["year = 2006", "opens = 2007-01-09", "deadline = 2007-02-17", "publication = 2007-06-30"],
    )
    assert 'comments = "remove"                           # a colleague\'s remark is not printed\n\n\n# ---' in rolled


def test_remarks_and_titles_are_a_persons_and_stay(small_cycle: Path) -> None:
    change(
        small_cycle,
        ("# What the small city wrote down.", "# year = 2005, opens = 2006-01-09 (as every year)"),
        ("deadline = 2006-02-17", "deadline = 2006-02-17  # in 2005 it was 2005-02-18"),
        ('en = "International activities"', 'en = "International activities since 2005-01-01"'),
    )

    lines = roll(small_cycle).split("\n")

    assert lines[0] == "# year = 2005, opens = 2006-01-09 (as every year)"
    assert lines[1].endswith('en = "International activities since 2005-01-01" }')
    assert "deadline = 2007-02-17  # in 2005 it was 2005-02-18" in lines


TABLE = "[dates]\nopens = 2006-01-09\ndeadline = 2006-02-17\npublication = 2006-06-30\n"
AT_THE_TOP = "year = 2005\n"
SAMPLE = "\n# Only in samples.\n[sample]\ntoday = 2006-02-16\n"

# Other ways that TOML has of writing the same, and what becomes of them.
WAYS = [
    (TABLE, "", AT_THE_TOP, AT_THE_TOP + "dates = { opens = 2006-01-09, deadline = 2006-02-17, publication = 2006-06-30 } # d\n",
     "dates = { opens = 2007-01-09, deadline = 2007-02-17, publication = 2007-06-30 } # d"),
    (TABLE, "", AT_THE_TOP, AT_THE_TOP + "dates.opens = 2006-01-09\ndates.deadline = 2006-02-17\ndates.publication = 2006-06-30\n",
     "dates.opens = 2007-01-09\ndates.deadline = 2007-02-17\ndates.publication = 2007-06-30"),
    ("deadline = 2006-02-17", 'deadline = "2006-02-17"', AT_THE_TOP, AT_THE_TOP, 'deadline = "2007-02-17"'),
    ("[dates]", "[ dates ] # when", AT_THE_TOP, '"year"=2005\n', '"year"=2006'),
    (SAMPLE, "", AT_THE_TOP, AT_THE_TOP + "sample = { today = 2006-02-16 }\nlanguage = 'it'\n", "year = 2006\nlanguage = 'it'"),
    (SAMPLE, "", AT_THE_TOP, AT_THE_TOP + "sample.today = 2006-02-16\nlanguage = 'it'\n", "year = 2006\nlanguage = 'it'"),
    (SAMPLE, "\n[ sample ] # not ours\n\n# which day\ntoday = 2006-02-16\n# stays\n", AT_THE_TOP, AT_THE_TOP,
     'coordinator = "coordinamento@comune.example"\n# stays'),
    (SAMPLE, "", AT_THE_TOP, AT_THE_TOP, 'coordinator = "coordinamento@comune.example"\n\n[[sections]]'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "old_top", "new_top", "expected"), WAYS)
def test_other_ways_of_writing_it_are_understood(
    old: str, new: str, old_top: str, new_top: str, expected: str, small_cycle: Path
) -> None:
    change(small_cycle, (old, new), (old_top, new_top))

    rolled = roll(small_cycle)

    assert expected in rolled
    assert "sample" not in rolled


def test_the_ends_of_lines_stay_as_windows_writes_them(small_cycle: Path) -> None:
    path = small_cycle / "cycle.toml"
    unix = roll(small_cycle)
    path.write_bytes(path.read_text("utf-8").replace("\n", "\r\n").encode("utf-8-sig"))

    assert roll(small_cycle) == unix.replace("\n", "\r\n")


def test_what_is_rolled_can_be_rolled_again(small_cycle: Path) -> None:
    before = load_cycle(small_cycle)

    for _ in range(3):
        (small_cycle / "cycle.toml").write_text(roll(small_cycle), "utf-8")

    after = load_cycle(small_cycle)
    later = {"opens": date(2009, 1, 9), "deadline": date(2009, 2, 17), "publication": date(2009, 6, 30)}
    dates = before.dates.model_copy(update=later)
    assert after == before.model_copy(update={"year": 2008, "dates": dates, "sample": None})


NOT_ROLLED = [
    ("year = 2005", "year = 2_005", "its year or its dates are written in a way that is not understood line by line"),
    ("year = 2005", "year = 0x7d5", "its year or its dates are written in a way that is not understood line by line"),
    ("opens = 2006-01-09", "opens = 1136764800", "its year or its dates are written in a way that is not understood line by line"),
    (
        "year = 2005",
        "year = 2200",
        "a year later it would have a mistake (year: is 2201; input should be less than or equal to 2200)",
    ),
    (
        "opens = 2006-01-09\ndeadline = 2006-02-17",
        "opens = 2004-02-28\ndeadline = 2004-02-29",
        "a year later it would have a mistake (dates: let opens come before deadline, and deadline before publication)",
    ),
    ("publication = 2006-06-30", "publication = 9999-06-30", "one of its dates has no year after it (year 10000 is out of range)"),
]


@pytest.mark.parametrize(("old", "new", "why"), NOT_ROLLED)
def test_what_is_not_surely_the_same_cycle_a_year_later_is_refused(old: str, new: str, why: str, small_cycle: Path) -> None:
    change(small_cycle, (old, new))

    with pytest.raises(NotRolled) as told:
        roll(small_cycle)

    path = small_cycle / "cycle.toml"
    assert str(told.value) == (
        f"{path} cannot be rolled forward by itself: {why}. Copy it by hand and change its year and dates there."
    )
    assert told.value.exit_code == 3
