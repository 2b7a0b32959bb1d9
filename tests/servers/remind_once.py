"""Reminds a cycle's departments in a process of its own, and may kill itself on the way: by SIGKILL, no tidying.

python remind_once.py CYCLE DAY [commit N | before N | after N | inside N]

commit N: when the ledger is about to keep its N-th change; before, inside, after N: around the writing of the N-th mail,
inside being between the writing of the file's content and its rename.
"""

import os
import signal
import sys
from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage
from pathlib import Path

from sqlalchemy import event

from annuario.ledger.desk import Desk, open_desk
from annuario.ledger.lock import Busy
from annuario.mail import Answer, remind
from annuario.mail.files import Files


class Countdown:
    """Ends the process at the N-th call."""

    def __init__(self, left: int) -> None:
        self._left = left

    def __call__(self, *_: object) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class Fragile:
    """Lays files in the outbox like `Files`, and ends the process around one of them."""

    def __init__(self, folder: Path, point: str, left: int) -> None:
        self._files, self._point, self._die = Files(folder), point, Countdown(left)

    def send(self, message: EmailMessage, recipients: Sequence[str]) -> Answer:
        if self._point == "before":
            self._die()
        if self._point == "inside":
            part = self._files.folder / ".annuario-killed.part"
            part.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(message.as_bytes()[:100])
            self._die()
        answer = self._files.send(message, recipients)
        if self._point == "after":
            self._die()
        return answer

    def arrived(self, message: EmailMessage) -> bool:
        return self._files.arrived(message)

    def close(self) -> None:
        self._files.close()


def _transport(desk: Desk, point: str, left: int) -> Fragile | None:
    if point == "commit":
        event.listen(desk.ledger.engine, "commit", Countdown(left))
        return None
    return Fragile(desk.workspace.outputs / "outbox", point, left) if point else None


def main(cycle: str, day: str, point: str = "", left: str = "0") -> None:
    with open_desk(Path(cycle), today=date.fromisoformat(day)) as desk:
        try:
            print(remind(desk, _transport(desk, point, int(left))).sentence())
        except Busy:
            print("Busy")


if __name__ == "__main__":
    main(*sys.argv[1:])
