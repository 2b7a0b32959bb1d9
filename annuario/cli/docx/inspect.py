"""docx inspect: what is broken inside Word files, in words; nothing is changed."""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from annuario.cli.docx.files import opening, plain
from annuario.cli.say import say
from annuario.docx import Fault, inspect_file

_BROKEN = 1


def run(words: argparse.Namespace) -> int:
    """Print the faults of each file; 0 if there are none, else 1."""
    found = [(path, _faults(path)) for path in words.files]
    if words.json:
        say(json.dumps([_values(path, faults) for path, faults in found], ensure_ascii=False, indent=2))
    else:
        for path, faults in found:
            _tell(path, faults)
    return _BROKEN if any(faults for _, faults in found) else 0


def _faults(path: Path) -> tuple[Fault, ...]:
    with opening(path):
        return inspect_file(path)


def _values(path: Path, faults: Sequence[Fault]) -> dict[str, object]:
    return {"file": plain(path), "faults": fault_values(faults)}


def _tell(path: Path, faults: Sequence[Fault]) -> None:
    count = f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'}" if faults else "no fault found"
    say(f"{plain(path)}: {count}")
    for line in fault_lines(faults):
        say(f"  - {line}")


def fault_lines(faults: Sequence[Fault]) -> Iterator[str]:
    """Yield a line for each fault."""
    yield from (f"{plain(fault.sentence())} ({fault.kind})" for fault in faults)


def fault_values(faults: Sequence[Fault]) -> list[dict[str, str]]:
    """Return the faults as JSON has them."""
    return [{"kind": fault.kind.value, "part": fault.part, "what": fault.what} for fault in faults]
