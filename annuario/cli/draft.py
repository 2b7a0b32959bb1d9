"""draft, draft diff, draft take, draft restore, freeze: what editors did to the draft, copies that come back, and ways back."""

import argparse

from annuario.cli.say import say
from annuario.errors import WrongUse
from annuario.ledger.decisions import freeze, thaw
from annuario.ledger.desk import Desk, at_work, open_desk
from annuario.report.editing.drafts import edited, restore, take
from annuario.report.editing.redlines import write_redlines
from annuario.report.editing.removed import removed
from annuario.report.editing.versions import versions
from annuario.report.words import counted

_SOMETHING_WAITS = 4


def run(words: argparse.Namespace) -> int:
    """Do what the verb says and return 0, or 4 if something waits in the draft for a person."""
    with open_desk(words.cycle, today=words.today) as desk, at_work(desk, f"draft {words.verb}".strip()):
        return {"": _show, "diff": _diff, "take": _take, "restore": _restore, "freeze": _freeze}[words.verb](desk, words)


def _show(desk: Desk, _: argparse.Namespace) -> int:
    found = edited(desk)
    for line in found.lines() if found else ("The draft is the program's own; nobody has changed it.",):
        say(line)
    for gone in removed(desk) if found else ():
        say(f"  {gone.sentence()}")
    return 0


def _diff(desk: Desk, _: argparse.Namespace) -> int:
    written = write_redlines(desk)
    for path in written:
        say(str(path))
    shows = f"{counted(len(written), 'file')} show{'s' if len(written) == 1 else ''} what became of each department's text."
    say(shows if written else "No department's text is in the draft.")
    return 0


def _take(desk: Desk, words: argparse.Namespace) -> int:
    done = take(desk, words.files)
    for taken in done:
        say(taken.sentence())
        for conflict in taken.conflicts:
            say(f"  {conflict}")
    return _SOMETHING_WAITS if any(taken.conflicts for taken in done) else 0


def _restore(desk: Desk, words: argparse.Namespace) -> int:
    if words.id is None:
        for version in versions(desk):
            say(f"{version.id:>4}  {version.what}")
        say("Name one to put it back: annuario draft restore ID. The present draft is kept, too.")
        return 0
    say(f"Put back: {restore(desk, words.id).what}. What lay there before is in the archive; the list has it.")
    return 0


def _freeze(desk: Desk, words: argparse.Namespace) -> int:
    section = next((section for section in desk.cycle.sections if section.id == words.section), None)
    if section is None:
        known = ", ".join(section.id for section in desk.cycle.sections)
        raise WrongUse(f"There is no section '{words.section}' in this cycle. There are: {known}.")
    if words.undo:
        thaw(desk.ledger, desk.clock, section.id)
        say(f"“{section.title.of('en')}” takes in again what arrives.")
    else:
        freeze(desk.ledger, desk.clock, section.id)
        say(
            f"“{section.title.of('en')}” is frozen: what arrives later is listed, and not brought in. "
            f"To open it: annuario freeze --undo {section.id}"
        )
    return 0
