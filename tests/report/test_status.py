"""The status: a row a department, and a page that a browser shows without any script."""

from datetime import date
from pathlib import Path

from lxml import html

from annuario.ledger.decisions import excuse, extend
from annuario.ledger.open_questions import PAIRS, keep_ground
from annuario.ledger.questions import Question, answer, ask
from annuario.mail import reminds_next
from annuario.report import write_status
from annuario.report.status import status
from tests.documents.city import copy_city, desk_in
from tests.report.conftest import Book


def test_each_department_has_its_state(book: Book) -> None:
    states = {row.department: (row.sign, row.words) for row in status(book.desk, reminds_next(book.desk)).rows}

    assert len(states) == 16
    assert states["ambiente-verde"] == ("●", "delivered")
    assert states["polizia-municipale"] == ("✕", "a file must be mended")
    assert states["gioventu"] == ("○", "nothing yet")


def test_counts_add_up(book: Book) -> None:
    assert dict(status(book.desk, reminds_next(book.desk)).counts) == {
        "nothing": 2,
        "partial": 0,
        "stopped": 1,
        "delivered": 13,
        "extended": 0,
        "excused": 0,
    }


def test_a_row_says_what_came_and_what_comes_next(book: Book) -> None:
    row = next(row for row in status(book.desk, reminds_next(book.desk)).rows if row.department == "polizia-municipale")

    assert row.files == ("Relazione Polizia Municipale 2005.docx",)
    assert len(row.findings) == 1
    assert (row.reminded, row.draft) == (date(2006, 2, 16), "")
    assert row.next_step == "Waiting for a mended file; the department was told. Next reminder on 20 February 2006."


def test_the_page_has_a_row_a_department_and_no_script(book: Book) -> None:
    page = html.fromstring(write_status(book.desk, reminds_next(book.desk)).read_text("utf-8"))

    rows = list(page.iter("tr"))

    assert len(rows) == 1 + 16
    assert list(page.iter("script", "link", "img")) == []
    assert page.get("lang") == "en"
    assert [len(row) for row in rows] == [8] * 17


def test_late_extended_and_excused_departments_are_told_apart(tmp_path: Path) -> None:
    copy_city(tmp_path)
    with desk_in(tmp_path, today=date(2006, 2, 21)) as desk:
        extend(desk.ledger, desk.clock, "sport", date(2006, 3, 3))
        excuse(desk.ledger, desk.clock, "tempi-orari", "no <exchange> this year")
        rows = {row.department: row for row in status(desk, reminds_next(desk)).rows}

        assert (rows["sport"].words, rows["sport"].days_late) == ("has more time", 0)
        assert (rows["tempi-orari"].words, rows["tempi-orari"].next_step) == (
            "nothing to report",
            "Excused: no <exchange> this year",
        )
        assert (rows["gioventu"].words, rows["gioventu"].days_late) == ("late: nothing came", 4)
        assert "no &lt;exchange&gt; this year" in write_status(desk, reminds_next(desk)).read_text("utf-8")


def test_a_question_waits_on_the_page_until_it_is_answered(tmp_path: Path) -> None:
    copy_city(tmp_path)
    line = "Question 1 about Sports Department waits for an answer: `annuario questions` shows it."
    with desk_in(tmp_path) as desk:
        whose, pair = (
            Question("rows", "sport", "Which?", ("sport", "a")),
            Question("twins", "", "One?", ("sport", "a", "verde", "a")),
        )
        keep_ground(desk.ledger, desk.clock, PAIRS, [ask(desk.ledger, desk.clock, asked) for asked in (whose, pair)])

        assert status(desk, reminds_next(desk)).waiting == (
            line,
            line.replace("1 about Sports Department", "2 about two activities that may be one"),
        )
        page = html.fromstring(write_status(desk, reminds_next(desk)).read_text("utf-8"))
        assert [one.text for one in page.iter("code")] == ["annuario questions"] * 2
        assert line.replace("`", "") in "".join(str(text) for text in page.itertext())

        for number in (1, 2):
            answer(desk.ledger, desk.clock, number, "so")

        assert status(desk, reminds_next(desk)).waiting == ()


def test_what_a_person_wrote_is_no_markup_between_backticks_either(tmp_path: Path) -> None:
    copy_city(tmp_path)
    with desk_in(tmp_path) as desk:
        excuse(desk.ledger, desk.clock, "sport", "see `<b>x</b>` and `")

        assert "see <code>&lt;b&gt;x&lt;/b&gt;</code> and `" in write_status(desk, reminds_next(desk)).read_text("utf-8")


def test_the_plain_form_is_made_of_what_json_can_hold(book: Book) -> None:
    plain = status(book.desk, reminds_next(book.desk)).plain()

    assert (plain["today"], plain["deadline"]) == ("2006-02-16", "2006-02-17")
    assert plain["counts"] == dict(status(book.desk, reminds_next(book.desk)).counts)
