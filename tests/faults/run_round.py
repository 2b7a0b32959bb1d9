"""Runs the sample's round in a process of its own, and may kill itself on the way: by SIGKILL, no tidying.

python -m tests.faults.run_round FOLDER [commit N | start GLOB N | before GLOB N | inside GLOB N | after GLOB N]

commit N: when the ledger is about to keep its N-th change. start: when the N-th program whose path fits GLOB is about to
start. The others: around the N-th rename by which a file whose path fits GLOB takes its place; inside being with half of
the file's content written.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from sqlalchemy import event

from annuario.collection import check, collect
from annuario.ledger.desk import Desk
from annuario.mail import remind, reminds_next
from annuario.report import assemble, export, write_status
from tests.documents.city import desk_in


class Countdown:
    """Ends the process around the N-th rename to a fitting path, or start of one; Python tells of each before it is done."""

    def __init__(self, moment: str, glob: str, left: int) -> None:
        self._moment, self._glob, self._left = moment, glob, left

    def __call__(self, what: str, told: tuple[object, ...]) -> None:
        if what == "os.kill":  # that is we ourselves
            return
        if self._left == 0:  # the first thing of any kind that happens after the rename
            _die()
        if any(fnmatch(path, self._glob) for path in self._paths(what, told)):
            self._left -= 1
            if self._left == 0 and self._moment != "after":
                self._end(Path(str(told[0])))

    def _paths(self, what: str, told: tuple[object, ...]) -> list[str]:
        """Return what the moment may wait for: the words of a command, for a guard starts the program; or a rename's target."""
        if self._moment == "start":
            return [str(word) for word in told[1]] if what == "subprocess.Popen" and isinstance(told[1], list) else []
        return [str(told[1])] if what == "os.rename" else []

    def _end(self, made: Path) -> None:
        if self._moment == "inside":
            os.truncate(made, made.stat().st_size // 2)
        _die()


class Commit:
    """Ends the process at the N-th change of the ledger."""

    def __init__(self, left: int) -> None:
        self._left = left

    def __call__(self, *_: object) -> None:
        self._left -= 1
        if self._left == 0:
            _die()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _steps(desk: Desk) -> Iterator[Callable[[], str]]:
    """Yield the steps of the round in their order, as the flow has them."""
    yield lambda: collect(desk).sentence()
    yield lambda: check(desk).sentence()
    yield lambda: remind(desk).sentence()
    yield lambda: assemble(desk).sentence()
    yield lambda: export(desk).sentence()
    yield lambda: str(write_status(desk, reminds_next(desk)))


def main(folder: str, moment: str = "", name: str = "", count: str = "1") -> None:
    with desk_in(Path(folder)) as desk:
        if moment == "commit":
            event.listen(desk.ledger.engine, "commit", Commit(int(name)))
        elif moment:
            sys.addaudithook(Countdown(moment, name, int(count)))
        for step in _steps(desk):
            print(step(), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
