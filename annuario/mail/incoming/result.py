"""What a look into the mailbox found, as plain values and as a sentence for the coordinator."""

from dataclasses import dataclass
from typing import NamedTuple

from annuario.ledger.received import Bounced


class HandIn(NamedTuple):
    """What one mail handed in: the names under which its files lie in the department's folder now."""

    department: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """What came back by mail and was new.

    `questions` are mails of strangers with files, which were not taken; `answers` all other answers; both are passed on,
    `passed_on` counts the mails that were written for that. `waiting` are left for the next run. `told` holds a sentence
    for each thing that a person should see to. `away` says why the mailbox could not be read; `unread` whether something
    lies there that nobody looked at yet, so that it may be just what its sender would be reminded of; `nowhere` that the
    cycle file names no mailbox.
    """

    looked_at: int = 0
    hand_ins: tuple[HandIn, ...] = ()
    bounced: tuple[Bounced, ...] = ()
    questions: int = 0
    answers: int = 0
    auto_replies: int = 0
    passed_on: int = 0
    waiting: int = 0
    told: tuple[str, ...] = ()
    away: str = ""
    unread: bool = False
    nowhere: bool = False

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody has to look at an address, a question or the mailbox."""
        return bool(self.told or self.bounced or self.questions or self.away)

    def sentence(self) -> str:
        """Return what happened in one line."""
        if self.nowhere:
            return "No mail was read: the cycle file names no mailbox in [mail.incoming]."
        if self.away:
            return f"{self.away} What lies there waits for the next run."
        counts = (
            (len(self.hand_ins), "handed files in", "handed files in"),
            (self.questions, "brought files from a stranger", "brought files from strangers"),
            (self.answers, "was an answer", "were answers"),
            (len(self.bounced), "address does not take mail", "addresses do not take mail"),
            (self.auto_replies, "was an automatic reply", "were automatic replies"),
            (self.passed_on, "was passed on to the coordinator", "were passed on to the coordinator"),
            (self.waiting, "waits for the next run", "wait for the next run"),
        )
        said = "; ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts if count)
        new = f"{self.looked_at} new {'mail' if self.looked_at == 1 else 'mails'} came back"
        return f"{new}: {said}." if said else f"{new}." if self.looked_at else "No new mail came back."
