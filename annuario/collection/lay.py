"""Laying the proofs into the departments' folders: what the report shows of each, beside the answer to it.

Knows nothing of how a proof is made; whatever lies in the proofs' folder under a department's id is its proof.
"""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from annuario.collection.letter import words
from annuario.collection.names import ANSWERS
from annuario.collection.share import ShareAway, department_folders, require_share
from annuario.ledger.archive import ArchiveFailed, publish, sweep
from annuario.ledger.desk import Desk


@dataclass(frozen=True, slots=True)
class Laid:
    """Which departments got a new proof, and what is `told` to the coordinator."""

    written: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    def sentence(self) -> str:
        """Return what happened in one line."""
        count = len(self.written) or "No"
        return f"{count} new {'proof' if count == 1 else 'proofs'} laid into the departments' folders."


def lay_proofs(desk: Desk) -> Laid:
    """Lay each department's proof into its `_answers` folder, where it is not there already; never raises for the share."""
    proofs = {path.stem: path for path in sorted((desk.workspace.outputs / "proofs").glob("*.pdf"))}
    wanted = [department for department in desk.cycle.departments if department.id in proofs and desk.concerns(department.id)]
    if not wanted:
        return Laid()
    try:
        folders = department_folders(desk, require_share(desk))
    except ShareAway as error:
        return Laid(told=(f"The proofs were not laid into the departments' folders. {error}",))
    written, told = [], []
    for department in wanted:
        outcome = _lay(proofs[department.id], department.id, words(department.language)["proof"], folders)
        if outcome:
            told.append(f"{department.id}: the proof was not laid into its folder. {outcome}")
        elif outcome is None:
            written.append(department.id)
    return Laid(tuple(written), tuple(told))


def _lay(proof: Path, id_: str, name: str, folders: Mapping[str, Path]) -> str | None:
    """Lay one proof: None if it was laid, "" if it lies there already, else why it could not be."""
    folder = folders.get(id_)
    if folder is None:
        return "The department has no folder in the shared folder."
    target, content = folder / ANSWERS / name, proof.read_bytes()
    if target.parent.is_symlink():
        return f"{target.parent} is a link, and may lead anywhere; remove it."
    with contextlib.suppress(OSError):
        if not target.is_symlink() and target.read_bytes() == content:
            return ""
    with contextlib.suppress(OSError):
        sweep(target.parent)  # what a killed run left behind would lie in the department's sight
    try:
        publish(target, content)
    except ArchiveFailed as error:
        return str(error)
    return None
