import hashlib
from pathlib import Path

import pytest

from annuario.cli.main import main

# A flow of this project that only says what it was asked for.
SAYS_ITS_WORDS = "import sys\nprint(*sys.argv[1:], sep='|')\nsys.exit(4)\n"
NO_FLOWS = "annuario: This runs a flow, and there are none here: run it in the project's folder, the one that holds flows/.\n"


@pytest.fixture
def project(small_cycle: Path, tmp_path: Path) -> Path:
    """The small city's project with flows of its own."""
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "__init__.py").write_text("", "utf-8")  # else a package of that name elsewhere comes first
    for name in ("annual_report", "publish"):
        (tmp_path / "flows" / f"{name}.py").write_text(SAYS_ITS_WORDS, "utf-8")
    assert small_cycle.is_dir()
    return tmp_path


def asked(words: list[str], project: Path, capfd: pytest.CaptureFixture[str]) -> list[str]:
    """The words that the flow was asked with."""
    code = main([*words, "--cycle", str(project / "inputs" / "small")])
    told = capfd.readouterr()
    assert (code, told.err) == (4, "")
    return told.out.strip().split("|")


def test_the_round_is_a_flow_whose_exit_code_is_the_commands(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    cycle = str(project / "inputs" / "small")

    assert asked(["report"], project, capfd) == ["--cycle", cycle]
    assert asked(["report", "--today", "2006-02-16"], project, capfd) == ["--cycle", cycle, "--today", "2006-02-16"]
    assert asked(["rerun", "sport", "gioventu"], project, capfd) == ["--cycle", cycle, "--only", "sport", "--only", "gioventu"]


def test_publishing_names_the_draft_that_lies_there(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    draft = project / "outputs" / "small" / "report-draft.docx"
    draft.parent.mkdir(parents=True)
    draft.write_bytes(b"draft")
    cycle, digest = str(project / "inputs" / "small"), hashlib.sha256(b"draft").hexdigest()

    assert asked(["publish"], project, capfd) == ["--cycle", cycle, "--digest", digest]
    assert asked(["publish", "--digest", "abc", "--without", "sport"], project, capfd) == [
        "--cycle", cycle, "--digest", "abc", "--without", "sport",
    ]  # fmt: skip
    assert asked(["publish", "--digest", "abc", "--with-exceptions", "--note", "- one figure"], project, capfd) == [
        "--cycle", cycle, "--digest", "abc", "--with-exceptions", "--note=- one figure",
    ]  # fmt: skip


def test_without_a_draft_there_is_nothing_to_publish(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["publish", "--cycle", str(project / "inputs" / "small")])

    draft = project / "outputs" / "small" / "report-draft.docx"
    assert (code, capsys.readouterr().err) == (3, f"annuario: There is no draft yet at {draft}. Make one with `annuario report`.\n")


@pytest.mark.parametrize("words", [["rerun", "sprot"], ["publish", "--without", "sprot"]])
def test_an_unknown_department_is_told_before_anything_starts(
    words: list[str], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([*words, "--cycle", str(project / "inputs" / "small")])

    assert code == 2
    assert capsys.readouterr().err == "annuario: There is no department 'sprot' in this cycle. Did you mean 'sport'?\n"


def test_without_flows_the_round_is_refused(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["report", "--cycle", str(small_cycle)])

    assert (code, capsys.readouterr().err) == (3, NO_FLOWS)
