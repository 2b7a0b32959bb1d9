"""docx compose: Word files joined into one, which is inspected and proved before it is put in its place."""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from annuario.cli.docx.files import house_file, plain, put, require_apart
from annuario.cli.docx.inspect import fault_lines, fault_values
from annuario.cli.docx.joining import File, Joined, join
from annuario.cli.docx.proving import found_line, proof_values
from annuario.cli.docx.rules import rules_of
from annuario.cli.docx.told import (
    bounded,
    change_lines,
    change_values,
    difference_lines,
    mended_lines,
    remark_lines,
    remark_values,
)
from annuario.cli.say import say

_SOMETHING_WAITS = 4


def run(words: argparse.Namespace) -> int:
    """Write the joined files to OUT and tell what became of each; 0, or 4 if the result has a fault for a person to look at.

    Raises WouldLose, and then nothing is written.
    """
    house = house_file(words.house)
    require_apart(words.out, [house, *words.files])
    rules = rules_of(words, house=words.restyle)
    with TemporaryDirectory(prefix="annuario-") as folder:
        joined = join(words.files, house=house, rules=rules, restyled=words.restyle, work=Path(folder))
        put(words.out, joined.path)
    if words.json:
        say(json.dumps(_values(words.out, words.files, joined), ensure_ascii=False, indent=2))
    else:
        _tell(words.out, words.files, joined)
    return _SOMETHING_WAITS if joined.faults else 0


def _values(out: Path, files: Sequence[Path], joined: Joined) -> dict[str, object]:
    each = [
        {
            "file": plain(path),
            "mended": list(file.mended),
            "changes": change_values(file.changes),
            "differences": list(file.differences),
            "remarks": remark_values(file.remarks),
            "lines": proof_values(file.proof),
        }
        for path, file in zip(files, joined.files, strict=True)
    ]
    return {"out": plain(out), "faults": fault_values(joined.faults), "files": each}


def _tell(out: Path, files: Sequence[Path], joined: Joined) -> None:
    say(f"Joined {len(files)} {'file' if len(files) == 1 else 'files'}, nothing lost: {plain(out)}")
    for path, file in zip(files, joined.files, strict=True):
        say(f"{plain(path)}:")
        for line in _lines(file):
            say(f"  - {line}")
    if joined.faults:
        say("Open the result in Word before you pass it on; something in it is broken:")
        for line in bounded(list(fault_lines(joined.faults))):
            say(f"  - {line}")


def _lines(file: File) -> Iterator[str]:
    yield found_line(file.proof)
    yield from mended_lines(file.mended)
    yield from change_lines(file.changes)
    yield from difference_lines(file.differences)
    yield from remark_lines(file.remarks)
