"""What two departments may both tell of is asked once; what surely is one is noted, and can be answered otherwise."""

import io
from collections.abc import Sequence

from openpyxl import Workbook

from annuario.collection import check, collect
from annuario.ledger.desk import Desk
from annuario.ledger.questions import Question, answer, questions
from tests.collection.conftest import City

HEADER = ["Titolo", "Programma", "Anno"]


def workbook(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows if rows[0][0] == "Titolo" else (HEADER, *rows):
        sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def checked(desk: Desk) -> tuple[str, ...]:
    collect(desk)
    return check(desk).told


def asked(desk: Desk) -> list[tuple[tuple[str, ...], str]]:
    return [(question.about, question.answer) for question in of_twins(desk)]


def of_twins(desk: Desk) -> list[Question]:
    return [question for question in questions(desk.ledger) if question.kind == "twins"]


def test_a_doubtful_pair_is_asked_once_and_a_sure_one_is_noted(city: City) -> None:
    city.put("sport/a.xlsx", workbook(["Maratona delle città gemelle", "", 2005], ["Giochi di quartiere al parco", "", 2005]))
    city.put("gioventu/b.xlsx", workbook(["MARATONA DELLE CITTÀ GEMELLE", "", 2005], ["Nuovi giochi di quartiere", "", 2005]))

    told = city.at_desk(checked)
    city.put("urban-center/c.xlsx", workbook(["Altro", "", 2005]))
    again = city.at_desk(checked)

    sure = ("sport", "Maratona delle città gemelle", "gioventu", "MARATONA DELLE CITTÀ GEMELLE")
    doubtful = ("sport", "Giochi di quartiere al parco", "gioventu", "Nuovi giochi di quartiere")
    what = "sport and gioventu may tell of the same activity, 'Giochi di quartiere al parco'."
    assert city.at_desk(asked) == [(sure, "same"), (doubtful, "")]
    assert told == again
    assert told == (f"{what} Until it is answered, both are printed. See question 2 in `annuario questions`.",)


def test_an_answer_stands_whatever_is_handed_in_later(city: City) -> None:
    city.put("sport/a.xlsx", workbook(["Maratona delle città gemelle", "", 2005]))
    city.put("gioventu/b.xlsx", workbook(["Maratona delle città gemelle", "", 2005]))
    city.at_desk(checked)
    city.at_desk(lambda desk: answer(desk.ledger, desk.clock, of_twins(desk)[0].id, "different"))

    city.put("gioventu/c.xlsx", workbook(["Altro", "", 2005]))
    told = city.at_desk(checked)

    assert (told, [said for _, said in city.at_desk(asked)]) == ((), ["different"])


def test_one_departments_two_lists_may_tell_of_one_activity_too(city: City) -> None:
    header = ["Titolo", "Periodo", "Importo"]

    def listed(*rows: Sequence[object]) -> bytes:
        return workbook(header, *rows)

    city.put("sport/a.xlsx", listed(["Maratona", "maggio 2005", 900], ["Visita a Lyon", "maggio 2005", 5], ["Torneo", "2005", 70]))
    city.put(
        "sport/riepilogo.xlsx",
        listed(["MARATONA", "maggio 2005", 900], ["Visita a Lyon", "ottobre 2005", 5], ["Torneo", "2005", 80]),
    )

    told = city.at_desk(checked)

    assert city.at_desk(asked) == [
        (("sport", "Maratona", "sport", "MARATONA", "a.xlsx", "riepilogo.xlsx"), "same"),
        (("sport", "Torneo", "sport", "Torneo", "a.xlsx", "riepilogo.xlsx"), ""),
    ]
    assert told[0].startswith("sport/a.xlsx and 'riepilogo.xlsx' may tell of the same activity, 'Torneo'.")
