"""Pairs of documents that differ by a known script, and what a redline from the first to the second must hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annuario.docx import Package
from annuario.docx.merging import accept, redline, reject
from annuario.docx.text import pictures
from annuario.office import Office
from tests.documents.merging import DATE, said, shown
from tests.documents.resolving import Act, spoken
from tests.documents.scripts import Edit, edited, script


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A document, its name, an edited copy of it, and the edits."""

    name: str
    a: Package
    b: Package
    edits: Sequence[Edit]


def pairs_of(documents: Mapping[str, Package], seed: int, count: int) -> list[Pair]:
    """Return so many pairs, going round the documents."""
    names = list(documents)
    found = []
    for number in range(count):
        name = names[number % len(names)]
        made = script(documents[name], seed + number)
        edits = (*made.ours, *made.theirs)
        found.append(Pair(name, documents[name], edited(documents[name], edits), edits))
    return found


def redlined(pair: Pair) -> Package:
    """Return the redline of a pair."""
    return redline(pair.a, pair.b, "annuario", DATE)


def is_all(one: Package, other: Package) -> bool:
    """Return whether two documents show the same blocks, table shapes, roles, notes and pictures."""
    return shown(one) == shown(other) and said(one) == said(other) and pictures(one) == pictures(other)


def words(package: Package) -> list[str]:
    """Return the words of the blocks."""
    return [text for _, text in said(package)]


def resolved(line: Package, pair: Pair) -> tuple[bool, bool, bool, bool]:
    """Return whether accepting all gives `b`, whole and in words, and rejecting all gives `a`, whole and in words."""
    taken, refused = accept(line), reject(line)
    return is_all(taken, pair.b), words(taken) == words(pair.b), is_all(refused, pair.a), words(refused) == words(pair.a)


@dataclass(frozen=True, slots=True)
class Heard:
    """What LibreOffice reads in a redline after an act, and what it should: None where it does not read a file."""

    pair: int
    act: Act
    found: list[str] | None
    wanted: list[str] | None

    @property
    def agrees(self) -> bool:
        """Whether the words are those of the other document."""
        return self.found is not None and self.found == self.wanted


def heard(office: Office, pairs: Sequence[Pair], lines: Mapping[str, Package], folder: Path) -> dict[str, list[Heard]]:
    """Return what LibreOffice reads in redlines, called `who-number`, by who made them."""
    firsts = {pair.name: f"a{number}" for number, pair in enumerate(pairs)}
    files = (
        {firsts[pair.name]: pair.a for pair in pairs} | {f"b{number}": pair.b for number, pair in enumerate(pairs)} | dict(lines)
    )
    wanted: list[tuple[str, Act]] = [(name, "read") for name in files if name not in lines]
    wanted += [(name, act) for name in lines for act in ("accept", "reject")]
    text = spoken(office, files, wanted, folder)
    found: dict[str, list[Heard]] = {}
    for name in lines:
        who, _, place = name.rpartition("-")
        number = int(place)
        ends: tuple[tuple[Act, str], ...] = (("accept", f"b{number}"), ("reject", firsts[pairs[number].name]))
        found.setdefault(who, []).extend(Heard(number, act, text[name, act], text[end, "read"]) for act, end in ends)
    return found
