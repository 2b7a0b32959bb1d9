"""verify-edition: whether an edition is as it was published; on any machine, without its cycle."""

import argparse

from annuario.cli.say import say
from annuario.report.edition_check import check_edition


def run(words: argparse.Namespace) -> int:
    """Check the edition in a folder, say in sentences what was found, and return 0, 1 (wrong) or 4 (not verified)."""
    found = check_edition(words.folder)
    for sentence in found.sentences():
        say(sentence)
    return found.exit_code
