"""The words of `docx diff`, `redline`, `accept`, `reject` and `merge`. Light: it imports nothing of the trade."""

import argparse
from collections.abc import Callable
from pathlib import Path


def add_merging(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands; `add(name, help)` makes one and returns its parser."""
    diff = add("diff", "say what changed from one Word file to another")
    _files(diff, "a", "b")
    redline = add("redline", "write the changes from one Word file to another as tracked changes")
    _files(redline, "a", "b")
    _marks(redline, "annuario")
    for name in ("accept", "reject"):
        one = add(name, f"{name} every tracked change of a Word file")
        one.add_argument("file", type=Path, metavar="IN", help="a Word file")
        one.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="the file to write")
        one.set_defaults(module="annuario.cli.docx_merging", docx=name)
    merge = add("merge", "bring what changed from BASE to THEIRS into OURS; 4 where both changed the same words")
    _files(merge, "base", "ours", "theirs")
    _marks(merge, "annuario")
    merge.add_argument("--quiet", action="store_true", help="leave no mark where OURS is as BASE was")
    for name, made in (("diff", diff), ("redline", redline), ("merge", merge)):
        made.set_defaults(module="annuario.cli.docx_merging", docx=name)


def _files(command: argparse.ArgumentParser, *names: str) -> None:
    for name in names:
        command.add_argument(name, type=Path, metavar=name.upper(), help="a Word file")


def _marks(command: argparse.ArgumentParser, author: str) -> None:
    command.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="the file to write")
    command.add_argument("--author", default=author, metavar="NAME", help=f"who the marks are by (default: {author})")
    command.add_argument("--date", default="", metavar="WHEN", help="the date on the marks, as 2006-02-16T09:00:00Z (default: now)")
