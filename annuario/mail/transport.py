"""The port through which mail leaves, and the choice that the cycle file makes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a mail, and the answer in words.

    `sent`: handed over; words, if any, name recipients that were left out. `refused`: never try again. `later`: nothing
    was handed over, try at a later run; `put_off` if the server said so of this mail, and is not just away. `unknown`:
    handed over or not, nobody can say. `said` is the server's own answer to a mail that it took.
    """

    state: Literal["sent", "refused", "later", "unknown"]
    words: str = ""
    said: str = field(default="", compare=False)
    put_off: bool = field(default=False, compare=False)


class Transport(Protocol):
    """A way for mail to leave."""

    def send(self, message: EmailMessage, recipients: Sequence[str]) -> Answer:
        """Hand the mail over and say what became of it; raises nothing for what the other side does."""
        ...

    def arrived(self, message: EmailMessage) -> bool | None:
        """Return whether a mail whose sending was cut short was handed over; None if nobody can say."""
        ...

    def close(self) -> None:
        """Let go of what is held open; harmless when done twice."""
        ...
