"""docx diff: what changed from one Word file to another, a line each."""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from annuario.cli.docx.files import open_all, plain, stumbling_over
from annuario.cli.docx.merging import quoted, under
from annuario.cli.say import say
from annuario.docx import diff
from annuario.docx.merging import Difference


def run(words: argparse.Namespace) -> int:
    """Tell what changed from A to B; 0."""
    before, after = open_all([words.a, words.b])
    with stumbling_over(words.a, words.b):
        found = diff(before, after)
    if words.json:
        say(json.dumps([asdict(difference) for difference in found], ensure_ascii=False, indent=2))
        return 0
    for difference in found:
        say(_line(difference))
    say(_total(found))
    return 0


def _line(found: Difference) -> str:
    pairs = found.words or (((found.before, found.after),) if found.before and found.after and found.before != found.after else ())
    said = "; ".join(f"{quoted(before)} -> {quoted(after)}" for before, after in pairs) or quoted(found.after or found.before)
    return f"{found.what} {found.act}{under(found.place)}: {said}"


def _total(found: Sequence[Difference]) -> str:
    if not found:
        return "Nothing differs."
    counts = Counter(f"{difference.what} {difference.act}" for difference in found)
    return plain(", ".join(f"{count} {name}" for name, count in counts.most_common()) + ".")
