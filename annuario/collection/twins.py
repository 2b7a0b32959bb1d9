"""Two departments, one activity? What is surely the same is noted so, what may be is asked; either can be answered otherwise."""

from collections.abc import Iterator
from typing import Final

from annuario.ledger.desk import Desk
from annuario.ledger.questions import Question, answer, ask
from annuario.ledger.settled import DIFFERENT, SAME, TWINS
from annuario.register import Activity
from annuario.register.handed_in import read_rows
from annuario.register.identity import SAME as CERTAIN
from annuario.register.identity import Pair, Telling, pairs

_LONGEST: Final = 80


def ask_about_twins(desk: Desk) -> tuple[str, ...]:
    """Ask about the pairs of activities that may be one, once a pair; return a sentence for each that is still open."""
    told = tuple(_told(desk))
    open_ones = []
    for pair in pairs(told):
        one, other = told[pair.one], told[pair.other]
        if not (one.activity.title and other.activity.title):
            continue
        asked = ask(desk.ledger, desk.clock, _question(one, other, pair))
        if not asked.answer and pair.likeness >= CERTAIN:
            asked = answer(desk.ledger, desk.clock, asked.id, SAME)
        if not asked.answer:
            what = f"{one.department} and {other.department} may tell of the same activity, '{_short(one.activity)}'."
            open_ones.append(f"{what} Until it is answered, both are printed. See question {asked.id} in `annuario questions`.")
    return tuple(open_ones)


def _told(desk: Desk) -> Iterator[Telling]:
    """Yield the activities of all workbooks that count, department by department."""
    for standing in desk.standings():
        for file in standing.counting:
            if file.kind == "activities":
                yield from (Telling(standing.department.id, activity) for activity in read_rows(desk, file).activities)


def _question(one: Telling, other: Telling, pair: Pair) -> Question:
    why = f" Both name {pair.code}." if pair.code else ""
    text = (
        f"'{_short(one.activity)}' of {one.department} and '{_short(other.activity)}' of {other.department} "
        f"look alike.{why} Are they one activity?"
    )
    choices = (
        (SAME, "one entry stands in the report, and names both departments"),
        (DIFFERENT, "both entries stand"),
    )
    about = (one.department, one.activity.title, other.department, other.activity.title)
    return Question(TWINS, "", text, about, choices, {"likeness": f"{pair.likeness:.0f}"})


def _short(activity: Activity) -> str:
    return activity.title if len(activity.title) <= _LONGEST else f"{activity.title[:_LONGEST].rstrip()}…"
