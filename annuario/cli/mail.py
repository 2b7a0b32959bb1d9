"""mail list, mail resolve: what was sent, and a person's word on what nobody else can know."""

import argparse
import json

from annuario.cli.say import say
from annuario.ledger.desk import at_work, open_desk
from annuario.ledger.messages import Message, messages
from annuario.mail import resolve


def run(words: argparse.Namespace) -> int:
    """List the mails, or write down what the coordinator knows of one."""
    with open_desk(words.cycle, today=words.today) as desk:
        if words.verb == "resolve":
            with at_work(desk, "mail resolve"):
                say(resolve(desk, words.id, arrived=words.answer == "arrived"))
            return 0
        found = messages(desk.ledger)
    if words.json:
        say(json.dumps([_plain(message) for message in found], ensure_ascii=False, indent=2))
        return 0
    for message in found:
        said = f"  ({message.answer})" if message.answer else ""
        say(f"{message.day}  {message.state:8}  {message.kind:9}  {', '.join(message.recipients)}  {message.id}{said}")
    say("1 mail." if len(found) == 1 else f"{len(found)} mails.")
    return 0


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
