"""Hostile files, each judged in a process of its own as `annuario check` does: what they cost, whom they ask, what leaks."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.documents.attacks import attacks
from tests.office.test_locked_down import listening
from tests.office.traps import BAIT

SECONDS, MEMORY = 10, 600

_CHECK = """
import io, json, resource, sys, tempfile, time, zipfile
from pathlib import Path
from annuario.collection.check import judge_file
from annuario.collection.conversion import opening
begin, path = time.monotonic(), Path(sys.argv[1])
with tempfile.TemporaryDirectory() as folder:
    kind, notes = judge_file(path, path.name, {}, open_as=opening(Path(folder)))
    read = Path(folder, "readable")
    words = ""
    if read.is_file():
        with zipfile.ZipFile(read) as archive:
            words = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
# not ru_maxrss of its own: it begins with what the process was forked from
mine = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({
    "codes": [note.code for note in notes],
    "seconds": time.monotonic() - begin,
    "work": own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime,
    "memory": max(mine, others.ru_maxrss) / 1024,
    "said": words + json.dumps([dict(note.params) for note in notes]),
}))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one file cost: wall seconds, seconds of a processor, MB at the most in one process; and what was said of it."""

    codes: tuple[str, ...]
    seconds: float
    work: float
    memory: float
    said: str


def cost(path: Path) -> Cost:
    run = subprocess.run([sys.executable, "-c", _CHECK, str(path)], capture_output=True, text=True, timeout=120, check=False)
    assert (run.returncode, run.stderr) == (0, ""), path.name
    found = json.loads(run.stdout)
    return Cost(tuple(found["codes"]), found["seconds"], found["work"], found["memory"], found["said"])


@pytest.mark.slow
def test_no_hostile_file_costs_much_reaches_outward_or_leaks(tmp_path: Path) -> None:
    with listening() as (server, asked):
        files = attacks(tmp_path / "attacks", server=server)

        with ThreadPoolExecutor(2) as pool:
            costs = dict(zip(files, pool.map(cost, files.values()), strict=True))

    table = "\n".join(
        f"{name:26} {c.seconds:6.2f} s {c.work:6.2f} s {c.memory:5.0f} MB  {', '.join(c.codes[:3])}" for name, c in costs.items()
    )
    print(table)
    assert len(files) >= 30
    assert asked == []
    assert {name for name, found in costs.items() if BAIT in found.said} == set()
    assert {name: found.work for name, found in costs.items() if found.work > SECONDS} == {}
    assert {name: found.memory for name, found in costs.items() if found.memory > MEMORY} == {}
    assert not Path("/var/tmp/annuario-was-here").exists()  # noqa: S108 -- where one of them would write
    assert not (tmp_path / "attacks/traps/macro-ran").exists()
