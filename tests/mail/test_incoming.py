"""A look into the mailbox, end to end on a Maildir: the whole of what it does, and what it must never do."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from annuario.collection import check, collect
from annuario.ledger.desk import Desk, open_desk
from annuario.ledger.lock import Busy, hold
from annuario.ledger.messages import messages
from annuario.ledger.received import Bounced, bounced, received
from annuario.ledger.submissions import submissions
from annuario.mail import receive, remind
from annuario.mail.incoming import HandIn, Limits, Received
from annuario.mail.message import plain_text, read
from tests.servers.incoming import answer, lay_maildir, picture_of, returned

OpenDesk = Callable[..., AbstractContextManager[Desk]]

DAY = date(2006, 2, 16)
COORDINATOR = "coordinamento@comune.example"
INCOMING = """
[mail.incoming]
maildir = "mailbox"
"""
DOCX = b"PK\x03\x04 a contribution, as far as the mail room knows"
OTHER = b"PK\x03\x04 a later version of it"


@pytest.fixture
def mailroom(open_on: OpenDesk, tmp_path: Path) -> Callable[..., AbstractContextManager[Desk]]:
    """Opens the desk of a cycle whose shared folder is connected and whose mailbox holds `mails`."""
    folder = tmp_path / "inputs" / "prova"

    def opened(*mails: EmailMessage | bytes, incoming: str = INCOMING, day: date = DAY) -> AbstractContextManager[Desk]:
        for department in ("gioventu", "sport", "ambiente"):
            (folder / "shared" / department).mkdir(parents=True, exist_ok=True)
        (folder / "shared" / ".annuario-share").write_text("here\n", "utf-8")
        lay_maildir(folder / "mailbox", *mails)
        return open_on(day, mail=incoming)

    return opened


Mailroom = Callable[..., AbstractContextManager[Desk]]


def shared(desk: Desk, department: str = "sport") -> Path:
    return desk.workspace.cycle / "shared" / department


def lying(desk: Desk, department: str = "sport") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in shared(desk, department).iterdir()}


def passed_on(desk: Desk) -> list[EmailMessage]:
    """The mails in the outbox that pass something on."""
    return [read(desk.archive.path(row.content).read_bytes()) for row in messages(desk.ledger) if row.kind == "forward"]


def kinds(desk: Desk) -> list[tuple[str, str]]:
    return [(mail.kind, mail.department) for mail in received(desk.ledger)]


# --- hand-ins ---


def test_an_answer_with_a_file_from_a_departments_address_is_a_hand_in(mailroom: Mailroom) -> None:
    with mailroom(answer(files={"relazione.docx": DOCX})) as desk:
        result = receive(desk)

        assert result == Received(looked_at=1, hand_ins=(HandIn("sport", ("relazione.docx",)),))
        assert result.sentence() == "1 new mail came back: 1 handed files in."
        assert not result.needs_a_person
        assert lying(desk) == {"relazione.docx": DOCX}
        assert kinds(desk) == [("hand-in", "sport")]
        assert messages(desk.ledger) == ()


def test_what_came_by_mail_is_collected_and_checked_like_any_other_file(mailroom: Mailroom) -> None:
    with mailroom(answer(files={"relazione.docx": DOCX})) as desk:
        receive(desk)
        collected = collect(desk, pause=0)
        checked = check(desk)
        reminded = remind(desk)

        assert collected.new == ("sport/relazione.docx",)
        assert checked.stopped == ("sport/relazione.docx",)  # the gate judges it: it is no Word file at all
        told = {(sent.department, sent.step.partition("-")[0]) for sent in reminded.sent}
        assert {("sport", "receipt"), ("sport", "mend")} <= told


def test_a_second_look_finds_nothing_new_and_the_mailbox_stays_as_it_was(mailroom: Mailroom) -> None:
    with mailroom(answer(files={"relazione.docx": DOCX}), answer("uno@altrove.example", {"x.docx": OTHER}, id_="<2@x>")) as desk:
        before = picture_of(desk.workspace.cycle / "mailbox")
        receive(desk)
        first = (lying(desk), messages(desk.ledger))
        second = receive(desk)

        assert second == Received()
        assert second.sentence() == "No new mail came back."
        assert (lying(desk), messages(desk.ledger)) == first
        assert picture_of(desk.workspace.cycle / "mailbox") == before


def test_a_mail_that_moves_from_new_to_cur_or_lies_there_twice_is_one(mailroom: Mailroom) -> None:
    mail = answer(files={"relazione.docx": DOCX})
    with mailroom(mail) as desk:
        box = desk.workspace.cycle / "mailbox"
        receive(desk)
        (path,) = (box / "new").iterdir()
        path.rename(box / "cur" / f"{path.name}:2,S")
        lay_maildir(box, mail, first=7)
        second = receive(desk)

        assert second == Received()
        assert kinds(desk) == [("hand-in", "sport")]


def test_another_mail_under_the_same_id_is_another_mail(mailroom: Mailroom) -> None:
    scans = [answer(files={f"scan-{number}.docx": DOCX + bytes([number])}, id_="<scanner@x>") for number in (1, 2)]
    with mailroom(*scans) as desk:
        assert len(receive(desk).hand_ins) == 2
        assert sorted(lying(desk)) == ["scan-1.docx", "scan-2.docx"]


def test_a_mail_without_an_id_is_known_again(mailroom: Mailroom) -> None:
    with mailroom(answer(files={"relazione.docx": DOCX}, id_="")) as desk:
        assert (receive(desk).looked_at, receive(desk).looked_at) == (1, 0)


def test_a_file_that_a_person_put_there_is_never_replaced(mailroom: Mailroom) -> None:
    with mailroom(answer(files={"Relazione.docx": DOCX})) as desk:
        (shared(desk) / "relazione.docx").write_bytes(b"by hand")
        result = receive(desk)

        assert lying(desk) == {"relazione.docx": b"by hand", "Relazione (2).docx": DOCX}
        assert result.told == (
            "sport/Relazione (2).docx came by mail; 'relazione.docx' with other content lies there already. Ask which one counts.",
        )


def test_a_mended_file_takes_the_place_of_the_one_that_came_by_mail(mailroom: Mailroom) -> None:
    first, second = answer(files={"relazione.docx": DOCX}), answer(files={"relazione.docx": OTHER}, id_="<2@x>")
    with mailroom(first) as desk:
        receive(desk)
        lay_maildir(desk.workspace.cycle / "mailbox", second, first=2)
        receive(desk)

        assert lying(desk) == {"relazione.docx": OTHER}
        assert any(path.read_bytes() == DOCX for path in desk.archive.folder.rglob("*") if path.is_file())


def test_one_that_a_person_changed_since_is_not_replaced(mailroom: Mailroom) -> None:
    with mailroom(answer(files={"relazione.docx": DOCX})) as desk:
        receive(desk)
        (shared(desk) / "relazione.docx").write_bytes(b"changed by hand")
        lay_maildir(desk.workspace.cycle / "mailbox", answer(files={"relazione.docx": OTHER}, id_="<2@x>"), first=2)
        receive(desk)

        assert lying(desk) == {"relazione.docx": b"changed by hand", "relazione (2).docx": OTHER}


def test_what_lies_there_already_under_any_name_is_not_laid_again(mailroom: Mailroom) -> None:
    with mailroom(answer(files={"relazione.docx": DOCX})) as desk:
        (shared(desk) / "testo.docx").write_bytes(DOCX)
        collect(desk, pause=0)
        result = receive(desk)

        assert (lying(desk), result.hand_ins) == ({"testo.docx": DOCX}, (HandIn("sport", ("testo.docx",)),))
        assert [row.path for row in submissions(desk.ledger)] == ["testo.docx"]


def test_two_files_of_one_name_in_one_mail_both_arrive(mailroom: Mailroom) -> None:
    mail = answer(files={"a/relazione.docx": DOCX})
    mail.add_attachment(OTHER, "application", "octet-stream", filename="b\\relazione.docx")
    with mailroom(mail) as desk:
        receive(desk)

        assert lying(desk) == {"relazione.docx": DOCX, "relazione (2).docx": OTHER}


@pytest.mark.parametrize(
    ("sender", "to_department", "kind"),
    [
        ("mario.bianchi@comune.example", "sport", ("hand-in", "sport")),  # a colleague, from an address of the same house
        ("mario.bianchi@comune.example", "", ("question", "")),
        ("mario.bianchi@altrove.example", "sport", ("question", "")),
        ("SPORT@Comune.Example", "", ("hand-in", "sport")),
        ("sport@comune.example", "gioventu", ("hand-in", "sport")),
    ],
)
def test_whose_hand_in_it_is(sender: str, to_department: str, kind: tuple[str, str], mailroom: Mailroom) -> None:
    with mailroom() as desk:
        remind(desk)
        to = next((f"<{row.id}@comune.example>" for row in messages(desk.ledger) if to_department in {i[0] for i in row.items}), "")
        lay_maildir(desk.workspace.cycle / "mailbox", answer(sender, {"relazione.docx": DOCX}, to=to))
        receive(desk)

        assert kinds(desk) == [kind]
        assert lying(desk) == ({"relazione.docx": DOCX} if kind[0] == "hand-in" else {})


@pytest.mark.parametrize(
    "sender",
    [
        '"sport@comune.example" <uno@altrove.example>',
        "sport@comune.example, uno@altrove.example",
        "uno@altrove.example (sport@comune.example)",
        "<sport@comune.example> uno@altrove.example",
        "sport@comune.example.altrove.example",
    ],
)
def test_who_only_looks_like_a_department_is_a_stranger(sender: str, mailroom: Mailroom) -> None:
    mail = answer(files={"relazione.docx": DOCX}).as_bytes().replace(b"Ufficio <sport@comune.example>", sender.encode())
    with mailroom(mail) as desk:
        receive(desk)

        assert kinds(desk) == [("question", "")]
        assert lying(desk) == {}


@pytest.mark.parametrize(("answered", "kind"), [("ambiente", ("hand-in", "ambiente")), ("", ("question", ""))])
def test_an_address_of_two_departments_is_told_apart_by_what_it_answers(
    answered: str, kind: tuple[str, str], mailroom: Mailroom
) -> None:
    with mailroom() as desk:
        cycle = desk.workspace.cycle / "cycle.toml"
        remind(desk)
        to = next((f"<{row.id}@comune.example>" for row in messages(desk.ledger) if answered in {i[0] for i in row.items}), "")
        lay_maildir(desk.workspace.cycle / "mailbox", answer(files={"relazione.docx": DOCX}, to=to))
    cycle.write_text(cycle.read_text("utf-8").replace("ambiente@comune", "sport@comune"), "utf-8")
    with open_desk(cycle.parent, today=DAY) as desk:
        receive(desk)

        assert kinds(desk) == [kind]
        assert ["It cannot be told whose they are" in plain_text(mail) for mail in passed_on(desk)] == [True] * (not kind[1])


# --- what is no hand-in ---


def test_pictures_of_a_signature_and_what_mail_programs_add_are_no_hand_ins(mailroom: Mailroom) -> None:
    mail = answer()
    mail.add_alternative("<p>Grazie <img src=cid:logo></p>", subtype="html")
    text = mail.get_body()
    assert text is not None
    text.add_related(b"\x89PNG\r\n", "image", "png", cid="<logo>", filename="logo.png")
    mail.add_attachment(b"sig", "application", "pkcs7-signature", filename="smime.p7s")
    with mailroom(mail) as desk:
        result = receive(desk)

        assert (result.answers, result.hand_ins, lying(desk)) == (1, (), {})
        assert "Attached to it" not in plain_text(passed_on(desk)[0])


def test_what_comes_beside_a_hand_in_is_shown_to_the_coordinator(mailroom: Mailroom) -> None:
    mail = answer(files={"relazione.docx": DOCX})
    mail.add_attachment(b"\xff\xd8\xff", "image", "jpeg", filename="finale.jpg")
    mail.add_attachment(answer("altro@altrove.example", {"dentro.docx": OTHER}))
    with mailroom(mail) as desk:
        result = receive(desk)

        assert (result.hand_ins, result.passed_on) == ((HandIn("sport", ("relazione.docx",)),), 1)
        assert lying(desk) == {"relazione.docx": DOCX}
        assert "was not taken: finale.jpg, message/rfc822." in plain_text(passed_on(desk)[0])


def test_a_strangers_file_is_a_question_and_never_an_input(mailroom: Mailroom) -> None:
    mail = answer("uno@altrove.example", {"relazione.docx": DOCX}, subject="Contributo {{ 7*7 }} <b>")
    with mailroom(mail) as desk:
        result = receive(desk)
        (forward,) = passed_on(desk)

        assert result == Received(looked_at=1, questions=1, passed_on=1)
        assert result.sentence() == ("1 new mail came back: 1 brought files from a stranger; 1 was passed on to the coordinator.")
        assert result.needs_a_person
        assert lying(desk) == {}
        assert (forward["To"], forward["Reply-To"], forward["Subject"]) == (
            COORDINATOR,
            "uno@altrove.example",
            "Please decide: files by mail: Contributo {{ 7*7 }} <b>",
        )
        assert "uno@altrove.example sent files by mail." in plain_text(forward)
        (original,) = [part for part in forward.walk() if part.get_content_type() == "message/rfc822"]
        assert original.get_payload()[0]["Message-ID"] == "<1@posta.example>"  # type: ignore[index]


def test_what_is_passed_on_leaves_once_with_the_next_round_of_mail(mailroom: Mailroom) -> None:
    with mailroom(answer(text="Chi devo sentire per i dati?\n")) as desk:
        result = receive(desk)
        remind(desk)
        again = remind(desk)
        files = [path.name for path in (desk.workspace.outputs / "outbox").iterdir() if "forward" in path.name]

        assert (result.answers, result.passed_on) == (1, 1)
        assert [row.state for row in messages(desk.ledger) if row.kind == "forward"] == ["sent"]
        assert (again.mails, files) == (0, ["2006-02-16-coordinator-forward.eml"])


def test_in_the_coordinators_own_mailbox_a_strangers_file_is_told_of_and_stays_there(mailroom: Mailroom) -> None:
    incoming = f'{INCOMING}address = "{COORDINATOR}"\n'
    with mailroom(answer("uno@altrove.example", {"relazione.docx": DOCX}), incoming=incoming) as desk:
        assert receive(desk) == Received(
            looked_at=1,
            questions=1,
            told=("A mail of uno@altrove.example that nothing was taken of lies in the mailbox; look at it there.",),
        )
        assert lying(desk) == {}


def test_an_automatic_reply_is_counted_and_passed_on_to_nobody(mailroom: Mailroom) -> None:
    with mailroom(answer(headers={"Auto-Submitted": "auto-replied (vacation)"})) as desk:
        assert receive(desk) == Received(looked_at=1, auto_replies=1)
        assert messages(desk.ledger) == ()


def test_our_own_mails_and_the_coordinators_are_left_alone(mailroom: Mailroom) -> None:
    with mailroom(answer(COORDINATOR, {"nota.docx": DOCX})) as desk:
        remind(desk)
        ours = [path.read_bytes() for path in (desk.workspace.outputs / "outbox").iterdir()]
        lay_maildir(desk.workspace.cycle / "mailbox", *ours, first=10)
        result = receive(desk)

        assert result == Received(looked_at=1 + len(ours))
        assert {kind for kind, _ in kinds(desk)} == {"own"}
        assert [row for row in messages(desk.ledger) if row.kind == "forward"] == []


@pytest.mark.parametrize(
    ("address", "passed"),
    [("", ["answer"]), ("casella@comune.example", ["answer", "other"]), (COORDINATOR, [])],
)
def test_whose_mailbox_it_is_decides_what_is_passed_on(address: str, passed: list[str], mailroom: Mailroom) -> None:
    incoming = INCOMING + (f'address = "{address}"\n' if address else "")
    with mailroom(answer(), answer("uno@altrove.example", id_="<2@x>", subject="Pubblicità"), incoming=incoming) as desk:
        result = receive(desk)
        remind(desk)
        sent = [read(desk.archive.path(row.content).read_bytes()) for row in messages(desk.ledger) if row.kind == "reminder"]

        assert result.passed_on == len(passed)
        assert kinds(desk) == [("answer", "sport"), ("other", "")]
        assert {mail["Reply-To"] for mail in sent} == {address or COORDINATOR}


# --- mails that came back ---


def test_a_returned_mail_marks_its_address_and_is_told(mailroom: Mailroom) -> None:
    with mailroom(returned("Sport@comune.example")) as desk:
        result = receive(desk)
        mark = Bounced("sport@comune.example", "550 5.1.1 User unknown", DAY)

        assert result == Received(looked_at=1, bounced=(mark,))
        assert result.sentence() == "1 new mail came back: 1 address does not take mail."
        assert (result.needs_a_person, bounced(desk.ledger), messages(desk.ledger)) == (True, (mark,), ())
        assert receive(desk) == Received()


def test_a_mail_from_the_address_takes_the_mark_away(mailroom: Mailroom) -> None:
    with mailroom(returned("sport@comune.example"), answer(files={"relazione.docx": DOCX})) as desk:
        receive(desk)

        assert bounced(desk.ledger) == ()


def test_a_mail_that_is_only_late_marks_nobody(mailroom: Mailroom) -> None:
    late = returned("sport@comune.example", action="delayed", status="4.4.1", said="connection timed out")
    with mailroom(late) as desk:
        result = receive(desk)

        assert bounced(desk.ledger) == ()
        assert result.told == (
            "Mail to sport@comune.example has not arrived yet (4.4.1 connection timed out); its server still tries.",
        )


def test_an_address_that_the_cycle_does_not_name_is_told_and_not_marked(mailroom: Mailroom) -> None:
    with mailroom(returned("uno@altrove.example")) as desk:
        assert receive(desk).told == ("Mail to uno@altrove.example came back (550 5.1.1 User unknown).",)
        assert bounced(desk.ledger) == ()


# --- limits, and what is not there ---


def test_a_mail_that_is_too_large_is_told_of_and_not_read(mailroom: Mailroom) -> None:
    with mailroom(answer(files={"relazione.docx": b"x" * 3000})) as desk:
        result = receive(desk, limits=Limits(largest=2000))
        (forward,) = passed_on(desk)

        assert (result.questions, result.hand_ins, lying(desk)) == (1, (), {})
        assert "sport@comune.example sent a mail that is too large to be read." in plain_text(forward)
        assert [part.get_content_type() for part in forward.walk()] == ["multipart/alternative", "text/plain", "text/html"]
        assert receive(desk) == Received()


def test_of_many_mails_a_run_looks_at_some_and_the_next_goes_on(mailroom: Mailroom) -> None:
    mails = [answer(files={f"{number}.docx": DOCX + bytes([number])}, id_=f"<{number}@x>") for number in range(5)]
    with mailroom(*mails) as desk:
        results = [receive(desk, limits=Limits(most=2)) for _ in range(4)]

        assert [result.looked_at for result in results] == [2, 2, 1, 0]
        assert results[0].told == ("2 mails were looked at; the next run goes on from there.",)
        assert len(lying(desk)) == 5


def test_mails_from_before_the_cycle_opened_are_not_looked_at(mailroom: Mailroom) -> None:
    with mailroom(answer(files={"relazione.docx": DOCX})) as desk:
        cycle = desk.workspace.cycle / "cycle.toml"
    text = cycle.read_text("utf-8").replace("opens = 2006-01-09", "opens = 2006-02-17")
    cycle.write_text(text.replace("deadline = 2006-02-17", "deadline = 2006-03-17"), "utf-8")
    with open_desk(cycle.parent, today=date(2006, 2, 20)) as desk:
        assert receive(desk) == Received()


def test_while_the_shared_folder_is_away_hand_ins_wait_and_the_rest_is_done(mailroom: Mailroom) -> None:
    with mailroom(answer(files={"relazione.docx": DOCX}), returned("gioventu@comune.example")) as desk:
        sentinel = desk.workspace.cycle / "shared" / ".annuario-share"
        sentinel.unlink()
        first = receive(desk)
        sentinel.write_text("here\n", "utf-8")
        second = receive(desk)

        assert (first.looked_at, first.waiting, len(first.bounced)) == (1, 1, 1)
        assert first.told == (
            (
                "sport sent files by mail, and its folder is not there: connect the shared folder, or make the department's;"
                " the next run will try again."
            ),
        )
        assert (second.hand_ins, lying(desk)) == ((HandIn("sport", ("relazione.docx",)),), {"relazione.docx": DOCX})


def test_a_mailbox_that_is_not_there_is_told_in_one_sentence(mailroom: Mailroom) -> None:
    with mailroom(incoming=INCOMING.replace("mailbox", "nowhere")) as desk:
        result = receive(desk)

        where = desk.workspace.cycle / "nowhere"
        assert result.needs_a_person
        assert result.sentence() == (
            f"There is no Maildir at {where}: mend maildir in [mail.incoming], or make one. What lies there waits for the next run."
        )


def test_without_a_mailbox_nothing_is_read(mailroom: Mailroom) -> None:
    with mailroom(incoming="") as desk:
        nowhere = receive(desk)

    assert nowhere == Received(nowhere=True)
    assert nowhere.sentence() == "No mail was read: the cycle file names no mailbox in [mail.incoming]."


def test_a_run_about_a_late_department_takes_in_what_it_sent_by_mail(mailroom: Mailroom, tmp_path: Path) -> None:
    with mailroom(answer(files={"contributo.docx": DOCX})):
        pass
    with open_desk(tmp_path / "inputs" / "prova", today=DAY, only=["sport"]) as desk:
        result = receive(desk)

        assert (result.hand_ins, lying(desk)) == ((HandIn("sport", ("contributo.docx",)),), {"contributo.docx": DOCX})


def test_two_runs_do_not_read_at_once(mailroom: Mailroom) -> None:
    with mailroom() as desk, hold(desk.workspace.state / "locks" / "prova.incoming.lock", "reading mail"), pytest.raises(Busy):
        receive(desk)


FROM = b"From: sport@comune.example\n"
MALFORMED = {
    "empty": b"",
    "noise": b"\x00\xff\xfe" * 500,
    "nested": FROM + b"Content-Type: multipart/mixed; boundary=B\n\n--B\n" * 3000,
    "charsets": (
        b"From: =?utf-8?q?=00?= <sport@comune.example>\nSubject: =?x-unknown?b?////?=\n"
        b"Content-Type: text/plain; charset=nonsense\n\n\xff"
    ),
    "broken attachment": (
        FROM + b"MIME-Version: 1.0\nContent-Type: application/octet-stream; name*0*=utf-8''%FF%00..%2F..%2Fx.docx\n"
        b"Content-Transfer-Encoding: base64\n\n####"
    ),
}


@pytest.mark.parametrize("raw", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_mail_stops_nothing_and_what_is_passed_on_can_be_sent(raw: bytes, mailroom: Mailroom) -> None:
    with mailroom(raw, answer(files={"relazione.docx": DOCX}, id_="<2@x>")) as desk:
        result = receive(desk)
        reminded = remind(desk)

        assert (result.looked_at, lying(desk)) == (2, {"relazione.docx": DOCX})
        assert receive(desk) == Received()
        assert reminded.refused == ()
