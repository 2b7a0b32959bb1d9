"""How long `annuario --help` takes, as a multiple of the least that Python itself needs.

The peer is `python -c pass`, run by the same interpreter in the same minute, so that the answer does not depend on the
machine. A person who types `annuario` waits for what it loads: past the bound, it loads what only some command
needs.

    .venv/bin/python benchmarks/help.py
"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

BOUND = 5.0
ROUNDS = 20
HELP = (str(Path(sys.executable).with_name("annuario")), "--help")
BARE = (sys.executable, "-c", "pass")


def seconds(command: tuple[str, ...]) -> float:
    """Wall-clock seconds of one run of the command, which must succeed."""
    start = perf_counter()
    subprocess.run(command, check=True, timeout=60, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def main() -> int:
    """0 within the bound, 1 past it. Prints the ratio of the medians; the two run in turn, so noise falls on both."""
    pairs = [(seconds(HELP), seconds(BARE)) for _ in range(ROUNDS)]
    helped, bare = (median(times) for times in zip(*pairs, strict=True))
    ratio = helped / bare
    print(f"annuario --help: {ratio:.1f} times `python -c pass` ({helped:.3f} s to {bare:.3f} s), bound {BOUND:.1f}")
    return 0 if ratio <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
