"""Laying the proofs into the departments' folders: what the report shows of each, beside the answer to it.

Knows nothing of how a proof is made; whatever lies in the proofs' folder under a department's id is its proof.
"""

from dataclasses import dataclass

from annuario.collection.answers import lay
from annuario.collection.letter import words
from annuario.collection.share import ShareAway, department_folders, require_share
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
        content = proofs[department.id].read_bytes()
        outcome = lay(folders.get(department.id), words(department.language)["proof"], content)
        if outcome:
            told.append(f"{department.id}: the proof was not laid into its folder. {outcome}")
        elif outcome is None:
            written.append(department.id)
    return Laid(tuple(written), tuple(told))
