"""docx redline: what changed from one Word file to another, as true tracked changes."""

import argparse

from annuario.cli.docx.files import open_all, plain, put, require_apart, stumbling_over
from annuario.cli.say import say
from annuario.docx import redline, write


def run(words: argparse.Namespace) -> int:
    """Write A with the changes to B tracked to OUT; 0."""
    require_apart(words.out, [words.a, words.b])
    before, after = open_all([words.a, words.b])
    with stumbling_over(words.a, words.b):
        content = write(redline(before, after, words.author, words.date))
    put(words.out, content)
    say(f"{plain(words.out)}: accepting all changes gives {plain(words.b)}, rejecting all gives {plain(words.a)}.")
    return 0
