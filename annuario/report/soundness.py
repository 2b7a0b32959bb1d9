"""No file that the program writes may be broken inside: each is looked through before it is kept or laid out."""

from collections.abc import Collection

from annuario.docx import Fault, Package, inspect, inspect_bytes
from annuario.errors import AnnuarioError

_MOST = 20


class BrokenInside(AnnuarioError):
    """A Word file would have been broken inside, so that Word might not open it; it was not written."""


def require_sound(document: bytes | Package, what: str, *, but: Collection[Fault] = ()) -> None:
    """Raise BrokenInside, naming `what` and its faults, if the Word file is broken inside; `but` are faults of its editors'."""
    found = inspect_bytes(document) if isinstance(document, bytes) else inspect(document)
    faults = [fault for fault in found if fault not in but]
    if faults:
        shown = "\n".join(f"  - {fault.sentence()}" for fault in faults[:_MOST])
        where = f"at {len(faults)} places" if len(faults) > 1 else "at one place"
        message = f"{what} would be broken inside {where}, so it was not written. Please report these lines:\n{shown}"
        raise BrokenInside(message)
