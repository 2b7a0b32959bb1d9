"""Where LibreOffice is, and how it can fail. Probes the installation; runs no conversion."""

import os
import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE

from annuario.errors import AnnuarioError, Refused
from annuario.guard import Guarded, start_guarded

PACKAGES = "libreoffice-writer, libreoffice-calc, libreoffice-math and python3-uno"
PYTHON = Path("/usr/bin/python3")
_MODULES = {"writer": "libswlo.so", "calc": "libsclo.so", "math": "libsmlo.so"}  # without math a save drops equations
_PROBE_SECONDS = 30


class OfficeMissing(Refused):
    """LibreOffice, or a part of it that is needed, is not installed."""


class OfficeFailed(AnnuarioError):
    """A conversion did not give a usable file; whatever stood at the target is untouched."""


@dataclass(frozen=True, slots=True)
class Office:
    """An installed LibreOffice: its start program, a Python that can import `uno`, and its version as it says it."""

    soffice: Path
    python: Path
    version: str


class NotLoaded(OfficeFailed):
    """LibreOffice cannot read the document: damaged, locked by a password, or no document at all."""

    exit_code = 3


def find_office(*, soffice: Path | None = None, python: Path = PYTHON) -> Office:
    """Return the LibreOffice on the PATH (or the one given), ready for work, or raise OfficeMissing."""
    found = soffice or next((Path(path) for name in ("soffice", "libreoffice") if (path := shutil.which(name))), None)
    if found is None or not found.is_file():
        raise _missing("LibreOffice is not installed")
    lacking = [name for name, library in _MODULES.items() if not (found.resolve().parent / library).is_file()]
    if lacking:
        raise _missing(f"LibreOffice at {found.resolve().parent} lacks its part for {' and '.join(lacking)}")
    bridge, version = _answers([str(python), "-I", "-c", "import uno"], [str(found), "--version"])
    if bridge is None:
        raise _missing(f"{python} cannot import uno")
    if version is None:
        raise _missing(f"{found} does not start")
    return Office(found.absolute(), python, " ".join(version.split()[:2]))


def _missing(what: str) -> OfficeMissing:
    return OfficeMissing(f"{what}: install the Debian packages {PACKAGES}.")


def _answers(*programs: list[str]) -> list[str | None]:
    """What each program prints, or None if it fails, prints nothing in time, or is not there; all are asked at once."""
    # Even a question for the version writes into a home folder, if there is one. A private one would be left by a kill.
    env = {"PATH": os.environ.get("PATH", os.defpath), "HOME": os.devnull, "TMPDIR": os.devnull, "LC_ALL": "C.UTF-8"}
    with ExitStack() as asked:
        return [_answer(run) for run in [asked.enter_context(start_guarded(argv, env=env, stdout=PIPE)) for argv in programs]]


def _answer(run: Guarded) -> str | None:
    try:
        code = run.wait(_PROBE_SECONDS)
    except TimeoutError:
        return None
    said = run.stdout.read().decode("utf-8", "replace") if run.stdout is not None else ""
    return said if code == 0 else None
