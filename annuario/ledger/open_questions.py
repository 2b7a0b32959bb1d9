"""Which questions still wait: open ones whose ground is there, be it a file that counts or a pair of rows.

A question stays written down when its file is corrected or taken back, and is asked again if what it was about comes again.
"""

from collections.abc import Callable, Iterable

from annuario.clock import Clock
from annuario.ledger.builds import Build, builds, record_build
from annuario.ledger.questions import Question, questions
from annuario.ledger.settled import NEW_VERSION, settled
from annuario.ledger.store import Ledger
from annuario.ledger.submissions import counting, submissions

PAIRS = "pairs"
"""The ground of questions about rows of several files."""
_GROUND = "ground"


def keep_ground(ledger: Ledger, clock: Clock, ground: str, asked: Iterable[Question], *, state: str = "") -> None:
    """Write down what is asked on this ground: of a file, by its number, or PAIRS in this state of all files."""
    facts = {"state": state, "questions": sorted({each.key for each in asked})}
    record_build(ledger, clock, Build(_GROUND, ground, ground, "", facts))


def state_of(ledger: Ledger, ground: str) -> str | None:
    """Return for which state of the files the questions on this ground were asked last; None if never."""
    return next((str(each.facts["state"]) for each in builds(ledger, _GROUND) if each.subject == ground), None)


def open_questions(ledger: Ledger) -> tuple[Question, ...]:
    """Return the questions that wait for an answer, the oldest first."""
    versions = submissions(ledger)
    files = {(row.department, row.path) for row in versions if row.present and not row.withdrawn}
    grounds = {PAIRS, *(str(row.id) for row in counting(settled(ledger, versions)))}
    keys = {key for each in builds(ledger, _GROUND) if each.subject in grounds for key in each.facts["questions"]}
    return tuple(each for each in questions(ledger) if not each.answer and _has_ground(each, files, keys))


def waits_for_answers(ledger: Ledger, concerned: Callable[[str], bool] = bool) -> str:
    """Return the sentence that says how many questions wait, of departments that are `concerned` and of none; "" if none does."""
    count = sum(not each.department or concerned(each.department) for each in open_questions(ledger))
    waits = "1 question waits" if count == 1 else f"{count} questions wait"
    return f"{waits} for your answer: `annuario questions` shows {'it' if count == 1 else 'them'}." if count else ""


def _has_ground(asked: Question, files: set[tuple[str, str]], keys: set[str]) -> bool:
    if asked.kind != NEW_VERSION:
        return asked.key in keys
    department, copy, first = asked.about
    return {(department, copy), (department, first)} <= files
