"""The outbox: mails are written down before they leave, leave once, and what nobody can decide waits for a person.

A mail goes queued -> sending -> sent. A run killed while one was `sending` leaves it so; the next run asks the
transport whether it arrived. Who is due is `policy`'s affair, whether it still is at the moment of sending `recheck`'s,
the words are `compose`'s and `coordinator`'s.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP as WIRE

from annuario.errors import Refused
from annuario.ledger.decisions import times_extended
from annuario.ledger.desk import Desk
from annuario.ledger.lock import hold
from annuario.ledger.messages import Message, enqueue, hurry, messages, move, put_off, reword
from annuario.ledger.standing import Standing
from annuario.mail.compose import letter
from annuario.mail.coordinator import COORDINATOR, morning_mail, trial_mail
from annuario.mail.files import Files
from annuario.mail.message import plain_text, read
from annuario.mail.policy import Due, Known, Letter, letters, next_day
from annuario.mail.recheck import needless
from annuario.mail.results import CALLED_OFF, Held, Preview, Reminded, Sent
from annuario.mail.smtp import Smtp
from annuario.mail.steps import kind_of
from annuario.mail.transport import Answer, Transport
from annuario.mail.waits import next_try

Made = tuple[Message, EmailMessage]
MORNING = "morning"


def remind(desk: Desk, transport: Transport | None = None) -> Reminded:
    """Write to every department that is due a mail today, and send what an earlier run left waiting.

    `transport` is the way mail leaves (default: what the cycle file says). Nobody is written to when the desk is
    restricted to some departments. Raises Busy if another run is sending, BadTemplate, BadAddress, and Refused for a
    login that does not fit together.
    """
    if desk.only:
        return Reminded(restricted=True)
    with _sending(desk, transport) as way:
        return _round(desk, way, _letters(desk), morning=False)


def morning(desk: Desk, transport: Transport | None = None, *, unread: bool = False) -> Reminded:
    """Send the coordinator's status mail, once a day; raises what `remind` raises.

    `unread`: it also says that the mailbox could not be read, so that nobody was reminded.
    """
    if desk.only:
        return Reminded(restricted=True)
    with _sending(desk, transport) as way:
        return _round(desk, way, _morning(desk, unread=unread), morning=True)


def preview(desk: Desk) -> tuple[Preview, ...]:
    """Return the mails that `remind` would write now; sends and writes nothing."""
    if desk.only:
        return ()
    return tuple(
        Preview(
            recipients=due.recipients,
            departments=tuple(dict.fromkeys(one.department for one in due.dues)),
            kind=due.kind,
            reasons=tuple(f"{one.department}: {one.reason}" for one in due.dues),
            subject=row.subject,
            text=plain_text(mail),
        )
        for due, (row, mail) in _due_letters(desk)
    )


def trial(desk: Desk, transport: Transport | None = None) -> Answer:
    """Send the coordinator a mail to try the way mail leaves, and return what became of it.

    Writes nothing down, and counts as no reminder. Raises Refused for a login that does not fit together, BadTemplate.
    """
    way = transport or transport_of(desk)
    try:
        return way.send(trial_mail(desk), [desk.cycle.mail.coordinator])
    finally:
        if transport is None:
            way.close()


def resolve(desk: Desk, id_: str, *, arrived: bool) -> str:
    """Write down what a person found out about a mail nobody could decide on; return a sentence about what follows.

    Raises Refused if the mail is not one of those.
    """
    to, answer = ("sent", "") if arrived else ("queued", "a person said it did not arrive")
    if not move(desk.ledger, desk.clock, id_, of=["unknown"], to=to, answer=answer):
        hint = "Only a mail whose arrival is unknown can be resolved; nothing was changed."
        raise Refused(f"{_what_is(desk, id_)} {hint}")
    return f"Mail {id_} counts as sent." if arrived else f"Mail {id_} goes out again at the next `annuario remind`."


def retry(desk: Desk, id_: str) -> str:
    """Let a mail that the server refused or put off go out again at the next run, and return a sentence that says so.

    Raises Refused if the mail was neither.
    """
    called_off = {message.id for message in messages(desk.ledger) if message.answer in CALLED_OFF}
    ours_again = id_ not in called_off and move(desk.ledger, desk.clock, id_, of=["refused"], to="queued")
    if not ours_again and not hurry(desk.ledger, id_):
        hint = "Only a mail that the mail server refused or put off can be tried again; nothing was changed."
        raise Refused(f"{_what_is(desk, id_)} {hint}")
    return f"Mail {id_} goes out again at the next `annuario remind`."


def reminds_next(desk: Desk) -> Callable[[Standing], date | None]:
    """Return what answers on which day a department is reminded next, after today; None if no reminder follows."""
    known = _known(desk)
    return lambda standing: next_day(desk.cycle, known, standing)


def text_of(desk: Desk, message: Message) -> str:
    """Return what a mail of the outbox says, as plain text."""
    return plain_text(_mail(desk, message))


def transport_of(desk: Desk) -> Transport:
    """Return the way mail leaves, as the cycle file says. Raises Refused if the login does not fit together."""
    mail = desk.cycle.mail
    if mail.transport == "smtp" and mail.smtp:
        return Smtp(mail.smtp)
    return Files(desk.workspace.outputs / "outbox")


# --- what is to be written ---


def _letters(desk: Desk) -> tuple[Made, ...]:
    return tuple(made for _, made in _due_letters(desk))


def _due_letters(desk: Desk) -> tuple[tuple[Letter, Made], ...]:
    known = _known(desk)
    return tuple((due, letter(desk, known.standings, due, known.extended)) for due in letters(desk.cycle, known))


def _morning(desk: Desk, *, unread: bool) -> tuple[Made, ...]:
    step, known = f"morning-{desk.clock.today.isoformat()}", _known(desk)
    in_season = desk.cycle.dates.opens <= desk.clock.today <= desk.cycle.dates.publication
    if not in_season or (COORDINATOR, step) in {item for message in known.outbox for item in message.items}:
        return ()
    return (morning_mail(desk, known, step, unread=unread),)


def _known(desk: Desk) -> Known:
    return Known(desk.standings(), messages(desk.ledger), desk.clock.today, times_extended(desk.ledger))


# --- sending ---


@contextmanager
def _sending(desk: Desk, transport: Transport | None) -> Iterator[Transport]:
    """Yield the way mail leaves while nobody else sends: what is `sending` now was left so by a run that died."""
    with hold(desk.workspace.state / "locks" / f"{desk.workspace.name}.outbox.lock", "mail", desk.cycle.time_zone):
        way = transport or transport_of(desk)
        try:
            yield way
        finally:
            if transport is None:
                way.close()


def _round(desk: Desk, transport: Transport, made: Sequence[Made], *, morning: bool) -> Reminded:
    for row, mail in made:
        content = desk.archive.keep(mail.as_bytes(policy=WIRE))
        enqueue(desk.ledger, desk.clock, replace(row, content=content))
    _settle(desk, transport, morning=morning)
    result = Reminded()
    for message in _of(desk, "queued", morning=morning):
        result = _added(result, desk, message, _deliver(desk, transport, message))
    unknown = tuple(_held(message, message.answer) for message in _of(desk, "unknown", morning=morning))
    return replace(result, unknown=unknown, as_files=bool(result.mails) and isinstance(transport, Files))


def _settle(desk: Desk, transport: Transport, *, morning: bool) -> None:
    """Decide, as far as the transport can, about the mails in the hands of a run that died."""
    outcome = {True: "sent", False: "queued", None: "unknown"}
    for message in _of(desk, "sending", morning=morning):
        to = outcome[transport.arrived(_mail(desk, message))]
        words = "the run that sent it was cut short" if to == "unknown" else ""
        move(desk.ledger, desk.clock, message.id, of=["sending"], to=to, answer=words)


def _deliver(desk: Desk, transport: Transport, message: Message) -> Answer:
    if message.waits_until and desk.clock.now < message.waits_until:
        return Answer("later", message.answer)
    if not move(desk.ledger, desk.clock, message.id, of=["queued"], to="sending"):
        return Answer("later", "another run has it")
    known = _known(desk)
    idle = needless(desk.cycle, known, message)
    if len(idle) == len(message.items):
        answer = Answer("refused", min(idle.values()))
    else:
        answer = transport.send(_still_true(desk, known, message, idle), message.recipients)
    if answer.put_off:
        until = next_try(desk.clock.now, message.tries + 1)
        put_off(desk.ledger, desk.clock, message.id, until=until, answer=answer.words)
    else:
        to = "queued" if answer.state == "later" else answer.state
        move(desk.ledger, desk.clock, message.id, of=["sending"], to=to, answer=answer.words)
    return answer


def _still_true(desk: Desk, known: Known, message: Message, idle: Mapping[tuple[str, str], str]) -> EmailMessage:
    """Return the mail as it was written down; made anew if a part of what it tells is not true any more."""
    if not idle:
        return _mail(desk, message)
    left = [item for item in message.items if item not in idle]
    dues = tuple(Due(department, step, kind_of(step, desk.clock.today), "") for department, step in left)
    row, mail = letter(desk, known.standings, Letter(message.recipients, dues), known.extended)
    mail.replace_header("Message-ID", _mail(desk, message)["Message-ID"])
    reword(desk.ledger, desk.clock, message.id, subject=row.subject, content=desk.archive.keep(mail.as_bytes(policy=WIRE)))
    return mail


def _added(result: Reminded, desk: Desk, message: Message, answer: Answer) -> Reminded:
    held = (_held(message, answer.words),)
    match answer.state:
        case "sent":
            sent = tuple(Sent(department, step, desk.clock.today) for department, step in message.items)
            remarks = (f"{message.subject}: {answer.words}.",) if answer.words else ()
            return replace(result, sent=result.sent + sent, mails=result.mails + 1, remarks=result.remarks + remarks)
        case "later":
            return replace(result, waiting=result.waiting + held)
        case "refused" if answer.words in CALLED_OFF:
            return replace(result, called_off=result.called_off + held)
        case "refused":
            return replace(result, refused=result.refused + held)
        case _:
            return result  # all that are unknown are told together


def _held(message: Message, words: str) -> Held:
    department, step = message.items[0]
    return Held(department, step, words)


def _of(desk: Desk, state: str, *, morning: bool) -> tuple[Message, ...]:
    """Return the mails in one state: the coordinator's status mails, or all that departments are sent."""
    return tuple(found for found in messages(desk.ledger) if (found.kind == MORNING) is morning and found.state == state)


def _mail(desk: Desk, message: Message) -> EmailMessage:
    return read(desk.archive.path(message.content).read_bytes())


def _what_is(desk: Desk, id_: str) -> str:
    found = next((message for message in messages(desk.ledger) if message.id == id_), None)
    if found is None:
        return f"There is no mail {id_} in this cycle; see `annuario mail list`."
    return f"Mail {id_} is {found.state}{f' ({found.answer})' if found.answer else ''}."
