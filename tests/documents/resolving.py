"""What LibreOffice reads in files: as they are, with all changes accepted, with all rejected. One process for all of them."""

import json
import secrets
from collections.abc import Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Literal

from annuario.docx import Package, write
from annuario.docx.tree import remove_comment_marks
from annuario.guard import start_guarded
from annuario.office import Office
from annuario.office.place import pipes_of

Act = Literal["read", "accept", "reject"]
_DRIVER = Path(__file__).with_name("uno_changes.py")
_OPTIONS = ("--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
_SECONDS = 900


def spoken(
    office: Office, files: Mapping[str, Package], wanted: Iterable[tuple[str, Act]], folder: Path
) -> dict[tuple[str, Act], list[str] | None]:
    """Return the words that LibreOffice reads in each file after each act, block by block; None for a file it does not read."""
    pairs = list(wanted)
    for name in {name for name, _ in pairs}:
        (folder / f"{name}.docx").write_bytes(write(_without_comments(files[name])))
    pipe, profile = f"annuario-{secrets.token_hex(8)}", folder / "profile"
    job = {
        "command": [
            *(str(office.soffice), f"-env:UserInstallation={profile.as_uri()}"),
            *(*_OPTIONS, f"--accept=pipe,name={pipe};urp;"),
        ],
        "pipe": pipe,
        "files": [(str(folder / f"{name}.docx"), act) for name, act in pairs],
        "report": str(folder / "report.json"),
    }
    (folder / "job.json").write_text(json.dumps(job), "utf-8")
    env = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    with (folder / "log").open("wb") as log:
        argv: list[str | Path] = [office.python, "-I", _DRIVER, folder / "job.json"]
        leaves = pipes_of(profile=profile, pipe=pipe)
        with start_guarded(argv, cwd=folder, env=env, stdout=log, stderr=log, leaves=leaves) as run:
            run.wait(_SECONDS)
    report = folder / "report.json"
    if not report.is_file():
        raise AssertionError((folder / "log").read_text("utf-8", "replace"))
    return dict(zip(pairs, json.loads(report.read_text("utf-8")), strict=True))


def _without_comments(package: Package) -> Package:
    """Return a copy without comments, which end a LibreOffice that lacks its windows' parts."""
    out = deepcopy(package)
    for part in out.stories():
        remove_comment_marks(part.tree())
    return out
