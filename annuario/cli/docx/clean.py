"""docx clean: what the rules name taken out of one Word file, each thing told."""

import argparse
import json

from annuario.cli.docx.files import open_all, plain, put, require_apart, stumbling_over
from annuario.cli.docx.rules import rules_of
from annuario.cli.docx.told import change_lines, change_values, mended_lines
from annuario.cli.say import say
from annuario.docx import clean, write


def run(words: argparse.Namespace) -> int:
    """Write the cleaned file to OUT and tell what went; 0."""
    require_apart(words.out, [words.file])
    (document,) = open_all([words.file])
    with stumbling_over(words.file):
        changes = clean(document, rules_of(words, house=True))
        content = write(document)
    put(words.out, content)
    if words.json:
        told = {"out": plain(words.out), "mended": list(document.mended), "changes": change_values(changes)}
        say(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    say(f"Cleaned {plain(words.file)}: {plain(words.out)}")
    for line in (*mended_lines(document.mended), *(change_lines(changes) if changes else ("nothing had to go",))):
        say(f"  - {line}")
    return 0
