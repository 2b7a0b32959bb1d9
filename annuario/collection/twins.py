"""Two lists, one activity? What is surely the same is noted so, what may be is asked; either can be answered otherwise."""

from collections.abc import Iterator, Sequence
from typing import Final

from annuario.collection.names import shown
from annuario.ledger.archive import digest_of
from annuario.ledger.desk import Desk
from annuario.ledger.open_questions import PAIRS, keep_ground, state_of
from annuario.ledger.questions import Question, answer, ask
from annuario.ledger.settled import DIFFERENT, SAME, TWINS, about_twins
from annuario.register import Activity
from annuario.register.handed_in import read_rows
from annuario.register.identity import SAME as CERTAIN
from annuario.register.identity import Pair, Telling, pairs

_LONGEST: Final = 80


def ask_about_twins(desk: Desk) -> tuple[str, ...]:
    """Ask about the pairs of activities that may be one, once a pair; return a sentence for each that is still open.

    Nothing is read, and nothing told, where the same lists count as the last time.
    """
    files = [file for standing in desk.standings() for file in standing.counting if file.kind == "activities"]
    state = digest_of(*(f"{file.department}/{file.path} {file.digest} {file.rules}" for file in files))
    if state == state_of(desk.ledger, PAIRS):
        return ()
    told = tuple(Telling(file.department, activity, file.path) for file in files for activity in read_rows(desk, file).activities)
    asked = tuple(_asked(desk, told))
    keep_ground(desk.ledger, desk.clock, PAIRS, [question for question, _ in asked], state=state)
    return tuple(
        f"{what} Until it is answered, both are printed. See question {question.id} in `annuario questions`."
        for question, what in asked
        if not question.answer
    )


def _asked(desk: Desk, told: Sequence[Telling]) -> Iterator[tuple[Question, str]]:
    """Yield each question with the sentence that tells of its pair."""
    for pair in pairs(told):
        one, other = told[pair.one], told[pair.other]
        if not (one.activity.title and other.activity.title):
            continue
        asked = ask(desk.ledger, desk.clock, _question(one, other, pair))
        if not asked.answer and pair.likeness >= CERTAIN:
            asked = answer(desk.ledger, desk.clock, asked.id, SAME)
        yield asked, f"{_who(one, other)} may tell of the same activity, '{_short(one.activity)}'."


def _who(one: Telling, other: Telling) -> str:
    if one.department != other.department:
        return f"{one.department} and {other.department}"
    return f"{one.department}/{shown(one.path)} and '{shown(other.path)}'"


def _question(one: Telling, other: Telling, pair: Pair) -> Question:
    why = f" Both name {pair.code}." if pair.code else ""
    text = (
        f"'{_short(one.activity)}' of {_of(one, other)} and '{_short(other.activity)}' of {_of(other, one)} "
        f"look alike.{why} Are they one activity?"
    )
    choices = (
        (SAME, "one entry stands in the report, and tells what both say"),
        (DIFFERENT, "both entries stand"),
    )
    about = about_twins(*((each.department, each.activity.title, each.path) for each in (one, other)))
    return Question(TWINS, "", text, about, choices, {"likeness": f"{pair.likeness:.0f}"})


def _of(one: Telling, other: Telling) -> str:
    return one.department if one.department != other.department else f"{one.department}/{shown(one.path)}"


def _short(activity: Activity) -> str:
    return activity.title if len(activity.title) <= _LONGEST else f"{activity.title[:_LONGEST].rstrip()}…"
