import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from annuario.errors import Refused
from annuario.findings import Finding, Severity
from annuario.ledger.decisions import excuse, extend
from annuario.ledger.desk import Desk
from annuario.ledger.lock import Busy, hold
from annuario.ledger.messages import messages
from annuario.mail import Answer, Held, Reminded, Sent, morning, preview, remind, resolve, retry
from annuario.mail.message import plain_text, read
from tests.mail.conftest import later
from tests.servers.mailserver import Behaviour, mail_server

OpenDesk = Callable[..., AbstractContextManager[Desk]]
MakeCycle = Callable[..., Path]
Deliver = Callable[..., None]

DAY = date(2006, 2, 16)
STEP = "2006-02-17-1"
ALL = (Sent("gioventu", STEP, DAY), Sent("sport", STEP, DAY), Sent("ambiente", STEP, DAY))


@dataclass
class Scripted:
    """A way for mail to leave that gives the answers it was told, by first recipient, and remembers what it was handed."""

    answers: dict[str, Answer] = field(default_factory=dict)
    knows: bool | None = None
    before: Callable[[], None] = lambda: None
    handed: list[str] = field(default_factory=list)

    def send(self, message: EmailMessage, recipients: Sequence[str]) -> Answer:
        self.handed.append(recipients[0])
        assert message["To"] == ", ".join(recipients)
        self.before()
        return self.answers.get(recipients[0], Answer("sent"))

    def arrived(self, message: EmailMessage) -> bool | None:
        assert message["Message-ID"]
        return self.knows

    def close(self) -> None: ...


def by_department(result: Reminded) -> dict[str, list[str]]:
    return {
        name: sorted(item.department for item in getattr(result, name))
        for name in ("sent", "waiting", "refused", "called_off", "unknown")
        if getattr(result, name)
    }


def states(desk: Desk) -> dict[str, tuple[str, str]]:
    return {message.items[0][0]: (message.state, message.answer) for message in messages(desk.ledger)}


def outbox(desk: Desk) -> list[str]:
    return sorted(path.name for path in (desk.workspace.outputs / "outbox").glob("*"))


def in_any_order(result: Reminded) -> tuple[Sent, ...]:
    return tuple(sorted(result.sent))


def test_each_department_that_is_due_gets_one_file(open_on: OpenDesk) -> None:
    with open_on(DAY) as desk:
        result = remind(desk)

        assert in_any_order(result) == tuple(sorted(ALL))
        assert result.sentence() == "3 mails laid into the outbox as files, none sent."
        assert outbox(desk) == [
            "2006-02-16-ambiente-reminder.eml",
            "2006-02-16-gioventu-reminder.eml",
            "2006-02-16-sport-reminder.eml",
        ]
        assert set(states(desk).values()) == {("sent", "")}


def test_a_second_run_the_same_day_sends_nothing_and_a_later_step_sends_once_more(open_on: OpenDesk) -> None:
    with open_on(DAY) as desk:
        remind(desk)
        again = remind(desk)
    with open_on(date(2006, 2, 21)) as desk:
        later = remind(desk)
        standing = {item.department.id: item.reminded for item in desk.standings()}

    assert again == Reminded()
    assert again.sentence() == "No mail went out."
    assert {(item.step, item.day) for item in later.sent} == {("2006-02-17+1", date(2006, 2, 21))}
    assert standing == dict.fromkeys(("gioventu", "sport", "ambiente"), date(2006, 2, 21))


def test_nobody_who_delivered_or_is_excused_is_reminded(open_on: OpenDesk, deliver: Deliver) -> None:
    with open_on(DAY) as desk:
        deliver(desk, "sport", "narrative")
        excuse(desk.ledger, desk.clock, "ambiente", "nothing to report")

        result = remind(desk)
        names = outbox(desk)

    assert by_department(result) == {"sent": ["gioventu", "sport"]}
    assert names == ["2006-02-16-gioventu-reminder.eml", "2006-02-16-sport-receipt.eml"]


def test_what_arrives_is_answered_once_and_its_successor_again(open_on: OpenDesk, deliver: Deliver) -> None:
    with open_on(DAY) as desk:
        deliver(desk, "sport", "narrative")
        rounds = [remind(desk), remind(desk)]
        deliver(desk, "sport", "narrative", path="allegato.docx")
        rounds.append(remind(desk))
        kinds = [message.kind for message in messages(desk.ledger) if message.items[0][0] == "sport"]

    assert [by_department(one).get("sent", []) for one in rounds] == [["ambiente", "gioventu", "sport"], [], ["sport"]]
    assert kinds == ["receipt", "receipt"]


SAME = ["a@comune.example", "b@comune.example"]


def test_one_person_gets_one_mail_for_all_departments_it_answers_for(open_on: OpenDesk, make_cycle: MakeCycle) -> None:
    share_addresses(make_cycle())
    with open_on(DAY, write=False) as desk:
        result = remind(desk)
        second = remind(desk)
        (mail,) = [message for message in messages(desk.ledger) if len(message.items) > 1]
        text = plain_text(read(desk.archive.path(mail.content).read_bytes()))

    assert result.sentence() == "2 mails laid into the outbox as files, none sent."
    assert second == Reminded()
    assert (mail.items, mail.recipients) == ((("gioventu", STEP), ("ambiente", STEP)), tuple(SAME))
    assert mail.subject == "Risposta necessaria entro venerdì 17 febbraio 2006: contributo di 2 uffici alla relazione 2005"
    assert "shared/gioventu\nshared/ambiente\n" in text


def test_a_mail_for_several_drops_the_one_that_delivered_while_it_waited(
    open_on: OpenDesk, make_cycle: MakeCycle, deliver: Deliver
) -> None:
    share_addresses(make_cycle())
    with open_on(DAY, write=False) as desk:
        remind(desk, Scripted({SAME[0]: Answer("later", "450 busy")}))
        deliver(desk, "ambiente", "activities")
        result = remind(desk)
        mail = next(message for message in messages(desk.ledger) if len(message.items) > 1)
        sent = read(desk.archive.path(mail.content).read_bytes())

    assert (mail.state, result.mails, sent["Message-ID"]) == ("sent", 2, f"<{mail.id}@comune.example>")
    assert mail.subject == sent["Subject"] == "Risposta necessaria entro venerdì 17 febbraio 2006: contributo alla relazione 2005"
    assert "Ambiente" not in plain_text(sent)


def share_addresses(cycle: Path) -> None:
    """Let one person answer for two departments."""
    text = (cycle / "cycle.toml").read_text("utf-8")
    for old in ('["gioventu@comune.example", "scambi@comune.example"]', '["ambiente@comune.example"]'):
        text = text.replace(old, json.dumps(SAME))
    (cycle / "cycle.toml").write_text(text, "utf-8")


def test_a_run_about_some_departments_writes_to_nobody(open_on: OpenDesk) -> None:
    with open_on(DAY, only=("sport",)) as desk:
        reminded, told, shown = remind(desk), morning(desk), preview(desk)

        assert (reminded, told, shown) == (Reminded(restricted=True), Reminded(restricted=True), ())
        assert reminded.sentence() == "No mail was sent: this run was about some departments only."
        assert messages(desk.ledger) == ()
        assert not desk.workspace.outputs.exists()


@pytest.mark.parametrize("day", [date(2005, 12, 1), date(2006, 7, 1)])
def test_outside_the_cycle_nobody_is_written_to(open_on: OpenDesk, day: date) -> None:
    with open_on(day, ladder="[-100, 7]") as desk:
        assert (remind(desk), morning(desk), preview(desk)) == (Reminded(), Reminded(), ())


def test_the_preview_shows_what_would_go_out_and_writes_nothing(open_on: OpenDesk) -> None:
    with open_on(DAY) as desk:
        shown = preview(desk)
        before = (messages(desk.ledger), desk.workspace.outputs.exists(), desk.workspace.archive.exists())
        sent = remind(desk)

    assert before == ((), False, False)
    assert [item.departments[0] for item in shown] == ["gioventu", "sport", "ambiente"]
    assert shown[1][:5] == (
        ("sport@comune.example",),
        ("sport",),
        "reminder",
        ("sport: 1 day before 17 February 2006; missing: the Word report (text)",),
        "Answer needed by Friday 17 February 2006: your contribution to the 2005 report",
    )
    assert shown[0].subject == "Risposta necessaria entro venerdì 17 febbraio 2006: contributo alla relazione 2005"
    assert shown[1].text.startswith("International activities, 2005\n\nDear colleagues,\n")
    assert len(sent.sent) == 3


def test_who_delivers_while_the_round_is_under_way_is_not_written_to(open_on: OpenDesk, deliver: Deliver) -> None:
    with open_on(DAY) as desk:
        way = Scripted()

        def everybody_delivers() -> None:
            for department, kind in (("sport", "narrative"), ("ambiente", "activities"), ("gioventu", "narrative")):
                deliver(desk, department, kind)
            deliver(desk, "gioventu", "activities", path="attività.xlsx")

        way.before = everybody_delivers

        result = remind(desk, way)

        assert (len(way.handed), len(result.sent)) == (1, 1)
        assert [item.words for item in result.called_off] == ["delivered meanwhile"] * 2
        assert sorted(states(desk).values()) == [("refused", "delivered meanwhile")] * 2 + [("sent", "")]
        assert result.sentence() == "1 mail went out; 2 were not needed any more."


def test_a_mail_left_waiting_is_called_off_for_one_who_was_excused_or_got_more_time(open_on: OpenDesk) -> None:
    busy = dict.fromkeys(
        ("sport@comune.example", "gioventu@comune.example", "ambiente@comune.example"), Answer("later", "450 busy")
    )
    with open_on(DAY) as desk:
        first = remind(desk, Scripted(busy))
    with open_on(date(2006, 2, 17)) as desk:
        excuse(desk.ledger, desk.clock, "sport", "nothing to report")
        extend(desk.ledger, desk.clock, "gioventu", date(2006, 3, 3))
        second = remind(desk, Scripted())

    assert by_department(first) == {"waiting": ["ambiente", "gioventu", "sport"]}
    assert first.sentence() == "No mail went out; 3 wait for the next run (450 busy)."
    assert {(item.department, item.words) for item in second.called_off} == {
        ("sport", "excused meanwhile"),
        ("gioventu", "its date was moved meanwhile"),
    }
    assert sorted((item.department, item.step) for item in second.sent) == [("ambiente", STEP), ("gioventu", "extension-1")]


def test_a_mail_left_waiting_gives_way_to_a_later_one(open_on: OpenDesk) -> None:
    with open_on(DAY) as desk:
        remind(desk, Scripted({"sport@comune.example": Answer("later", "450 busy")}))
    with open_on(date(2006, 2, 20)) as desk:
        result = remind(desk, Scripted())

    assert sorted(item.department for item in result.sent) == ["ambiente", "gioventu", "sport"]
    assert result.called_off == (Held("sport", STEP, "a later mail took its place"),)


def test_more_time_moves_the_ladder(open_on: OpenDesk) -> None:
    with open_on(DAY) as desk:
        remind(desk)
        extend(desk.ledger, desk.clock, "sport", date(2006, 3, 3))
    with open_on(date(2006, 2, 20)) as desk:
        after_the_old_date = remind(desk)
    with open_on(date(2006, 2, 22)) as desk:
        a_week_before_the_new = remind(desk)
        text = next(
            desk.archive.path(message.content).read_text("utf-8")
            for message in messages(desk.ledger)
            if message.items == (("sport", "2006-03-03-7"),)
        )

    assert {(item.department, item.step) for item in after_the_old_date.sent} == {
        ("ambiente", "2006-02-17+1"),
        ("gioventu", "2006-02-17+1"),
        ("sport", "extension-1"),
    }
    assert ("sport", "2006-03-03-7") in {(item.department, item.step) for item in a_week_before_the_new.sent}
    assert "This is the new date set for your office." in text


def test_a_stopped_file_keeps_the_reminders_coming(open_on: OpenDesk, deliver: Deliver) -> None:
    with open_on(DAY) as desk:
        deliver(desk, "sport", "narrative", Finding("damaged", Severity.STOPS, "relazione.docx"))

        shown = next(item for item in preview(desk) if item.departments == ("sport",))

    assert shown.kind == "reminder"
    assert shown.reasons == (
        "sport: 1 day before 17 February 2006; missing: the Word report (text); a file has to be mended",
        "sport: relazione.docx has to be mended",
        "sport: 1 file arrived",
    )
    assert "What has to be mended" in shown.text


def test_a_refused_mail_is_told_and_goes_out_again_only_when_a_person_says_so(open_on: OpenDesk) -> None:
    with open_on(DAY) as desk:
        first = remind(desk, Scripted({"sport@comune.example": Answer("refused", "550 unknown")}))
        second = remind(desk, Scripted())
        id_ = next(message.id for message in messages(desk.ledger) if message.state == "refused")
        said = retry(desk, id_)
        third = remind(desk, Scripted())

        assert first.refused == (Held("sport", STEP, "550 unknown"),)
        assert first.sentence() == "2 mails went out; 1 was refused (sport: 550 unknown)."
        assert first.needs_a_person
        assert second == Reminded()
        assert said == f"Mail {id_} goes out again at the next `annuario remind`."
        assert third == Reminded(sent=(Sent("sport", STEP, DAY),), mails=1)
        with pytest.raises(Refused, match=f"Mail {id_} is sent. Only a mail that the mail server refused"):
            retry(desk, id_)


def test_an_address_that_was_left_out_is_remarked(open_on: OpenDesk) -> None:
    left_out = Answer("sent", "not to all: scambi@comune.example: 550 unknown")
    with open_on(DAY) as desk:
        result = remind(desk, Scripted({"gioventu@comune.example": left_out}))

    subject = "Risposta necessaria entro venerdì 17 febbraio 2006: contributo alla relazione 2005"
    assert result.remarks == (f"{subject}: not to all: scambi@comune.example: 550 unknown.",)
    assert (len(result.sent), result.needs_a_person) == (3, True)


@pytest.mark.parametrize(
    ("arrived", "said", "then", "state"),
    [
        (True, "counts as sent.", Reminded(), "sent"),
        (False, "goes out again at the next `annuario remind`.", Reminded(sent=(Sent("sport", STEP, DAY),), mails=1), "sent"),
    ],
)
def test_what_nobody_knows_waits_for_a_person(open_on: OpenDesk, *, arrived: bool, said: str, then: Reminded, state: str) -> None:
    with open_on(DAY) as desk:
        first = remind(desk, Scripted({"sport@comune.example": Answer("unknown", "broke off")}))
        second = remind(desk, Scripted())
        id_ = next(message.id for message in messages(desk.ledger) if message.state == "unknown")
        sentence = resolve(desk, id_, arrived=arrived)

        assert first.unknown == second.unknown == (Held("sport", STEP, "broke off"),)
        assert second.sentence() == (
            "No mail went out; 1 perhaps went out (sport: broke off). "
            "Say for each of the last whether it arrived: `annuario mail resolve`."
        )
        assert sentence == f"Mail {id_} {said}"
        assert remind(desk, Scripted()) == then
        assert states(desk)["sport"][0] == state


def test_only_an_unknown_mail_can_be_resolved(open_on: OpenDesk) -> None:
    with open_on(DAY) as desk:
        remind(desk, Scripted())
        id_ = messages(desk.ledger)[0].id

        with pytest.raises(Refused, match=f"Mail {id_} is sent. Only a mail whose arrival is unknown can be resolved"):
            resolve(desk, id_, arrived=False)
        with pytest.raises(Refused, match="There is no mail 4711 in this cycle"):
            resolve(desk, "4711", arrived=True)


@pytest.mark.parametrize(
    ("knows", "expected", "state"),
    [
        (True, Reminded(), ("sent", "")),
        (False, Reminded(sent=(Sent("sport", STEP, DAY),), mails=1), ("sent", "")),
        (
            None,
            Reminded(unknown=(Held("sport", STEP, "the run that sent it was cut short"),)),
            ("unknown", "the run that sent it was cut short"),
        ),
    ],
)
def test_a_mail_caught_in_the_middle_is_decided_as_far_as_anybody_knows(
    open_on: OpenDesk, *, knows: bool | None, expected: Reminded, state: tuple[str, str]
) -> None:
    class Killed(BaseException):
        """Stands for the end of the process."""

    def die() -> None:
        if way.handed[-1] == "sport@comune.example":
            raise Killed

    way = Scripted(before=die)
    with open_on(DAY) as desk:
        with pytest.raises(Killed):
            remind(desk, way)
        rest = remind(desk, Scripted(dict.fromkeys(["x"], Answer("sent")), knows=knows))

        assert states(desk)["sport"] == state
        assert rest.unknown == expected.unknown
        assert ("sport" in {item.department for item in rest.sent}) is bool(expected.sent)
        assert {department: found[0] for department, found in states(desk).items() if department != "sport"} == {
            "gioventu": "sent",
            "ambiente": "sent",
        }


def test_while_one_run_sends_a_second_changes_nothing(open_on: OpenDesk) -> None:
    with open_on(DAY) as desk:
        with (
            hold(desk.workspace.state / "locks" / "prova.outbox.lock", "mail"),
            pytest.raises(Busy, match=r"The mail run of .* is still at work on this cycle"),
        ):
            remind(desk)

        assert messages(desk.ledger) == ()


def test_the_status_mail_goes_to_the_coordinator_once_a_day(open_on: OpenDesk) -> None:
    with open_on(DAY, language="it") as desk:
        first, second = morning(desk), morning(desk)
        names = outbox(desk)
    with open_on(date(2006, 2, 17), language="it") as desk:
        next_day = morning(desk)

        assert first == Reminded(sent=(Sent("coordinator", "morning-2006-02-16", DAY),), mails=1, as_files=True)
        assert second == Reminded()
        assert names == ["2006-02-16-coordinator-morning.eml"]
        assert next_day == Reminded(sent=(Sent("coordinator", "morning-2006-02-17", date(2006, 2, 17)),), mails=1, as_files=True)
        assert [standing.reminded for standing in desk.standings()] == [None] * 3


def test_yesterdays_status_mail_is_not_sent_today(open_on: OpenDesk) -> None:
    with open_on(DAY) as desk:
        waiting = morning(desk, Scripted({"coordinamento@comune.example": Answer("later", "450 busy")}))
    with open_on(date(2006, 2, 17)) as desk:
        result = morning(desk, Scripted())

    assert by_department(waiting) == {"waiting": ["coordinator"]}
    assert by_department(result) == {"sent": ["coordinator"], "called_off": ["coordinator"]}


def test_the_status_mail_names_what_waits_for_the_coordinator(open_on: OpenDesk, deliver: Deliver) -> None:
    answers = {
        "sport@comune.example": Answer("refused", "550 unknown"),
        "ambiente@comune.example": Answer("refused", "550 unknown"),
        "gioventu@comune.example": Answer("unknown", "broke off"),
    }
    with open_on(DAY) as desk:
        remind(desk, Scripted(answers))
        deliver(desk, "ambiente", "activities")
        morning(desk)
        text = (desk.workspace.outputs / "outbox" / "2006-02-16-coordinator-morning.eml").read_text("utf-8")

    assert "- Sports Department: the mail server refused a mail." in text
    assert "- Youth Department <Exchanges & networks>: nobody can say whether a reminder =" in text
    assert "- Environment Division: the mail server" not in text


SMTP = """transport = "smtp"
[mail.smtp]
host = "127.0.0.1"
port = {port}
security = "none"
"""


def test_by_a_real_server_each_department_gets_one_mail_whatever_it_answers_first(open_on: OpenDesk) -> None:
    moods = {"sport@comune.example": ["450 busy"], "ambiente@comune.example": ["550 unknown"]}
    behaviour = Behaviour(recipient=lambda address: (moods.get(address) or ["250 OK"]).pop())
    with mail_server(behaviour) as server, open_on(DAY, mail=SMTP.format(port=server.port)) as desk:
        minutes = (0, 14, 15, 16)
        rounds = [by_department(remind(later(desk, minutes=count))) for count in minutes]

        assert rounds == [
            {"sent": ["gioventu"], "waiting": ["sport"], "refused": ["ambiente"]},
            {"waiting": ["sport"]},
            {"sent": ["sport"]},
            {},
        ]
        assert server.recipients == [("gioventu@comune.example", "scambi@comune.example"), ("sport@comune.example",)]
        assert server.connections == 2


def test_a_mail_that_is_put_off_again_and_again_waits_longer_each_time(open_on: OpenDesk) -> None:
    behaviour = Behaviour(recipient=lambda address: "452 mailbox full" if address.startswith("sport") else "250 OK")
    tried = []
    with mail_server(behaviour) as server, open_on(DAY, mail=SMTP.format(port=server.port)) as desk:
        for minutes in range(0, 24 * 60, 5):
            before = server.connections
            remind(later(desk, minutes=minutes))
            tried += [minutes] if server.connections > before else []

        (waiting,) = [mail for mail in messages(desk.ledger) if mail.state == "queued"]
    assert tried == [0, 15, 75, 435]  # 15 minutes, an hour, six hours; then a day
    assert (waiting.tries, waiting.answer) == (4, "sport@comune.example: 452 mailbox full")


def test_a_mail_that_was_put_off_goes_out_at_once_when_a_person_says_so(open_on: OpenDesk) -> None:
    answers = ["250 OK", "450 busy"]
    behaviour = Behaviour(recipient=lambda address: answers.pop() if address.startswith("sport") else "250 OK")
    with mail_server(behaviour) as server, open_on(DAY, mail=SMTP.format(port=server.port)) as desk:
        remind(desk)
        (waiting,) = [mail for mail in messages(desk.ledger) if mail.state == "queued"]

        said = retry(desk, waiting.id)

        assert said == f"Mail {waiting.id} goes out again at the next `annuario remind`."
        assert by_department(remind(desk)) == {"sent": ["sport"]}


def test_without_its_server_everything_waits_and_leaves_when_it_is_back(open_on: OpenDesk, tmp_path: Path) -> None:
    with mail_server() as gone:
        port = gone.port
    with open_on(DAY, mail=SMTP.format(port=port)) as desk:
        first = remind(desk)
    with mail_server() as server, open_on(DAY, mail=SMTP.format(port=server.port)) as desk:
        second = remind(desk)

        assert first.sentence() == (
            f"No mail went out; 3 wait for the next run (The mail server 127.0.0.1:{port} cannot be reached (Connection refused))."
        )
        assert in_any_order(second) == tuple(sorted(ALL))
        assert len(server.taken) == 3
    assert not (tmp_path / "outputs").exists()


def test_a_login_that_does_not_fit_leaves_no_trace(open_on: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNUARIO_SMTP_USER", "coordinamento")
    with open_on(DAY, mail=SMTP.format(port=25)) as desk:
        with pytest.raises(Refused):
            remind(desk)

        assert messages(desk.ledger) == ()
