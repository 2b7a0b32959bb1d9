from collections.abc import Iterable

import pytest

from annuario.clock import Clock
from annuario.findings import Finding, Severity
from annuario.ledger.questions import Question, answer, ask
from annuario.ledger.settled import BOTH, NEW_VERSION, NEWER, OLDER, said_to_count_both, settled
from annuario.ledger.store import Ledger
from annuario.ledger.submissions import Submission, submissions, withdraw
from tests.ledger.conftest import HandIn

STOPS = Finding("damaged", Severity.STOPS, "a (2).docx")


def say(ledger: Ledger, clock: Clock, said: str, *, copy: str = "a (2).docx", first: str = "a.docx") -> None:
    """Answer which of two files of the Sports Department counts."""
    asked = ask(ledger, clock, Question(NEW_VERSION, "sport", "Which?", ("sport", copy, first)))
    answer(ledger, clock, asked.id, said)


def paths(rows: Iterable[Submission]) -> list[str]:
    """Return their paths, in their order."""
    return [row.path for row in rows]


@pytest.mark.parametrize(
    ("said", "left"),
    [(NEWER, ["a (2).docx"]), (OLDER, ["a.docx"]), (BOTH, ["a.docx", "a (2).docx"]), ("", ["a.docx", "a (2).docx"])],
)
def test_the_answer_says_what_counts(said: str, left: list[str], ledger: Ledger, clock: Clock, hand_in: HandIn) -> None:
    hand_in(ledger, "sport", "a.docx")
    hand_in(ledger, "sport", "a (2).docx")
    if said:
        say(ledger, clock, said)

    assert paths(settled(ledger, submissions(ledger))) == left
    assert said_to_count_both(ledger, "sport") == ({"a (2).docx"} if said == BOTH else frozenset())


def test_a_newer_version_that_is_stopped_replaces_nothing(ledger: Ledger, clock: Clock, hand_in: HandIn) -> None:
    hand_in(ledger, "sport", "a.docx")
    hand_in(ledger, "sport", "a (2).docx", STOPS)
    say(ledger, clock, NEWER)

    assert paths(settled(ledger, submissions(ledger))) == ["a.docx", "a (2).docx"]


def test_answers_that_go_in_a_circle_throw_nothing_out(ledger: Ledger, clock: Clock, hand_in: HandIn) -> None:
    names = ["a.docx", "a (2).docx", "a (3).docx"]
    for number, path in enumerate(names):
        hand_in(ledger, "sport", path)
        say(ledger, clock, NEWER, copy=path, first=names[number - 1])

    assert paths(settled(ledger, submissions(ledger))) == names


def test_a_chain_of_versions_ends_with_the_last(ledger: Ledger, clock: Clock, hand_in: HandIn) -> None:
    for path in ("a.docx", "a (2).docx", "a (3).docx"):
        hand_in(ledger, "sport", path)
    say(ledger, clock, NEWER)
    say(ledger, clock, NEWER, copy="a (3).docx", first="a (2).docx")

    assert paths(settled(ledger, submissions(ledger))) == ["a (3).docx"]


def test_another_departments_file_of_the_same_name_stays(ledger: Ledger, clock: Clock, hand_in: HandIn) -> None:
    hand_in(ledger, "gioventu", "a.docx")
    hand_in(ledger, "sport", "a (2).docx")
    say(ledger, clock, NEWER)

    assert paths(settled(ledger, submissions(ledger))) == ["a.docx", "a (2).docx"]


def test_what_was_taken_back_counts_no_more_until_that_is_undone(ledger: Ledger, hand_in: HandIn) -> None:
    row = hand_in(ledger, "sport", "a.docx")

    withdraw(ledger, [row.id])
    assert settled(ledger, submissions(ledger)) == ()

    withdraw(ledger, [row.id], undo=True)
    assert settled(ledger, submissions(ledger)) == (row,)
