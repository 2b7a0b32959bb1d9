"""Gathers what is wrong with a workbook: the same thing in many rows is told once, with all its rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from annuario.findings import Severity
from annuario.register.doubts import Doubtful
from annuario.register.model import Fault

_STOPS, _LOOK, _NOTE = Severity.STOPS, Severity.LOOK, Severity.NOTE
SEVERITIES = {
    "not-a-workbook": _STOPS,
    "too-large": _STOPS,
    "no-header": _STOPS,
    "no-rows": _STOPS,
    "no-title": _LOOK,
    "unknown-chapter": _LOOK,
    "unread-amount": _LOOK,
    "unread-period": _LOOK,
    "unknown-country": _LOOK,
    "ambiguous-country": _LOOK,
    "ambiguous-city": _LOOK,
    "unread-cell": _LOOK,
    "formula-without-value": _LOOK,
    "hidden-rows": _LOOK,
    "struck-rows": _LOOK,
    "hidden-sheet": _LOOK,
    "hidden-column": _LOOK,
    "unmapped-dates": _LOOK,
    "other-amount": _LOOK,
    "unmapped-column": _NOTE,
    "notes-sheet": _NOTE,
    "total-row": _NOTE,
    "remark-row": _NOTE,
    "counted-in": _NOTE,
    "year-from-title": _NOTE,
    "column-guessed": _NOTE,
    "title-guessed": _LOOK,
    "second-list": _LOOK,
    "amount-by-column": _LOOK,
}


@dataclass(slots=True)
class _Found:
    code: str
    sheet: str
    ref: str
    column: str
    value: str
    doubt: tuple[str, tuple[Doubtful, ...]] = ("", ())
    rows: set[int] = field(default_factory=set)

    def fault(self) -> Fault:
        rows = sorted(self.rows)
        params = {
            "value": self.value,
            "column": self.column,
            "sheet": self.sheet,
            "row": str(rows[0]) if rows else "",
            "rows": spans(rows),
            "count": str(len(rows)),
        }
        place = f"{self.sheet}!{self.ref}" if self.ref else self.sheet
        return Fault(self.code, SEVERITIES[self.code], place, params, *self.doubt)


class Faults:
    """A list that is being written."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: dict[tuple[str, ...], _Found] = {}

    def add(
        self,
        code: str,
        *,
        sheet: str = "",
        ref: str = "",
        column: str = "",
        value: str = "",
        rows: Iterable[int] = (),
        each_value: bool = True,
        doubt: tuple[str, tuple[Doubtful, ...]] = ("", ()),
    ) -> None:
        """Add a fault; the same code and value in the same column of a sheet joins the one that is there.

        Without `each_value` the value does not tell two apart: formulas differ from row to row. `doubt` is the
        field that the value is of, with its readings.
        """
        key = (code, sheet, column, value if each_value else "")
        found = self._found.setdefault(key, _Found(code, sheet, ref, column, value, doubt))
        found.rows.update(rows)

    def __iter__(self) -> Iterator[Fault]:
        """Give the faults in the order in which each was first met."""
        return (found.fault() for found in self._found.values())


def spans(rows: Iterable[int]) -> str:
    """Return row numbers as a person writes them: "7, 9-12"."""
    parts: list[list[int]] = []
    for row in sorted(set(rows)):
        if parts and parts[-1][1] == row - 1:
            parts[-1][1] = row
        else:
            parts.append([row, row])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)
