"""A city of 160 departments, and what became of their mails: in the ledger, and in the mailbox of a server."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from annuario.ledger.messages import Message

COUNT = 160

_CITY = """\
title = {{ it = "L’attività internazionale", en = "International activities" }}
year = 2005

[dates]
opens = 2006-01-09
deadline = 2006-02-17
publication = 2006-06-30

[reminders]
days = [-7, -1, 1, 7]

[mail]
sender = "coordinamento@{domain}"
coordinator = "coordinamento@{domain}"
{mail}

[[sections]]
id = "networks"
title = {{ it = "Reti", en = "Networks" }}
template = "sections/networks.docx"
"""
_DEPARTMENT = """
[[departments]]
id = "ufficio-{number}"
name = {{ it = "Ufficio {number}", en = "Office {number}" }}
addresses = ["ufficio-{number}@{domain}"]
section = "networks"
"""


def found_city(root: Path, *, mail: str, domain: str = "comune.example", count: int = COUNT) -> Path:
    """Write a cycle of `count` departments under `root` and return its folder; each has an empty folder in the shared one."""
    folder = root / "inputs" / "grande"
    numbers = range(1, count + 1)
    for number in numbers:
        (folder / "shared" / f"ufficio-{number}").mkdir(parents=True, exist_ok=True)
    (folder / "shared" / ".annuario-share").write_text("here\n", "utf-8")
    departments = "".join(_DEPARTMENT.format(number=number, domain=domain) for number in numbers)
    (folder / "cycle.toml").write_text(_CITY.format(mail=mail, domain=domain) + departments, "utf-8")
    return folder


@dataclass(frozen=True)
class Tally:
    """What became of a round of mails: `twice` and `lost` must be 0, `undecided` are those that a person is asked about.

    `lost` counts what the ledger calls sent and the server does not hold, and departments for which nothing was written down.
    """

    mails: int
    twice: int
    lost: int
    undecided: int
    queued: int


def tally(rows: Iterable[Message], mailbox: Iterable[EmailMessage], count: int = COUNT) -> Tally:
    """Hold the ledger's `rows` against what lies in the server's `mailbox`."""
    rows = list(rows)
    arrived = Counter(str(mail["Message-ID"]).strip("<>").partition("@")[0] for mail in mailbox)
    departments = {department for row in rows for department, _ in row.items}
    of_state = Counter(row.state for row in rows)
    return Tally(
        mails=len(rows),
        twice=sum(times > 1 for times in arrived.values()),
        lost=sum(row.state == "sent" and not arrived[row.id] for row in rows) + count - len(departments),
        undecided=of_state["unknown"],
        queued=of_state["queued"] + of_state["sending"],
    )
