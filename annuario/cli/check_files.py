"""check FILE…: what a department may do alone before it hands a file in; it needs no cycle."""

from collections.abc import Iterable
from pathlib import Path

from annuario.cli.say import say
from annuario.collection.single import check_file
from annuario.errors import WrongUse
from annuario.findings import stops

_SOMETHING_WAITS = 4


def check_files(files: Iterable[Path]) -> int:
    """Print the findings of each file; 0 if none keeps its file out, else 4."""
    waits = False
    for path in files:
        if not path.is_file():
            message = f"There is no file {path}."
            raise WrongUse(message)
        found = check_file(path)
        waits = waits or stops(found)
        say(f"{path}: {'cannot be used yet' if stops(found) else 'can be handed in'}")
        for finding in found:
            place = f" ({finding.place})" if finding.place else ""
            say(f"  - {finding.what('en')}{place} {finding.do('en')}")
    return _SOMETHING_WAITS if waits else 0
