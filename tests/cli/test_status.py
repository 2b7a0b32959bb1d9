import json
from datetime import date
from pathlib import Path

import pytest

from annuario.cli.main import main
from annuario.ledger.decisions import excuse, extend
from annuario.ledger.desk import Desk


def lines_of(words: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What a command that succeeds prints, without blanks at the ends of lines."""
    code = main(words)
    told = capsys.readouterr()
    assert (code, told.err) == (0, "")
    return [line.rstrip() for line in told.out.splitlines()]


def test_every_department_is_a_line_and_the_page_lies_beside(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extend(desk.ledger, desk.clock, "gioventu", date(2006, 3, 10))
    excuse(desk.ledger, desk.clock, "ambiente", "nothing to report")

    lines = lines_of(["status", "--cycle", str(desk.workspace.cycle), "--today", "2006-02-20"], capsys)

    page = tmp_path / "outputs" / "small" / "status.html"
    starts = [" ".join(line.split()[:5]) for line in lines]
    assert lines[0] == "International activities 2005"
    assert lines[1] == "20 February 2006 · 1 nothing yet · 1 has more time · 1 nothing to report"
    assert "gioventu ◷ has more time" in starts
    assert "sport ○ late: nothing came" in starts
    assert "ambiente – nothing to report" in starts
    assert lines[-1] == f"The same as a page: {page}"
    assert page.is_file()


def test_the_status_is_json_for_a_program(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    excuse(desk.ledger, desk.clock, "ambiente", "nothing to report")

    told = "\n".join(lines_of(["status", "--json", "--cycle", str(desk.workspace.cycle)], capsys))

    whole = json.loads(told)
    sport = whole["rows"][1]
    assert (whole["today"], whole["deadline"]) == ("2006-02-16", "2006-02-17")
    assert whole["counts"] == {"nothing": 2, "partial": 0, "stopped": 0, "delivered": 0, "extended": 0, "excused": 1}
    assert (sport["department"], sport["state"], sport["until"], sport["reminded"]) == ("sport", "nothing", "2006-02-17", None)


def test_looking_decides_nothing_and_waits_for_nobody(small_cycle: Path, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    first = lines_of(["status", "--cycle", str(small_cycle)], capsys)
    second = lines_of(["status", "--cycle", str(small_cycle)], capsys)

    assert second == first
    assert [standing.state.value for standing in desk.standings()] == ["nothing", "nothing", "nothing"]
