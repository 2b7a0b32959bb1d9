"""What was taken out and what was mended, told: in lines for a person, as plain values for a program."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

from annuario.cli.docx.files import plain
from annuario.cli.docx.rules import TAKEN
from annuario.docx import Change, Remark, Rule
from annuario.findings import Finding, Severity

MOST = 5
"""How many words of one rule, or sentences of one kind, a person is shown; JSON has them all."""
_LONGEST = 60


def change_lines(changes: Sequence[Change]) -> Iterator[str]:
    """Yield a line for each rule that was used: what it takes out, how often, and the first words that went."""
    order = list(Rule)
    ranked = sorted(changes, key=lambda change: order.index(change.rule))
    for rule, group in groupby(ranked, key=lambda change: change.rule):
        uses = list(group)
        went = [_quoted(change) for change in uses if change.text]
        words = f": {'; '.join(bounded(went))}" if went else ""
        yield f"took out {TAKEN[rule]} ({rule}), {len(uses)}{words}"


def mended_lines(mended: Sequence[str]) -> Iterator[str]:
    """Yield a line for each thing that was mended at reading."""
    yield from (f"mended at reading: {plain(sentence)}" for sentence in bounded(mended))


def difference_lines(differences: Sequence[str]) -> Iterator[str]:
    """Yield a line for each thing that is as the house has it, and not as the file had it."""
    yield from (f"left to the house: {plain(sentence)}" for sentence in bounded(differences))


def remark_lines(remarks: Sequence[Remark]) -> Iterator[str]:
    """Yield a line for each thing that a person should look at in the result."""
    yield from (f"look at: {said}{_at(place)}" for said, place in map(_remarked, remarks))


def remark_values(remarks: Sequence[Remark]) -> list[dict[str, str]]:
    """Return what a person should look at as JSON has it."""
    return [{"code": remark.code, "what": _remarked(remark)[0], "where": remark.place} for remark in remarks]


def _remarked(remark: Remark) -> tuple[str, str]:
    return Finding(remark.code, Severity.LOOK, "", remark.place, remark.params).what("en"), remark.place


def change_values(changes: Sequence[Change]) -> list[dict[str, str]]:
    """Return the changes as JSON has them."""
    return [asdict(change) for change in changes]


def bounded(lines: Sequence[str]) -> list[str]:
    """Return the first of `lines`, and how many more there are."""
    more = len(lines) - MOST
    return [*lines[:MOST], f"and {more} more (--json names them)"] if more > 0 else list(lines)


def short(text: str) -> str:
    """Return words out of a file as a terminal may show them, and no longer than a line."""
    shown = plain(" ".join(text.split()))
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def _quoted(change: Change) -> str:
    return f"“{short(change.text)}”{_at(change.where)}"


def _at(place: str) -> str:
    return f" ({short(place)})" if place else ""
