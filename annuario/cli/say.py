"""Telling a person what happens: plain lines, and a bar on a terminal while something takes long."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from annuario.ledger.each import Each, plain

R = TypeVar("R")


def say(line: str) -> None:
    """Print one line at once; if its reader has gone, as `head` does, go on without a word: the work is done all the same."""
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        fall_silent()


def fall_silent() -> None:
    """Print nothing more. What is still in the buffer must not be flushed into the pipe of a reader that has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def each_with_progress(what: str) -> Each:
    """Return a way to run parts one after another that shows a bar on a terminal, and nothing elsewhere."""
    if not sys.stdout.isatty():
        return plain

    def shown(function: Callable[[str], R], ids: Sequence[str], /) -> Iterable[R]:
        from rich.progress import track

        return [function(id_) for id_ in track(ids, description=what, transient=True)]

    return shown
