"""Redlines of the same pairs of documents by annuario and by its peers: what they hold, and how long they take.

Whether a peer's redline is right is asked of two judges: annuario's own resolver, and LibreOffice.
"""

import contextlib
import importlib
import importlib.util
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from docx_trackdiff import compare

from annuario.docx import Package, inspect, inspect_file, read, read_bytes, write
from annuario.office import find_office
from tests.documents.merging import SLOW, draft, named_books, real
from tests.documents.redlines import Heard, Pair, heard, pairs_of, redlined, resolved

Maker = Callable[[Path, Path, Path], None]
"""Writes a redline from the first file to the second as the third."""
_HAS_REDLINES = importlib.util.find_spec("python_redlines") is not None
_ROWS = (
    "a redline is written and can be read",
    "accepting gives the second document",
    "accepting gives its words",
    "rejecting gives the first document",
    "rejecting gives its words",
    "inspect finds nothing new",
    "LibreOffice accepts to the second's words",
    "LibreOffice rejects to the first's words",
)


@dataclass
class Score:
    """How often what is wanted holds, by row, and the seconds of each redline."""

    held: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_ROWS, 0))
    seconds: list[float] = field(default_factory=list)


def _by_annuario(a: Path, b: Path, out: Path) -> None:
    out.write_bytes(write(redlined(Pair("", read(a), read(b), ()))))


def _by_trackdiff(a: Path, b: Path, out: Path) -> None:
    sys.argv = ["docx-trackdiff", str(a), str(b), str(out)]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        compare.main()  # type: ignore[no-untyped-call]  # it has no types


def _by_redlines(a: Path, b: Path, out: Path) -> None:
    engine = importlib.import_module("python_redlines").DocxodusEngine()  # not in the locks: it brings a hundred megabytes
    out.write_bytes(engine.run_redline("annuario", a, b)[0])


def makers() -> dict[str, Maker]:
    """Return who makes redlines here, by name."""
    found: dict[str, Maker] = {"annuario": _by_annuario, "docx-trackdiff": _by_trackdiff}
    return found | ({"python-redlines (docxodus)": _by_redlines} if _HAS_REDLINES else {})


def redline_table(count: int, folder: Path) -> str:
    """Return a table of quality and time over so many pairs, and a list of what LibreOffice reads otherwise in ours."""
    documents = {"draft": draft(folder)} | named_books() | real()
    pairs = pairs_of({name: document for name, document in documents.items() if name not in SLOW}, 0, count)
    scores = {name: Score() for name in makers()}
    lines: dict[str, Package] = {}
    for number, pair in enumerate(pairs):
        for who, made in _made(pair, folder, scores).items():
            lines[f"{who}-{number}"] = made
    ears = folder / "libreoffice"
    ears.mkdir()
    told = heard(find_office(), pairs, lines, ears)
    for who, score in scores.items():
        for act, row in (("accept", _ROWS[-2]), ("reject", _ROWS[-1])):
            score.held[row] = sum(1 for one in told.get(who, []) if one.act == act and one.agrees)
    return "\n".join([*_rows(scores, count), "", *_exceptions(told["annuario"], pairs)])


def _made(pair: Pair, folder: Path, scores: Mapping[str, Score]) -> dict[str, Package]:
    """Let each make its redline of one pair, with the clock running, and judge it; return those that can be read."""
    a, b, found = folder / "a.docx", folder / "b.docx", {}
    known = {fault.kind for one in (pair.a, pair.b) for fault in inspect(one)}
    a.write_bytes(write(pair.a))
    b.write_bytes(write(pair.b))
    for who, make in makers().items():
        out = folder / "out.docx"
        out.unlink(missing_ok=True)
        start = _clock()
        with contextlib.suppress(Exception, SystemExit):  # whatever a peer ends with, it made no redline
            make(a, b, out)
            scores[who].seconds.append(_clock() - start)
            line = read_bytes(out.read_bytes())
            held = (True, *resolved(line, pair), {fault.kind for fault in inspect_file(out)} <= known)
            for row, holds in zip(_ROWS, held, strict=False):
                scores[who].held[row] += holds
            found[who] = line
    return found


def _clock() -> float:
    """Return the seconds of the processor, those of processes that have ended included."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _rows(scores: Mapping[str, Score], count: int) -> list[str]:
    names = list(scores)
    rows = [f"| of {count} pairs | {' | '.join(names)} |", f"|---|{'---|' * len(names)}"]
    rows += [f"| {row} | {' | '.join(str(score.held[row]) for score in scores.values())} |" for row in _ROWS]
    times = [f"{median(score.seconds):.2f}" if score.seconds else "-" for score in scores.values()]
    rows.append(f"| seconds of the processor for one, median | {' | '.join(times)} |")
    if not _HAS_REDLINES:
        rows.append("\npython-redlines is not installed; `pip install 'python-redlines[docxodus]'` brings it.")
    return rows


def _exceptions(told: Sequence[Heard], pairs: Sequence[Pair]) -> list[str]:
    """Return a line for each redline of ours in which LibreOffice reads other words: the first that differ."""
    found = []
    for one in told:
        if not one.agrees:
            read_, wanted = one.found or [], one.wanted or []
            differ = next(((x, y) for x, y in zip(read_, wanted, strict=False) if x != y), ("", "(blocks more or fewer)"))
            place = next((place for place, (x, y) in enumerate(zip(*differ, strict=False)) if x != y), 0)
            parts = [repr(text[max(0, place - 30) : place + 50]) for text in differ]
            found.append(f"{pairs[one.pair].name}, pair {one.pair}, {one.act}: {parts[0]} for {parts[1]}")
    return found
