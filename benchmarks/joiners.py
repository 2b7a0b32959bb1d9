"""The joiners held side by side: what each keeps, and how long each takes. Prints markdown, as docs/benchmarks.md shows it.

    .venv/bin/python benchmarks/joiners.py                   all of it: some five minutes
    .venv/bin/python benchmarks/joiners.py --sizes 16,64     without the longest join
    .venv/bin/python benchmarks/joiners.py --only features   what each keeps, without the times

The peers are docxcompose and docxtpl's Subdoc. All join the same files under the same house, in this one run.
"""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.joiners_features import feature_table
from benchmarks.joiners_files import make_files

ROOT = Path(__file__).resolve().parent.parent
WAYS = ("docxcompose", "compose", "whole")
_LONGEST = 1800
_ENOUGH = 20.0
_HEAD = ("files", "docxcompose", "compose", "times faster", "clean, restyle, compose, prove", "times faster", "peak memory")


@dataclass(frozen=True, slots=True)
class Took:
    """What one join took: seconds of the processor, which other work on the machine does not lengthen, and MB at the most."""

    seconds: float
    memory: float


def main(argv: Sequence[str] | None = None) -> int:
    """Print what was asked for; 0."""
    words = _words(argv)
    print(_machine(), flush=True)
    if words.only != "speed":
        print("\n".join(["", "## What is kept", "", *feature_table()]), flush=True)
    if words.only != "features":
        print("\n## Time and memory\n")
        for line in speed_table(words.sizes, words.rounds):
            print(line, flush=True)
    return 0


def _words(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What joiners of Word files keep, and how long they take.")
    parser.add_argument("--sizes", type=_sizes, default=(16, 64, 160), metavar="N,N", help="how many files to join")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often a short join is run; the median counts")
    parser.add_argument("--only", choices=("features", "speed"), help="one half of it")
    return parser.parse_args(argv)


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(size) for size in text.split(","))


def _machine() -> str:
    names = ("docxcompose", "docxtpl", "python-docx", "lxml")
    return f"Python {platform.python_version()}, {', '.join(f'{name} {version(name)}' for name in names)}."


def speed_table(sizes: Sequence[int], rounds: int) -> Iterator[str]:
    """Yield a row for each number of files, as it is known, and then how each way grows from the fewest to the most."""
    yield f"| {' | '.join(_HEAD)} |"
    yield "|---" * len(_HEAD) + "|"
    known: dict[int, dict[str, Took]] = {}
    with tempfile.TemporaryDirectory(prefix="joiners-") as folder:
        files = make_files(Path(folder) / "files", max(sizes))
        for size in sizes:
            known[size] = _measure(files[:size], Path(folder), rounds)
            yield _row(size, known[size])
    if len(sizes) > 1:
        yield ""
        yield _growth(known)


def _measure(files: Sequence[Path], folder: Path, rounds: int) -> dict[str, Took]:
    """What each way took: the median of rounds in which they run in turn; what has run long enough is not run again."""
    runs: dict[str, list[Took]] = {way: [] for way in WAYS}
    for _ in range(rounds):
        for way, done in runs.items():
            if sum(took.seconds for took in done) < _ENOUGH:
                done.append(_join(way, files, folder))
    return {way: Took(median(took.seconds for took in done), median(took.memory for took in done)) for way, done in runs.items()}


def _join(way: str, files: Sequence[Path], folder: Path) -> Took:
    command = [sys.executable, "-m", "benchmarks.joiners_run", way, str(folder / f"{way}.docx"), *map(str, files)]
    done = subprocess.run(command, check=True, timeout=_LONGEST, capture_output=True, text=True, cwd=ROOT)
    return Took(**json.loads(done.stdout))


def _row(size: int, took: dict[str, Took]) -> str:
    peer, alone, whole = (took[way] for way in WAYS)
    memory = ", ".join(f"{took[way].memory:.0f}" for way in WAYS)
    return (
        f"| {size} | {peer.seconds:.2f} s | {alone.seconds:.2f} s | **{peer.seconds / alone.seconds:.1f}** "
        f"| {whole.seconds:.2f} s | **{peer.seconds / whole.seconds:.1f}** | {memory} MB |"
    )


def _growth(known: dict[int, dict[str, Took]]) -> str:
    few, many = min(known), max(known)
    said = {"docxcompose": "docxcompose", "compose": "compose", "whole": "clean, restyle, compose and prove"}
    grown = [f"{said[way]} {known[many][way].seconds / known[few][way].seconds:.1f} times" for way in WAYS]
    return f"{many} files are {many / few:g} times as many as {few}; they took {', '.join(grown)} as long."


if __name__ == "__main__":
    sys.exit(main())
