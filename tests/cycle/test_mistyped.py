"""What coordinators mistype in a cycle file is told by its line and in plain words."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annuario.cycle.mistyped import mistyped

HOUSE = Path(__file__).resolve().parents[2]
TEXT = """\
# A remark of “ours”, as it is.
year = 2005

[dates]
opens = 2006-01-09
deadline = 2006-02-17  # in a week

[mail]
sender = "a@b.example"

[[departments]]
id = "sport"
name = { it = "Attività", en = "Sports" }
addresses = ["s@b.example", "t@b.example"]
topics = [
  { name = "awards", section = "x" },
  { name = "games", section = "x" },
]
shown_as = 'R:\\Report'
section = "x"
"""
DATE = "is no date; write year-month-day, each with all its digits, such as 2006-02-17"
MISSING = 'a quotation mark is missing: a text stands between two of them on one line, such as "sport"'
CURVED = 'is a quotation mark as word processors type it; type a straight one (") before and after'
NO_EQUALS = (
    "there is no equals sign behind the first word; write a name, =, and a value, such as year = 2005;"
    " or begin the line with # if it is a remark"
)
ONE_VALUE = "only one value fits behind an equals sign; begin a new line before {}, or put # before a remark"

# What is changed, the line that is told, and the sentence.
MISTYPED = [
    ('id = "sport"', 'id = "sport', 12, MISSING),
    ('id = "sport"', 'id = sport"', 12, MISSING),
    ('["s@b.example", ', '["s@b.example, ', 14, MISSING),
    ('"Sports"', '"Spo\nrts"', 13, MISSING),
    ('"Sports"', '"The "Sports" office"', 13, "there are quotation marks inside a text; inside, write “ and ”"),
    ('id = "sport"', "id = sport office", 12, 'a text stands between quotation marks; write "sport office"'),
    ('id = "sport"', "id = “sport”", 12, f"“ {CURVED}"),
    ('id = "sport"', 'id = "sport”', 12, f"” {CURVED}"),
    ('"t@b.example"]', "„t@b.example“]", 14, f"„ {CURVED}"),
    ('"s@b.example", ', '"s@b.example" ', 14, 'a comma is missing before "t@b.example"'),
    ('section = "x" },\n', 'section = "x" }\n', 16, "a comma is missing at the end, for more follows below"),
    ('"t@b.example"]', '"t@b.example"', 14, "the bracket [ is not closed; write ] behind the last of what it holds"),
    ('"x" },\n]', '"x" },', 15, "the bracket [ is not closed; write ] behind the last of what it holds"),
    ('"Sports" }', '"Sports"', 13, "the bracket { is not closed; write } on the same line"),
    ('"Sports" }', '"Sports", }', 13, "remove the comma before }"),
    ('"Sports" }', '"Sports" ]', 13, "{ from line 13 is closed by ]; write } before it"),
    ('["s@b.example"', '"s@b.example"', 14, "several values stand in brackets; write [ before the first and ] behind the last"),
    ('id = "sport"', 'id = "sport"]', 12, "] closes what nothing opened; write [ where it begins, or remove it"),
    ('"s@b.example", ', '"s@b.example",, ', 14, "there is a comma too many; remove it"),
    ("year = 2005", "year == 2005", 2, "there is an equals sign too many; remove it"),
    ("2006-02-17", "17/02/2006", 6, f"17/02/2006 {DATE}"),
    ("2006-02-17", "17.2.2006", 6, f"17.2.2006 {DATE}"),
    ("2006-02-17", "2006-2-17", 6, f"2006-2-17 {DATE}"),
    ("2006-02-17", "17 February 2006", 6, f"17 February 2006 {DATE}"),
    ("2006-02-17", "2006-02-30", 6, "there is no day 2006-02-30"),
    ("[mail]", "[dates]", 8, "the part [dates] stands in line 4 already; put what is in both into one"),
    ("[dates]", "year = 2006\n[dates]", 4, "'year' is written in line 2 already; remove one of the two lines"),
    ("[mail]", "[mail", 8, "the brackets around the name of a part do not match; write [mail]"),
    ("[[departments]]", "[[departments]", 11, "the brackets around the name of a part do not match; write [[departments]]"),
    ("year = 2005", "year: 2005", 2, NO_EQUALS),
    ("year = 2005", "This isn't “ours”.\nyear = 2005", 2, NO_EQUALS),
    ("year = 2005", "year =", 2, "nothing stands behind the equals sign; write a value there"),
    ("year = 2005", 'year = 2005 title = "x"', 2, ONE_VALUE.format("title")),
    ("year = 2005", "year = 02005", 2, "02005 is no number; write digits alone, the first of them no 0"),
    ("year = 2005", "year = True", 2, "write true or false, in small letters, for True"),
    (
        "year = 2005",
        "year\u00a0= 2005",
        2,
        "here is a blank that holds words together; write the line anew by hand, with ordinary blanks",
    ),
    (
        "'R:\\Report'",
        '"R:\\Report"',
        19,
        "a \\ means something else in such a text; write / in its place, or put ' before and after the text",
    ),
]


@pytest.mark.parametrize(("old", "new", "line", "sentence"), MISTYPED)
def test_what_is_mistyped_is_told_with_its_line(old: str, new: str, line: int, sentence: str) -> None:
    text = TEXT.replace(old, new, 1)
    shown = text.split("\n")[line - 1].strip()

    assert mistyped(text) == f"line {line} ({shown}): {sentence}"
    assert mistyped(text.replace("\n", "\r\n")) == f"line {line} ({shown}): {sentence}"
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(text)


@pytest.mark.parametrize("name", ["inputs/torino-2005/cycle.toml", "inputs/ateneo-2024/cycle.toml", ""])
def test_nothing_is_told_of_a_file_that_is_right(name: str) -> None:
    text = (HOUSE / name).read_text("utf-8") if name else files("annuario.cycle").joinpath("new.toml").read_text("utf-8")

    assert mistyped(text) is None


@given(place=st.integers(0, len(TEXT) - 1), signs=st.text(max_size=3), taken=st.integers(0, 3))
def test_whatever_is_written_between_it_names_a_line_or_nothing(place: int, signs: str, taken: int) -> None:
    text = TEXT[:place] + signs + TEXT[place + taken :]

    told = mistyped(text)

    if told is not None:
        assert 1 <= int(told.split()[1]) <= text.count("\n") + 1
