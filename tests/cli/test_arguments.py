import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

from annuario.cli.arguments import parser
from annuario.cli.main import main

HOUSE = Path(__file__).resolve().parents[2]
COMMANDS = [
    ("report",), ("rerun",), ("publish",), ("status",), ("collect",), ("check",), ("remind",), ("assemble",), ("export",),
    ("extend",), ("excuse",), ("mail",), ("mail", "list"), ("mail", "resolve"), ("mail", "retry"), ("mail", "test"),
    ("pdf",), ("pdf", "convert"), ("pdf", "verify"), ("init",), ("doctor",), ("verify-edition",),
]  # fmt: skip
HEAVY = (
    "pydantic",
    "sqlalchemy",
    "alembic",
    "lxml",
    "pandas",
    "prefect",
    "rich",
    "docx",
    "docxtpl",
    "jinja2",
    "openpyxl",
    "pikepdf",
)


def ended(words: list[str]) -> int:
    """The exit code of a command that argparse ends by itself."""
    with pytest.raises(SystemExit) as end:
        main(words)
    return int(end.value.code or 0)


def test_the_help_answers_without_loading_the_trade() -> None:
    script = f"import sys, annuario.cli.main; print([name for name in {HEAVY!r} if name in sys.modules])"

    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)

    assert told.stdout == "[]\n"


def test_the_help_names_every_command_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    code = ended(["--help"])

    told = capsys.readouterr().out
    assert code == 0
    assert [command[0] for command in COMMANDS if f"\n    {command[0]} " not in told.replace("\n", " \n")] == []
    assert "exit codes: 0 done · 1 failed · 2 wrong use · 3 refused, nothing changed ·" in told


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code = ended([*command, "--help"])

    told = capsys.readouterr().out
    assert code == 0
    assert told.startswith(f"usage: annuario {' '.join(command)} ")


def test_every_command_has_a_module_that_runs_it() -> None:
    words = [
        ["report"], ["rerun", "sport"], ["publish"], ["status"], ["collect"], ["check"], ["remind"], ["assemble"], ["export"],
        ["extend", "sport", "2006-03-10"], ["excuse", "sport", "why"], ["mail", "list"], ["mail", "resolve", "1", "again"],
        ["mail", "retry", "1"], ["mail", "test"], ["pdf", "convert", "a.docx", "-o", "a.pdf"], ["pdf", "verify", "a.pdf"],
        ["init", "inputs/x"], ["doctor"], ["verify-edition", "outputs/x/edition-1"],
    ]  # fmt: skip

    modules = {parser().parse_args(said).module for said in words}

    assert {f"{module.replace('.', '/')}.py" for module in modules} == {
        f"annuario/cli/{name}.py"
        for name in ("flow", "status", "steps", "decide", "mail", "pdf_convert", "pdf_verify", "init", "doctor", "verify_edition")
    }
    assert [module for module in modules if not (HOUSE / f"{module.replace('.', '/')}.py").is_file()] == []


def test_the_version_is_the_projects(capsys: pytest.CaptureFixture[str]) -> None:
    code = ended(["--version"])

    version = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert (code, capsys.readouterr().out) == (0, f"annuario {version}\n")


# Words that do not fit, and what is answered.
WRONG = [
    ([], "annuario: the following arguments are required: COMMAND. See `annuario --help`.\n"),
    (["mail"], "annuario: the following arguments are required: VERB. See `annuario mail --help`.\n"),
    (
        ["pdf", "convert", "a.docx"],
        "annuario: the following arguments are required: -o/--output. See `annuario pdf convert --help`.\n",
    ),
    (["rerun"], "annuario: the following arguments are required: DEPARTMENT. See `annuario rerun --help`.\n"),
    (["status", "--jsn"], "annuario: unrecognized arguments: --jsn. See `annuario --help`.\n"),
    (
        ["status", "--today", "16/2/2006"],
        "annuario: argument --today: '16/2/2006' is no date; write it as 2006-02-16. See `annuario status --help`.\n",
    ),
    (
        ["extend", "sport", "2006-02-30"],
        "annuario: argument DATE: '2006-02-30' is no date; write it as 2006-02-16. See `annuario extend --help`.\n",
    ),
    (
        ["mail", "resolve", "1", "perhaps"],
        (
            "annuario: argument answer: invalid choice: 'perhaps' (choose from 'arrived', 'again'). See"
            " `annuario mail resolve --help`.\n"
        ),
    ),
]


@pytest.mark.parametrize(("words", "answer"), WRONG)
def test_words_that_do_not_fit_are_answered_in_one_line(words: list[str], answer: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = ended(words)

    told = capsys.readouterr()
    assert (code, told.out) == (2, "")
    assert (
        told.err.replace("choose from arrived, again", "choose from 'arrived', 'again'") == answer
    )  # as Python 3.12 and on say it


def test_days_and_paths_are_understood() -> None:
    words = parser().parse_args(["extend", "--cycle", "inputs/small", "--today", "2006-02-16", "sport", "2006-03-10"])

    assert (words.cycle, words.today, words.until) == (Path("inputs/small"), date(2006, 2, 16), date(2006, 3, 10))


def test_departments_may_be_several_and_left_out_one_by_one() -> None:
    rerun = parser().parse_args(["rerun", "sport", "gioventu"])
    publish = parser().parse_args(["publish", "--without", "sport", "--without", "gioventu"])

    assert (rerun.departments, publish.without) == (["sport", "gioventu"], ["sport", "gioventu"])
