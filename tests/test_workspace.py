from pathlib import Path

import pytest

from annuario.errors import WrongUse
from annuario.workspace import Workspace, cycles, open_workspace, shipped_templates

HOUSE = Path(__file__).resolve().parent.parent


def second_cycle(project: Path) -> Path:
    """A second cycle beside the small one."""
    folder = project / "inputs" / "second"
    folder.mkdir()
    (folder / "cycle.toml").write_text("", "utf-8")
    return folder


def test_everything_of_a_cycle_lies_below_the_project(small_cycle: Path, tmp_path: Path) -> None:
    found = open_workspace(small_cycle)

    assert found == Workspace(small_cycle, tmp_path, tmp_path / "state")
    assert found.name == "small"
    assert found.draft == tmp_path / "outputs" / "small" / "report-draft.docx"
    assert found.archive == tmp_path / "state" / "archive"
    assert found.work == tmp_path / "state" / "work" / "small"


def test_the_only_cycle_need_not_be_named(small_cycle: Path, tmp_path: Path) -> None:
    assert open_workspace(here=tmp_path) == open_workspace(small_cycle)


@pytest.mark.parametrize("said", ["inputs/small", "inputs/small/cycle.toml", "inputs/../inputs/small"])
@pytest.mark.usefixtures("small_cycle")
def test_a_cycle_is_named_by_its_folder_or_its_file(said: str, tmp_path: Path) -> None:
    assert open_workspace(Path(said), here=tmp_path) == open_workspace(here=tmp_path)


def test_a_cycle_that_lies_elsewhere_works_where_the_command_runs(small_cycle: Path, tmp_path: Path) -> None:
    elsewhere = small_cycle.rename(tmp_path / "elsewhere")
    project = tmp_path / "project"
    project.mkdir()

    found = open_workspace(elsewhere, here=project)

    assert found == Workspace(elsewhere, project, project / "state")


def test_the_environment_moves_the_state(small_cycle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNUARIO_STATE", str(tmp_path / "disk" / "state"))

    assert open_workspace(small_cycle).state == tmp_path / "disk" / "state"


def test_of_two_cycles_one_has_to_be_named(small_cycle: Path, tmp_path: Path) -> None:
    second = second_cycle(tmp_path)

    with pytest.raises(WrongUse) as told:
        open_workspace(here=tmp_path)

    assert str(told.value) == "Which cycle? Say --cycle with one of: inputs/second, inputs/small."
    assert cycles(tmp_path) == (second, small_cycle)


def test_without_a_cycle_the_way_to_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as told:
        open_workspace(here=tmp_path)

    assert str(told.value) == (
        f"There is no cycle under {tmp_path / 'inputs'}. Make one with `annuario init inputs/NAME`, or say --cycle PATH."
    )


@pytest.mark.parametrize("said", ["inputs/smal", "small", "README.md"])
@pytest.mark.usefixtures("small_cycle")
def test_a_cycle_that_does_not_exist_is_answered_with_those_that_do(said: str, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("", "utf-8")

    with pytest.raises(WrongUse) as told:
        open_workspace(Path(said), here=tmp_path)

    assert str(told.value) == f"There is no cycle at {tmp_path / said}: it holds no cycle.toml. Cycles known: inputs/small."


def test_a_wrong_cycle_in_an_empty_project_is_answered_with_the_way_to_one(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="Cycles known: none yet: make one with `annuario init inputs/NAME`"):
        open_workspace(Path("inputs/small"), here=tmp_path)


def lay(path: Path) -> Path:
    """Put a file there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_the_projects_templates_count_where_there_are_some_and_else_the_shipped(small_cycle: Path, tmp_path: Path) -> None:
    found = open_workspace(small_cycle)

    shipped = found.template("house.docx", "en")
    (tmp_path / "templates").mkdir()

    assert shipped == shipped_templates() / "house.docx"
    assert found.template("house.docx", "en") == tmp_path / "templates" / "house.docx"  # where it is told to be missing


def test_each_template_is_the_cycles_own_or_else_the_projects(small_cycle: Path, tmp_path: Path) -> None:
    found = open_workspace(small_cycle)
    house, cover = (lay(tmp_path / "templates" / name) for name in ("house.docx", "cover.docx"))

    own = lay(small_cycle / "templates" / "house.docx")

    assert found.template_folders == (small_cycle / "templates", tmp_path / "templates")
    assert [found.template(name, "en") for name in ("house.docx", "cover.docx")] == [own, cover]
    own.unlink()
    assert found.template("house.docx", "en") == house


def test_a_template_in_the_books_language_comes_before_one_for_all_of_the_same_folder(small_cycle: Path, tmp_path: Path) -> None:
    found = open_workspace(small_cycle)
    every, italian = lay(tmp_path / "templates" / "credits.docx"), lay(tmp_path / "templates" / "it" / "credits.docx")

    assert [found.template("credits.docx", language) for language in ("en", "it")] == [every, italian]
    own = lay(small_cycle / "templates" / "credits.docx")
    assert found.template("credits.docx", "it") == own


def test_the_shipped_templates_hold_the_house_file() -> None:
    assert shipped_templates() == HOUSE / "templates"
    assert (shipped_templates() / "house.docx").is_file()
