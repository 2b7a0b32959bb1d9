"""docx merge: what changed from one Word file to its next version, brought into a third that somebody else changed meanwhile."""

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path

from annuario.cli.docx.files import open_all, plain, put, require_apart, stumbling_over
from annuario.cli.docx.merging import quoted, under
from annuario.cli.say import say
from annuario.docx import merge, write
from annuario.docx.merging import Merged, Rules, Source

_SOMETHING_WAITS = 4


def run(words: argparse.Namespace) -> int:
    """Write OURS with what changed from BASE to THEIRS to OUT and tell the conflicts; 0, or 4 if there are any."""
    named = [words.base, words.ours, words.theirs]
    require_apart(words.out, named)
    base, ours, theirs = open_all(named)
    source = Source(words.author, f"({plain(words.theirs.name)})")
    rules = Rules(source=lambda _: source, quiet=lambda _: words.quiet)
    rules = replace(rules, date=words.date) if words.date else rules
    with stumbling_over(*named):
        merged = merge(base, ours, theirs, rules)
        content = write(merged.package)
    put(words.out, content)
    (_tell_values if words.json else _tell)(words.out, merged)
    return _SOMETHING_WAITS if merged.conflicts else 0


def _tell_values(out: Path, merged: Merged) -> None:
    told = {
        "out": plain(out),
        "brought": [asdict(one) for one in merged.brought],
        "conflicts": [asdict(one) for one in merged.conflicts],
    }
    say(json.dumps(told, ensure_ascii=False, indent=2))


def _tell(out: Path, merged: Merged) -> None:
    say(f"{plain(out)}: {_counted(len(merged.brought), 'change')} brought in, {_counted(len(merged.conflicts), 'conflict')}.")
    for conflict in merged.conflicts:
        sides = f"{quoted(conflict.ours)} stays; handed in: {quoted(conflict.theirs)}"
        say(f"  {conflict.clash}{under(conflict.place)}: {sides}")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
