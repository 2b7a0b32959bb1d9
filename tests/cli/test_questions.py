from pathlib import Path

import pytest

from annuario.cli.main import main
from annuario.ledger.desk import open_desk
from annuario.ledger.open_questions import PAIRS, keep_ground
from annuario.ledger.questions import Question, ask

WAYS = (("newer", "only 'b.docx' counts"), ("both", "both count"))
VERSIONS = Question("rows", "sport", "Is 'b.docx' a newer version of 'a.docx'?", ("sport", "b.docx", "a.docx"), WAYS)


@pytest.fixture
def asked(small_cycle: Path) -> Path:
    """A cycle in which one question waits."""
    with open_desk(small_cycle) as desk:
        keep_ground(desk.ledger, desk.clock, PAIRS, [ask(desk.ledger, desk.clock, VERSIONS)])
    return small_cycle


def test_an_open_question_is_listed_with_the_ways_to_answer_it(asked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["questions", "--cycle", str(asked)])

    assert code == 4
    assert capsys.readouterr().out == (
        "1 (sport): Is 'b.docx' a newer version of 'a.docx'?\n"
        "   annuario answer 1 newer   only 'b.docx' counts\n"
        "   annuario answer 1 both   both count\n"
    )


def test_what_has_no_ground_any_more_is_listed_among_all_alone(asked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_desk(asked) as desk:
        keep_ground(desk.ledger, desk.clock, PAIRS, [])

    assert main(["questions", "--cycle", str(asked)]) == 0
    assert main(["questions", "--all", "--cycle", str(asked)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "1 (sport): Is 'b.docx' a newer version of 'a.docx'?",
        "   waits no more: what it is about does not go into the report now",
    ]


def test_an_answer_is_noted_and_the_question_waits_no_more(asked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answer", "1", "both", "--cycle", str(asked)]) == 0
    assert capsys.readouterr().out == "Noted for question 1: both. The next `annuario report` goes by it.\n"

    assert main(["questions", "--cycle", str(asked)]) == 0
    assert capsys.readouterr().out == "No question waits for an answer.\n"

    assert main(["questions", "--all", "--cycle", str(asked)]) == 0
    assert capsys.readouterr().out == "1 (sport): Is 'b.docx' a newer version of 'a.docx'?\n   answered: both\n"


def test_a_word_that_is_no_choice_is_refused(asked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answer", "1", "perhaps", "--cycle", str(asked)]) == 2

    assert capsys.readouterr().err == "annuario: 'perhaps' is no answer to question 1; it takes one of: newer, both.\n"
