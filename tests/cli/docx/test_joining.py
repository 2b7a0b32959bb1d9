"""Joining for the commands: what the result would lose keeps it from being written."""

from pathlib import Path

import pytest

from annuario.cli.docx.proving import WouldLose, require_whole
from annuario.docx import Line, LineKind, Proof


def test_a_proof_that_does_not_hold_is_an_error_that_names_every_place() -> None:
    held = Proof((Line(LineKind.PARAGRAPH, "kept", "paragraph 1", "paragraph 1"),))
    broken = Proof((Line(LineKind.CELL, "gone \x1b[31m", "table 1, row 1, cell 1"), Line(LineKind.NOTE, "gone too", "note 1")))

    with pytest.raises(WouldLose) as raised:
        require_whole([Path("a.docx"), Path("b.docx")], [held, broken])

    assert raised.value.exit_code == 1
    assert str(raised.value).splitlines() == [
        "The result would lose 2 places, so it was not written:",
        r"  - b.docx: cell: gone \x1b[31m (table 1, row 1, cell 1) - lost",
        "  - b.docx: note: gone too (note 1) - lost",
    ]


def test_a_proof_that_holds_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    held = Proof((Line(LineKind.CELL, "there", "table 1", "table 1"),))

    require_whole([Path("a.docx")], [held])

    assert (held.holds, capsys.readouterr()) == (True, ("", ""))


def test_a_long_list_of_losses_is_cut() -> None:
    broken = Proof(tuple(Line(LineKind.CELL, str(number)) for number in range(25)))

    with pytest.raises(WouldLose) as raised:
        require_whole([Path("a.docx")], [broken])

    assert str(raised.value).splitlines()[-2:] == ["  - a.docx: cell: 19 - lost", "  - and 5 more"]
