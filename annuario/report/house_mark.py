"""Which house a draft has the looks of: a property of the file, which stays with it through saving, merging and restoring."""

from annuario.docx import Package
from annuario.docx.properties import get_custom, set_custom
from annuario.ledger.archive import sha256
from annuario.ledger.desk import Desk
from annuario.report.editing.versions import is_word_file, require_word_file

_HOUSE = "annuario.house"


def mark_house(package: Package, desk: Desk) -> None:
    """Write into `package` that it has the looks of the house.docx of today."""
    set_custom(package, _HOUSE, _house(desk))


def has_looks_of_another_house(desk: Desk) -> bool:
    """Return whether the draft says that it has the looks of another house.docx than that of today."""
    draft = desk.workspace.draft
    said = get_custom(require_word_file(draft), _HOUSE) if draft.is_file() and is_word_file(draft) else ""
    return said not in {"", _house(desk)}


def _house(desk: Desk) -> str:
    path = desk.template("house.docx")
    return sha256(path)[:16] if path.is_file() else ""
