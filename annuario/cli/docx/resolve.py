"""docx accept, docx reject: every tracked change of a Word file settled, one way or the other."""

import argparse

from annuario.cli.docx.files import open_word, plain, put, require_apart, stumbling_over
from annuario.cli.say import say
from annuario.docx import accept, reject, write


def run(words: argparse.Namespace) -> int:
    """Write IN with all changes accepted, or rejected, to OUT; 0."""
    require_apart(words.out, [words.file])
    document = open_word(words.file)
    settle = {"accept": accept, "reject": reject}[words.way]
    with stumbling_over(words.file):
        content = write(settle(document))
    put(words.out, content)
    say(f"{plain(words.out)}: every tracked change is {words.way}ed.")
    return 0
