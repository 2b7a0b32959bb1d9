"""The clock that is handed in: no rule of the trade reads the time itself."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Clock:
    """Today's date in the cycle's time zone, and the moment that is written beside what happens."""

    today: date
    now: datetime

    @classmethod
    def fixed(cls, today: date, zone: str = "UTC") -> "Clock":
        """Return a clock that stands at eight in the morning of `today`."""
        return cls(today, datetime.combine(today, time(8), ZoneInfo(zone)).astimezone(UTC))

    @classmethod
    def real(cls, zone: str) -> "Clock":
        """Return the clock on the wall, read once, in the IANA time zone `zone`."""
        now = datetime.now(ZoneInfo(zone))
        return cls(now.date(), now.astimezone(UTC))
