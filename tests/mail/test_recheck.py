"""What of a mail is still true at the moment of sending; the second table of docs/mail-policy.md."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from annuario.cycle import Cycle
from annuario.findings import Finding, Severity
from annuario.ledger.messages import Message
from annuario.ledger.standing import Standing, State
from annuario.ledger.submissions import Submission
from annuario.mail.policy import Known
from annuario.mail.recheck import needless
from annuario.mail.results import DELIVERED, EXCUSED, MENDED, MOVED, OVERTAKEN
from annuario.mail.steps import extension_step, mend_step, receipt_step

DEADLINE, WRITTEN, TODAY = date(2006, 2, 17), date(2006, 2, 15), date(2006, 2, 16)
REMINDER, HEAD, ADDRESS = "2006-02-17-7", "2006-02-17-7-head", "2006-02-17-address"
MEND, RECEIPT, EXTENSION = mend_step("a"), receipt_step("a"), extension_step(1)

CYCLE = Cycle.model_validate(
    {
        "title": {"it": "L’attività", "en": "Activities"},
        "year": 2005,
        "dates": {"opens": date(2006, 1, 9), "deadline": DEADLINE, "publication": date(2006, 6, 30)},
        "mail": {"sender": "c@comune.example", "coordinator": "c@comune.example"},
        "sections": [{"id": "networks", "title": {"it": "Reti", "en": "Networks"}, "template": "x.docx"}],
        "departments": [
            {"id": "sport", "name": {"it": "Sport", "en": "Sports"}, "addresses": ["s@comune.example"], "section": "networks"}
        ],
    }
)


def standing(state: State, digest: str, until: date) -> Standing:
    stopped = state is State.STOPPED
    found = (Finding("damaged", Severity.STOPS, "a.docx"),) if stopped else ()
    moment = datetime(2006, 2, 1, 8, tzinfo=UTC)
    kind = "" if stopped else "narrative"
    file = Submission(1, "sport", "a.docx", digest, 1, moment, moment.date(), True, "", kind, "1", found)  # noqa: FBT003 -- a plain field
    return Standing(CYCLE.departments[0], state, until, 0, (), (file,), (), None, "")


def mail(day: date, *steps: str, kind: str = "reminder") -> Message:
    items = tuple(("sport", step) for step in steps)
    return Message(
        f"{day} {steps}", kind, ("s@comune.example",), "s", day, "queued", "", "d", datetime(2006, 2, 15, tzinfo=UTC), items
    )


@pytest.mark.parametrize(
    ("state", "digest", "until", "extended", "later", "expected"),
    [
        (State.STOPPED, "a", DEADLINE, 0, (), {EXTENSION: MOVED}),
        (State.STOPPED, "b", DEADLINE, 0, (), {MEND: MENDED, EXTENSION: MOVED}),
        (State.STOPPED, "b", DEADLINE, 0, (receipt_step("b"),), {MEND: MENDED, EXTENSION: MOVED, RECEIPT: OVERTAKEN}),
        (State.STOPPED, "a", date(2006, 3, 3), 1, (), dict.fromkeys((REMINDER, HEAD, ADDRESS), MOVED)),
        (
            State.STOPPED,
            "a",
            date(2006, 3, 3),
            2,
            (extension_step(2),),
            dict.fromkeys((REMINDER, HEAD, ADDRESS, EXTENSION), MOVED),
        ),
        (
            State.STOPPED,
            "a",
            DEADLINE,
            1,
            ("2006-02-17-1",),
            dict.fromkeys((REMINDER, HEAD, ADDRESS), OVERTAKEN),
        ),
        (State.DELIVERED, "c", DEADLINE, 1, (), dict.fromkeys((REMINDER, HEAD, ADDRESS, EXTENSION), DELIVERED) | {MEND: MENDED}),
        (State.EXCUSED, "a", DEADLINE, 1, (), dict.fromkeys((REMINDER, HEAD, ADDRESS, EXTENSION, MEND), EXCUSED)),
    ],
)
def test_what_nobody_needs_any_more_is_named_with_why(
    state: State, digest: str, until: date, extended: int, later: tuple[str, ...], expected: Mapping[str, str]
) -> None:
    waiting = mail(WRITTEN, REMINDER, HEAD, ADDRESS, MEND, RECEIPT, EXTENSION)
    outbox = [waiting, *([mail(TODAY, *later)] if later else [])]

    found = needless(CYCLE, Known([standing(state, digest, until)], outbox, TODAY, {"sport": extended}), waiting)

    assert {step: why for (_, step), why in found.items()} == expected


@pytest.mark.parametrize(("day", "expected"), [(TODAY, {}), (WRITTEN, {("sport", "morning-x"): OVERTAKEN})])
def test_a_status_mail_is_of_its_day(day: date, expected: Mapping[tuple[str, str], str]) -> None:
    waiting = mail(day, "morning-x", kind="morning")

    assert needless(CYCLE, Known([], [waiting], TODAY), waiting) == expected


def test_nothing_goes_out_about_a_report_that_is_out_or_a_department_that_is_no_more() -> None:
    waiting = mail(WRITTEN, RECEIPT)
    there = standing(State.DELIVERED, "a", DEADLINE)

    late = needless(CYCLE, Known([there], [waiting], date(2006, 7, 3)), waiting)
    gone = needless(CYCLE, Known([], [waiting], TODAY), waiting)

    assert (late, gone) == ({("sport", RECEIPT): OVERTAKEN}, {("sport", RECEIPT): EXCUSED})
