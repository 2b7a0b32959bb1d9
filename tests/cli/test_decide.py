from datetime import date
from pathlib import Path

import pytest

from annuario.cli.main import main
from annuario.ledger.decisions import excuses, extensions
from annuario.ledger.desk import at_work, open_desk


def decided(cycle: Path) -> tuple[dict[str, date], dict[str, str]]:
    """All extensions and all excuses."""
    with open_desk(cycle) as desk:
        return extensions(desk.ledger), excuses(desk.ledger)


def test_a_department_gets_more_time(small_cycle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["extend", "sport", "2006-03-10", "--cycle", str(small_cycle)])

    assert code == 0
    assert (
        capsys.readouterr().out
        == "Sports Department has time until 10 March 2006. Its next reminder goes out on 20 February 2006.\n"
    )
    assert decided(small_cycle) == ({"sport": date(2006, 3, 10)}, {})
    assert "has more time" in (tmp_path / "outputs" / "small" / "status.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("until", "today", "promised"),
    [
        ("2006-03-10", "2006-01-02", "Its next reminder goes out on 20 February 2006."),
        (
            "2006-08-31",
            "2006-06-29",
            "It gets no more reminders: the report is published on 30 June 2006, and nobody is written to after that.",
        ),
        ("2006-06-15", "2006-06-15", "Its next reminder goes out on 16 June 2006."),
        (
            "2006-09-30",
            "2006-09-01",
            "It gets no more reminders: the report is published on 30 June 2006, and nobody is written to after that.",
        ),
    ],
)
def test_only_a_reminder_that_will_go_out_is_promised(
    until: str, today: str, promised: str, small_cycle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["extend", "sport", until, "--cycle", str(small_cycle), "--today", today])

    assert code == 0
    assert capsys.readouterr().out.endswith(f". {promised}\n")
    page = (tmp_path / "outputs" / "small" / "status.html").read_text("utf-8")
    assert ("Next reminder" in page) is promised.startswith("Its next reminder")


def test_a_department_is_excused(small_cycle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["excuse", "sport", "nothing <b>to</b> report", "--cycle", str(small_cycle)])

    assert code == 0
    assert capsys.readouterr().out == "Sports Department is excused: nothing <b>to</b> report. It gets no more reminders.\n"
    assert decided(small_cycle) == ({}, {"sport": "nothing <b>to</b> report"})
    assert "nothing &lt;b&gt;to&lt;/b&gt; report" in (tmp_path / "outputs" / "small" / "status.html").read_text("utf-8")


@pytest.mark.parametrize("words", [["extend", "sprot", "2006-03-10"], ["excuse", "sprot", "nothing to report"]])
def test_an_unknown_department_is_answered_with_the_nearest(
    words: list[str], small_cycle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([*words, "--cycle", str(small_cycle)])

    assert code == 2
    assert capsys.readouterr().err == "annuario: There is no department 'sprot' in this cycle. Did you mean 'sport'?\n"
    assert decided(small_cycle) == ({}, {})


# "Today" is 16 February 2006.
UNFIT = [
    (
        ["extend", "sport", "2006-02-15"],
        "annuario: 2006-02-15 has passed already; write a day from today (2006-02-16) on.\n",
    ),
    (
        ["excuse", "sport", " "],
        'annuario: Say in a few words why, such as "nothing to report"; the status page shows it.\n',
    ),
]


@pytest.mark.parametrize(("words", "answer"), UNFIT)
def test_a_decision_that_says_nothing_is_not_written_down(
    words: list[str], answer: str, small_cycle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([*words, "--cycle", str(small_cycle)])

    assert (code, capsys.readouterr().err) == (2, answer)
    assert decided(small_cycle) == ({}, {})


def test_nothing_is_decided_while_a_run_is_at_work(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_desk(small_cycle) as desk, at_work(desk, "assemble"):
        code = main(["excuse", "sport", "nothing to report", "--cycle", str(small_cycle)])

    assert code == 3
    assert capsys.readouterr().err.startswith("annuario: The assemble run of ")
    assert decided(small_cycle) == ({}, {})
