import html
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest

from annuario.findings import Finding, Severity
from annuario.ledger.decisions import extend
from annuario.ledger.desk import Desk
from annuario.mail.compose import morning_mail, reminder
from annuario.mail.message import plain_text
from annuario.mail.policy import Due
from annuario.mail.texts import BadTemplate, render

OpenDesk = Callable[..., AbstractContextManager[Desk]]
Deliver = Callable[..., None]

LOCKED = Finding("encrypted", Severity.STOPS, "relazione <DEF> & ultima.docx")


def words_of(text: str) -> str:
    """The words of a mail without what only one form has: bullets, tags, line breaks."""
    body = re.sub(r"<head>.*?</head>", " ", text, flags=re.DOTALL)
    body = html.unescape(re.sub(r"</?(?:strong|a)\b[^>]*>", "", body).replace("<", "\0<"))
    body = re.sub(r"\0<(?:!DOCTYPE|/?[a-z][a-z0-9]*)\b[^>]*>", " ", body).replace("\0", "")
    return " ".join(re.sub(r"^ *- ", "", body, flags=re.MULTILINE).split())


def both(desk: Desk, department: str, kind: str) -> tuple[str, str]:
    standing = next(item for item in desk.standings() if item.department.id == department)
    _, mail = reminder(desk, standing, Due(department, "2006-02-17-1", kind, ""))
    rich = mail.get_body(("html",))
    assert rich is not None
    return plain_text(mail), str(rich.get_content())


@pytest.mark.parametrize("department", ["gioventu", "sport"])
@pytest.mark.parametrize("kind", ["reminder", "overdue"])
def test_plain_text_and_html_say_the_same(open_on: OpenDesk, deliver: Deliver, department: str, kind: str) -> None:
    with open_on(date(2006, 2, 16)) as desk:
        deliver(desk, "gioventu", "activities", path="attività.xlsx")
        deliver(desk, department, "", LOCKED, path="relazione <DEF> & ultima.docx")
        deliver(desk, department, "", path="appunti.tmp")
        extend(desk.ledger, desk.clock, department, date(2006, 3, 1))

        plain, rich = both(desk, department, kind)

    assert words_of(plain) == words_of(rich)


def test_an_italian_reminder_says_what_by_when_where_and_whom_to_ask(open_on: OpenDesk, deliver: Deliver) -> None:
    with open_on(date(2006, 2, 16)) as desk:
        deliver(desk, "gioventu", "activities", path="attività.xlsx")
        deliver(desk, "gioventu", "", LOCKED, path="relazione\n<DEF>.docx")

        plain, _ = both(desk, "gioventu", "reminder")

    assert plain == (
        "Gentili colleghe e colleghi,\n\n"
        "il contributo di «Settore Gioventù <Scambi & reti>» alla relazione 2005 «L’attività internazionale» è atteso "
        "entro venerdì 17 febbraio 2006.\n\n"
        "Che cosa manca\n\n"
        "- il documento Word (testo)\n\n"
        "Che cosa va corretto\n\n"
        "Questi file sono arrivati, ma così non possono ancora entrare nella relazione. Vi preghiamo di correggerli e di "
        "salvarli di nuovo nella stessa cartella.\n\n"
        "- relazione <DEF>.docx\n"
        f"  - {LOCKED.what('it')} {LOCKED.do('it')}\n\n"
        "Che cosa è già arrivato\n\n"
        "- il file Excel (elenco delle attività)\n\n"
        "Grazie: per questa parte non occorre fare altro.\n\n"
        "Dove consegnare\n\n"
        "Salvate i file nella cartella condivisa:\n\n"
        "shared/gioventu\n\n"
        "A chi chiedere\n\n"
        "Se servono più tempo o un chiarimento, o se quest’anno non c’è nulla da segnalare, vi preghiamo di rispondere a "
        "questo messaggio: la risposta arriva al coordinamento.\n\n"
        "coordinamento@comune.example\n\n"
        "Cordiali saluti\nIl coordinamento della relazione\n\n"
        "Questo promemoria è stato inviato automaticamente. Dopo la consegna non ne riceverete altri.\n"
    )


def test_an_english_overdue_mail_says_the_date_is_past(open_on: OpenDesk) -> None:
    with open_on(date(2006, 2, 24)) as desk:
        plain, _ = both(desk, "sport", "overdue")

    assert plain == (
        "Dear colleagues,\n\n"
        "the contribution of “Sports Department” to the 2005 report “International activities” was expected by Friday 17 "
        "February 2006, and we have not received all of it yet. Please deliver it as soon as you can, or let us know when "
        "you will.\n\n"
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


def test_names_and_files_of_departments_are_escaped_in_html(open_on: OpenDesk, deliver: Deliver) -> None:
    with open_on(date(2006, 2, 16)) as desk:
        deliver(desk, "gioventu", "", LOCKED, path="{{ 7 * 7 }}<script>.docx")

        _, rich = both(desk, "gioventu", "reminder")

    assert "«Settore Gioventù &lt;Scambi &amp; reti&gt;»" in rich
    assert "{{ 7 * 7 }}&lt;script&gt;.docx" in rich


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_status_mail_says_the_same_in_both_forms(open_on: OpenDesk, deliver: Deliver, language: str) -> None:
    with open_on(date(2006, 2, 20), language=language) as desk:
        deliver(desk, "sport", "narrative")
        deliver(desk, "gioventu", "", LOCKED)
        extend(desk.ledger, desk.clock, "ambiente", date(2006, 3, 1))

        _, mail = morning_mail(desk, desk.standings(), (), "morning-2006-02-20")

    rich = mail.get_body(("html",))
    assert rich is not None
    assert words_of(plain_text(mail)) == words_of(str(rich.get_content()))


def test_the_status_mail_has_a_line_for_each_department(open_on: OpenDesk, deliver: Deliver) -> None:
    with open_on(date(2006, 2, 20)) as desk:
        deliver(desk, "sport", "narrative")
        deliver(desk, "gioventu", "", LOCKED)
        extend(desk.ledger, desk.clock, "ambiente", date(2006, 3, 1))

        row, mail = morning_mail(desk, desk.standings(), (), "morning-2006-02-20")

    assert row.subject == "2005 report: 1 of 3 departments done on 20 February 2006"
    assert plain_text(mail) == (
        "Good morning,\n\n"
        "this is where the 2005 report “International activities” stands on Monday 20 February 2006. Contributions are due "
        "by Friday 17 February 2006.\n\n"
        "- Done: 1 of 3\n- Late: 1\n- With something to mend: 1\n\n"
        "Still expected\n\n"
        "- Youth Department <Exchanges & networks>: a file has to be mended. Missing: the Word report "
        "(text), the Excel workbook (list of activities). 3 days late. Next reminder on 24 February 2006.\n"
        "- Environment Division: nothing delivered yet, the date was moved. Missing: the Excel workbook (list of "
        "activities). Has time until Wednesday 1 March 2006. Next reminder on 22 February 2006.\n\n"
        "Done\n\n"
        "- Sports Department: delivered.\n\n"
        "This message is sent automatically, once a day.\n"
    )


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
        render(tmp_path, "it", "reminder", {})

    assert str(told.value) == message.format(path=path)
