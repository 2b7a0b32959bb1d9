"""Programs that stand where LibreOffice, or the Python that drives it, should be, and fail in one way each."""

import contextlib
import sys
from pathlib import Path

from annuario.office import Office
from annuario.office.program import PYTHON

SOFFICE_EXITS_ZERO_WITHOUT_A_FILE = "raise SystemExit(0)"
SOFFICE_HANGS = "import time; time.sleep(600)"
SOFFICE_EATS_MEMORY = "held = bytearray(b'x') * (300 * 1024 ** 2)\nimport time; time.sleep(600)"
DRIVER_DIES = "import os; os.write(2, b'Segmentation fault\\n'); os.kill(os.getpid(), 11)"
_DRIVER = """
import json, pathlib, sys
job = json.loads(pathlib.Path(sys.argv[-1]).read_text())
{act}
report = {{"outcome": "stored", "detail": "", "pages": 4, "updates": 1}}
pathlib.Path(job["report"]).write_text(json.dumps(report))
"""
DRIVER_SAYS_STORED_WITHOUT_A_FILE = _DRIVER.format(act="pass")
DRIVER_LEAVES_HALF_A_FILE = _DRIVER.format(act='pathlib.Path(job["target"]).write_bytes(b"%PDF-1.6\\nhalf")')

DRIVER_DIES_AFTER_WRITING = _DRIVER.format(
    act='pathlib.Path(job["target"]).write_bytes(b"%PDF-1.6\\nwhole\\nstartxref\\n5\\n%%EOF"); import os; os.kill(os.getpid(), 9)'
)
DRIVER_LEAVES_A_PDF_THAT_IS_NONE = _DRIVER.format(
    act='pathlib.Path(job["target"]).write_bytes(b"%PDF-1.6\\nnothing\\nstartxref\\n5\\n%%EOF")'
)


def driver_that_copies(path: Path) -> str:
    """A driver that gives a file of ours out as LibreOffice's."""
    return _DRIVER.format(act=f'pathlib.Path(job["target"]).write_bytes(pathlib.Path({str(path)!r}).read_bytes())')


def soffice(folder: Path, program: str) -> Office:
    """A double of LibreOffice, driven by the real script."""
    return Office(_script(folder / "soffice", program), PYTHON, "double")


def driver(folder: Path, program: str) -> Office:
    """A double of the system's Python, so that no LibreOffice is started at all."""
    return Office(Path("/usr/bin/false"), _script(folder / "python3", program), "double")


def processes_in(folder: Path) -> int:
    """How many living processes have this folder in their environment or on their command line."""
    count = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and entry.name != "self":
            with contextlib.suppress(OSError):
                told = (entry / "environ").read_bytes() + (entry / "cmdline").read_bytes()
                count += str(folder).encode() in told
    return count


def is_running(script: Path) -> bool:
    """Whether a process has a script of ours as one of its words."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if str(script).encode() in (entry / "cmdline").read_bytes().split(b"\0"):
                    return True
    return False


def _script(path: Path, program: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!{sys.executable}\n{program}\n", "utf-8")
    path.chmod(0o755)
    return path
