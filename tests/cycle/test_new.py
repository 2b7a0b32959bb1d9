import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from annuario.cycle import Cycle, load_cycle
from annuario.cycle.model import Sample
from annuario.cycle.new import Occupied, new_cycle, own_share
from annuario.cycle.roll import NotRolled, on_open_days, roll
from annuario.errors import WrongUse
from annuario.workspace import shipped_templates

TODAY = date(2025, 11, 29)
SHARE = {"shared/.annuario-share", "shared/gioventu/.gitkeep", "shared/sport/.gitkeep", "shared/ambiente/.gitkeep"}


def tree(folder: Path) -> set[str]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def keys(model: type[BaseModel]) -> Iterator[str]:
    """Every key that a part of cycle.toml may have, but those of samples."""
    for name, field in model.model_fields.items():
        parts = [part for part in _types(field.annotation) if issubclass(part, BaseModel)]
        if parts != [Sample]:
            yield name
            for part in parts:
                yield from keys(part)


def _types(annotation: object) -> Iterator[type]:
    inside = get_args(annotation)
    if inside:
        for part in inside:
            yield from _types(part)
    elif isinstance(annotation, type):
        yield annotation


def test_a_new_cycle_is_a_file_to_fill_in_and_its_shared_folder(tmp_path: Path) -> None:
    made = new_cycle(tmp_path / "inputs" / "city-2025", today=TODAY)

    cycle = load_cycle(made.file.parent)
    assert made.cycle == cycle
    assert made.file == tmp_path / "inputs" / "city-2025" / "cycle.toml"
    assert tree(made.file.parent) == {
        "cycle.toml",
        "shared/.annuario-share",
        "shared/servizi-culturali/.gitkeep",
        "shared/sport/.gitkeep",
    }
    assert (len(cycle.sections), [department.id for department in cycle.departments]) == (5, ["servizi-culturali", "sport"])
    assert [name for name in (s.template for s in cycle.sections) if not (shipped_templates() / name).is_file()] == []
    assert {mail.split("@")[1] for department in cycle.departments for mail in department.addresses} == {"city.example"}


@pytest.mark.parametrize(
    ("name", "today", "year"),
    [
        ("city-2027", date(2025, 11, 29), 2027),
        ("2024 city", date(2025, 11, 29), 2024),
        ("city-1999-2028", date(2025, 11, 29), 2028),
        ("city", date(2025, 11, 29), 2025),
        ("city", date(2026, 2, 20), 2025),
        ("city", date(2026, 2, 21), 2026),
        ("city-12025", date(2030, 1, 1), 2029),
    ],
)
def test_the_year_is_that_of_the_folders_name_or_the_one_that_is_due_next(
    name: str, today: date, year: int, tmp_path: Path
) -> None:
    made = new_cycle(tmp_path / name, today=today)

    text = made.file.read_text("utf-8")
    assert made.cycle.year == year
    assert {day.year for _, day in made.cycle.dates} == {year + 1}
    assert f"# year = {year - 1} " in text
    assert f"Report {year}'" in text


@pytest.mark.parametrize(
    ("last", "new", "year"),
    [("small", "next", 2006), ("small", "city-2009", 2009), ("city-2006", "city-2007", 2006), ("city-2006", "city-2010", 2009)],
)
def test_last_years_cycle_is_rolled_to_the_year_of_the_folders_name(last: str, new: str, year: int, small_cycle: Path) -> None:
    # the report of 2005 in a folder that is named by the year of its publication: the next one is named so too
    old = small_cycle.rename(small_cycle.with_name(last))

    assert new_cycle(old.with_name(new), last=old, today=TODAY).cycle.year == year


def test_a_folder_named_by_a_year_that_is_not_later_is_refused(small_cycle: Path) -> None:
    folder = small_cycle.with_name("city-2005")

    with pytest.raises(WrongUse) as told:
        new_cycle(folder, last=small_cycle, today=TODAY)

    assert str(told.value) == (
        f"{folder} is named by the year 2005, which is not after that of {small_cycle}. Nothing was changed; choose another name."
    )
    assert not folder.exists()


def test_the_new_file_names_every_key_that_there_is() -> None:
    text = files("annuario.cycle").joinpath("new.toml").read_text("utf-8")

    missing = [key for key in keys(Cycle) if not re.search(rf"\[(mail\.)?{key}\]|\b{key} = |^#   {key} ", text, re.MULTILINE)]

    assert missing == []


def test_what_the_new_file_offers_only_waits_for_its_signs_to_be_removed(tmp_path: Path) -> None:
    made = new_cycle(tmp_path / "city", today=TODAY)
    text = made.file.read_text("utf-8").replace('transport = "files"', 'transport = "smtp"')
    made.file.write_text(re.sub(r"^# (?=\[[\w.]+\]|\w+ = )", "", text, flags=re.MULTILINE), "utf-8")

    smtp = load_cycle(made.file.parent).mail.smtp

    assert smtp is not None
    assert (smtp.host, smtp.port, smtp.security) == ("mail.city.example", 587, "starttls")


@pytest.mark.parametrize("last", ["", "cycle.toml"])
def test_last_years_cycle_is_rolled_forward_and_nothing_else_is_copied(last: str, small_cycle: Path) -> None:
    (small_cycle / "shared" / "sport" / "report.docx").write_bytes(b"last year's")
    (small_cycle / "templates").mkdir()

    made = new_cycle(small_cycle.parent / "next", last=small_cycle / last, today=TODAY)

    assert made.file.read_text("utf-8") == on_open_days(roll(small_cycle), small_cycle)[0]
    assert tree(made.file.parent) == {"cycle.toml"} | SHARE


@pytest.mark.parametrize("share", ["../../share", "/mnt/share", "shared/../../share"])
def test_a_shared_folder_elsewhere_is_left_alone(share: str, small_cycle: Path) -> None:
    path = small_cycle / "cycle.toml"
    path.write_text(path.read_text("utf-8").replace("[mail]", f'[folder]\npath = "{share}"\n[mail]'), "utf-8")

    made = new_cycle(small_cycle.parent / "next", last=small_cycle, today=TODAY)

    assert own_share(load_cycle(made.file.parent)) is None
    assert tree(made.file.parent) == {"cycle.toml"}
    assert not (small_cycle.parent / "share").exists()


def test_a_folder_that_is_there_keeps_all_it_has(small_cycle: Path) -> None:
    folder = small_cycle.parent / "next"
    kept = folder / "shared" / "sport" / "report.docx"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"early")
    sentinel = folder / "shared" / ".annuario-share"
    sentinel.write_text("mine", "utf-8")

    new_cycle(folder, last=small_cycle, today=TODAY)

    assert tree(folder) == {"cycle.toml", "shared/sport/report.docx"} | SHARE
    assert (kept.read_bytes(), sentinel.read_text("utf-8")) == (b"early", "mine")


def test_the_folder_that_one_stands_in_can_become_a_cycle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert new_cycle(Path(), today=TODAY).file == Path("cycle.toml")
    assert len(load_cycle(tmp_path).departments) == 2


def test_a_cycle_that_is_there_is_never_written_over(small_cycle: Path) -> None:
    before = (small_cycle / "cycle.toml").read_bytes()

    with pytest.raises(Occupied) as told:
        new_cycle(small_cycle, today=TODAY)

    assert str(told.value) == (
        f"There is a cycle at {small_cycle} already. Nothing was changed; name a new folder, or edit {small_cycle / 'cycle.toml'}."
    )
    assert (small_cycle / "cycle.toml").read_bytes() == before


@pytest.mark.parametrize("place", ["", "shared", "shared/sport"])
def test_a_file_where_a_folder_is_needed_is_refused_and_nothing_is_written(place: str, small_cycle: Path) -> None:
    folder = small_cycle.parent / "next"
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).write_text("in the way", "utf-8")

    with pytest.raises(Occupied, match=re.escape(f"There must be a folder at {folder / place}, but something else is there.")):
        new_cycle(folder, last=small_cycle, today=TODAY)

    assert tree(small_cycle.parent) - {f"small/{path}" for path in tree(small_cycle)} == {str(Path("next", place))}


def test_what_is_no_cycle_or_cannot_be_rolled_leaves_nothing_behind(small_cycle: Path) -> None:
    path = small_cycle / "cycle.toml"
    path.write_text(path.read_text("utf-8").replace("year = 2005", "year = 2_005"), "utf-8")
    new = small_cycle.parent / "deep" / "next"

    with pytest.raises(WrongUse, match=r"it holds no cycle\.toml"):
        new_cycle(new, last=small_cycle.parent / "nothing", today=TODAY)
    with pytest.raises(NotRolled):
        new_cycle(new, last=small_cycle, today=TODAY)

    assert [entry.name for entry in small_cycle.parent.iterdir()] == ["small"]
