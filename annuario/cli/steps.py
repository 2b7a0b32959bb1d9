"""receive, collect, check, remind, assemble, export: one step of the round each, by the trade alone and without a flow."""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import replace

from annuario.cli.check_files import check_files
from annuario.cli.say import each_with_progress, say
from annuario.collection import Collected, check, collect, lay_proofs
from annuario.ledger.desk import Desk, at_work, open_desk
from annuario.ledger.open_questions import waits_for_answers
from annuario.mail import Received, preview, receive, remind, reminds_next
from annuario.report import assemble, export, write_status
from annuario.report.new_look import new_look

_SOMETHING_WAITS = 4
_NEW_LOOK = (
    "The draft has the looks of templates/house.docx now; not a word of it has changed. What it was is in `annuario draft restore`."
)
_SAME_LOOK = "The draft has the looks of house.docx already."
_UNREAD = "the mailbox was not read to its end"


def run(words: argparse.Namespace) -> int:
    """Run one step under the cycle's lock and return 0, or 4 if something waits for a person."""
    if words.step == "check" and words.files:
        return check_files(words.files)
    with open_desk(words.cycle, today=words.today) as desk:
        if words.step == "remind" and words.preview:
            return _preview(desk)
        with at_work(desk, words.step):
            looks = words.step == "assemble" and words.new_look
            waits = _assemble(desk, new_look_follows=True) if looks else _STEPS[words.step](desk)
            if looks:
                say(_NEW_LOOK if new_look(desk) else _SAME_LOOK)
            write_status(desk, reminds_next(desk))
    return _SOMETHING_WAITS if waits else 0


def _receive(desk: Desk) -> bool:
    return _received(desk).needs_a_person


def _received(desk: Desk) -> Received:
    received = receive(desk)
    _tell(received.sentence(), received.told)
    return received


def _collect(desk: Desk) -> bool:
    return bool(_collected(desk).told)


def _collected(desk: Desk) -> Collected:
    collected = collect(desk)
    _tell(collected.sentence(), collected.told)
    return collected


def _check(desk: Desk) -> bool:
    checked = check(desk, each=each_with_progress("Checking"))
    asked = waits_for_answers(desk.ledger, desk.concerns)
    _tell(checked.sentence(), (*checked.told, *([asked] if asked else ())))
    return bool(checked.stopped or checked.told or asked)


def _remind(desk: Desk) -> bool:
    # Never before a look at what came: nobody is written to about what lies in the folder or in the mailbox already.
    received = _received(desk) if desk.cycle.mail.incoming else Received(nowhere=True)
    collected = _collected(desk)
    waits = _check(desk) or bool(collected.told) or received.needs_a_person
    names = ", ".join(desk.cycle.department(id_).name.of("en") for id_ in collected.unseen)
    for unseen in (f"the folder of {names} could not be looked into" if names else "", _UNREAD if received.unread else ""):
        if unseen:
            say(f"Nobody was reminded: {unseen}; see to it.")
    if collected.unseen or received.unread:
        return True
    reminded = remind(desk)
    say(reminded.sentence())
    return waits or reminded.needs_a_person


def _tell(sentence: str, told: Iterable[str]) -> None:
    """Print what a step did, then what it told that a person should see to."""
    for line in (sentence, *told):
        say(line)


def _assemble(desk: Desk, *, new_look_follows: bool = False) -> bool:
    assembled = assemble(desk, each=each_with_progress("Assembling"))
    assembled = replace(assembled, other_look=assembled.other_look and not new_look_follows)
    _tell(assembled.sentence(), (*assembled.lines(), *assembled.told()))
    return assembled.waits


def _export(desk: Desk) -> bool:
    exported = export(desk)
    _tell(exported.sentence(), (*exported.told, *exported.lines()))
    laid = lay_proofs(desk)
    if laid.written or laid.told:
        _tell(laid.sentence(), laid.told)
    return bool(exported.faults or exported.told or laid.told)


_STEPS: dict[str, Callable[[Desk], bool]] = {
    "receive": _receive,
    "collect": _collect,
    "check": _check,
    "remind": _remind,
    "assemble": _assemble,
    "export": _export,
}


def _preview(desk: Desk) -> int:
    found = preview(desk)
    for mail in found:
        whys = "\n".join(f"  {reason}" for reason in mail.reasons)
        say(f"To {', '.join(mail.recipients)} ({mail.kind}), because\n{whys}\nSubject: {mail.subject}\n\n{mail.text}\n{'─' * 72}")
    count = "1 mail" if len(found) == 1 else f"{len(found)} mails"
    say(f"{count} would go out. Nothing was sent." if found else "No mail would go out.")
    return 0
