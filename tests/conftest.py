"""A small city that every room may use: three departments, two sections, the templates that are shipped."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annuario.ledger.desk import Desk, open_desk

SMALL_CYCLE = """\
# What the small city wrote down.
title = { it = "Le attività internazionali", en = "International activities" }
year = 2005

[dates]
opens = 2006-01-09
deadline = 2006-02-17
publication = 2006-06-30

[mail]
sender = "coordinamento@comune.example"
coordinator = "coordinamento@comune.example"

# Only in samples.
[sample]
today = 2006-02-16

[[sections]]
id = "networks"
title = { it = "Reti", en = "Networks" }
template = "sections/05-networks.docx"

[[sections]]
id = "youth-sport"
title = { it = "Giovani e sport", en = "Youth and sport" }
template = "sections/08-youth-sport.docx"

[[departments]]
id = "gioventu"
name = { it = "Settore Gioventù", en = "Youth Department" }
addresses = ["gioventu@comune.example"]
expects = ["narrative", "activities"]
section = "youth-sport"

[[departments]]
id = "sport"
name = { it = "Settore Sport", en = "Sports Department" }
addresses = ["sport@comune.example"]
language = "en"
section = "youth-sport"
folders = { "Reti" = "networks" }

[[departments]]
id = "ambiente"
name = { it = "Divisione Ambiente", en = "Environment Division" }
addresses = ["ambiente@comune.example"]
section = "networks"
topics = [{ name = "themed networks", section = "networks" }]
"""


@pytest.fixture
def small_cycle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a cycle in a project of its own (`tmp_path`); nobody has handed anything in."""
    for name in ("ANNUARIO_STATE", "ANNUARIO_LEDGER", "ANNUARIO_SMTP_USER", "ANNUARIO_SMTP_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "inputs" / "small"
    for department in ("gioventu", "sport", "ambiente"):
        (folder / "shared" / department).mkdir(parents=True)
    (folder / "shared" / ".annuario-share").write_text("here\n", "utf-8")
    (folder / "cycle.toml").write_text(SMALL_CYCLE, "utf-8")
    return folder


@pytest.fixture
def desk(small_cycle: Path) -> Iterator[Desk]:
    """The desk of the small city, the day before the deadline; its lock is not held."""
    with open_desk(small_cycle) as opened:
        yield opened
