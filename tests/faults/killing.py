"""Rounds in processes of their own, to be killed: from within at a point of the work, or from outside at a moment."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tests.documents.city import REPOSITORY

T = TypeVar("T")


def start(folder: Path, *point: str) -> subprocess.Popen[str]:
    """Start the round at the level of the trade, to be killed at the point."""
    argv = [sys.executable, "-m", "tests.faults.run_round", str(folder), *point]
    return subprocess.Popen(
        argv, cwd=REPOSITORY, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def environment(folder: Path) -> dict[str, str]:
    """Return this process's environment with a folder of its own for what is temporary, and without a Prefect server."""
    (folder / "tmp").mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "ANNUARIO_"))}
    return kept | {"TMPDIR": str(folder / "tmp"), "PREFECT_HOME": str(folder / "nowhere"), "PYTHONFAULTHANDLER": "1"}


def end(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Return the exit code and what was said of errors."""
    _, err = process.communicate(timeout=120)
    return process.returncode, err


def kill_when(process: subprocess.Popen[str], come: Callable[[], T]) -> T:
    """Kill the process at the moment that has `come`, and return what was seen; it must not have ended before."""
    try:
        while not (seen := come()):
            assert process.poll() is None, "ended before the moment came"
            time.sleep(0.005)
    finally:
        process.kill()
    return seen
