import html
import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from icalendar import Calendar

from annuario.cycle.mail import Incoming
from annuario.findings import Finding, Severity
from annuario.ledger.decisions import excuse, extend, times_extended
from annuario.ledger.desk import Desk
from annuario.ledger.messages import Message, messages
from annuario.ledger.open_questions import PAIRS, keep_ground
from annuario.ledger.questions import Question, ask
from annuario.mail import remind
from annuario.mail.compose import letter
from annuario.mail.coordinator import morning_mail, trial_mail
from annuario.mail.message import plain_text, read
from annuario.mail.policy import Due, Known, Letter
from annuario.mail.texts import BadTemplate, render

OpenDesk = Callable[..., AbstractContextManager[Desk]]
Deliver = Callable[..., None]

LOCKED = Finding("encrypted", Severity.STOPS, "relazione <DEF> & ultima.docx")
OFFICES = {"it": "gioventu", "en": "sport"}
KINDS = ("address-check", "reminder", "overdue", "extension", "mend", "receipt", "escalation")


def words_of(text: str) -> str:
    """The words of a mail without what only one form has: bullets, tags, line breaks."""
    body = re.sub(r"<head>.*?</head>", " ", text, flags=re.DOTALL)
    body = html.unescape(re.sub(r"</?(?:strong|a|code)\b[^>]*>", "", body).replace("<", "\0<"))
    body = re.sub(r"\0<(?:!DOCTYPE|/?[a-z][a-z0-9]*)\b[^>]*>", " ", body).replace("\0", "")
    return " ".join(re.sub(r"^ *- ", "", body, flags=re.MULTILINE).split())


def mail_of(desk: Desk, kinds: Sequence[str], *departments: str) -> EmailMessage:
    """The mail that tells these departments things of these kinds."""
    steps = {"reminder": "2006-02-17-1", "overdue": "2006-02-17+1", "escalation": "2006-02-17+1-head"}
    dues = tuple(Due(office, steps.get(kind, f"{kind}-1"), kind, "") for office in departments for kind in kinds)
    to = desk.cycle.department(departments[0]).addresses
    return letter(desk, desk.standings(), Letter(to, dues), times_extended(desk.ledger))[1]


def answered(desk: Desk) -> Desk:
    """The same desk with a mailbox that is read, so that one may simply answer."""
    mail = desk.cycle.mail.model_copy(update={"incoming": Incoming(maildir="mailbox")})
    return replace(desk, cycle=desk.cycle.model_copy(update={"mail": mail}))


def both(mail: EmailMessage) -> tuple[str, str]:
    rich = mail.get_body(("html",))
    assert rich is not None
    return plain_text(mail), str(rich.get_content())


@pytest.mark.parametrize("past", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_plain_text_and_html_say_the_same(open_on: OpenDesk, deliver: Deliver, language: str, kind: str, *, past: bool) -> None:
    day = date(2006, 3, 6) if past else date(2006, 2, 16)
    with open_on(day) as opened:
        desk, office = answered(opened), OFFICES[language]
        deliver(desk, "gioventu", "activities", path="attività.xlsx")
        deliver(desk, office, "", LOCKED, path="relazione <DEF> & ultima.docx")
        deliver(desk, office, "", path="appunti.tmp")
        extend(desk.ledger, desk.clock, office, date(2006, 3, 1))

        plain, rich = both(mail_of(desk, [kind, "receipt"], office))
        several, several_rich = both(mail_of(desk, [kind], office, "ambiente"))

    assert words_of(plain) == words_of(rich)
    assert words_of(several) == words_of(several_rich)


def test_an_italian_reminder_says_what_by_when_where_and_whom_to_ask(open_on: OpenDesk, deliver: Deliver) -> None:
    with open_on(date(2006, 2, 16)) as desk:
        deliver(desk, "gioventu", "activities", path="attività.xlsx")
        deliver(desk, "gioventu", "", LOCKED, path="relazione\n<DEF>.docx")

        plain, _ = both(mail_of(desk, ["reminder"], "gioventu"))

    assert plain == (
        "L’attività internazionale, 2005\n\n"
        "Gentili colleghe e colleghi,\n\n"
        "il contributo di «Settore Gioventù <Scambi & reti>» alla relazione 2005 è atteso entro venerdì 17 febbraio 2006.\n\n"
        "Che cosa manca\n\n"
        "- il documento Word (testo)\n\n"
        "Che cosa va corretto\n\n"
        "Questi file sono arrivati, ma così non possono ancora entrare nella relazione. Vi preghiamo di correggerli e di "
        "consegnarli di nuovo con lo stesso nome.\n\n"
        "- relazione <DEF>.docx\n"
        f"  - {LOCKED.what('it')} {LOCKED.do('it')}\n\n"
        "Che cosa è già arrivato\n\n"
        "- il file Excel (elenco delle attività)\n\n"
        "Grazie: per questa parte non occorre fare altro.\n\n"
        "Dove consegnare\n\n"
        "Salvate i file nella cartella condivisa:\n\n"
        "shared/gioventu\n\n"
        "La data è allegata anche per il vostro calendario.\n\n"
        "A chi chiedere\n\n"
        "Se servono più tempo o un chiarimento, o se quest’anno non c’è nulla da segnalare, vi preghiamo di rispondere a "
        "questo messaggio: la risposta arriva al coordinamento. Questo messaggio va a più indirizzi del vostro ufficio: "
        "basta una risposta.\n\n"
        "coordinamento@comune.example\n\n"
        "Cordiali saluti\nIl coordinamento della relazione\n\n"
        "Questo promemoria è stato inviato automaticamente. Dopo la consegna non ne riceverete altri.\n"
    )


def test_an_english_overdue_mail_says_the_date_is_past(open_on: OpenDesk) -> None:
    with open_on(date(2006, 2, 24)) as desk:
        mail = mail_of(desk, ["overdue"], "sport")
        plain, _ = both(mail)

    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert plain == (
        "International activities, 2005\n\n"
        "Dear colleagues,\n\n"
        "The contribution of “Sports Department” to the 2005 report was expected by Friday 17 February 2006, and we have not "
        "received all of it yet. Please deliver it as soon as you can, or let us know when you will.\n\n"
        "What is missing\n\n"
        "- the Word report (text)\n\n"
        "Where to put it\n\n"
        "Please save the files in the shared folder:\n\n"
        "shared/sport\n\n"
        "Whom to ask\n\n"
        "If you need more time or have a question, or if there is nothing to report this year, please answer this message: "
        "the answer reaches the coordination team.\n\n"
        "coordinamento@comune.example\n\n"
        "With kind regards\nThe coordination of the report\n\n"
        "This reminder was sent automatically. After you have delivered you will receive no more of them.\n"
    )


def test_a_receipt_says_what_came_when_its_fingerprint_and_what_weighs_most(open_on: OpenDesk, deliver: Deliver) -> None:
    found = [Finding(code, Severity.LOOK, "relazione.docx") for code in ("comments", "tracked-changes", "embedded-object")]
    with open_on(date(2006, 2, 16)) as desk:
        deliver(desk, "sport", "narrative", Finding("macro-enabled", Severity.NOTE, "relazione.docx"), *found)

        plain, _ = both(mail_of(desk, ["receipt"], "sport"))

    assert plain == (
        "International activities, 2005\n\n"
        "Dear colleagues,\n\n"
        "We have received all that we expected from “Sports Department” for the 2005 report, thank you. Nothing more is "
        "needed.\n\n"
        "What has arrived\n\n"
        "- relazione.docx, the Word report (text); arrived on 16 February 2006 at 8:00; fingerprint sport-relazi\n\n"
        "What is worth a look\n\n"
        "It does not keep your contribution back; if you can, mend it and deliver the file again.\n\n"
        + "".join(f"- relazione.docx: {one.what('en')} {one.do('en')}\n" for one in found)
        + "\nOne more point is listed in the answer that lies in your folder.\n\n"
        "Whom to ask\n\n"
        "If you have a question or something to correct, you can answer this message: the answer reaches the coordination "
        "team.\n\n"
        "coordinamento@comune.example\n\n"
        "With kind regards\nThe coordination of the report\n\n"
        "This message was sent automatically.\n"
    )


@pytest.mark.parametrize(
    ("office", "words"),
    [
        ("gioventu", "Oppure rispondete semplicemente a questo messaggio, con i file in allegato."),
        ("sport", "Or simply answer this message, with the files attached."),
    ],
)
def test_that_one_may_simply_answer_is_said_only_where_answers_are_read(open_on: OpenDesk, office: str, words: str) -> None:
    with open_on(date(2006, 2, 16)) as desk:
        unread, _ = both(mail_of(desk, ["reminder"], office))
        read_, _ = both(mail_of(answered(desk), ["reminder"], office))

    assert (words in unread, words in read_) == (False, True)


def test_the_folder_stands_there_as_the_department_sees_it(open_on: OpenDesk) -> None:
    with open_on(date(2006, 2, 16), mail="[folder]\nshown_as = 'R:\\Relazione 2005'") as desk:
        plain, rich = both(mail_of(desk, ["reminder"], "sport"))

    assert "\nR:\\Relazione 2005\\sport\n" in plain
    assert ">R:\\Relazione 2005\\sport<" in rich


# --- the calendar file ---


def events_of(attached: EmailMessage) -> Calendar:
    content = attached.get_payload(decode=True)
    assert isinstance(content, bytes)
    found = Calendar.from_ical(content)
    assert isinstance(found, Calendar)
    return found


def calendar_of(desk: Desk, message: Message) -> Calendar:
    (attached,) = read(desk.archive.path(message.content).read_bytes()).iter_attachments()
    return events_of(attached)


def test_the_date_comes_along_and_an_extension_moves_the_same_entry(open_on: OpenDesk) -> None:
    with open_on(date(2006, 2, 16)) as desk:
        remind(desk)
        extend(desk.ledger, desk.clock, "sport", date(2006, 3, 1))
        remind(desk)
        extend(desk.ledger, desk.clock, "sport", date(2006, 3, 3))
        remind(desk)
        calendars = [calendar_of(desk, message) for message in messages(desk.ledger) if message.items[0][0] == "sport"]

    events = sorted((calendar.walk("VEVENT")[0] for calendar in calendars), key=lambda event: int(str(event["SEQUENCE"])))
    assert {str(calendar["METHOD"]) for calendar in calendars} == {"PUBLISH"}
    assert [(int(str(event["SEQUENCE"])), event["DTSTART"].to_ical()) for event in events] == [
        (0, b"20060217"),
        (1, b"20060301"),
        (2, b"20060303"),
    ]
    assert len({str(event["UID"]) for event in events}) == 1
    assert {str(event["DTSTART"].params["VALUE"]) for event in events} == {"DATE"}


def test_a_mail_for_several_departments_holds_the_date_of_each(open_on: OpenDesk) -> None:
    with open_on(date(2006, 2, 16)) as desk:
        (attached,) = mail_of(desk, ["reminder"], "gioventu", "ambiente").iter_attachments()

    calendar = events_of(attached)
    assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == [
        "Relazione 2005, scadenza del contributo: Settore Gioventù <Scambi & reti>",
        "Relazione 2005, scadenza del contributo: Divisione Ambiente",
    ]
    assert len({str(event["UID"]) for event in calendar.walk("VEVENT")}) == 2


# --- the coordinator's mails ---


def known(desk: Desk) -> Known:
    return Known(desk.standings(), messages(desk.ledger), desk.clock.today, times_extended(desk.ledger))


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_coordinators_mails_say_the_same_in_both_forms(open_on: OpenDesk, deliver: Deliver, language: str) -> None:
    for day in (date(2006, 2, 8), date(2006, 2, 16)):
        with open_on(day, language=language) as desk:
            remind(desk)
    with open_on(date(2006, 2, 20), language=language, ladder=CAPPED) as desk:
        deliver(desk, "gioventu", "", LOCKED)
        extend(desk.ledger, desk.clock, "ambiente", date(2006, 3, 1))

        mails = [morning_mail(desk, known(desk), "morning-2006-02-20")[1], trial_mail(desk)]

    assert [words_of(plain) == words_of(rich) for plain, rich in map(both, mails)] == [True, True]


def test_the_status_mail_has_a_line_for_each_department(open_on: OpenDesk, deliver: Deliver) -> None:
    with open_on(date(2006, 2, 20)) as desk:
        deliver(desk, "sport", "narrative")
        deliver(desk, "gioventu", "", LOCKED)
        extend(desk.ledger, desk.clock, "ambiente", date(2006, 3, 1))

        row, mail = morning_mail(desk, known(desk), "morning-2006-02-20")

    assert row.subject == "2005 report: 1 of 3 departments done on 20 February 2006"
    assert plain_text(mail) == (
        "International activities, 2005\n\n"
        "Good morning,\n\n"
        "This is where the 2005 report “International activities” stands on Monday 20 February 2006. Contributions are due "
        "by Friday 17 February 2006.\n\n"
        "- Done: 1 of 3\n- Late: 1\n- With something to mend: 1\n\n"
        "Still expected\n\n"
        "- Youth Department <Exchanges & networks>: a file has to be mended. Missing: the Word report "
        "(text), the Excel workbook (list of activities). 3 days late. Next reminder on 28 February 2006.\n"
        "- Environment Division: nothing delivered yet, the date was moved. Missing: the Excel workbook (list of "
        "activities). Has time until Wednesday 1 March 2006. Next reminder on 28 February 2006.\n\n"
        "Done\n\n"
        "- Sports Department: delivered.\n\n"
        "This message is sent automatically, once a day.\n"
    )


def test_the_status_mail_names_who_has_not_answered_at_all(open_on: OpenDesk, deliver: Deliver) -> None:
    for day in (date(2006, 2, 8), date(2006, 2, 16)):
        with open_on(day) as desk:
            remind(desk)
    with open_on(date(2006, 2, 17)) as desk:
        deliver(desk, "gioventu", "narrative")
        extend(desk.ledger, desk.clock, "ambiente", date(2006, 3, 1))

        text = plain_text(morning_mail(desk, known(desk), "morning-2006-02-17")[1])

    assert text.partition("Waiting for you\n\n")[2].partition("\nStill expected")[0] == (
        "- Sports Department: nothing came after 2 reminders. A telephone call may help.\n"
    )


def test_the_status_mail_names_who_gets_no_more_mail(open_on: OpenDesk, deliver: Deliver) -> None:
    for day in (date(2006, 2, 8), date(2006, 2, 16)):
        with open_on(day, ladder=CAPPED) as desk:
            remind(desk)
    with open_on(date(2006, 2, 17), ladder=CAPPED) as desk:
        deliver(desk, "gioventu", "narrative")
        excuse(desk.ledger, desk.clock, "ambiente", "nothing to report")

        text = plain_text(morning_mail(desk, known(desk), "morning-2006-02-17")[1])

    assert text.partition("Waiting for you\n\n")[2].partition("\nStill expected")[0] == (
        "- Youth Department <Exchanges & networks>: has had 2 reminders; no further one will go to it. A telephone call may "
        "help.\n"
        "- Sports Department: has had 2 reminders; no further one will go to it. A telephone call may help.\n"
    )


CAPPED = "[-7, -1, 1, 7]\ncap = 2"


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        (None, "There is no mail template {path}. Put it there, then run again."),
        ("{{ nobody }}", "The mail template {path} cannot be filled in: 'nobody' is undefined. Mend it."),
        (
            "a\n{% if %}",
            "The mail template {path} is wrong at line 2: Expected an expression, got 'end of statement block'. Mend it.",
        ),
        (
            "{{ ''.__class__.mro() }}",
            "The mail template {path} cannot be filled in: access to attribute '__class__' of 'str' object is unsafe.. Mend it.",
        ),
    ],
)
def test_a_template_that_does_not_work_is_told_with_its_place(tmp_path: Path, plain: str | None, message: str) -> None:
    path = tmp_path / "it" / "reminder.txt.j2"
    path.parent.mkdir()
    if plain is not None:
        path.write_text(plain, encoding="utf-8")

    with pytest.raises(BadTemplate) as told:
        render((tmp_path,), "it", "reminder", {})

    assert str(told.value) == message.format(path=path)


def test_the_morning_mail_says_that_questions_wait(open_on: OpenDesk) -> None:
    with open_on(date(2006, 2, 17)) as desk:
        asked = [ask(desk.ledger, desk.clock, Question("rows", "sport", "Which?", (str(number),))) for number in range(2)]
        keep_ground(desk.ledger, desk.clock, PAIRS, asked)
        text = plain_text(morning_mail(desk, known(desk), "morning-2006-02-17")[1])

    assert "- 2 questions wait for your answer (“annuario questions”)." in text
