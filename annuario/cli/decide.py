"""extend and excuse: what the coordinator decides for a department, written into the ledger."""

import argparse

from annuario.cli.say import say
from annuario.errors import WrongUse
from annuario.ledger.decisions import excuse, extend
from annuario.ledger.desk import at_work, known_department, open_desk
from annuario.report import write_status
from annuario.report.words import written


def run(words: argparse.Namespace) -> int:
    """Write the decision down and renew the status page."""
    with open_desk(words.cycle, today=words.today) as desk, at_work(desk, words.decision):
        known_department(desk.cycle, words.department)
        name = desk.cycle.department(words.department).name.of("en")
        if words.decision == "extend":
            if words.until < desk.clock.today:
                message = f"{words.until} has passed already; write a day from today ({desk.clock.today}) on."
                raise WrongUse(message)
            extend(desk.ledger, desk.clock, words.department, words.until)
            say(f"{name} has time until {written(words.until, 'en')}; its reminders move with it.")
        else:
            if not words.why.strip():
                message = 'Say in a few words why, such as "nothing to report"; the status page shows it.'
                raise WrongUse(message)
            excuse(desk.ledger, desk.clock, words.department, words.why)
            say(f"{name} is excused: {words.why}. It gets no more reminders.")
        write_status(desk)
    return 0
