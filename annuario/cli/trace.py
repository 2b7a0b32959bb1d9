"""trace: the cells that a figure of the book is made of."""

import argparse
import json

from annuario.cli.say import say
from annuario.ledger.desk import open_desk

_ITEM, _WRITTEN = 40, 48


def run(words: argparse.Namespace) -> int:
    """Print the parts of the figures that were asked for, and their sums."""
    from annuario.report.export import last_origins
    from annuario.report.trace import COLUMNS, asked_for, traced
    from annuario.report.words import counted

    with open_desk(words.cycle, today=words.today) as desk:
        parts = asked_for(desk, traced(desk, last_origins(desk)), " ".join(words.words))
    if words.json:
        say(json.dumps([dict(zip(COLUMNS, part.row(), strict=True)) for part in parts], ensure_ascii=False, indent=2))
        return 0
    for figure in dict.fromkeys(part.figure for part in parts):
        own = [part for part in parts if part.figure == figure]
        say(f"{figure}: {sum(part.adds for part in own):,f}, from {counted(len(own), 'cell')}")
        for part in own:
            said = f"{_cut(part.item, _ITEM)}  {_cut(part.written, _WRITTEN)}"
            say(f"{part.adds:>14,f}  {said}  {part.department}/{part.file} {part.sheet}!{part.cell}")
    return 0


def _cut(text: str, width: int) -> str:
    """Return the text as wide as its column; what is cut off is marked."""
    return f"{text[: width - 1]}…" if len(text) > width else f"{text:<{width}}"
