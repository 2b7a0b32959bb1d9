"""What the README and the docs promise is there: links, commands, pictures, and a line for everything that can be found."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from annuario.cli.arguments import parser
from annuario.findings import texts

HOUSE = Path(__file__).resolve().parent.parent.parent
PAGES = sorted([HOUSE / "README.md", HOUSE / "CHANGELOG.md", HOUSE / "templates" / "README.md", *(HOUSE / "docs").rglob("*.md")])
LARGEST_PICTURE = 400 * 1000

LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"^ *```.*?^ *```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?<![\w/@-])(?:\.venv/bin/)?annuario ((?:mail |docx |pdf |templates )?[a-z]+(?:-[a-z]+)*)([^\n`;&|]*)")
MAKE = re.compile(r"(?:^|`)\s*(?:\w+=\S+ )*make ([a-z][a-z-]*)", re.MULTILINE)
OPTION = re.compile(r"(?<!\S)--[a-z]+")


def name(page: Path) -> str:
    """The path of a page as people write it."""
    return page.relative_to(HOUSE).as_posix()


def code(page: Path) -> str:
    """All that stands in a page as code: blocks, and words between backticks."""
    return "\n".join(CODE.findall(page.read_text("utf-8")))


def plain(sentence: str) -> str:
    """A finding's sentence as the docs show it: what is filled in stands as an ellipsis."""
    return re.sub(r"\{\w+\}", "…", sentence)


def headings(page: Path) -> set[str]:
    """The anchors that a page's headings have."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def broken(page: Path) -> Iterator[str]:
    """The relative links of a page that lead nowhere."""
    for link in LINK.findall(page.read_text("utf-8")):
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if "://" not in link and not (target.exists() and (not anchor or anchor in headings(target))):
            yield link


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert list(broken(page)) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_named_is_known_with_its_options(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = []
    for command, rest in COMMAND.findall(code(page)):
        with pytest.raises(SystemExit) as ended:
            parser().parse_args([*command.split(), "--help"])
        help_ = capsys.readouterr().out
        wrong += [f"annuario {command}"] if ended.value.code else []
        wrong += [f"annuario {command} {option}" for option in OPTION.findall(rest) if option not in help_]

    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_target_of_make_is_in_the_makefile(page: Path) -> None:
    known = set(re.findall(r"^([a-z-]+):", (HOUSE / "Makefile").read_text("utf-8"), re.MULTILINE))

    assert set(MAKE.findall(code(page))) - known == set()


def test_the_pages_name_commands_at_all() -> None:
    named = {command for page in PAGES for command, _ in COMMAND.findall(code(page))}

    steps = {"report", "rerun", "publish", "status", "init", "doctor", "check", "extend", "excuse"}
    assert {*steps, "mail resolve", "docx compose"} <= named


@pytest.mark.parametrize("code_", texts("en"))
def test_every_finding_has_its_line_for_departments(code_: str) -> None:
    page = (HOUSE / "docs" / "department.md").read_text("utf-8")
    said = texts("en")[code_]

    assert f"| {plain(said['what'])} | {plain(said['do'])} |" in page


def test_every_exit_code_is_told_to_the_coordinator() -> None:
    page = (HOUSE / "docs" / "coordinator.md").read_text("utf-8")

    assert "0 done · 1 failed · 2 wrong use · 3 refused, nothing changed · 4 done, and something waits for a person" in page


def test_the_pictures_are_light() -> None:
    pictures = sorted((HOUSE / "docs" / "pictures").glob("*.png"))

    assert [picture.name for picture in pictures] == ["report.png", "restyled.png", "second-house.png", "status.png"]
    assert [picture.name for picture in pictures if picture.stat().st_size > LARGEST_PICTURE] == []
