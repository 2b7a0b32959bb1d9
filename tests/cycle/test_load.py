from pathlib import Path

import pytest

from annuario.cycle import BadCycle, load_cycle
from annuario.errors import WrongUse
from annuario.workspace import shipped_templates

HOUSE = Path(__file__).resolve().parents[2]


def mistakes_of(folder: Path) -> tuple[str, ...]:
    """The sentences about the cycle file in `folder`."""
    with pytest.raises(BadCycle) as told:
        load_cycle(folder)
    return told.value.mistakes


def change(folder: Path, old: str, new: str) -> None:
    """Write `new` in place of `old`, which has to stand in the cycle file once."""
    path = folder / "cycle.toml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_a_small_file_is_read_with_the_usual_answers_for_what_it_leaves_out(small_cycle: Path) -> None:
    cycle = load_cycle(small_cycle)

    assert [section.id for section in cycle.sections] == ["networks", "youth-sport"]
    assert [department.id for department in cycle.departments] == ["gioventu", "sport", "ambiente"]
    assert (cycle.language, cycle.time_zone, cycle.mail.transport) == ("en", "Europe/Rome", "files")
    assert cycle.reminders.days == (-14, -7, -1, 1, 3, 7)
    assert cycle.department("sport").expects == ("narrative",)


def test_the_sample_city_is_read_and_all_its_templates_are_there() -> None:
    cycle = load_cycle(HOUSE / "inputs" / "torino-2005")

    assert (len(cycle.sections), len(cycle.departments)) == (9, 16)
    assert [name for name in (s.template for s in cycle.sections) if not (shipped_templates() / name).is_file()] == []


# What is changed in the small cycle: the old words, the new ones, and the sentence about it.
MISTAKES = [
    (
        "year = 2005",
        "year = 2005\nxyz = 1",
        (
            "xyz: this key is not known; the keys known here are title, year, language, time_zone, dates, reminders, "
            "folder, mail, house, sample, annexes, last_year, sections, departments"
        ),
    ),
    (
        "[mail]",
        '[[annexes]]\nfile = "foreword.docx"\ntitle = "Foreword"\n[mail]',
        "annexes[1].file: is 'foreword.docx'; name a PDF, such as 'annexes/foreword.pdf'",
    ),
    ("year = 2005", "year = 1066", "year: is 1066; input should be greater than or equal to 1900"),
    ("year = 2005", 'year = "MMV"', "year: is 'MMV'; write a whole number, such as 7"),
    ("year = 2005", 'year = 2005\nlanguage = "de"', "language: is 'de'; write 'it' or 'en'"),
    ("year = 2005", 'year = 2005\ntime_zone = "Rome"', "time_zone: is 'Rome'; write an IANA time zone, such as 'Europe/Rome'"),
    ("deadline = 2006-02-17", "deadline = 2006-01-09", "dates: let opens come before deadline, and deadline before publication"),
    ("publication = 2006-06-30", "", "dates.publication: is missing; write it"),
    (
        "[mail]",
        "[reminders]\ndays = [1, -1]\n[mail]",
        "reminders: write the days from the earliest to the latest, each once, such as [-14, -7, -1, 1]",
    ),
    ("[mail]", "[reminders]\nescalate_at = 5\n[mail]", "reminders: let escalate_at be one of the days"),
    (
        "[mail]",
        '[reminders]\ncountry = "IT-XX"\n[mail]',
        "reminders.country: is 'IT-XX'; write a country by its two letters, such as 'IT', or a part of it, such as 'IT-TO'",
    ),
    (
        "[mail]",
        '[mail]\ntransport = "smtp"',
        "mail: add a part [mail.smtp] with the host of the mail server, or write transport = 'files'",
    ),
    (
        "[mail]",
        '[mail.smtp]\nhost = "mail.example"\nport = 70000\n[mail]',
        "mail.smtp.port: is 70000; input should be less than or equal to 65535",
    ),
    (
        "[mail]",
        '[mail.smtp]\nhost = "mail.example"\npasword_from = "X"\n[mail]',
        "mail.smtp.pasword_from: this key is not known; did you mean 'password_from'?",
    ),
    (
        'addresses = ["sport@comune.example"]',
        'addresses = ["sport@comune.example", "Sport <s@comune.example>"]',
        (
            "departments[\"sport\"].addresses[2]: is 'Sport <s@comune.example>'; write one plain e-mail address, such "
            "as 'sport@comune.example'"
        ),
    ),
    ('addresses = ["sport@comune.example"]', "addresses = []", 'departments["sport"].addresses: is empty; write at least one'),
    (
        'id = "sport"',
        'id = "Sport Dept"',
        (
            "departments[\"Sport Dept\"].id: is 'Sport Dept'; write small letters, digits and single hyphens, such as "
            "'servizi-culturali'"
        ),
    ),
    ('id = "sport"', "", "departments[2].id: is missing; write it"),
    ('id = "sport"', 'id = "gioventu"', "departments: 'gioventu' stands twice; give each its own id"),
    (
        'expects = ["narrative", "activities"]',
        'expects = ["narrative", "activity"]',
        "departments[\"gioventu\"].expects[2]: is 'activity'; write 'narrative' or 'activities'",
    ),
    (
        'folders = { "Reti" = "networks" }',
        'folders = { "Reti" = "network" }',
        "departments[\"sport\"].folders[\"Reti\"]: there is no section 'network'; write 'networks'",
    ),
    (
        'folders = { "Reti" = "networks" }',
        'folders = { "a/b" = "networks" }',
        ("departments[\"sport\"].folders.a/b: is 'a/b'; write the name of one folder inside the department's, such as 'missioni'"),
    ),
    (
        'topics = [{ name = "themed networks", section = "networks" }]',
        'topics = [{ name = "themed networks", section = "zzz" }]',
        (
            'departments["ambiente"].topics["themed networks"].section: there is no section \'zzz\'; write one of '
            "networks, youth-sport"
        ),
    ),
    (
        'title = { it = "Reti", en = "Networks" }',
        'title = { it = "Reti", en = "" }',
        "sections[\"networks\"].title.en: is ''; write one line of text",
    ),
    (
        'title = { it = "Reti", en = "Networks" }',
        "title = {}",
        'sections["networks"].title: write the name, such as { it = "…", en = "…" }, or in one language alone',
    ),
    (
        'template = "sections/05-networks.docx"',
        "template = 5",
        'sections["networks"].template: is 5; write a text between quotation marks, such as "…"',
    ),
    (
        "[mail]",
        '[house]\nleave_out = ["statistics", "cover"]\n[mail]',
        (
            "house.leave_out[2]: is 'cover'; write 'foreword', 'figures', 'statistics', 'projects', 'cities', 'captions' or "
            "'indexes'"
        ),
    ),
    (
        "deadline = 2006-02-17",
        'deadline = "17/02/2006"',
        "dates.deadline: is '17/02/2006'; write year-month-day, such as 2006-02-17",
    ),
    (
        'addresses = ["sport@comune.example"]',
        'addresses = "sport@comune.example"',
        'departments["sport"].addresses: is \'sport@comune.example\'; write a list in brackets, such as ["…"]',
    ),
    (
        "[mail]",
        '[annexes]\nfile = "foreword.pdf"\ntitle = "Foreword"\n[mail]',
        "annexes: begin each of them with [[annexes]], in two brackets",
    ),
    (
        'title = { it = "Reti", en = "Networks" }',
        'title = "Networks"',
        'sections["networks"].title: is \'Networks\'; write { it = "…", en = "…" }, or one language alone',
    ),
    ("[mail]", '[house]\nstructure = "si"\n[mail]', "house.structure: is 'si'; write true or false"),
    ("year = 2005", "year = 2005\nhouse = 3", "house: is 3; write a part of its own, which begins with [house]"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), MISTAKES)
def test_a_mistake_is_told_with_its_path_and_what_to_write(old: str, new: str, sentence: str, small_cycle: Path) -> None:
    change(small_cycle, old, new)

    assert mistakes_of(small_cycle) == (sentence,)


def test_every_mistake_of_a_file_is_told_at_once(small_cycle: Path) -> None:
    change(small_cycle, "year = 2005", 'yaer = 2005\nlanguage = "de"')
    change(small_cycle, "deadline = 2006-02-17", "deadline = 2007-02-17")
    change(small_cycle, 'id = "youth-sport"', 'id = "networks"')
    change(small_cycle, 'id = "ambiente"', 'id = "gioventu"')
    change(small_cycle, 'expects = ["narrative", "activities"]', "expects = []")

    with pytest.raises(BadCycle) as told:
        load_cycle(small_cycle)

    mistakes = (
        "year: is missing; write it",
        "language: is 'de'; write 'it' or 'en'",
        "dates: let opens come before deadline, and deadline before publication",
        'departments["gioventu"].expects: is empty; write at least one',
        "yaer: this key is not known; did you mean 'year'?",
        "sections: 'networks' stands twice; give each its own id",
        "departments: 'gioventu' stands twice; give each its own id",
        "departments[\"gioventu\"].section: there is no section 'youth-sport'; write one of networks, networks",
        "departments[\"sport\"].section: there is no section 'youth-sport'; write one of networks, networks",
    )
    lines = [f"9 mistakes in {small_cycle / 'cycle.toml'}:", *(f"  - {mistake}" for mistake in mistakes)]
    assert told.value.mistakes == mistakes
    assert str(told.value) == "\n".join(lines)
    assert told.value.exit_code == 2


def test_an_empty_file_is_told_all_that_it_needs(small_cycle: Path) -> None:
    (small_cycle / "cycle.toml").write_text("", "utf-8")

    needed = ("title", "year", "dates", "mail", "sections", "departments")
    assert mistakes_of(small_cycle) == tuple(f"{key}: is missing; write it" for key in needed)


def test_parts_that_are_no_tables_are_mistakes_and_nothing_worse(small_cycle: Path) -> None:
    (small_cycle / "cycle.toml").write_text('title = 1\nsections = [1, "x"]\ndepartments = "all"\nmail = []\n', "utf-8")

    assert [mistake.split(":")[0] for mistake in mistakes_of(small_cycle)] == [
        "title", "year", "dates", "mail", "sections[1]", "sections[2]", "departments",
    ]  # fmt: skip


def test_a_file_that_is_no_toml_is_told_with_its_line(small_cycle: Path) -> None:
    change(small_cycle, "year = 2005", "year 2005")

    sentence = "there is no equals sign behind the first word; write a name, =, and a value, such as year = 2005;"
    assert mistakes_of(small_cycle) == (f"line 3 (year 2005): {sentence} or begin the line with # if it is a remark",)


def test_a_mistake_that_nobody_foresaw_is_told_with_its_line_all_the_same(small_cycle: Path) -> None:
    change(small_cycle, 'title = { it = "Reti", en', 'title = { en = "Reti", en')

    (mistake,) = mistakes_of(small_cycle)

    assert mistake.startswith("the file cannot be read as TOML: ")
    assert "(at line " in mistake
    assert mistake.endswith("; mend that line, then try again")


def test_a_file_in_an_old_encoding_is_told_how_to_save_it(small_cycle: Path) -> None:
    path = small_cycle / "cycle.toml"
    path.write_bytes(path.read_text("utf-8").encode("cp1252"))  # the first accent stands in line 2, in "attività"

    mistakes = mistakes_of(small_cycle)

    assert mistakes == ("the file is not saved as UTF-8 (see line 2); save it anew and choose the encoding UTF-8",)


def test_the_marks_that_windows_leaves_in_a_text_file_do_no_harm(small_cycle: Path) -> None:
    before = load_cycle(small_cycle)
    path = small_cycle / "cycle.toml"

    path.write_bytes(path.read_text("utf-8").replace("\n", "\r\n").encode("utf-8-sig"))

    assert load_cycle(small_cycle) == before


@pytest.mark.parametrize("place", ["elsewhere", "cycle.toml"])
def test_a_place_that_is_no_cycle_is_wrong_use(place: str, small_cycle: Path) -> None:
    with pytest.raises(WrongUse) as told:
        load_cycle(small_cycle / place)

    assert str(told.value) == f"There is no cycle at {small_cycle / place}: it holds no cycle.toml."
