"""templates check: whether the templates of the cycle can be filled, and what of their looks will not come out."""

import argparse

from annuario.cli.say import say
from annuario.ledger.desk import open_desk
from annuario.report.templates_check import check_templates

_SOMETHING_WAITS = 4


def run(words: argparse.Namespace) -> int:
    """Print what is to be mended; 0 if nothing is, else 4."""
    with open_desk(words.cycle, today=words.today) as desk:
        told = check_templates(desk)
        folders = " and ".join(map(str, desk.workspace.template_folders))
        say("\n".join(told) if told else f"The templates in {folders} are in order.")
    return _SOMETHING_WAITS if told else 0
