"""collect, check, remind, assemble, export: one step of the round each, by the trade alone and without a flow."""

import argparse
from collections.abc import Callable

from annuario.cli.check_files import check_files
from annuario.cli.say import each_with_progress, say
from annuario.collection import check, collect
from annuario.ledger.desk import Desk, at_work, open_desk
from annuario.mail import preview, remind
from annuario.report import assemble, export, write_status

_SOMETHING_WAITS = 4


def run(words: argparse.Namespace) -> int:
    """Run one step under the cycle's lock and return 0, or 4 if something waits for a person."""
    if words.step == "check" and words.files:
        return check_files(words.files)
    with open_desk(words.cycle, today=words.today) as desk:
        if words.step == "remind" and words.preview:
            return _preview(desk)
        with at_work(desk, words.step):
            waits = _STEPS[words.step](desk)
            write_status(desk)
    return _SOMETHING_WAITS if waits else 0


def _collect(desk: Desk) -> bool:
    collected = collect(desk)
    say(collected.sentence())
    return False


def _check(desk: Desk) -> bool:
    checked = check(desk, each=each_with_progress("Checking"))
    say(checked.sentence())
    return bool(checked.stopped)


def _remind(desk: Desk) -> bool:
    _collect(desk)  # never before collecting: nobody is written to about what lies in the folder already
    _check(desk)
    reminded = remind(desk)
    say(reminded.sentence())
    return reminded.needs_a_person


def _assemble(desk: Desk) -> bool:
    assembled = assemble(desk, each=each_with_progress("Assembling"))
    say(assembled.sentence())
    return assembled.waits


def _export(desk: Desk) -> bool:
    exported = export(desk)
    say(exported.sentence())
    return bool(exported.faults)


_STEPS: dict[str, Callable[[Desk], bool]] = {
    "collect": _collect,
    "check": _check,
    "remind": _remind,
    "assemble": _assemble,
    "export": _export,
}


def _preview(desk: Desk) -> int:
    found = preview(desk)
    for mail in found:
        say(f"To {mail.department}, because {mail.reason}\nSubject: {mail.subject}\n\n{mail.text}\n{'─' * 72}")
    say(f"{len(found)} mails would go out. Nothing was sent." if found else "No mail would go out.")
    return 0
