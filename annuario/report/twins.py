"""Activities that several lists tell of, as was answered: whose entry stands in the book, and who else tells of it.

The entry of whoever handed in first stands, so that a late department adds to it and moves nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annuario.ledger.builds import builds
from annuario.ledger.decisions import frozen
from annuario.ledger.desk import Desk
from annuario.ledger.questions import answers
from annuario.ledger.settled import SAME, TWINS, twins_about
from annuario.ledger.submissions import submissions
from annuario.register import Activity

Key = tuple[str, str, str, int]
"""Department, path, sheet and row of an activity."""
About = tuple[str, ...]
"""What a question was about, as `about_twins` makes it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One department's row: the ids of department and section, the path of the file, and what it says."""

    department: str
    section: str
    path: str
    activity: Activity

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return (self.department, self.path, self.activity.source.sheet, self.activity.source.row)


@dataclass(frozen=True, slots=True)
class Twins:
    """By row: the others that tell of the same, where its entry stands; else the one whose entry stands; and the questions."""

    also: Mapping[Key, tuple[Row, ...]]
    elsewhere: Mapping[Key, Row]
    asked: Mapping[Key, tuple[About, ...]]


def twins_of(desk: Desk, rows: Sequence[Row]) -> Twins:
    """Return which of `rows` are one; two of a list never are, nor those that share what names them with others."""
    titled = _titled(rows)
    groups: dict[Key, list[Row]] = {}
    asked: dict[Key, tuple[About, ...]] = {}
    for about in _same(desk, titled):
        one, other = (titled[name] for name in twins_about(about))
        first, second = (groups.get(row.key, [row]) for row in (one, other))
        if first is second or {(row.department, row.path) for row in first} & {(row.department, row.path) for row in second}:
            continue
        both = [*first, *second]
        groups |= {row.key: both for row in both}
        for row in (one, other):
            asked[row.key] = (*asked.get(row.key, ()), about)
    return _twins(groups, asked, _arrival(desk))


def _twins(
    groups: Mapping[Key, list[Row]], asked: Mapping[Key, tuple[About, ...]], arrival: Mapping[tuple[str, str], int]
) -> Twins:
    also: dict[Key, tuple[Row, ...]] = {}
    elsewhere: dict[Key, Row] = {}
    for group in groups.values():
        first, *rest = sorted(group, key=lambda row: (arrival.get((row.department, row.path), 0), row.key))
        also[first.key] = tuple(rest)
        elsewhere |= {row.key: first for row in rest}
    return Twins(also, elsewhere, asked)


def _titled(rows: Iterable[Row]) -> dict[About, Row]:
    """Return the rows by department and title, and by these and their file, where they belong to one row alone."""
    found: dict[About, list[Row]] = {}
    for row in rows:
        for name in ((row.department, row.activity.title), (row.department, row.activity.title, row.path)):
            found.setdefault(name, []).append(row)
    return {about: each[0] for about, each in found.items() if len(each) == 1}


def _same(desk: Desk, titled: Mapping[About, Row]) -> Iterator[About]:
    """Yield the pairs that are one: as answered, but in a frozen section as they were when its draft was made."""
    closed = _closed(desk)
    answered = {about for about, said in answers(desk.ledger, TWINS).items() if said == SAME}
    for about in sorted(answered.union(*closed.values())):
        pair = [titled.get(name) for name in twins_about(about)]
        held = [closed[row.section] for row in pair if row is not None and row.section in closed]
        if None not in pair and all(about in pairs for pairs in held):
            yield about


def _closed(desk: Desk) -> dict[str, set[About]]:
    """Return by frozen section the pairs that are one in the last draft."""
    drafts = [build for build in builds(desk.ledger, "draft") if build.facts.get("sections")]
    sections = drafts[-1].facts["sections"] if drafts else []
    shut = frozen(desk.ledger)
    return {
        section["section"]: {tuple(about) for placed in section["placed"] for about in placed.get("twins", ())}
        for section in sections
        if section["section"] in shut
    }


def _arrival(desk: Desk) -> dict[tuple[str, str], int]:
    """Return by department and path the number under which the file first came in."""
    found: dict[tuple[str, str], int] = {}
    for file in submissions(desk.ledger):
        known = found.setdefault((file.department, file.path), file.id)
        found[(file.department, file.path)] = min(known, file.id)
    return found
