"""status: where every department stands, as a table, as JSON, and as the page."""

import argparse
import json
import sys
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from annuario.cli.say import say
from annuario.ledger.desk import open_desk
from annuario.ledger.standing import State
from annuario.mail import reminds_next
from annuario.report import write_status
from annuario.report.status import Row, Status, status
from annuario.report.words import status_words, written

_PAGE = 110  # letters a line where it goes into a file or another program
_COLOURS = {"delivered": "green", "partial": "yellow", "stopped": "red", "nothing": "", "extended": "blue", "excused": "dim"}


def run(words: argparse.Namespace) -> int:
    """Print the status and write the page anew; always 0."""
    with open_desk(words.cycle, today=words.today) as desk:
        next_reminder = reminds_next(desk)
        now = status(desk, next_reminder)
        page = write_status(desk, next_reminder)
        if words.json:
            say(json.dumps(now.plain(), ensure_ascii=False, indent=2))
            return 0
        say(_shown(now, desk.cycle.language))
        say(f"The same as a page: {page}")
    return 0


def _shown(now: Status, language: str) -> str:
    """Return the status as a table, in colours if it goes to a terminal."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _PAGE)
    with console.capture() as captured:
        _print(console, now, language)
    return captured.get().removesuffix("\n")


def _print(console: Console, now: Status, language: str) -> None:
    words = status_words(language)
    console.print(Text(now.title, style="bold"))
    counts = [f"{count} {words[f'state_{state}']}" for state, count in now.counts if count]
    console.print(Text(f"{written(now.today, language)} · {' · '.join(counts)}\n"))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("department", "state", "days_late", "came", "reminded", "draft"):
        table.add_column(words[heading], justify="right" if heading == "days_late" else "left", no_wrap=heading == "department")
    for row in now.rows:
        table.add_row(*_cells(row, language))
    console.print(table)
    for step, departments in _next_steps(now.rows):
        console.print(Text(f"\n{step}", style="bold"), Text(f"  {', '.join(departments)}"), sep="\n")
    for line in now.waiting:
        console.print(Text(f"\n! {line}", style="yellow"))


def _next_steps(rows: Iterable[Row]) -> list[tuple[str, list[str]]]:
    """Return what comes next, each with the departments that it concerns; those that are done stand last."""
    steps: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: row.state == State.DELIVERED):
        steps.setdefault(row.next_step, []).append(row.department)
    return list(steps.items())


def _cells(row: Row, language: str) -> tuple[Text, ...]:
    words = status_words(language)
    came = f"{len(row.files)}, {words['findings'].lower()}: {len(row.findings)}" if row.files else words["nothing_came"]
    cells = (
        row.department,
        f"{row.sign} {row.words}",
        str(row.days_late or ""),
        came,
        row.reminded.isoformat() if row.reminded else words["never"],
        row.draft or words["no_draft"],
    )
    return tuple(Text(cell, style=_COLOURS[row.state] if place == 1 else "") for place, cell in enumerate(cells))
