"""The templates as they were delivered are in order; each way to spoil one is named with its file."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document

from annuario.cli.main import main
from annuario.report.templates_check import check_templates
from tests.documents.city import CYCLE, REPOSITORY, copy_cycle, desk_in
from tests.documents.restyled import restyle_house

NETWORKS = "sections/05-networks.docx"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with templates of its own."""
    copy_cycle(tmp_path / CYCLE)
    shutil.copytree(REPOSITORY / "templates", tmp_path / "templates")
    return tmp_path


def told(project: Path) -> tuple[str, ...]:
    with desk_in(project) as desk:
        return check_templates(desk)


def change(path: Path, how: Callable[[Document], object]) -> None:
    """Change a template as Word would, and save it."""
    document = docx.Document(str(path))
    how(document)
    document.save(str(path))


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_templates_as_delivered_are_in_order(project: Path, language: str) -> None:
    path = project / CYCLE / "cycle.toml"
    text = re.sub(r'^language = "en"', f'language = "{language}"', path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    path.write_text(re.sub(r"sections/05[\w-]+", "sections/section", text), "utf-8")

    assert told(project) == ()
    assert f'\nlanguage = "{language}"' in text


def test_a_placeholder_that_nobody_fills_is_named_with_its_paragraph(project: Path) -> None:
    change(project / "templates" / NETWORKS, lambda document: document.add_paragraph("By {{ section.editor }}"))

    (sentence,) = told(project)

    assert sentence.startswith(f"{NETWORKS}: ")
    assert "“By {{ section.editor }}”" in sentence


def test_one_in_a_row_that_is_repeated_too(project: Path) -> None:
    def spoil(document: Document) -> None:
        document.tables[0].rows[2].cells[1].paragraphs[0].add_run(" {{ figure.colour }}")

    change(project / "templates" / "figures.docx", spoil)

    (sentence,) = told(project)

    assert sentence.startswith("figures.docx: ")
    assert "no attribute 'colour'" in sentence


def test_a_style_that_was_changed_in_a_section_alone_is_named(project: Path) -> None:
    def spoil(document: Document) -> None:
        document.styles["Heading 1"].font.bold = False
        document.add_paragraph("Mine", style=document.styles.add_style("My Own", 1))

    change(project / "templates" / NETWORKS, spoil)

    assert told(project) == (
        f"{NETWORKS}: the style “heading 1” differs from that of house.docx, which counts; change it there",
        f"{NETWORKS}: the style “My Own” is not one of house.docx; make it there, or use one of the house's",
    )


@pytest.mark.parametrize(("text", "count"), [("", 0), ("Here: {{ contributions }}", 0), ("{{ contributions }}", 2)])
def test_the_place_of_the_contributions_has_to_stand_there_once_and_alone(project: Path, text: str, count: int) -> None:
    def spoil(document: Document) -> None:
        place = next(paragraph for paragraph in document.paragraphs if "contributions" in paragraph.text)
        if count:
            document.add_paragraph(text)
        else:
            place.runs[0].text = text

    change(project / "templates" / NETWORKS, spoil)

    (sentence,) = told(project)

    assert sentence.endswith(f"it stands there {count} times")


def test_a_missing_house_is_all_that_is_told(project: Path) -> None:
    (project / "templates" / "house.docx").unlink()

    assert len(told(project)) == 1


def test_a_template_of_the_cycles_own_is_looked_at_in_place_of_the_projects(project: Path) -> None:
    change(project / "templates" / NETWORKS, lambda document: document.add_paragraph("{{ nobody }}"))

    own = project / CYCLE / "templates" / NETWORKS
    own.parent.mkdir(parents=True)
    shutil.copy(REPOSITORY / "templates" / NETWORKS, own)

    assert told(project) == ()


def test_pages_of_the_project_fit_a_house_of_the_cycles_own(project: Path) -> None:
    own = project / CYCLE / "templates" / "house.docx"
    own.parent.mkdir(exist_ok=True)
    shutil.copy(REPOSITORY / "templates" / "house.docx", own)
    restyle_house(own)

    assert told(project) == ()
    change(own, lambda document: document.styles["Lead"].delete())
    assert "figures.docx: the style “Lead” is not one of house.docx; make it there, or use one of the house's" in told(project)


def test_a_page_that_is_left_out_is_not_looked_at(project: Path) -> None:
    change(project / "templates" / "figures.docx", lambda document: document.add_paragraph("{{ nobody }}"))
    before = len(told(project))

    path = project / CYCLE / "cycle.toml"
    path.write_text(path.read_text("utf-8").replace("[house]", '[house]\nleave_out = ["figures"]'), "utf-8")

    assert (before, told(project)) == (1, ())


def test_the_command_says_so(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(project)
    change(project / "templates" / NETWORKS, lambda document: document.add_paragraph("{{ nobody }}"))

    code = main(["templates", "check", "--cycle", str(CYCLE)])

    assert code == 4
    assert capsys.readouterr().out.startswith(f"{NETWORKS}: ")


def test_a_mistyped_name_is_told_with_the_one_that_was_meant(project: Path) -> None:
    own = project / CYCLE / "templates"
    (own / "section").mkdir(parents=True)
    (own / "sections").mkdir()
    shared = project / "templates"
    for wrong in (
        own / "Hause.docx",
        own / "section" / "05-networks.docx",
        own / "sections" / "10-health.docx",
        shared / "notes.odt",
    ):
        shutil.copyfile(REPOSITORY / "templates" / NETWORKS, wrong)
    for right in (own / NETWORKS, shared / "sections" / "of-another-cycle.docx", shared / "~$cover.docx"):
        shutil.copyfile(REPOSITORY / "templates" / NETWORKS, right)

    unused = "so it is not used"
    nowhere = f"no chapter in cycle.toml names it, {unused}; write its name there, or take it away"
    unknown = f"no template has this name, {unused}; see templates/README.md for the names there are"
    assert told(project) == (
        f"{CYCLE}/templates/Hause.docx: no template has this name, so it is not used; did you mean house.docx?",
        f"{CYCLE}/templates/section/05-networks.docx: no template has this name, so it is not used; did you mean {NETWORKS}?",
        f"{CYCLE}/templates/sections/10-health.docx: {nowhere}",
        f"templates/notes.odt: {unknown}",
    )
