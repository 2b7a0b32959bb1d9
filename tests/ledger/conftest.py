"""A ledger of its own, and a short way to hand files in."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from annuario.clock import Clock
from annuario.findings import Finding
from annuario.ledger.store import Ledger, open_ledger
from annuario.ledger.submissions import Submission, judge, record, submissions

DAY = date(2006, 2, 16)


@pytest.fixture
def clock() -> Clock:
    """The morning of the day before the deadline."""
    return Clock.fixed(DAY)


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """The memory of a cycle that remembers nothing yet."""
    monkeypatch.delenv("ANNUARIO_LEDGER", raising=False)
    opened = open_ledger(tmp_path / "state", "small")
    yield opened
    opened.close()


class HandIn(Protocol):
    """Hands one file in and has it judged; returns it as the ledger knows it. `kind` None leaves it unjudged."""

    def __call__(
        self,
        ledger: Ledger,
        department: str,
        path: str,
        *findings: Finding,
        digest: str = "",
        kind: str | None = "narrative",
        day: date = DAY,
    ) -> Submission: ...


@pytest.fixture
def hand_in() -> HandIn:
    def hand(
        ledger: Ledger,
        department: str,
        path: str,
        *findings: Finding,
        digest: str = "",
        kind: str | None = "narrative",
        day: date = DAY,
    ) -> Submission:
        content = digest or f"content of {department}/{path}"
        record(ledger, Clock.fixed(day), department=department, path=path, digest=content, size=7, stamp="7:1:1")
        found = next(row for row in submissions(ledger) if (row.department, row.path, row.digest) == (department, path, content))
        if kind is None:
            return found
        judge(ledger, found.id, kind=kind, rules="1", findings=findings)
        return next(row for row in submissions(ledger) if row.id == found.id)

    return hand
