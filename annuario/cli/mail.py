"""mail list, show, resolve, retry, test: what was sent, a person's word on what nobody else can know, and whether mail leaves."""

import argparse
import json

from annuario.cli.say import say
from annuario.errors import WrongUse
from annuario.ledger.desk import Desk, at_work, open_desk
from annuario.ledger.messages import Message, messages
from annuario.mail import resolve, retry, text_of, trial

_SOMETHING_WAITS = 4
_BECAME = {"refused": "was refused", "later": "did not leave", "unknown": "perhaps went out"}


def run(words: argparse.Namespace) -> int:
    """List the mails, write down what the coordinator knows of one, or try the way mail leaves."""
    with open_desk(words.cycle, today=words.today) as desk:
        if words.verb == "test":
            return _test(desk)
        if words.verb == "resolve":
            with at_work(desk, "mail resolve"):
                say(resolve(desk, words.id, arrived=words.answer == "arrived"))
            return 0
        if words.verb == "retry":
            with at_work(desk, "mail retry"):
                say(retry(desk, words.id))
            return 0
        if words.verb == "show":
            return _show(desk, words.id)
        found = messages(desk.ledger)
    if words.json:
        say(json.dumps([_plain(message) for message in found], ensure_ascii=False, indent=2))
        return 0
    for message in found:
        said = f"  ({message.answer})" if message.answer else ""
        say(f"{message.day}  {message.state:8}  {message.kind:9}  {', '.join(message.recipients)}  {message.id}{said}")
    say("1 mail." if len(found) == 1 else f"{len(found)} mails.")
    return 0


def _show(desk: Desk, id_: str) -> int:
    """Print one mail with what became of it. Raises WrongUse for an id that no mail has."""
    for message in messages(desk.ledger):
        if message.id == id_:
            state = f"{message.state} ({message.answer})" if message.answer else message.state
            told = "\n".join(f"  {department}: {step}" for department, step in message.items)
            say(f"To {', '.join(message.recipients)}\n{message.day}, {state}\nWhat it tells:\n{told}\n")
            say(f"Subject: {message.subject}\n\n{text_of(desk, message)}")
            return 0
    raise WrongUse(f"There is no mail {id_} in this cycle; see `annuario mail list`.")


def _test(desk: Desk) -> int:
    """Send the coordinator one mail, and print what became of it in the server's own words; 4 unless it left."""
    to = desk.cycle.mail.coordinator
    answer = trial(desk)
    if answer.state == "sent" and desk.cycle.mail.transport == "files":
        say(f"A mail to {to} lies in {desk.workspace.outputs / 'outbox'}: the cycle file says that nothing is sent.")
    elif answer.state == "sent":
        say(f"A mail to {to} went out. The server said: {answer.said}")
    else:
        say(f"The mail to {to} {_BECAME[answer.state]}. {answer.words}")
    return 0 if answer.state == "sent" else _SOMETHING_WAITS


def _plain(message: Message) -> dict[str, object]:
    return {
        "id": message.id,
        "kind": message.kind,
        "recipients": list(message.recipients),
        "subject": message.subject,
        "day": message.day.isoformat(),
        "state": message.state,
        "answer": message.answer,
        "items": [{"department": department, "step": step} for department, step in message.items],
    }
