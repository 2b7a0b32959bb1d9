"""Whether a mail that was written down is still to go out, at the moment of sending. Pure."""

from collections.abc import Iterable, Mapping

from annuario.cycle import Cycle
from annuario.ledger.messages import Message
from annuario.ledger.standing import Standing, State
from annuario.mail.policy import Known
from annuario.mail.results import DELIVERED, EXCUSED, FORWARD, MENDED, MOVED, OVERTAKEN
from annuario.mail.steps import extension_step, is_extension, is_ladder, mend_step, receipt_step, step_until


def needless(cycle: Cycle, known: Known, message: Message) -> Mapping[tuple[str, str], str]:
    """Return the items of `message` that nobody has to be told any more, each with why."""
    if message.kind == "morning":
        return dict.fromkeys(message.items, OVERTAKEN) if message.day < known.today else {}
    if message.kind == FORWARD:
        return {}
    by_id = {standing.department.id: standing for standing in known.standings}
    later = [other for other in known.outbox if other.day > message.day and other.id != message.id]
    found = {item: _needless(known, by_id.get(item[0]), item[1], _told(later, item[0])) for item in message.items}
    if known.today > cycle.dates.publication:
        found = dict.fromkeys(message.items, OVERTAKEN)
    return {item: why for item, why in found.items() if why}


def _told(later: Iterable[Message], department: str) -> frozenset[str]:
    """Return what later mails tell a department."""
    return frozenset(step for message in later for office, step in message.items if office == department)


def _needless(known: Known, standing: Standing | None, step: str, later: frozenset[str]) -> str:
    if standing is None:
        return EXCUSED
    if is_ladder(step):
        return _needless_reminder(standing, step, later)
    if step.startswith("mend-"):
        return "" if step in _to_mend(standing) else EXCUSED if standing.state is State.EXCUSED else MENDED
    if is_extension(step):
        return _needless_extension(known, standing, step)
    there = receipt_step(file.digest for file in standing.received)
    return OVERTAKEN if step != there and there in later else ""


def _needless_reminder(standing: Standing, step: str, later: frozenset[str]) -> str:
    if standing.state is State.EXCUSED:
        return EXCUSED
    if standing.done:
        return DELIVERED
    if step_until(step) != standing.until:
        return MOVED
    return OVERTAKEN if any(is_ladder(other) for other in later) else ""


def _needless_extension(known: Known, standing: Standing, step: str) -> str:
    if standing.done:
        return EXCUSED if standing.state is State.EXCUSED else DELIVERED
    return "" if step == extension_step(known.extended.get(standing.department.id, 0)) else MOVED


def _to_mend(standing: Standing) -> frozenset[str]:
    if standing.state is not State.STOPPED:
        return frozenset()
    return frozenset(mend_step(file.digest) for file in standing.files if file.rules and not file.accepted)
