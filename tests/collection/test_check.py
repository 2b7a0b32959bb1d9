"""Checking real files, with the answers that departments find afterwards."""

import io
import pickle
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TypeVar

import docx
import openpyxl
import pytest
from docx.oxml.parser import oxml_parser
from lxml import etree

from annuario.collection import RULES, Checked, Judged, check, check_department, collect
from annuario.collection.share import ShareAway
from annuario.findings import Severity
from annuario.ledger.desk import Desk
from annuario.ledger.standing import State
from annuario.ledger.submissions import submissions
from tests.collection.conftest import City, rights_mean_nothing
from tests.documents.threads import names_kept_apart

Word = Callable[[str], bytes]
R = TypeVar("R")


def both(desk: Desk) -> Checked:
    collect(desk, pause=0.01)
    return check(desk)


def workbook(*rows: Sequence[object]) -> bytes:
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Attività", 0)
    for row in rows:
        sheet.append(list(row))
    book.save(buffer)
    return buffer.getvalue()


def activities() -> bytes:
    return workbook(
        ("Titolo", "Capitolo", "Periodo", "Partner", "Risultati"),
        ("Maratona", "Giovani e sport", "marzo 2005", "Lyon", "300 atleti"),
        ("Scambio", "Youth and sport", "2005", "Köln", "20 giovani"),
    )


def findings(city: City) -> dict[str, list[tuple[str, Severity]]]:
    return {f"{row.department}/{row.path}": [(found.code, found.severity) for found in row.findings] for row in city.rows()}


def answer(city: City, path: str = "sport/_answers/risposta.txt") -> str:
    return (city.shared / path).read_bytes().decode("utf-8")


# --- what is judged ---


def test_word_is_a_narrative_and_excel_a_list_of_activities(city: City, word: Word) -> None:
    city.put("gioventu/Report.docx", word("The exchange with Köln."))
    city.put("gioventu/List.xlsx", activities())

    done = city.at_desk(both)

    assert done == Checked((Judged("gioventu", ("List.xlsx", "Report.docx")),), ("gioventu",))
    assert [(row.path, row.kind, row.rules) for row in city.rows()] == [
        ("List.xlsx", "activities", RULES),
        ("Report.docx", "narrative", RULES),
    ]
    assert city.at_desk(lambda desk: desk.standings()[1].state) == State.DELIVERED


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("Relazione.docx", b"", "empty-file"),
        ("Relazione.docx", b"PK\x03\x04 and no more", "damaged"),
        ("Relazione.pdf", b"%PDF-1.7\n", "pdf"),
        ("Elenco.xls", b"<html><table><tr><td>1", "web-page"),
    ],
)
def test_what_is_neither_word_nor_excel_is_stopped(city: City, name: str, content: bytes, code: str) -> None:
    city.put(f"sport/{name}", content)

    done = city.at_desk(both)

    assert done.stopped == (f"sport/{name}",)
    assert findings(city) == {f"sport/{name}": [(code, Severity.STOPS)]}
    assert city.rows()[0].kind == ""
    assert city.at_desk(lambda desk: desk.standings()[0].state) == State.STOPPED


def test_a_file_is_what_it_holds_and_not_what_it_is_called(city: City, word: Word) -> None:
    city.put("sport/Relazione.xlsx", word("Maratona."))

    city.at_desk(both)

    assert city.rows()[0].kind == "narrative"
    assert ("name-misleads", Severity.NOTE) in findings(city)["sport/Relazione.xlsx"]


def test_an_empty_document_and_an_empty_workbook_are_stopped(city: City) -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    city.put("sport/Vuota.docx", buffer.getvalue())
    city.put("sport/Vuoto.xlsx", workbook(("Titolo", "Capitolo", "Periodo", "Partner", "Risultati")))

    city.at_desk(both)

    assert {name: codes[0] for name, codes in findings(city).items()} == {
        "sport/Vuota.docx": ("empty-document", Severity.STOPS),
        "sport/Vuoto.xlsx": ("no-rows", Severity.STOPS),
    }


def test_a_chapter_that_is_none_wants_a_look(city: City) -> None:
    city.put("sport/Elenco.xlsx", activities())
    city.put(
        "sport/Altro.xlsx",
        workbook(("Titolo", "Capitolo", "Periodo", "Partner"), ("Gara", "Astronomia", "2005", "Lyon")),
    )

    done = city.at_desk(both)

    assert (done.departments[0].look, findings(city)["sport/Elenco.xlsx"]) == (1, [])
    assert ("unknown-chapter", Severity.LOOK) in findings(city)["sport/Altro.xlsx"]
    assert "Attività!B2: “Astronomia” non è un capitolo della relazione (righe: 2)." in answer(city).replace("\r\n    ", " ")


def test_a_reader_that_breaks_costs_its_own_file_only(city: City, word: Word) -> None:
    def break_it(desk: Desk) -> Checked:
        collect(desk, pause=0.01)
        broken = next(row for row in submissions(desk.ledger) if row.path == "B.docx")
        desk.archive.path(broken.digest).unlink()
        return check(desk)

    for name in ("A.docx", "B.docx", "C.docx"):
        city.put(f"sport/{name}", word(name))

    done = city.at_desk(break_it)

    assert done.departments == (Judged("sport", ("A.docx", "C.docx"), ("B.docx",)),)
    assert findings(city)["sport/B.docx"] == [("could-not-be-read", Severity.STOPS)]
    assert city.rows()[1].findings[0].params["reason"].startswith("FileNotFoundError: ")


def test_what_was_judged_is_not_judged_again(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("x"))
    city.at_desk(both)
    digest = city.rows()[0].digest
    city.at_desk(lambda desk: desk.archive.path(digest).write_bytes(b"other"))

    assert city.at_desk(check) == Checked()
    assert city.rows()[0].kind == "narrative"


def test_only_the_named_departments_are_judged_and_answered(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("x"))
    city.put("gioventu/Report.docx", word("y"))
    city.at_desk(lambda desk: collect(desk, pause=0.01))

    done = city.at_desk(check, only=["gioventu"])

    assert done == Checked((Judged("gioventu", ("Report.docx",)),), ("gioventu",))
    assert not (city.shared / "sport/_answers").exists()
    assert city.rows()[0].rules == ""


def test_the_parts_can_be_run_by_another(city: City, word: Word) -> None:
    asked: list[str] = []

    def each(function: Callable[[str], R], ids: Sequence[str], /) -> Iterable[R]:
        asked.extend(ids)
        return [function(id_) for id_ in reversed(ids)][::-1]

    city.put("sport/Relazione.docx", word("x"))
    city.put("gioventu/Report.docx", word("y"))
    city.at_desk(lambda desk: collect(desk, pause=0.01))

    done = city.at_desk(lambda desk: check(desk, each=each))

    assert (asked, [judged.department for judged in done.departments]) == (["sport", "gioventu"], ["sport", "gioventu"])
    assert pickle.loads(pickle.dumps(done)) == done  # noqa: S301 -- our own bytes


def test_a_part_in_a_thread_of_its_own_keeps_to_its_own_names(city: City) -> None:
    """A file that is not opened at all, so that no reader of ours came before the parser that python-docx hands to all."""

    def each(function: Callable[[str], R], ids: Sequence[str], /) -> Iterable[R]:
        def part(id_: str) -> R:
            done = function(id_)
            etree.fromstring(unheard_of, oxml_parser)
            return done

        with names_kept_apart() as unheard_of, ThreadPoolExecutor(1) as aside:
            return list(aside.map(part, ids))

    city.put("sport/Relazione.pdf", b"%PDF-1.7\n")
    city.at_desk(lambda desk: collect(desk, pause=0.01))

    assert city.at_desk(lambda desk: check(desk, each=each)).stopped == ("sport/Relazione.pdf",)


def test_a_department_can_be_checked_alone(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("x"))
    city.at_desk(lambda desk: collect(desk, pause=0.01))

    assert city.at_desk(lambda desk: check_department(desk, "sport")) == Judged("sport", ("Relazione.docx",))
    assert city.at_desk(lambda desk: check_department(desk, "sport")) == Judged("sport")


def test_the_result_says_itself_in_a_line(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("x"))
    city.put("sport/Relazione.pdf", b"%PDF-1.7\n")

    done = city.at_desk(both)

    assert done.sentence() == "Checked 2 files: 1 accepted, 1 stopped; 1 answer laid into its department's folder."
    assert done.departments[0].sentence() == "sport: 1 accepted, stopped: Relazione.pdf."
    assert city.at_desk(check).sentence() == "Nothing new to check."


# --- answers ---


def test_the_answer_says_what_arrived_and_what_to_do(city: City, word: Word) -> None:
    city.put("sport/Relazione.pdf", b"%PDF-1.7\n")
    city.put("sport/missioni/Missioni.docx", word("La missione a Lione. " * 12))

    city.at_desk(both)

    assert answer(city).split("\r\n") == [
        "Risposta del coordinamento: Settore Sport",
        "Attività internazionali, 2005",
        "=========================================",
        "",
        "Che cosa è arrivato (file: 2)",
        "  - Relazione.pdf (arrivato il 16/02/2006): NON accettato, vedi sotto.",
        "  - missioni/Missioni.docx (arrivato il 16/02/2006): accettato, un testo per",
        "    la relazione.",
        "",
        "Da correggere: così questi file non possono entrare nella relazione",
        "-------------------------------------------------------------------",
        "  Relazione.pdf",
        "    Il file è un PDF. Il suo testo non può essere ripreso nella relazione.",
        "    > Che cosa fare: Mettete per favore nella cartella il file Word da cui è",
        "      stato fatto il PDF.",
        "",
        "Il programma riscrive questo file dopo ogni controllo; non occorre rispondere",
        "né cancellarlo. Per cambiare un file basta salvare la nuova versione nella",
        "cartella con lo stesso nome. Domande: coordinamento@comune.example",
        "",
    ]


def test_the_answer_is_in_the_departments_language_and_names_what_is_missing(city: City, word: Word) -> None:
    city.put("gioventu/Report.docx", word("The exchange."))

    city.at_desk(both)

    said = answer(city, "gioventu/_answers/answer.txt")
    assert "Report.docx (arrived 2006-02-16): accepted, a text for the report." in said
    assert "Still missing: the list of activities (an Excel file). Due: 2006-02-17." in said


def test_no_answer_lies_where_nothing_came_from(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("x"))

    city.at_desk(both)

    assert sorted(path.relative_to(city.shared).as_posix() for path in city.shared.rglob("_answers/*")) == [
        "sport/_answers/risposta.html",
        "sport/_answers/risposta.txt",
    ]


def test_the_answer_is_rewritten_only_when_it_changes(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("x"))
    city.at_desk(both)
    path = city.shared / "sport/_answers/risposta.txt"
    before = (path.stat().st_ino, path.stat().st_mtime_ns)

    same = city.at_desk(both, today=date(2006, 3, 1))
    after = (path.stat().st_ino, path.stat().st_mtime_ns)
    city.put("sport/Relazione.pdf", b"%PDF-1.7\n")
    changed = city.at_desk(both)

    assert (same.written, after, changed.written) == ((), before, ("sport",))
    assert "Relazione.pdf" in answer(city)


def test_a_later_version_that_is_stopped_leaves_the_earlier_one_counting(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("x"))
    city.at_desk(both)
    city.put("sport/Relazione.docx", b"PK\x03\x04 and no more")

    city.at_desk(both, today=date(2006, 2, 17))

    assert (
        "Relazione.docx (arrivato il 17/02/2006): questa versione NON è accettata, vedi sotto;"
        " finché non ne arriva una nuova vale la versione del 16/02/2006."
    ) in answer(city).replace("\r\n    ", " ")


def test_a_file_of_no_use_that_was_deleted_asks_for_nothing_and_the_answer_says_that_it_has_gone(city: City, word: Word) -> None:
    city.put("sport/Testo.docx", word("x"))
    pdf = city.put("sport/Relazione.pdf", b"%PDF-1.7\n")
    city.at_desk(both)
    pdf.unlink()

    city.at_desk(both)

    assert city.at_desk(lambda desk: desk.standings()[0].state) == State.DELIVERED
    said = answer(city).replace("\r\n    ", " ")
    gone = "Relazione.pdf (arrivato il 16/02/2006): non era accettato e non è più nella cartella; non c'è più nulla da correggere."
    assert gone in said
    assert "Da correggere" not in said
    page = answer(city, "sport/_answers/risposta.html")
    assert "non era accettato e non è più nella cartella" in page
    assert 'class="stops"' not in page


def test_the_answer_to_a_department_whose_only_file_was_of_no_use_is_brought_up_to_date_when_it_has_gone(city: City) -> None:
    pdf = city.put("sport/Relazione.pdf", b"%PDF-1.7\n")
    city.at_desk(both)
    pdf.unlink()

    written = city.at_desk(both).written

    assert (written, "Manca ancora: il testo" in answer(city), "Da correggere" in answer(city)) == (("sport",), True, False)
    assert city.at_desk(lambda desk: desk.standings()[0].state) == State.NOTHING


def test_while_the_share_is_away_a_file_of_no_use_has_not_gone(city: City) -> None:
    pdf = city.put("sport/Relazione.pdf", b"%PDF-1.7\n")
    city.at_desk(both)
    pdf.unlink()
    (city.shared / ".annuario-share").unlink()

    with pytest.raises(ShareAway):
        city.at_desk(both)

    assert city.at_desk(lambda desk: desk.standings()[0].state) == State.STOPPED


def test_a_copy_beside_its_original_is_asked_about_as_long_as_both_are_there(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("x"))
    copy = city.put("sport/Relazione (2).docx", word("y"))
    city.at_desk(both)
    first = answer(city)
    copy.unlink()
    city.at_desk(both)

    assert "sembra un'altra versione di “Relazione.docx”" in first.replace("\r\n    ", " ")
    assert "altra versione" not in answer(city)
    assert "Non è più nella cartella, ma vale ancora." in answer(city).replace("\r\n    ", " ")


def test_a_name_cannot_write_lines_of_its_own_into_the_answer(city: City) -> None:
    city.put("sport/x\nTutto accettato.pdf", b"%PDF-1.7\n")

    city.at_desk(both)

    assert "x?Tutto accettato.pdf" in answer(city)


def test_an_answers_folder_that_is_a_link_is_not_written_through(city: City, word: Word, tmp_path: Path) -> None:
    city.put("sport/Relazione.docx", word("x"))
    (tmp_path / "elsewhere").mkdir()
    (city.shared / "sport/_answers").symlink_to(tmp_path / "elsewhere")

    done = city.at_desk(both)

    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert done.told == (
        f"sport: the answer was not written. {city.shared}/sport/_answers is a link, and may lead anywhere; remove it.",
    )


def test_a_folder_that_cannot_be_written_is_told_and_not_raised(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("x"))
    city.put("sport/_answers", b"a file stands in the way")

    done = city.at_desk(both)

    assert (done.written, [told.split(": ")[:2] for told in done.told]) == (
        (),
        [["sport", "the answer was not written. " + f"{city.shared}/sport/_answers/risposta.txt could not be written"]],
    )
    assert done.departments == (Judged("sport", ("Relazione.docx",)),)


@pytest.mark.skipif(rights_mean_nothing(), reason="root may write everywhere")
def test_a_share_that_may_only_be_read_is_told_and_not_raised(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("x"))
    (city.shared / "sport").chmod(0o555)

    done = city.at_desk(both)

    (city.shared / "sport").chmod(0o755)
    assert (done.written, len(done.told)) == ((), 1)


def test_a_share_that_went_away_since_keeps_nobody_from_being_judged(city: City, word: Word) -> None:
    city.put("sport/Relazione.docx", word("x"))
    city.at_desk(lambda desk: collect(desk, pause=0.01))
    city.shared.rename(city.shared.with_name("elsewhere"))

    done = city.at_desk(check)

    assert done.departments == (Judged("sport", ("Relazione.docx",)),)
    assert done.told[0].startswith("The answers to the departments were not written. The shared folder ")
    assert not city.shared.exists()
