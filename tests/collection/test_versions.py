"""Files alike by name: one text in two versions, two contributions, or a question."""

import os

import pytest

from annuario.collection import check, collect
from annuario.ledger.desk import Desk
from annuario.ledger.questions import answer, questions
from annuario.ledger.settled import settled
from annuario.ledger.submissions import counting, submissions, withdraw
from tests.collection.conftest import City
from tests.documents.word import para, word

FIRST = [f"Riga {number}: il settore ha lavorato a un progetto con la città numero {number}." for number in range(12)]
OTHER = [f"Nota {number}, festival della musica e teatro nelle scuole superiori, spettacolo {number}." for number in range(12)]


def text(*lines: str) -> bytes:
    return word("".join(para(line) for line in lines))


def run(city: City) -> tuple[str, ...]:
    """Collect and check, and return what both told."""

    def both(desk: Desk) -> tuple[str, ...]:
        return (*collect(desk, pause=0).told, *check(desk).told)

    return city.at_desk(both)


def counts(city: City) -> list[str]:
    return city.at_desk(lambda desk: [row.path for row in counting(settled(desk.ledger, submissions(desk.ledger)))])


@pytest.mark.parametrize(
    "name", ["Relazione (2).docx", "relazione DEF.docx", "Copia di Relazione.docx", "Relazione 12-02-2006.docx"]
)
def test_a_changed_text_under_a_name_alike_is_the_new_version(city: City, name: str) -> None:
    city.put("sport/Relazione.docx", text(*FIRST))
    run(city)
    city.put(f"sport/{name}", text(*FIRST[:-2], "Due righe nuove", "sono qui."))

    told = run(city)

    assert counts(city) == [name]
    assert "are versions of one text" in told[-1]
    assert told[-1].endswith("If both are to go in: `annuario answer 1 both`.")


def test_of_two_that_came_together_the_one_changed_last_counts(city: City) -> None:
    newer = city.put("sport/Relazione.docx", text(*FIRST))
    older = city.put("sport/Relazione (2).docx", text(*FIRST[:-1]))
    os.utime(older, (1_000_000_000, 1_000_000_000))
    os.utime(newer, (1_100_000_000, 1_100_000_000))

    run(city)

    assert counts(city) == ["Relazione.docx"]


def test_another_text_under_a_name_alike_is_a_further_contribution(city: City) -> None:
    city.put("sport/Relazione.docx", text(*FIRST))
    city.put("sport/Relazione (2).docx", text(*OTHER))

    told = run(city)

    assert counts(city) == ["Relazione (2).docx", "Relazione.docx"]
    assert "are alike by name and say different things; both go in." in told[-1]


def test_in_doubt_it_is_asked_until_it_is_answered_and_nothing_is_dropped(city: City) -> None:
    city.put("sport/Relazione.docx", text(*FIRST))
    city.put("sport/Relazione (2).docx", text(*FIRST[:4], *OTHER[:8]))

    first, again = run(city), run(city)
    before = counts(city)
    city.at_desk(lambda desk: answer(desk.ledger, desk.clock, 1, "newer"))

    open_ones = "sport/Relazione (2).docx looks like another version of 'Relazione.docx'; both go into the report."
    assert first == again == (f"{open_ones} Which one counts? See question 1 in `annuario questions`.",)
    assert before == ["Relazione (2).docx", "Relazione.docx"]
    assert (run(city), counts(city)) == ((), ["Relazione (2).docx"])


def test_of_a_file_that_was_taken_back_nothing_is_asked_any_more(city: City) -> None:
    city.put("sport/Relazione.docx", text(*FIRST))
    city.put("sport/Relazione (2).docx", text(*FIRST[:4], *OTHER[:8]))
    run(city)

    city.at_desk(lambda desk: withdraw(desk.ledger, [row.id for row in submissions(desk.ledger) if "(2)" in row.path]))

    assert (run(city), counts(city)) == ((), ["Relazione.docx"])


def test_what_was_decided_can_be_answered_otherwise(city: City) -> None:
    city.put("sport/Relazione.docx", text(*FIRST))
    city.put("sport/Relazione (2).docx", text(*FIRST, "E una."))
    run(city)

    city.at_desk(lambda desk: answer(desk.ledger, desk.clock, 1, "both"))
    run(city)

    assert counts(city) == ["Relazione (2).docx", "Relazione.docx"]


def test_the_same_content_twice_is_no_question(city: City) -> None:
    content = text(*FIRST)  # a file made twice may hold two times of the day
    city.put("sport/Attività.docx", content)
    city.put("sport/Attivita\u0300 (2).docx", content)

    told = run(city)

    assert (told, len(counts(city))) == ((), 1)
    assert [each.answer for each in city.at_desk(lambda desk: questions(desk.ledger))] == []
