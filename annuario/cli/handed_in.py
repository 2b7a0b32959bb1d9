"""history, withdraw and erase: every version that a department handed in, and taking one of its files back, or out for good."""

import argparse
import shlex
from collections.abc import Iterable

from annuario.cli.say import say
from annuario.collection.names import shown
from annuario.errors import Refused, WrongUse
from annuario.ledger.decisions import erased
from annuario.ledger.desk import Desk, at_work, known_department, open_desk
from annuario.ledger.erase import erase
from annuario.ledger.settled import settled
from annuario.ledger.submissions import Submission, counting, submissions, withdraw
from annuario.mail import reminds_next
from annuario.report import write_status
from annuario.report.words import written

_SOMETHING_WAITS = 4


def run(words: argparse.Namespace) -> int:
    """List the versions of a department's files, or take a file back."""
    with open_desk(words.cycle, today=words.today) as desk:
        if words.verb == "history":
            known_department(desk.cycle, words.department)
            return _history(desk, words.department)
        with at_work(desk, words.verb):
            if words.verb == "erase":
                code = _erase(desk, words.file, sure=words.yes)
            else:
                code = _withdraw(desk, words.file, undo=words.undo)
            write_status(desk, reminds_next(desk))
    return code


def _history(desk: Desk, department: str) -> int:
    rows = [row for row in submissions(desk.ledger) if row.department == department]
    counts = {row.id for row in counting(settled(desk.ledger, rows))}
    for row in sorted(rows, key=lambda row: (row.path, row.id)):
        say(f"{shown(row.path)}: {written(row.first_day, 'en')}, {row.size} bytes, {row.digest[:12]}: {_became(row, counts)}")
    for on, name in erased(desk.ledger, department):
        say(f"{shown(name)}: erased on {written(on, 'en')}")
    if not rows:
        say(f"Nothing came from {desk.cycle.department(department).name.of('en')} so far.")
    return 0


def _became(row: Submission, counts: Iterable[int]) -> str:
    gone = "" if row.present else " (no longer in the folder)"
    if row.withdrawn:
        return f"taken back{gone}"
    if row.id in counts:
        return f"counts{gone}"
    if not row.rules:
        return f"not checked yet{gone}"
    return f"{'replaced' if row.accepted else 'stopped'}{gone}"


def _versions(desk: Desk, file: str) -> tuple[str, str, list[Submission]]:
    """Return the department, the path and all versions of the file that is meant. Raises WrongUse if it never came."""
    department, _, path = file.partition("/")
    known_department(desk.cycle, department)
    rows = [row for row in submissions(desk.ledger) if row.department == department and path in {row.path, shown(row.path)}]
    if not rows:
        message = f"No file '{path}' ever came from {department}. `annuario history {department}` lists what did."
        raise WrongUse(message)
    return department, path, rows


def _erase(desk: Desk, file: str, *, sure: bool) -> int:
    department, path, rows = _versions(desk, file)
    if any(row.present for row in rows):
        message = f"{department}/{shown(path)} lies in the shared folder still: delete it there and run `annuario collect` first."
        raise Refused(message)
    count = f"{len(rows)} {'version' if len(rows) == 1 else 'versions'}"
    if not sure:
        say(f"{department}/{shown(path)}: {count} would be erased from the archive and cannot be brought back. Say --yes to do it.")
        return _SOMETHING_WAITS
    gone = erase(desk.ledger, desk.archive, desk.clock, rows)
    say(f"{department}/{shown(path)} is erased: {count}, {gone.contents} contents of the archive. The next report is without it.")
    if gone.drafts:
        named = ", ".join(map(str, gone.drafts))
        say(f"Its text stands still in these drafts, and in what was made of them: {named}. Change or delete those by hand.")
        return _SOMETHING_WAITS
    return 0


def _withdraw(desk: Desk, file: str, *, undo: bool) -> int:
    department, path, rows = _versions(desk, file)
    withdraw(desk.ledger, [row.id for row in rows], undo=undo)
    if undo:
        say(f"{department}/{shown(path)} counts again, from the next `annuario report` on.")
    else:
        back = f"annuario withdraw --undo {shlex.quote(file)}"
        then = f"If it still lies in the folder, it stays out; a changed one is taken. Back with `{back}`."
        say(f"{department}/{shown(path)} is taken back: the next `annuario report` leaves it out. {then}")
    return 0
