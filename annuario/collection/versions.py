"""Two names of one file? What by its name is a copy of another is asked about; until the answer, both go into the report."""

from annuario.collection.names import shown, versions
from annuario.collection.share import Survey
from annuario.ledger.desk import Desk
from annuario.ledger.questions import Question, ask
from annuario.ledger.settled import BOTH, NEW_VERSION, NEWER, OLDER


def ask_about_versions(desk: Desk, seen: Survey) -> list[str]:
    """Ask which of two files counts, once a pair; return a sentence for each question that is still open."""
    open_ones = []
    for department in seen.folders:
        paths = [found.path for found in seen.files if found.department == department]
        for copy, first in versions(paths).items():
            asked = ask(desk.ledger, desk.clock, version_question(department, copy, first))
            if not asked.answer:
                what = f"{department}/{shown(copy)} looks like another version of '{shown(first)}'; both go into the report."
                open_ones.append(f"{what} Which one counts? See question {asked.id} in `annuario questions`.")
    return open_ones


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
