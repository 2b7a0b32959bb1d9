"""Two names of one file? Names and texts much alike are one contribution, of which the newer counts; in doubt a person is asked.

Until the answer, both go into the report. What was decided here stands among the questions, and can be answered otherwise.
"""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from annuario import docx
from annuario.collection.names import shown, versions
from annuario.docx.text import blocks
from annuario.ledger.desk import Desk
from annuario.ledger.open_questions import open_questions
from annuario.ledger.questions import Question, answer, ask
from annuario.ledger.settled import BOTH, NEW_VERSION, NEWER, OLDER
from annuario.ledger.submissions import Submission, submissions
from annuario.register.grid import read_grids

SAME, OTHER = 0.6, 0.3
"""Likeness from which two texts are one, and up to which they are two; in between it is asked. Unrelated ones have about 0.2."""

_MOST = 6000  # words that are compared


def compare_versions(desk: Desk, department: str) -> list[str]:
    """Decide or ask, once a pair, which of two accepted files alike by name counts; return a sentence for each decision."""
    rows = [row for row in submissions(desk.ledger) if row.department == department and row.present and row.accepted]
    there = {row.path: row for row in rows if not row.withdrawn}
    told = []
    for copy, first in versions(there).items():
        one, other = there[first], there[copy]
        if one.digest == other.digest:  # one content under two names counts once in any case
            continue
        asked = ask(desk.ledger, desk.clock, version_question(department, copy, first))
        if asked.answer or one.kind != other.kind:
            continue
        likeness = _likeness(desk, one, other)
        if OTHER < likeness < SAME:
            continue
        decided = BOTH if likeness <= OTHER else NEWER if _age(other) >= _age(one) else OLDER
        answer(desk.ledger, desk.clock, asked.id, decided)
        told.append(_decided(asked, decided, likeness))
    return told


def open_version_questions(desk: Desk) -> list[str]:
    """Return a sentence for each pair of files of which it is not known which one counts, while both are there."""
    found = []
    for asked in open_questions(desk.ledger):
        if asked.kind == NEW_VERSION:
            department, copy, first = asked.about
            what = f"{department}/{shown(copy)} looks like another version of '{shown(first)}'; both go into the report."
            found.append(f"{what} Which one counts? See question {asked.id} in `annuario questions`.")
    return found


def version_question(department: str, copy: str, first: str) -> Question:
    """Return the question which of two files of a department counts: `copy`, by its name a later version, or `first`."""
    there, other = shown(copy), shown(first)
    choices = (
        (NEWER, f"only '{there}' goes into the report"),
        (OLDER, f"only '{other}' goes into the report"),
        (BOTH, "they are two contributions, and both go in"),
    )
    text = f"By its name, '{there}' is another version of '{other}'. Does it replace it?"
    return Question(NEW_VERSION, department, text, (department, copy, first), choices)


def _decided(asked: Question, decided: str, likeness: float) -> str:
    department, copy, first = asked.about
    pair = f"{department}/{shown(copy)} and '{shown(first)}'"
    if decided == BOTH:
        return f"{pair} are alike by name and say different things; both go in. If not: `annuario answer {asked.id} newer`."
    counts = copy if decided == NEWER else first
    what = f"{pair} are versions of one text ({likeness:.0%} the same); '{shown(counts)}' is the newer and counts."
    return f"{what} If both are to go in: `annuario answer {asked.id} both`."


def _age(row: Submission) -> tuple[object, ...]:
    """Return when a file was handed in: first seen, and among those of one run, last changed."""
    return (row.first_day, int(row.stamp.split(":")[1]) if row.stamp else 0)


def _likeness(desk: Desk, one: Submission, other: Submission) -> float:
    """Return how much two files say the same, from 0 to 1: the words that stand in both in the same order."""
    return Indel.normalized_similarity(_words(desk, one), _words(desk, other))


def _words(desk: Desk, row: Submission) -> Sequence[str]:
    return [word.casefold() for text in _texts(desk, row) for word in text.split()][:_MOST]


def _texts(desk: Desk, row: Submission) -> Iterator[str]:
    path = desk.readable(row.digest)
    if row.kind == "narrative":
        yield from (block.text for block in blocks(docx.read(path)))
    else:
        yield from (cell.raw for grid in read_grids(path.read_bytes()) for cells in grid.rows.values() for cell in cells.values())
