"""What a list leaves open is asked once; an answer is remembered, used at the next reading, and kept for what comes later."""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Font

from annuario.collection import check, collect
from annuario.ledger.desk import Desk
from annuario.ledger.open_questions import open_questions, waits_for_answers
from annuario.ledger.questions import Question, answer, questions
from annuario.ledger.submissions import submissions, withdraw
from annuario.register.handed_in import read_rows
from tests.collection.conftest import City

HEADER = ["Titolo", "Periodo", "Paesi", "Partner", "Importo"]
DOUBTFUL = ["Laboratori", "2004/05", "Congo", "Tripoli", "12.000"]


def workbook(*rows: Sequence[object], hidden: int = 0, struck: int = 0) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEADER, *rows):
        sheet.append(list(row))
    if hidden:
        sheet.row_dimensions[hidden].hidden = True
    for cell in sheet[struck] if struck else ():
        cell.font = Font(strike=True)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def checked(desk: Desk) -> tuple[str, ...]:
    collect(desk)
    return check(desk).told


def asked(desk: Desk) -> list[tuple[int, tuple[str, ...], list[str], str]]:
    return [(one.id, one.about, [word for word, _ in one.choices], one.answer) for one in questions(desk.ledger)]


def said(desk: Desk, **answers: str) -> None:
    for one in open_ones(desk):
        answer(desk.ledger, desk.clock, one.id, answers[one.about[1]])


def open_ones(desk: Desk) -> list[Question]:
    return list(open_questions(desk.ledger))


def read(desk: Desk) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...], str]]:
    return [
        (
            one.title,
            one.period.text("en"),
            one.country_codes,
            tuple(city.country for city in one.cities),
            one.budget_text("en"),
        )
        for file in submissions(desk.ledger)
        if file.present
        for one in read_rows(desk, file).activities
    ]


def codes(desk: Desk) -> set[str]:
    return {finding.code for file in submissions(desk.ledger) if file.present for finding in file.findings}


def test_values_with_two_readings_are_asked_once_and_read_as_answered(city: City) -> None:
    city.put("sport/a.xlsx", workbook(DOUBTFUL))

    told = city.at_desk(checked)
    first = city.at_desk(asked)
    city.at_desk(lambda desk: said(desk, period="2004-2005", countries="CD", cities="LY", budget="12000"))
    told_again = city.at_desk(checked)

    assert first == [
        (1, ("sport", "period", "2004/05"), ["05/2004", "2004-2005"], ""),
        (2, ("sport", "countries", "Congo"), ["CG", "CD"], ""),
        (3, ("sport", "cities", "Tripoli"), ["LB", "LY"], ""),
        (4, ("sport", "budget", "12.000"), ["12000", "12"], ""),
    ]
    assert told[3] == "sport/a.xlsx: What does “12.000” mean in Sheet!E2? See question 4 in `annuario questions`."
    assert told_again == ()
    assert city.at_desk(read) == [("Laboratori", "2004–2005", ("CD",), ("LY",), "€12,000")]
    assert city.at_desk(codes) & {"unread-amount", "unread-period", "ambiguous-country", "ambiguous-city"} == set()


def test_an_answer_is_used_for_what_comes_later_and_for_no_other_department(city: City) -> None:
    city.put("sport/a.xlsx", workbook(DOUBTFUL))
    city.at_desk(checked)
    city.at_desk(lambda desk: said(desk, period="05/2004", countries="CG", cities="LB", budget="12"))

    city.put("sport/b.xlsx", workbook(["Altri laboratori", "2005", "", "", "12.000"]))
    city.put("gioventu/c.xlsx", workbook(["Corsi", "2005", "", "", "12.000"]))
    city.at_desk(checked)

    assert [one.about for one in city.at_desk(open_ones)] == [("gioventu", "budget", "12.000")]
    assert {title: budget for title, *_, budget in city.at_desk(read)} == {
        "Laboratori": "€12",
        "Altri laboratori": "€12",
        "Corsi": "12.000",
    }


def test_the_bare_number_of_a_day_is_asked(city: City) -> None:
    city.put("sport/a.xlsx", workbook(["a", 38412, "", "", 5], ["b", 38413, "", "", 5]))
    city.at_desk(checked)

    assert [choices for _, _, choices, _ in city.at_desk(asked)] == [["01/03/2005", "none"], ["02/03/2005", "none"]]

    city.at_desk(lambda desk: [answer(desk.ledger, desk.clock, 1, "01/03/2005"), answer(desk.ledger, desk.clock, 2, "none")])
    city.at_desk(checked)

    assert [period for _, period, *_ in city.at_desk(read)] == ["1 March 2005", ""]


def test_hidden_and_struck_rows_are_read_until_it_is_answered_that_they_are_none(city: City) -> None:
    rows = (["a", "2005", "", "", 1], ["b", "2005", "", "", 2], ["c", "2005", "", "", 3])
    city.put("sport/a.xlsx", workbook(*rows, hidden=3, struck=4))

    city.at_desk(checked)
    before = [title for title, *_ in city.at_desk(read)]
    about = [one.about for one in city.at_desk(open_ones)]
    city.at_desk(lambda desk: said(desk, hidden="keep", struck="leave-out"))
    city.at_desk(checked)

    assert (before, about) == (["a", "b", "c"], [("sport", "hidden", "b"), ("sport", "struck", "c")])
    assert [title for title, *_ in city.at_desk(read)] == ["a", "b"]
    assert city.at_desk(open_ones) == []
    assert city.at_desk(codes) & {"hidden-rows", "struck-rows"} == set()


def test_a_question_waits_in_each_run_and_no_longer_when_its_file_is_mended_or_taken_back(city: City) -> None:
    city.put("sport/a.xlsx", workbook(DOUBTFUL))
    city.put("gioventu/b.xlsx", workbook(["Corsi", "2005", "", "", "12.000"]))
    city.at_desk(checked)
    again = city.at_desk(checked)

    def line(desk: Desk) -> str:
        return waits_for_answers(desk.ledger)

    before = city.at_desk(line)
    city.put("sport/a.xlsx", workbook(["Laboratori", "2005", "Congo", "", "€ 12.000,00"]))
    city.at_desk(checked)
    mended = [one.about for one in city.at_desk(open_ones)]
    city.at_desk(lambda desk: withdraw(desk.ledger, [row.id for row in submissions(desk.ledger) if row.department == "gioventu"]))

    assert again == ()
    assert before == "5 questions wait for your answer: `annuario questions` shows them."
    assert mended == [("sport", "countries", "Congo"), ("gioventu", "budget", "12.000")]
    assert city.at_desk(line) == "1 question waits for your answer: `annuario questions` shows it."
    assert city.at_desk(lambda desk: waits_for_answers(desk.ledger, lambda department: department == "gioventu")) == ""
