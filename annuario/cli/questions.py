"""questions and answer: what waits for a person to decide, and what was decided."""

import argparse

from annuario.cli.say import say
from annuario.ledger.desk import Desk, at_work, open_desk
from annuario.ledger.open_questions import open_questions
from annuario.ledger.questions import Question, answer, questions
from annuario.mail import reminds_next
from annuario.report import write_status

_SOMETHING_WAITS = 4


def run(words: argparse.Namespace) -> int:
    """List the questions (4 while one is open), or write an answer down."""
    with open_desk(words.cycle, today=words.today) as desk:
        if words.verb == "list":
            return _list(desk, everything=words.all)
        with at_work(desk, "answer"):
            answered = answer(desk.ledger, desk.clock, words.id, words.answer)
            write_status(desk, reminds_next(desk))
    say(f"Noted for question {answered.id}: {answered.answer}. The next `annuario report` goes by it.")
    return 0


def _list(desk: Desk, *, everything: bool) -> int:
    still_open = open_questions(desk.ledger)
    shown = questions(desk.ledger) if everything else still_open
    waiting = {question.id for question in still_open}
    for question in shown:
        say("\n".join(_lines(question, waits=question.id in waiting)))
    if not shown:
        say("No question waits for an answer.")
    return _SOMETHING_WAITS if still_open else 0


def _lines(question: Question, *, waits: bool) -> list[str]:
    about = f" ({question.department})" if question.department else ""
    if question.answer:
        return [f"{question.id}{about}: {question.text}", f"   answered: {question.answer}"]
    if not waits:
        return [f"{question.id}{about}: {question.text}", "   waits no more: what it is about does not go into the report now"]
    ways = question.choices or (("ANSWER", "in your own words"),)
    return [
        f"{question.id}{about}: {question.text}",
        *(f"   annuario answer {question.id} {word}   {meaning}" for word, meaning in ways),
    ]
