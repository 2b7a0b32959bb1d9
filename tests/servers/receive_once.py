"""Looks into a cycle's mailbox in a process of its own, and may kill itself on the way: by SIGKILL, no tidying.

python receive_once.py CYCLE DAY [commit N | laid N]

commit N: when the ledger is about to keep its N-th change; laid N: when the N-th file is about to be renamed to its place.
"""

import os
import signal
import sys
from datetime import date
from pathlib import Path

from sqlalchemy import event

from annuario.ledger.desk import open_desk
from annuario.ledger.lock import Busy
from annuario.mail import receive


class Countdown:
    """Ends the process at the N-th call."""

    def __init__(self, left: int) -> None:
        self._left = left

    def __call__(self, *_: object) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def main(cycle: str, day: str, point: str = "", left: str = "0") -> None:
    die = Countdown(int(left))
    with open_desk(Path(cycle), today=date.fromisoformat(day)) as desk:
        if point == "commit":
            event.listen(desk.ledger.engine, "commit", die)
        if point == "laid":
            sys.addaudithook(lambda name, _: die() if name == "os.rename" else None)
        try:
            print(receive(desk).sentence())
        except Busy:
            print("Busy")


if __name__ == "__main__":
    main(*sys.argv[1:])
