from datetime import UTC, date, datetime

import pytest

from annuario.clock import Clock
from annuario.findings import Finding, Severity
from annuario.ledger.store import Ledger
from annuario.ledger.submissions import Submission, counting, judge, mark_gone, newest, record, submissions
from tests.ledger.conftest import DAY, HandIn

LATER = date(2006, 2, 20)
STOPS = Finding("damaged", Severity.STOPS, "a.docx")
LOOK = Finding("empty-file", Severity.LOOK, "a.docx", "Sheet1!B2", {"name": "x {y}"})


def versions(rows: tuple[Submission, ...]) -> list[tuple[str, str]]:
    """Path and content of each row."""
    return [(row.path, row.digest) for row in rows]


def test_a_version_is_remembered_whole_with_the_day_it_was_first_seen(ledger: Ledger, clock: Clock) -> None:
    new = record(ledger, clock, department="sport", path="a/Relazione più.docx", digest="d1", size=7, stamp="7:1:1")

    assert new
    assert submissions(ledger) == (
        Submission(
            id=1,
            department="sport",
            path="a/Relazione più.docx",
            digest="d1",
            size=7,
            first_seen=datetime(2006, 2, 16, 8, tzinfo=UTC),
            first_day=DAY,
            present=True,
            stamp="7:1:1",
            kind="",
            rules="",
        ),
    )
    assert submissions(ledger)[0].folder == "a"
    assert not submissions(ledger)[0].accepted


def test_seeing_it_again_changes_nothing_but_its_look(ledger: Ledger, hand_in: HandIn) -> None:
    first = hand_in(ledger, "sport", "a.docx")

    new = record(ledger, Clock.fixed(LATER), department="sport", path="a.docx", digest=first.digest, size=7, stamp="7:2:2")

    (row,) = submissions(ledger)
    assert not new
    assert (row.stamp, row.first_day, row.kind) == ("7:2:2", DAY, "narrative")


def test_the_same_content_from_two_departments_is_two_contributions(ledger: Ledger, hand_in: HandIn) -> None:
    hand_in(ledger, "sport", "a.docx", digest="d1")
    hand_in(ledger, "gioventu", "a.docx", digest="d1")

    assert [(row.department, row.path) for row in counting(submissions(ledger))] == [("gioventu", "a.docx"), ("sport", "a.docx")]


def test_a_judgement_is_kept_with_its_findings_and_a_new_one_takes_its_place(ledger: Ledger, hand_in: HandIn) -> None:
    stopped = hand_in(ledger, "sport", "a.docx", STOPS, LOOK, kind="narrative")

    judge(ledger, stopped.id, kind="narrative", rules="2", findings=[LOOK])

    (row,) = submissions(ledger)
    content = "content of sport/a.docx"
    looked = Finding("empty-file", Severity.LOOK, "a.docx", "Sheet1!B2", {"name": "x {y}"}, content)
    assert stopped.findings == (Finding("damaged", Severity.STOPS, "a.docx", digest=content), looked)
    assert (stopped.accepted, row.accepted) == (False, True)
    assert (row.rules, row.findings) == ("2", (looked,))


def test_a_renamed_file_keeps_its_time_of_delivery_and_its_judgement(ledger: Ledger, hand_in: HandIn) -> None:
    first = hand_in(ledger, "sport", "a.docx")
    mark_gone(ledger, [first.id])

    new = record(ledger, Clock.fixed(LATER), department="sport", path="b.docx", digest=first.digest, size=7, stamp="7:1:1")

    (row,) = submissions(ledger)
    assert not new
    assert (row.path, row.present, row.first_day, row.accepted) == ("b.docx", True, DAY, True)


def test_the_older_versions_of_a_renamed_file_follow_it(ledger: Ledger, hand_in: HandIn) -> None:
    hand_in(ledger, "sport", "a.docx", digest="old")
    newer = hand_in(ledger, "sport", "a.docx", digest="new")
    mark_gone(ledger, [row.id for row in submissions(ledger)])

    hand_in(ledger, "sport", "b.docx", digest=newer.digest, day=LATER)

    assert versions(submissions(ledger)) == [("b.docx", "old"), ("b.docx", "new")]
    assert versions(counting(submissions(ledger))) == [("b.docx", "new")]


def test_a_copy_under_a_second_name_is_a_version_of_its_own_but_counts_once(ledger: Ledger, hand_in: HandIn) -> None:
    hand_in(ledger, "sport", "b.docx", digest="d1")
    hand_in(ledger, "sport", "a.docx", digest="d1")

    assert versions(submissions(ledger)) == [("b.docx", "d1"), ("a.docx", "d1")]
    assert versions(newest(submissions(ledger))) == [("a.docx", "d1")]


def test_what_has_gone_still_counts(ledger: Ledger, hand_in: HandIn) -> None:
    gone = hand_in(ledger, "sport", "a.docx")

    mark_gone(ledger, [gone.id])

    assert [(row.path, row.present) for row in counting(submissions(ledger))] == [("a.docx", False)]


def test_the_last_good_version_counts_while_a_bad_one_lies_there(ledger: Ledger, hand_in: HandIn) -> None:
    good = hand_in(ledger, "sport", "a.docx", LOOK, digest="good")
    mark_gone(ledger, [good.id])
    hand_in(ledger, "sport", "a.docx", STOPS, digest="bad", day=LATER)

    assert versions(newest(submissions(ledger))) == [("a.docx", "bad")]
    assert versions(counting(submissions(ledger))) == [("a.docx", "good")]


@pytest.mark.parametrize("kind", [None, ""])
def test_what_is_not_judged_or_of_no_use_does_not_count(kind: str | None, ledger: Ledger, hand_in: HandIn) -> None:
    hand_in(ledger, "sport", "a.docx", kind=kind)

    assert versions(newest(submissions(ledger))) == [("a.docx", "content of sport/a.docx")]
    assert counting(submissions(ledger)) == ()


def test_an_older_version_that_was_put_back_is_the_one_that_counts(ledger: Ledger, hand_in: HandIn) -> None:
    first = hand_in(ledger, "sport", "a.docx", digest="first")
    mark_gone(ledger, [first.id])
    second = hand_in(ledger, "sport", "a.docx", digest="second")
    mark_gone(ledger, [second.id])

    hand_in(ledger, "sport", "a.docx", digest="first", day=LATER)

    assert versions(counting(submissions(ledger))) == [("a.docx", "first")]
    assert [row.first_day for row in counting(submissions(ledger))] == [DAY]
