"""init: a new cycle, from nothing or from last year's."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from annuario.cli.say import say
from annuario.cycle import load_cycle
from annuario.cycle.new import new_cycle, own_share


def run(words: argparse.Namespace) -> int:
    """Write the new cycle and say what to do next."""
    made = new_cycle(words.cycle, last=words.last)
    say(f"Made {made}. Open it in a text editor and read its remarks; then see `annuario status --cycle {words.cycle}`.")
    for line in _left_over(made.parent, words.last) if words.last else ():
        say(line)
    return 0


def _left_over(new: Path, last: Path) -> Iterator[str]:
    """Yield a sentence for each thing of last year's that wants a thought."""
    cycle = load_cycle(new)
    if own_share(cycle) is None:
        yield (
            f"Its shared folder is last year's, {cycle.folder.path}: before the first run, name another one in cycle.toml or"
            " empty that one, else last year's files come in again."
        )
    templates = (last.parent if last.name == "cycle.toml" else last) / "templates"
    if templates.is_dir():
        yield f"Last year's own templates were not copied. If they are to be used again, copy {templates} to {new / 'templates'}."
