"""The register: activities read from the workbooks of departments, each value with the cell it came from.

`read_workbook` gives activities and faults. `frame` and `figures` make statistics of them; they load pandas on first
use, which `import annuario.register` does not. Knows nothing of Word; of the ledger, `handed_in` alone does.
"""

from typing import TYPE_CHECKING

from annuario.register.cities import City
from annuario.register.countries import country_name
from annuario.register.model import Activity, Cell, Fault, Note, Reading, Source
from annuario.register.money import Money, read_money
from annuario.register.period import Period, Precision
from annuario.register.read import read_workbook

if TYPE_CHECKING:
    from annuario.register.frames import Figures, figures, frame

__all__ = [
    "Activity",
    "Cell",
    "City",
    "Fault",
    "Figures",
    "Money",
    "Note",
    "Period",
    "Precision",
    "Reading",
    "Source",
    "country_name",
    "figures",
    "frame",
    "read_money",
    "read_workbook",
]


def __getattr__(name: str) -> object:
    """Load the statistics when they are asked for (PEP 562)."""
    if name in {"Figures", "figures", "frame"}:
        from annuario.register import frames  # noqa: PLC0415 -- pandas takes a second to load

        return getattr(frames, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
