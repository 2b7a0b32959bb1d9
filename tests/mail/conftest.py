"""A small cycle of three offices and its desk: one writes Italian, one English, one owes an Excel workbook only."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

import pytest

from annuario.findings import Finding
from annuario.ledger.desk import Desk, open_desk
from annuario.ledger.submissions import judge, record, submissions

CYCLE = """
title = {{ it = "L’attività internazionale", en = "International activities" }}
year = 2005
language = "{language}"

[dates]
opens = 2006-01-09
deadline = 2006-02-17
publication = 2006-06-30

[reminders]
days = {ladder}

[mail]
sender = "coordinamento@comune.example"
coordinator = "coordinamento@comune.example"
{mail}

[[sections]]
id = "networks"
title = {{ it = "Reti", en = "Networks" }}
template = "sections/networks.docx"

[[departments]]
id = "gioventu"
name = {{ it = "Settore Gioventù <Scambi & reti>", en = "Youth Department <Exchanges & networks>" }}
addresses = ["gioventu@comune.example", "scambi@comune.example"]
expects = ["narrative", "activities"]
section = "networks"

[[departments]]
id = "sport"
name = {{ it = "Settore Sport", en = "Sports Department" }}
addresses = ["sport@comune.example"]
language = "en"
section = "networks"

[[departments]]
id = "ambiente"
name = {{ it = "Divisione Ambiente", en = "Environment Division" }}
addresses = ["ambiente@comune.example"]
expects = ["activities"]
section = "networks"
"""


@pytest.fixture(autouse=True)
def _no_settings_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANNUARIO_STATE", "ANNUARIO_LEDGER", "ANNUARIO_SMTP_USER", "ANNUARIO_SMTP_PASSWORD"):
        monkeypatch.delenv(name, raising=False)


class MakeCycle(Protocol):
    """Writes a cycle and returns its folder."""

    def __call__(self, *, mail: str = "", ladder: str = "[-7, -1, 1, 7]", language: str = "en") -> Path: ...


@pytest.fixture
def make_cycle(tmp_path: Path) -> MakeCycle:
    def make(*, mail: str = "", ladder: str = "[-7, -1, 1, 7]", language: str = "en") -> Path:
        folder = tmp_path / "inputs" / "prova"
        folder.mkdir(parents=True, exist_ok=True)
        text = CYCLE.format(mail=mail, ladder=ladder, language=language)
        (folder / "cycle.toml").write_text(text, encoding="utf-8")
        return folder

    return make


OpenDesk = Callable[..., AbstractContextManager[Desk]]
"""Opens the desk of `make_cycle` on a day: `with open_on(date(2006, 2, 16), mail="…") as desk`; write=False: as it lies."""


@pytest.fixture
def open_on(make_cycle: MakeCycle, tmp_path: Path) -> OpenDesk:
    @contextmanager
    def opened(
        day: date,
        *,
        mail: str = "",
        ladder: str = "[-7, -1, 1, 7]",
        language: str = "en",
        only: tuple[str, ...] = (),
        write: bool = True,
    ) -> Iterator[Desk]:
        folder = make_cycle(mail=mail, ladder=ladder, language=language) if write else tmp_path / "inputs" / "prova"
        with open_desk(folder, today=day, only=only) as desk:
            yield desk

    return opened


Deliver = Callable[..., None]
"""Hands a judged file in: `deliver(desk, "sport", "narrative", findings)`; kind "" is a file of no use."""


@pytest.fixture
def deliver() -> Deliver:
    def hand_in(desk: Desk, department: str, kind: str, *findings: Finding, path: str = "relazione.docx") -> None:
        digest = f"{department}-{path}-{kind}"
        record(desk.ledger, desk.clock, department=department, path=path, digest=digest, size=1, stamp="")
        found = next(row for row in submissions(desk.ledger) if row.digest == digest)
        judge(desk.ledger, found.id, kind=kind, rules="1", findings=findings)

    return hand_in


def later(desk: Desk, *, minutes: int) -> Desk:
    """The same desk so many minutes later."""
    return replace(desk, clock=replace(desk.clock, now=desk.clock.now + timedelta(minutes=minutes)))
