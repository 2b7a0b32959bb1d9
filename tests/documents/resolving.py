"""What LibreOffice reads in files: as they are, with all changes accepted, with all rejected. One process for all of them."""

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Literal

from lxml import etree

from annuario.docx import Package, write
from annuario.docx.parts import Element
from annuario.docx.tree import remove_comment_marks
from annuario.guard import start_guarded
from annuario.office import Office
from annuario.office.place import pipes_of

_OFFICE, _TEXT = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text"))
_PARAGRAPHS = (f"{{{_TEXT}}}p", f"{{{_TEXT}}}h")
_BLANKS = frozenset(f"{{{_TEXT}}}{name}" for name in ("s", "tab", "line-break"))
_APART = frozenset({*_PARAGRAPHS, f"{{{_TEXT}}}note-citation", f"{{{_OFFICE}}}annotation", f"{{{_OFFICE}}}binary-data"})
_NOTHING = {0x200B: None, 0x200D: None}
"""What LibreOffice writes where something is anchored or hidden, or not, as the marks fall."""
Act = Literal["read", "accept", "reject"]
_DRIVER = Path(__file__).with_name("uno_changes.py")
_OPTIONS = ("--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
_SECONDS = 1800


def spoken(
    office: Office, files: Mapping[str, Package], wanted: Iterable[tuple[str, Act]], folder: Path
) -> dict[tuple[str, Act], list[str] | None]:
    """Return the words that LibreOffice reads in each file after each act, block by block; None for a file it does not read."""
    left = list(wanted)
    for name in {name for name, _ in left}:
        (folder / f"{name}.docx").write_bytes(write(_without_comments(files[name])))
    said: dict[tuple[str, Act], list[str] | None] = {}
    while left:
        done = _run(office, left, folder)
        said |= {pair: _words(_saved(folder, *pair)) if read else None for pair, read in zip(left, done, strict=False)}
        if len(done) < len(left):  # the next one ended it
            said[left[len(done)]] = None
        left = left[len(done) + 1 :]
    return said


def _run(office: Office, pairs: Sequence[tuple[str, Act]], folder: Path) -> list[bool]:
    """Let one LibreOffice save the files until it is through or ends; return for each that it came to whether it was read."""
    pipe, profile, report = f"annuario-{secrets.token_hex(8)}", folder / "profile", folder / "report.jsonl"
    report.unlink(missing_ok=True)
    command = [str(office.soffice), f"-env:UserInstallation={profile.as_uri()}", *_OPTIONS, f"--accept=pipe,name={pipe};urp;"]
    files = [(str(folder / f"{name}.docx"), act, str(_saved(folder, name, act))) for name, act in pairs]
    job = {"command": command, "pipe": pipe, "files": files, "report": str(report)}
    (folder / "job.json").write_text(json.dumps(job), "utf-8")
    env = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    argv: list[str | Path] = [office.python, "-I", _DRIVER, folder / "job.json"]
    leaves = pipes_of(profile=profile, pipe=pipe)
    with (folder / "log").open("wb") as log, start_guarded(argv, cwd=folder, env=env, stdout=log, stderr=log, leaves=leaves) as run:
        run.wait(_SECONDS)
    if not report.is_file():
        raise AssertionError((folder / "log").read_text("utf-8", "replace"))
    return [json.loads(line) for line in report.read_text("utf-8").splitlines()]


def _saved(folder: Path, name: str, act: Act) -> Path:
    return folder / f"{name}-{act}.fodt"


def _words(path: Path) -> list[str]:
    """Return the words of each paragraph of a flat text that has any; those of notes and frames stand alone."""
    body = etree.parse(path, etree.XMLParser(huge_tree=True)).getroot().find(f"{{{_OFFICE}}}body")
    found = body.iter(*_PARAGRAPHS) if body is not None else iter(())
    texts = ("".join(_pieces(paragraph)).translate(_NOTHING) for paragraph in found)
    return [words for text in texts if (words := " ".join(text.split()))]


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _BLANKS:
            yield " "
        elif child.tag not in _APART:
            yield from _pieces(child)
        yield child.tail or ""


def _without_comments(package: Package) -> Package:
    """Return a copy without comments, which end a LibreOffice that lacks its windows' parts."""
    out = deepcopy(package)
    for part in out.stories():
        remove_comment_marks(part.tree())
    return out
