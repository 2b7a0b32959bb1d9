"""The outbox: mails are written down before they leave, leave once, and what nobody can decide waits for a person.

A mail goes queued -> sending -> sent. A run killed while one was `sending` leaves it so; the next run asks the
transport whether it arrived. Who is due is `policy`'s affair, the words are `compose`'s.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP as WIRE

from annuario.errors import Refused
from annuario.ledger.desk import Desk
from annuario.ledger.lock import hold
from annuario.ledger.messages import Message, enqueue, messages, move
from annuario.ledger.standing import Standing, State
from annuario.mail.compose import COORDINATOR, morning_mail, reminder
from annuario.mail.files import Files
from annuario.mail.message import plain_text, read
from annuario.mail.policy import Due, due, step_until
from annuario.mail.results import CALLED_OFF, DELIVERED, EXCUSED, MOVED, OVERTAKEN, Held, Preview, Reminded, Sent
from annuario.mail.smtp import Smtp
from annuario.mail.transport import Answer, Transport

Letter = tuple[Message, EmailMessage]


def remind(desk: Desk, transport: Transport | None = None) -> Reminded:
    """Remind every department that is due today, and send what an earlier run left waiting.

    `transport` is the way mail leaves (default: what the cycle file says). Nobody is written to when the desk is
    restricted to some departments. Raises Busy if another run is sending, BadTemplate, BadAddress, and Refused for a
    login that does not fit together.
    """
    if desk.only:
        return Reminded(restricted=True)
    with _sending(desk, transport) as way:
        return _round(desk, way, "reminder", _reminders(desk))


def morning(desk: Desk, transport: Transport | None = None) -> Reminded:
    """Send the coordinator's status mail, once a day; raises what `remind` raises."""
    if desk.only:
        return Reminded(restricted=True)
    with _sending(desk, transport) as way:
        return _round(desk, way, "morning", _morning(desk))


def preview(desk: Desk) -> tuple[Preview, ...]:
    """Return the reminders that `remind` would write now; sends and writes nothing."""
    if desk.only:
        return ()
    return tuple(
        Preview(next_.department, next_.reason, row.subject, plain_text(mail)) for next_, (row, mail) in _due_letters(desk)
    )


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
    """Let a mail that the server refused go out again at the next run, and return a sentence that says so.

    Raises Refused if the mail was not refused by a server.
    """
    called_off = {message.id for message in messages(desk.ledger) if message.answer in CALLED_OFF}
    if id_ in called_off or not move(desk.ledger, desk.clock, id_, of=["refused"], to="queued"):
        hint = "Only a mail that the mail server refused can be tried again; nothing was changed."
        raise Refused(f"{_what_is(desk, id_)} {hint}")
    return f"Mail {id_} goes out again at the next `annuario remind`."


def transport_of(desk: Desk) -> Transport:
    """Return the way mail leaves, as the cycle file says. Raises Refused if the login does not fit together."""
    mail = desk.cycle.mail
    if mail.transport == "smtp" and mail.smtp:
        return Smtp(mail.smtp)
    return Files(desk.workspace.outputs / "outbox")


# --- what is to be written ---


def _reminders(desk: Desk) -> tuple[Letter, ...]:
    return tuple(letter for _, letter in _due_letters(desk))


def _due_letters(desk: Desk) -> tuple[tuple[Due, Letter], ...]:
    if not _in_season(desk):
        return ()
    standings = desk.standings()
    by_id = {standing.department.id: standing for standing in standings}
    steps = {item for message in messages(desk.ledger) for item in message.items}
    found = due(standings, desk.cycle.reminders.days, desk.clock.today, steps)
    return tuple((next_, reminder(desk, by_id[next_.department], next_)) for next_ in found)


def _morning(desk: Desk) -> tuple[Letter, ...]:
    step = f"morning-{desk.clock.today.isoformat()}"
    outbox = messages(desk.ledger)
    if not _in_season(desk) or (COORDINATOR, step) in {item for message in outbox for item in message.items}:
        return ()
    return (morning_mail(desk, desk.standings(), outbox, step),)


def _in_season(desk: Desk) -> bool:
    """Whether the cycle is under way: nobody is written to before it opens, or about a report that is out."""
    return desk.cycle.dates.opens <= desk.clock.today <= desk.cycle.dates.publication


# --- sending ---


@contextmanager
def _sending(desk: Desk, transport: Transport | None) -> Iterator[Transport]:
    """Yield the way mail leaves while nobody else sends: what is `sending` now was left so by a run that died."""
    with hold(desk.workspace.state / "locks" / f"{desk.workspace.name}.outbox.lock", "mail"):
        way = transport or transport_of(desk)
        try:
            yield way
        finally:
            if transport is None:
                way.close()


def _round(desk: Desk, transport: Transport, kind: str, letters: Sequence[Letter]) -> Reminded:
    for row, mail in letters:
        content = desk.archive.keep(mail.as_bytes(policy=WIRE))
        enqueue(desk.ledger, desk.clock, replace(row, content=content))
    _settle(desk, transport, kind)
    result = Reminded()
    for message in _of(desk, kind, "queued"):
        result = _added(result, desk.clock.today, message, _deliver(desk, transport, message))
    unknown = tuple(_held(message, message.answer) for message in _of(desk, kind, "unknown"))
    return replace(result, unknown=unknown)


def _settle(desk: Desk, transport: Transport, kind: str) -> None:
    """Decide, as far as the transport can, about the mails in the hands of a run that died."""
    outcome = {True: "sent", False: "queued", None: "unknown"}
    for message in _of(desk, kind, "sending"):
        to = outcome[transport.arrived(_mail(desk, message))]
        words = "the run that sent it was cut short" if to == "unknown" else ""
        move(desk.ledger, desk.clock, message.id, of=["sending"], to=to, answer=words)


def _deliver(desk: Desk, transport: Transport, message: Message) -> Answer:
    if not move(desk.ledger, desk.clock, message.id, of=["queued"], to="sending"):
        return Answer("later", "another run has it")
    needless = _needless(desk, message)
    answer = Answer("refused", needless) if needless else transport.send(_mail(desk, message), message.recipients)
    to = "queued" if answer.state == "later" else answer.state
    move(desk.ledger, desk.clock, message.id, of=["sending"], to=to, answer=answer.words)
    return answer


def _needless(desk: Desk, message: Message) -> str:
    """Return why a mail written down earlier is not to go out now, "" if it is."""
    if message.kind == "morning":
        return OVERTAKEN if message.day < desk.clock.today else ""
    by_id = {standing.department.id: standing for standing in desk.standings()}
    later = {
        department
        for other in messages(desk.ledger)
        if other.id != message.id and other.kind == "reminder" and other.day > message.day
        for department, _ in other.items
    }
    reasons = {_needless_for(by_id.get(department), step, department in later) for department, step in message.items}
    return "" if "" in reasons else min(reasons)


def _needless_for(standing: Standing | None, step: str, overtaken: bool) -> str:  # noqa: FBT001 -- one of three plain facts
    if standing is None or standing.state is State.EXCUSED:
        return EXCUSED
    if standing.done:
        return DELIVERED
    if step_until(step) != standing.until:
        return MOVED
    return OVERTAKEN if overtaken else ""


def _added(result: Reminded, day: date, message: Message, answer: Answer) -> Reminded:
    held = (_held(message, answer.words),)
    match answer.state:
        case "sent":
            sent = tuple(Sent(department, step, day) for department, step in message.items)
            remarks = (f"{message.subject}: {answer.words}.",) if answer.words else ()
            return replace(result, sent=result.sent + sent, remarks=result.remarks + remarks)
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


def _of(desk: Desk, kind: str, state: str) -> tuple[Message, ...]:
    return tuple(message for message in messages(desk.ledger) if message.kind == kind and message.state == state)


def _mail(desk: Desk, message: Message) -> EmailMessage:
    return read(desk.archive.path(message.content).read_bytes())


def _what_is(desk: Desk, id_: str) -> str:
    found = next((message for message in messages(desk.ledger) if message.id == id_), None)
    if found is None:
        return f"There is no mail {id_} in this cycle; see `annuario mail list`."
    return f"Mail {id_} is {found.state}{f' ({found.answer})' if found.answer else ''}."
