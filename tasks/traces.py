"""What a run leaves to be read in Prefect's page, and by whoever waits for a run elsewhere: artifacts."""

import re
from collections import Counter
from collections.abc import Sequence

from prefect.artifacts import create_table_artifact

from annuario.findings import Severity
from annuario.ledger.desk import Desk
from annuario.ledger.standing import Standing

ENDING = "ending-"
"""How the key of the artifact begins that holds a run's exit code and sentences."""


def leave_table(desk: Desk) -> None:
    """Leave the table of departments: what came, what was found in it, when it was last reminded."""
    rows = [_row(standing) for standing in desk.standings() if desk.concerns(standing.department.id)]
    create_table_artifact(
        rows, key=f"departments-{_slug(desk.workspace.name)}", description=f"{desk.cycle.title.of('en')}: departments"
    )


def leave_ending(cycle: str, exit_code: int, lines: Sequence[str]) -> None:
    """Leave how the run ended: the state of a run has no room for an exit code."""
    create_table_artifact([{"exit": exit_code, "says": "\n".join(lines)}], key=f"{ENDING}{_slug(cycle)}")


def _row(standing: Standing) -> dict[str, str]:
    return {
        "department": standing.department.name.of("en"),
        "what came": ", ".join(file.path for file in standing.files) or "nothing",
        "findings": _findings(standing),
        "reminded": standing.reminded.isoformat() if standing.reminded else "",
    }


def _findings(standing: Standing) -> str:
    """Return the sentences of what stops a file, and how much else was found."""
    counts = Counter(finding.severity for finding in standing.findings)
    stopping = [f"{f.file}: {f.what('en')}" for f in standing.findings if f.severity is Severity.STOPS]
    others = [f"{counts[kind]} {word}" for kind, word in _WORDS.items() if counts[kind]]
    return "; ".join([*stopping, *others])


_WORDS = {Severity.LOOK: "to look at", Severity.NOTE: "noted"}


def _slug(text: str) -> str:
    """Return `text` in the only letters that the key of an artifact may have."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
