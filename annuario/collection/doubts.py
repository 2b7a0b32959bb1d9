"""Asks what a list of activities leaves open: values with two readings, and rows that are hidden or struck through.

Asked once by what is written; whoever answers is asked no more, and the next reading goes by it.
"""

from collections.abc import Iterator

from annuario.collection.names import shown
from annuario.ledger.archive import digest_of
from annuario.ledger.desk import Desk
from annuario.ledger.open_questions import keep_ground
from annuario.ledger.questions import Question, ask
from annuario.ledger.settled import READING, ROWS, readings
from annuario.ledger.submissions import Submission
from annuario.register import Fault, Reading
from annuario.register.doubts import KEEP, LEAVE_OUT
from annuario.register.handed_in import read_rows

_MOST = 6
_SEEN = {"hidden": "hidden or filtered out", "struck": "struck through"}


def ask_about_doubts(desk: Desk, file: Submission) -> tuple[str, ...]:
    """Ask what the list leaves open; return a sentence for each question that is still open."""
    reading = read_rows(desk, file)
    asked = [ask(desk.ledger, desk.clock, question) for question in (*_values(file, reading), *_rows(file, reading, desk))]
    keep_ground(desk.ledger, desk.clock, str(file.id), asked)
    what = f"{file.department}/{shown(file.path)}"
    return tuple(f"{what}: {each.text} See question {each.id} in `annuario questions`." for each in asked if not each.answer)


def rules_with_answers(desk: Desk, rules: str, department: str) -> str:
    """Return the version of the rules by which the department's files are judged: what was answered is part of it."""
    said = readings(desk.ledger, department)
    return f"{rules}+{digest_of(repr(sorted(said.items())))[:8]}" if said else rules


def _values(file: Submission, reading: Reading) -> Iterator[Question]:
    for fault in reading.faults:
        if fault.readings:
            choices = tuple((each.answer, each.meaning) for each in fault.readings)
            about = (file.department, fault.field, fault.params["value"])
            yield Question(READING, file.department, _text(fault), about, choices)


def _text(fault: Fault) -> str:
    value, place = fault.params["value"], fault.place
    return f"What does “{value}” mean in {place}?"


def _rows(file: Submission, reading: Reading, desk: Desk) -> Iterator[Question]:
    known = readings(desk.ledger, file.department)
    for doubt, how in _SEEN.items():
        titles = [one.title for one in reading.activities if one.doubt == doubt and (doubt, one.title) not in known]
        if titles:
            named = ", ".join(f"“{title}”" for title in titles[:_MOST]) + (" …" if len(titles) > _MOST else "")
            text = f"Rows of '{shown(file.path)}' are {how}: {named}. Do they go into the report?"
            choices = ((KEEP, "they go in like the others"), (LEAVE_OUT, "they are left out"))
            yield Question(ROWS, file.department, text, (file.department, doubt, *sorted(titles)), choices)
