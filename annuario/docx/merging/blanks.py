"""Pairing blank paragraphs within the gaps that all others leave: they read alike, so only where they stand tells them apart."""

from collections.abc import Sequence

from annuario.docx.merging.sequence import Pair
from annuario.docx.merging.units import Unit


def blank_pairs(a: Sequence[Unit], gap_a: range, b: Sequence[Unit], gap_b: range) -> list[Pair]:
    """Pair blank paragraphs of two gaps: those right behind its beginning, those right before its end, then the others."""
    left, right = [i for i in gap_a if a[i].blank], [j for j in gap_b if b[j].blank]
    head = min(_leading(a, gap_a), _leading(b, gap_b))
    tail = min(_leading(a, gap_a[::-1]), _leading(b, gap_b[::-1]), len(left) - head, len(right) - head)
    last = [(left[-place], right[-place]) for place in range(tail, 0, -1)]
    return [*zip(left[: len(left) - tail], right[: len(right) - tail], strict=False), *last]


def _leading(units: Sequence[Unit], places: range) -> int:
    """Return how many blank paragraphs a gap begins with."""
    return next((count for count, place in enumerate(places) if not units[place].blank), len(places))
