"""forms: the Word and the Excel form of each department, made from the cycle."""

import argparse

from annuario.cli.say import say
from annuario.collection.forms import write_forms
from annuario.ledger.desk import at_work, open_desk


def run(words: argparse.Namespace) -> int:
    """Write the forms and say where they lie."""
    with open_desk(words.cycle, today=words.today) as desk, at_work(desk, "forms"):
        say(write_forms(desk).sentence())
    return 0
