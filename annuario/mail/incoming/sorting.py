"""What a mail that came in is, and whose. Pure: knows the cycle and our own mails that it may answer.

Nothing here is proof: who writes can call himself anybody. So a hand-in never takes the place of what a person put into
the folder, and the receipt goes to the department's own address.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from annuario.cycle import Cycle
from annuario.ledger.received import Ours
from annuario.mail.incoming.reading import Letter

_DAEMON = re.compile(r"(mailer-daemon|mail-daemon|postmaster)(@.*)?")


@dataclass(frozen=True, slots=True)
class Sorted:
    """What a mail is: hand-in, question, answer, bounce, auto-reply, own or other; `department` is "" for nobody's.

    `between` names departments that it may come from, where that cannot be decided.
    """

    kind: str
    department: str = ""
    between: tuple[str, ...] = ()


def sort(cycle: Cycle, name: str, letter: Letter, known: Mapping[str, Ours]) -> Sorted:
    """Return what `letter` is in the cycle called `name`; `known` are those mails of ours that it refers to, or is."""
    if letter.bounce or _DAEMON.fullmatch(letter.sender):
        return Sorted("bounce")
    if _is_own(cycle, letter, known):
        return Sorted("own")
    answered = [known[id_] for id_ in letter.refers_to if id_ in known]
    here = [ours for ours in answered if ours.cycle == name]
    if answered and not here:
        return Sorted("other")  # it answers another year's
    if letter.by_machine and not letter.files:
        return Sorted("auto-reply")
    found = _departments(cycle, letter, here)
    department = found[0] if len(found) == 1 else ""
    if letter.files:
        return Sorted("hand-in", department) if department else Sorted("question", between=found)
    return Sorted("answer", department, found if len(found) > 1 else ()) if found or here or letter.others else Sorted("other")


def _is_own(cycle: Cycle, letter: Letter, known: Mapping[str, Ours]) -> bool:
    """Whether it is one of ours that lies there too, or what the coordinator wrote."""
    mail = cycle.mail
    house = {address.casefold() for address in (mail.sender, mail.coordinator, mail.answers)}
    offices = {address.casefold() for department in cycle.departments for address in department.addresses}
    if letter.sender not in house:
        return False
    return letter.own_id in known or letter.has_reference or letter.sender not in offices


def _departments(cycle: Cycle, letter: Letter, answered: list[Ours]) -> tuple[str, ...]:
    """Return the departments that the mail may come from: by its address, else by what it answers and its domain."""
    told = {department for ours in answered for department in ours.departments}
    by_address = [
        department.id
        for department in cycle.departments
        if letter.sender in {address.casefold() for address in (*department.addresses, department.head or "") if address}
    ]
    if len(by_address) > 1:
        return tuple([id_ for id_ in by_address if id_ in told] or by_address)
    if by_address or not letter.sender:
        return tuple(by_address)
    domain = letter.sender.rpartition("@")[2]
    return tuple(
        department.id
        for department in cycle.departments
        if department.id in told and domain in {address.casefold().rpartition("@")[2] for address in department.addresses}
    )
