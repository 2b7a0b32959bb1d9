"""init: a new cycle, from nothing or from last year's."""

import argparse

from annuario.cli.say import say
from annuario.cycle.new import new_cycle


def run(words: argparse.Namespace) -> int:
    """Write the new cycle and say what to do next."""
    made = new_cycle(words.cycle, last=words.last)
    say(f"Made {made}. Open it in a text editor and read its remarks; then see `annuario status --cycle {words.cycle}`.")
    return 0
