"""The proof told: how much of each file stands in the result, what a rule took out, what is lost; all places as JSON."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from annuario.cli.docx.files import plain
from annuario.cli.docx.rules import TAKEN
from annuario.cli.docx.told import bounded, short
from annuario.docx import Line, LineKind, Proof, Rule
from annuario.errors import AnnuarioError

_SHOWN = 20


class WouldLose(AnnuarioError):
    """What was joined does not hold all that was handed in, so it was not written."""


def require_whole(files: Sequence[Path], proofs: Sequence[Proof]) -> None:
    """Raise WouldLose, naming the places, if one of `proofs` does not hold."""
    lost = [f"  - {plain(path)}: {plain(what)}" for path, proof in zip(files, proofs, strict=True) for what in proof.lost]
    if lost:
        more = [f"  - and {len(lost) - _SHOWN} more"] if len(lost) > _SHOWN else []
        count = "1 place" if len(lost) == 1 else f"{len(lost)} places"
        message = "\n".join([f"The result would lose {count}, so it was not written:", *lost[:_SHOWN], *more])
        raise WouldLose(message)


def found_line(proof: Proof) -> str:
    """Return how many things of each kind were found again, in one line."""
    counts = Counter(line.kind for line in proof.lines if line.place)
    found = [_counted(counts[kind], kind) for kind in LineKind if counts[kind]]
    return f"found again: {', '.join(found)}" if found else "nothing in it to find again"


def taken_lines(proof: Proof) -> Iterator[str]:
    """Yield a line for each rule by which something is not there: how often, and the first words."""
    order = list(Rule)
    ruled = sorted((line for line in proof.removed if line.rule), key=lambda line: order.index(line.rule or order[0]))
    for rule, group in groupby(ruled, key=lambda line: line.rule):
        lines = list(group)
        words = [f"“{short(line.text)}”" for line in lines if line.text]
        if rule is not None:
            yield f"not there: {TAKEN[rule]} ({rule}), {len(lines)}" + (f": {'; '.join(bounded(words))}" if words else "")


def lost_lines(proof: Proof) -> Iterator[str]:
    """Yield a line for each thing that is lost."""
    yield from (f"LOST: {plain(sentence)}" for sentence in proof.lost)


def every_line(proof: Proof) -> Iterator[str]:
    """Yield a line for each thing that was handed in, with where it stands."""
    yield from (plain(line.sentence()) for line in proof.lines)


def proof_values(proof: Proof) -> list[dict[str, str]]:
    """Return the proof as JSON has it."""
    return [_values(line) for line in proof.lines]


def _values(line: Line) -> dict[str, str]:
    rule = line.rule.value if line.rule is not None and not line.place else ""
    state = "found" if line.place else "taken out" if rule else "lost"
    named = {"kind": line.kind.value, "text": line.text, "state": state}
    return named | {"source": line.source, "place": line.place, "rule": rule, "why": line.why}


def _counted(count: int, kind: LineKind) -> str:
    if count == 1:
        return f"1 {kind}"
    return f"{count} {kind}{'es' if kind.endswith('x') else 's'}"
