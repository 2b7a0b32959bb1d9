"""Where a unit stands, for people and for the house's rules: the anchor of its part and the heading above it."""

from collections.abc import Sequence

from annuario.docx.merging.units import Unit

ANCHOR = "an_"


class Places:
    """The anchors and headings of two documents, looked up when first needed."""

    def __init__(self, ours: Sequence[Unit], theirs: Sequence[Unit]) -> None:
        """Begin with the units of both bodies."""
        self._units = (ours, theirs)
        self._known: list[list[tuple[str, str]]] = [[], []]

    def ours(self, place: int) -> tuple[str, str]:
        """Return the anchor and the heading of a unit of the editors' document."""
        return self._look(0, place)

    def theirs(self, place: int) -> tuple[str, str]:
        """Return the anchor and the heading of a unit of the other document."""
        return self._look(1, place)

    def _look(self, side: int, place: int) -> tuple[str, str]:
        if not self._known[side]:
            self._known[side] = list(told(self._units[side]))
        known = self._known[side]
        return known[place] if place < len(known) else ("", "")


def told(units: Sequence[Unit]) -> list[tuple[str, str]]:
    """Return for each unit the last anchor up to it, and the heading above it."""
    found = []
    anchor = heading = ""
    for unit in units:
        anchor = next((name for name in unit.names() if name.startswith(ANCHOR)), anchor)
        found.append((anchor, heading))
        if unit.level:
            heading = unit.content
    return found
