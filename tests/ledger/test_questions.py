from dataclasses import replace

import pytest

from annuario.clock import Clock
from annuario.errors import WrongUse
from annuario.ledger.questions import Question, answer, answers, ask, questions
from annuario.ledger.store import Ledger

SAME = Question("same-activity", "sport", "Are these two one?", ("a", "b"), (("yes", "one"), ("no", "two")), {"file": "x.xlsx"})


def test_a_question_is_asked_once(ledger: Ledger, clock: Clock) -> None:
    first = ask(ledger, clock, SAME)
    second = ask(ledger, clock, replace(SAME, text="Are these one, do you think?"))

    assert first == second == replace(SAME, id=first.id)
    assert questions(ledger) == (first,)


def test_an_answer_is_remembered_when_it_is_asked_again(ledger: Ledger, clock: Clock) -> None:
    answer(ledger, clock, ask(ledger, clock, SAME).id, "no")

    assert ask(ledger, clock, SAME).answer == "no"
    assert answers(ledger, "same-activity") == {("a", "b"): "no"}


def test_the_last_answer_counts(ledger: Ledger, clock: Clock) -> None:
    asked = ask(ledger, clock, SAME)
    answer(ledger, clock, asked.id, "no")

    assert answer(ledger, clock, asked.id, "yes").answer == "yes"


@pytest.mark.parametrize("said", ["perhaps", "", " "])
def test_only_its_choices_are_answers(said: str, ledger: Ledger, clock: Clock) -> None:
    asked = ask(ledger, clock, SAME)

    with pytest.raises(WrongUse, match="it takes one of: yes, no"):
        answer(ledger, clock, asked.id, said)

    assert questions(ledger)[0].answer == ""


def test_a_question_without_choices_takes_any_words(ledger: Ledger, clock: Clock) -> None:
    asked = ask(ledger, clock, Question("city", "sport", "Which country is Newport in?", ("Newport",)))

    assert answer(ledger, clock, asked.id, " Wales; it's {x} ").answer == "Wales; it's {x}"


def test_a_question_that_was_never_asked_has_no_answer(ledger: Ledger, clock: Clock) -> None:
    with pytest.raises(WrongUse, match="There is no question 7"):
        answer(ledger, clock, 7, "yes")


def test_only_the_kinds_named_are_given(ledger: Ledger, clock: Clock) -> None:
    ask(ledger, clock, SAME)
    other = ask(ledger, clock, Question("new-version", "sport", "Which counts?", ("c",)))

    assert questions(ledger, kinds=["new-version"]) == (other,)
