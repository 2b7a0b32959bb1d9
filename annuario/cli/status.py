"""status: where every department stands, as a table, as JSON, and as the page."""

import argparse
import json

from rich.console import Console
from rich.table import Table
from rich.text import Text

from annuario.cli.say import say
from annuario.ledger.desk import open_desk
from annuario.report import write_status
from annuario.report.status import Row, Status, status
from annuario.report.words import status_words, written

_COLOURS = {"delivered": "green", "partial": "yellow", "stopped": "red", "nothing": "", "extended": "blue", "excused": "dim"}


def run(words: argparse.Namespace) -> int:
    """Print the status and write the page anew; always 0."""
    with open_desk(words.cycle, today=words.today) as desk:
        now = status(desk)
        page = write_status(desk)
        if words.json:
            say(json.dumps(now.plain(), ensure_ascii=False, indent=2))
            return 0
        _print(now, desk.cycle.language)
        say(f"The same as a page: {page}")
    return 0


def _print(now: Status, language: str) -> None:
    say_ = status_words(language)
    console = Console(highlight=False)
    console.print(Text(now.title, style="bold"))
    counts = [f"{count} {say_[f'state_{state}']}" for state, count in now.counts if count]
    console.print(Text(f"{written(now.today, language)} · " + " · ".join(counts)))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("department", "state", "days_late", "came", "reminded", "draft", "next"):
        table.add_column(say_[heading], justify="right" if heading == "days_late" else "left", overflow="fold")
    for row in now.rows:
        table.add_row(*_cells(row, language))
    console.print(table)
    for line in now.waiting:
        console.print(Text(f"! {line}", style="yellow"))


def _cells(row: Row, language: str) -> tuple[Text, ...]:
    say_ = status_words(language)
    came = f"{len(row.files)} · {len(row.findings)} {say_['findings'].lower()}" if row.files else say_["nothing_came"]
    cells = (
        row.department,
        f"{row.sign} {row.words}",
        str(row.days_late or ""),
        came,
        written(row.reminded, language) if row.reminded else say_["never"],
        row.draft or say_["no_draft"],
        row.next_step,
    )
    return tuple(Text(cell, style=_COLOURS[row.state] if place == 1 else "") for place, cell in enumerate(cells))
