"""extend and excuse: what the coordinator decides for a department, written into the ledger."""

import argparse

from annuario.cli.say import say
from annuario.errors import WrongUse
from annuario.ledger.decisions import excuse, extend
from annuario.ledger.desk import Desk, at_work, known_department, open_desk
from annuario.mail import reminds_next
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
            say(f"{name} has time until {written(words.until, 'en')}. {_reminders(desk, words.department)}")
        else:
            if not words.why.strip():
                message = 'Say in a few words why, such as "nothing to report"; the status page shows it.'
                raise WrongUse(message)
            excuse(desk.ledger, desk.clock, words.department, words.why)
            say(f"{name} is excused: {words.why}. It gets no more reminders.")
        write_status(desk, reminds_next(desk))
    return 0


def _reminders(desk: Desk, department: str) -> str:
    """Return what becomes of the department's reminders, now that it has another day."""
    standing = next(one for one in desk.standings() if one.department.id == department)
    publication = desk.cycle.dates.publication
    if day := reminds_next(desk)(standing):
        return f"Its next reminder goes out on {written(day, 'en')}."
    if standing.done:
        return "It gets no reminder: nothing more is expected of it."
    if max(standing.until, desk.clock.today) >= publication:
        out = written(publication, "en")
        return f"It gets no more reminders: the report is published on {out}, and nobody is written to after that."
    return "It gets no more reminders."
