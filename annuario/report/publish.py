"""Publishing: an edition is made of the draft as its editors approved it, whole or not at all, and never changed again."""

import json
import platform
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annuario import __version__
from annuario.docx import inspect
from annuario.docx.package import read, write
from annuario.errors import Refused
from annuario.ledger.archive import publish as put
from annuario.ledger.archive import sha256
from annuario.ledger.builds import Build, origins, record_build
from annuario.ledger.builds import drafts as machine_drafts
from annuario.ledger.desk import Desk, known_department
from annuario.office import find_office
from annuario.pdf.export import Exported as Pdf
from annuario.report.export import make_pdf
from annuario.report.fitness import leave_out, obstacles
from annuario.report.place import next_drafts, require_draft
from annuario.report.soundness import require_sound
from annuario.report.words import counted


class NotFit(Refused):
    """The draft cannot be published yet; the message names every place that a person has to settle."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: its number and folder, the pages of its PDF, what is to look at in it, and whether it is new."""

    number: int
    folder: str
    pages: int
    faults: tuple[str, ...]
    new: bool

    def sentence(self) -> str:
        """Return what happened in one line."""
        done = f"Published edition {self.number}" if self.new else f"Edition {self.number} was made of this draft already"
        look = f" {counted(len(self.faults), 'thing')} to look at, first: {self.faults[0]}" if self.faults else ""
        return f"{done}: {self.pages} pages, in {self.folder}.{look}"


def publish(desk: Desk, *, digest: str | None = None, without: Sequence[str] = ()) -> Edition:
    """Make the next edition of the draft; `digest` is the SHA-256 of the draft that was approved, none = the present one.

    `without` names the departments whose placeholders are left out. Raises NotFit, and then nothing was made.
    """
    for department in without:
        known_department(desk.cycle, department)
    draft = require_draft(desk)
    now = sha256(draft)
    _require_fit(desk, draft, digest=digest or now, now=now, without=without)
    known = _made_already(desk, now, without)
    return known or _make(desk, draft, without)


def _editions(desk: Desk) -> list[tuple[int, Path]]:
    """Return the editions that lie in the outputs, by number: the folders are the truth, the ledger only tells of them."""
    found = [(int(path.name[8:]), path) for path in desk.workspace.outputs.glob("edition-*") if path.name[8:].isdigit()]
    return sorted(found)


def _made_already(desk: Desk, draft: str, without: Sequence[str]) -> Edition | None:
    for number, folder in _editions(desk):
        try:
            manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        except (OSError, ValueError):
            continue
        if (manifest["draft"], manifest["without"]) == (draft, sorted(without)):
            said = manifest["verification"]
            return Edition(number, str(folder), said["pages"], tuple(said["faults"]), new=False)
    return None


def _require_fit(desk: Desk, draft: Path, *, digest: str, now: str, without: Sequence[str]) -> None:
    if digest != now:
        message = (
            "The draft was changed after it was approved, so nothing was published. Look at it again and approve it as it "
            f"is now: its digest is {now}."
        )
        raise NotFit(message)
    waiting = next_drafts(desk)
    found = [f"a newer draft lies beside it ({path.name}): take over what you need, then remove it" for path in waiting]
    found += [o.what for o in obstacles(read(draft), desk.cycle) if not (o.department and o.department in without)]
    if found:
        lines = "\n".join(f"  - {what}" for what in found)
        hint = "A department that is not awaited any more is left out with --without DEPARTMENT."
        message = f"The draft is not fit to publish yet, {counted(len(found), 'place')} to settle:\n{lines}\n{hint}"
        raise NotFit(message)


def _make(desk: Desk, draft: Path, without: Sequence[str]) -> Edition:
    number = 1 + max((number for number, _ in _editions(desk)), default=0)
    folder = desk.workspace.outputs / f"edition-{number}"
    work = desk.workspace.work / folder.name
    work.mkdir(parents=True)
    document = work / "report.docx"
    _write_document(desk, draft, document, without)
    pdf = make_pdf(desk, document, work / "report.pdf")
    _write_manifest(desk, work, draft, pdf, without)
    for made in work.iterdir():
        desk.archive.keep_file(made)
    desk.workspace.outputs.mkdir(parents=True, exist_ok=True)
    _move(work, folder)
    faults = tuple(str(fault) for fault in pdf.verification.faults)
    key, facts = sha256(folder / "manifest.json"), {"folder": folder.name, "draft": sha256(draft)}
    record_build(desk.ledger, desk.clock, Build("edition", "", key, sha256(folder / "report.pdf"), facts))
    return Edition(number, str(folder), pdf.pages, faults, new=True)


def _move(work: Path, folder: Path) -> None:
    """Put a whole folder in its place by one rename; where state and outputs lie on two disks, by a copy beside it first."""
    try:
        work.rename(folder)
    except OSError:
        beside = folder.with_name(f".{folder.name}.part")
        shutil.rmtree(beside, ignore_errors=True)
        shutil.copytree(work, beside)
        beside.rename(folder)


def _write_document(desk: Desk, draft: Path, target: Path, without: Sequence[str]) -> None:
    if not without:
        shutil.copyfile(draft, target)
        return
    document = read(draft)
    before = inspect(document)
    leave_out(document, desk.cycle, without)
    require_sound(document, "The edition", but=before)
    put(target, write(document))


def _write_manifest(desk: Desk, work: Path, draft: Path, pdf: Pdf, without: Sequence[str]) -> None:
    """Write what the edition was made of and by what, so that anybody can hold it against the archive later."""
    last = machine_drafts(desk.ledger)[-1:]
    inputs = [
        {"department": o.department, "file": o.path, "sha256": o.digest, "section": o.section}
        for made in last
        for o in origins(desk.ledger, made.number)
    ]
    manifest = {
        "cycle": desk.workspace.name,
        "published": desk.clock.today.isoformat(),
        "draft": sha256(draft),
        "without": sorted(without),
        "outputs": {name: sha256(work / name) for name in ("report.docx", "report.pdf")},
        "inputs": inputs,
        "programs": {"annuario": __version__, "python": platform.python_version(), "libreoffice": find_office().version},
        "verification": {"pages": pdf.pages, "faults": [str(fault) for fault in pdf.verification.faults]},
    }
    put(work / "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=2).encode() + b"\n")
