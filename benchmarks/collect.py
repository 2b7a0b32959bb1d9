"""How long collecting takes when nothing is new, as a multiple of a bare walk over the same folder.

16 departments and 200 files lie there, all known. The peer is a Python that makes the same imports and then asks the file
system for the look of every file (`os.walk` and `lstat`): the least that anyone needs who wants to know whether something
is new. Both run in turn, so noise falls on both. How many files were opened is counted by the interpreter itself.

    .venv/bin/python benchmarks/collect.py
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

BOUND = 3.0
ROUNDS = 15
DEPARTMENTS, FILES = 16, 200

_IMPORTS = """
import os, sys
from pathlib import Path
from annuario.collection import collect
from annuario.ledger.desk import at_work, open_desk
"""
_COLLECT = f"""{_IMPORTS}
opened = []
sys.addaudithook(lambda event, args: event == "open" and str(args[0]).endswith(".docx") and opened.append(args[0]))
with open_desk(here=Path(sys.argv[1])) as desk, at_work(desk, "collect"):
    found = collect(desk)
print(found.looked_at, found.known, len(opened))
"""
_WALK = f"""{_IMPORTS}
looks = [Path(at, name).lstat() for at, _, names in os.walk(Path(sys.argv[1], "inputs/city/shared")) for name in names]
print(len(looks))
"""
_CYCLE = """
title = {{ en = "International activities", it = "Attività internazionali" }}
year = 2005
[dates]
opens = 2006-01-09
deadline = 2006-02-17
publication = 2006-06-30
[mail]
sender = "a@comune.example"
coordinator = "a@comune.example"
[sample]
today = 2006-02-16
[[sections]]
id = "all"
title = {{ en = "All", it = "Tutto" }}
template = "sections/01.docx"
{departments}
"""
_DEPARTMENT = """
[[departments]]
id = "d{number:02}"
name = {{ en = "Department {number}", it = "Settore {number}" }}
addresses = ["d{number:02}@comune.example"]
section = "all"
"""


def lay(root: Path) -> None:
    """Lay a city into `root`, with all its files handed in."""
    shared = root / "inputs/city/shared"
    departments = "".join(_DEPARTMENT.format(number=number) for number in range(DEPARTMENTS))
    shared.mkdir(parents=True)
    (root / "inputs/city/cycle.toml").write_text(_CYCLE.format(departments=departments), "utf-8")
    (shared / ".annuario-share").write_bytes(b"here\n")
    for number in range(FILES):
        folder = shared / f"d{number % DEPARTMENTS:02}" / ("a" if number % 3 else "b")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"Relazione {number}.docx").write_bytes(b"%PDF-1.7\n" + str(number).encode() * 1000)


def seconds(program: str, root: Path) -> tuple[float, str]:
    """Wall-clock seconds of one run of a program, which must succeed, and what it said."""
    start = perf_counter()
    run = subprocess.run([sys.executable, "-c", program, str(root)], check=True, timeout=120, capture_output=True, text=True)
    return perf_counter() - start, run.stdout.strip()


def main() -> int:
    """0 within the bound and with no file opened, 1 else. Prints the ratio of the medians."""
    os.environ.pop("ANNUARIO_STATE", None)
    with tempfile.TemporaryDirectory() as folder:
        lay(Path(folder))
        seconds(_COLLECT, Path(folder))
        pairs = [(seconds(_COLLECT, Path(folder)), seconds(_WALK, Path(folder))) for _ in range(ROUNDS)]
    collected, walked = (median(time for time, _ in times) for times in zip(*pairs, strict=True))
    looked, known, opened = map(int, pairs[-1][0][1].split())
    ratio = collected / walked
    print(f"{looked} files, {known} known, {opened} opened")
    print(f"collect: {ratio:.2f} times a walk ({collected:.3f} s to {walked:.3f} s), bound {BOUND:.1f}")
    return 0 if ratio <= BOUND and (looked, known, opened) == (FILES, FILES, 0) else 1


if __name__ == "__main__":
    sys.exit(main())
