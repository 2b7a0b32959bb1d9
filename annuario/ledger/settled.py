"""What still counts of the files handed in, after what people decided: files taken back, and versions under another name."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from annuario.ledger.questions import answers
from annuario.ledger.store import Ledger
from annuario.ledger.submissions import Submission

NEW_VERSION: Final = "new-version"
"""The kind of the question; it is about (department, path of the copy, path of the other)."""
NEWER: Final = "newer"
OLDER: Final = "older"
BOTH: Final = "both"

TWINS: Final = "twins"
"""The kind of the question; it is about (department, title, other department, its title) of two activities.

Where both are of one department, the paths of the two files follow.
"""
SAME: Final = "same"
DIFFERENT: Final = "different"

READING: Final = "reading"
"""The kind of the question; it is about (department, field of an activity, what is written there)."""
ROWS: Final = "rows"
"""The kind of the question; it is about (department, "hidden" or "struck", title, title …) of rows of a workbook."""

File = tuple[str, str]
"""Department and path."""


def settled(ledger: Ledger, versions: Iterable[Submission]) -> tuple[Submission, ...]:
    """Return `versions` without what was taken back, and without files that another one replaces.

    A file is replaced only while the one in its place is accepted: a newer version that is damaged throws out nothing.
    """
    kept = [row for row in versions if not row.withdrawn]
    replaced = _replaced(answers(ledger, NEW_VERSION))
    accepted = {(row.department, row.path) for row in kept if row.accepted}
    return tuple(row for row in kept if not _is_replaced((row.department, row.path), replaced, accepted))


def readings(ledger: Ledger, department: str) -> dict[tuple[str, str], str]:
    """Return what was answered on the department's rows: by field and what is written, by "hidden" or "struck" and a title."""
    found = {(field, written): said for (whose, field, written), said in answers(ledger, READING).items() if whose == department}
    for (whose, doubt, *titles), said in answers(ledger, ROWS).items():
        found |= {(doubt, title): said for title in titles if whose == department}
    return found


def about_twins(one: tuple[str, str, str], other: tuple[str, str, str]) -> tuple[str, ...]:
    """Return what the question is about whether two activities are one; each is given by department, title and path of its file."""
    titles = (*one[:2], *other[:2])
    return titles if one[0] != other[0] else (*titles, one[2], other[2])


def twins_about(about: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what names each of the two: department and title, and the path where both are of one department."""
    return (*about[:2], *about[4:5]), (*about[2:4], *about[5:6])


def said_to_count_both(ledger: Ledger, department: str) -> frozenset[str]:
    """Return the paths of a department that look like a version of another file and, as was answered, count beside it."""
    answered = answers(ledger, NEW_VERSION).items()
    return frozenset(copy for (whose, copy, _), answer in answered if whose == department and answer == BOTH)


def _is_replaced(file: File, replaced: Mapping[File, Collection[File]], accepted: Collection[File]) -> bool:
    """Whether an accepted file counts instead of `file`; where answers go in a circle, none of it is thrown out."""
    return any(file not in _successors(other, replaced) for other in _successors(file, replaced) if other in accepted)


def _successors(file: File, replaced: Mapping[File, Collection[File]]) -> set[File]:
    """Return the files that replace `file`, those that replace them, and so on."""
    found: set[File] = set()
    waiting = list(replaced.get(file, ()))
    while waiting:
        successor = waiting.pop()
        if successor not in found:
            found.add(successor)
            waiting += replaced.get(successor, ())
    return found


def _replaced(answered: Mapping[tuple[str, ...], str]) -> dict[File, set[File]]:
    """Return by file those that were said to count in its stead."""
    found: dict[File, set[File]] = {}
    for (department, copy, first), answer in answered.items():
        if answer == NEWER:
            found.setdefault((department, first), set()).add((department, copy))
        elif answer == OLDER:
            found.setdefault((department, copy), set()).add((department, first))
    return found
