"""The rows of a workbook that was handed in, read as was answered. The one place of this room that knows the ledger."""

from annuario.ledger.desk import Desk
from annuario.ledger.settled import readings
from annuario.ledger.submissions import Submission
from annuario.register.model import Reading
from annuario.register.read import read_workbook


def read_rows(desk: Desk, file: Submission) -> Reading:
    """Return what the workbook says; where it could be read in two ways, as a person answered."""
    chapters, answers = desk.cycle.section_words(), readings(desk.ledger, file.department)
    return read_workbook(desk.readable(file.digest), chapters=chapters, answers=answers)
