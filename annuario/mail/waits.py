"""How long a mail waits that a server put off for now: longer each time, so that a full or busy server is left in peace."""

from datetime import datetime, timedelta

WAITS = (
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
    timedelta(days=2),
    timedelta(days=4),
)
"""The wait after the first, second, … time; after the last it grows no more."""


def next_try(now: datetime, tries: int) -> datetime:
    """Return when a mail that was put off `tries` times, the last of them `now`, may be handed over again."""
    return now + WAITS[min(tries, len(WAITS)) - 1]
