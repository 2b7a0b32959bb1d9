"""Proofs: for each department the pages of the report on which it stands, as they look there, to be read through.

Made of the report's PDF whenever that is new, and only for departments whose pages look or read differently. Never in the way of
the report: what goes wrong here is told, and the report stays.
"""

import logging
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from annuario.ledger.archive import digest_of, publish, sha256
from annuario.ledger.builds import Build, find_build, record_build
from annuario.ledger.desk import Desk
from annuario.pdf.pages import cut, looks
from annuario.report.book import title_of
from annuario.report.template import language_tag

RULES = "1"  # raise it when the same pages should give another proof
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Proofs:
    """Of which departments the proof was made anew, and what went wrong, a sentence each."""

    renewed: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def make_proofs(desk: Desk, pdf: Path, pages: Mapping[str, Sequence[int]]) -> Proofs:
    """Bring outputs/<cycle>/proofs/ up to date with the report at `pdf`; `pages` gives each department's, from 1. Never raises."""
    try:
        return _make(desk, pdf, pages)
    # The one door: a proof is a courtesy, and whatever fails in making one must not cost the report.
    except Exception as error:  # noqa: BLE001 -- see above
        _log.exception("the proofs could not be made")
        return Proofs(told=(f"The proofs of the departments could not be made ({error}); the report is not touched by that.",))


def _make(desk: Desk, pdf: Path, pages: Mapping[str, Sequence[int]]) -> Proofs:
    folder = desk.workspace.outputs / "proofs"
    seen = _looks(desk, pdf, pages)
    renewed = []
    for department, numbers in pages.items():
        if desk.concerns(department):
            content = _proof(desk, pdf, department, numbers, [seen[str(number)] for number in numbers])
            target = folder / f"{department}.pdf"
            if not target.is_file() or sha256(target) != content:
                publish(target, desk.archive.path(content).read_bytes())
                renewed.append(department)
    for path in folder.glob("*.pdf"):
        if path.stem not in pages and not desk.only:
            path.unlink()  # it would show pages that are not in the report any more; the archive has it
    return Proofs(tuple(renewed))


def _looks(desk: Desk, pdf: Path, pages: Mapping[str, Sequence[int]]) -> Mapping[str, str]:
    """Return how each page looks, by its number as text; looked at once for each PDF."""
    numbers = {number for each in pages.values() for number in each}
    key = digest_of(RULES, sha256(pdf), repr(sorted(numbers)))
    known = find_build(desk.ledger, "looks", "", key)
    if known:
        return {str(number): str(look) for number, look in known.facts.items()}
    found = {str(number): look for number, look in looks(pdf, numbers).items()}
    record_build(desk.ledger, desk.clock, Build("looks", "", key, "", found))
    return found


def _proof(desk: Desk, pdf: Path, department: str, numbers: Sequence[int], seen: Sequence[str]) -> str:
    """Return the digest in the archive of the department's proof, made if these pages were not cut out before."""
    title = f"{title_of(desk)}: {desk.cycle.department(department).name.of(desk.cycle.language)}"
    key = digest_of(RULES, title, *seen)
    known = find_build(desk.ledger, "proof", department, key)
    if known and desk.archive.holds(known.digest):
        return known.digest
    when, language = datetime.combine(desk.cycle.dates.opens, time(), UTC), language_tag(desk.cycle.language)
    desk.workspace.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="proof-", dir=desk.workspace.work) as folder:
        made = Path(folder, f"{department}.pdf")
        cut(pdf, made, numbers, language=language, title=title, when=when)
        digest = desk.archive.keep_file(made)
    record_build(desk.ledger, desk.clock, Build("proof", department, key, digest, {"pages": list(numbers)}))
    return digest
