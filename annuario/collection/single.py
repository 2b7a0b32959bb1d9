"""One file judged alone, for a department that wants to know before it hands it in; needs no cycle and leaves nothing behind."""

import tempfile
from pathlib import Path

from annuario.collection.check import judge_file
from annuario.collection.conversion import opening
from annuario.collection.weights import findings_of
from annuario.findings import Finding

_OF_A_CYCLE = frozenset({"unknown-chapter"})  # what only a cycle's file can know


def check_file(path: Path) -> tuple[Finding, ...]:
    """Return what is to be said of the file at `path`, the weightiest first; chapters are not judged."""
    with tempfile.TemporaryDirectory(prefix="annuario-check-") as folder:
        _, notes = judge_file(path, path.name, {}, open_as=opening(Path(folder)))
    return findings_of(path.name, "", [note for note in notes if note.code not in _OF_A_CYCLE])
