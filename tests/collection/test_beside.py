"""Files of a department held against each other and against last year's: what is noticed, and what only nearly is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import pytest

from annuario.collection import check, collect
from annuario.collection.beside import last_cycle, told
from annuario.ledger.desk import Desk, open_desk
from annuario.ledger.store import Ledger
from annuario.ledger.submissions import submissions
from tests.collection.conftest import CYCLE, City
from tests.collection.test_check import workbook
from tests.documents.word import para, word

HEAD = ("Titolo", "Capitolo", "Periodo", "Importo")
OLD = (
    "Il settore ha portato trecento giovani atleti ai giochi di Lione nel mese di maggio.",
    "La maratona internazionale ha visto la partecipazione di duemila corridori da venti paesi.",
    "Con la città di Colonia è stato firmato un accordo di scambio fra le scuole di sport.",
)
NEW = (
    "Quest'anno il settore ha ospitato a Torino la riunione della rete europea dello sport per tutti.",
    "Sono state aperte due palestre nuove, visitate da una delegazione venuta da Barcellona.",
    "Il settore ha preparato con il comitato olimpico l'accoglienza di ottantadue squadre nazionali.",
)


@dataclass(frozen=True, slots=True)
class Year:
    """What the department hands in: a text, and rows as (title, amount)."""

    texts: Sequence[str] = NEW
    rows: Sequence[tuple[str, str]] = ()


def hand_in(city: City, year: Year, *, cycle: str, number: int) -> None:
    folder = city.root / "inputs" / cycle
    shared = folder / "shared"
    for department in ("sport", "gioventu", "urban-center"):
        (shared / department).mkdir(parents=True, exist_ok=True)
    (shared / ".annuario-share").write_bytes(b"here\n")
    (folder / "cycle.toml").write_text(CYCLE.replace("2006-", f"{number + 1}-").replace("2005", str(number)), "utf-8")
    (shared / "sport/Relazione.docx").write_bytes(word("".join(para(text) for text in year.texts)))
    rows = [(title, "Giovani e sport", str(number), amount) for title, amount in year.rows]
    if rows:
        (shared / "sport/Elenco.xlsx").write_bytes(workbook(HEAD, *rows))
    with open_desk(folder, here=city.root) as desk:
        both(desk)


def both(desk: Desk) -> None:
    collect(desk, pause=0)
    check(desk)


def noticed(city: City, cycle: str = "city") -> dict[str, dict[str, str]]:
    """Return of each thing that only a look at several files can notice its place and its numbers."""
    codes = ("other-department", "last-years-text", "figures-disagree", "figures-jump", "last-years-activities")
    with open_desk(city.root / "inputs" / cycle, here=city.root) as desk:
        found = [f for row in submissions(desk.ledger) for f in row.findings]
        return {f.code: {"place": f.place, **f.params} for f in found if f.code in codes}


PAIRS = {
    "other-department": (
        (Year(), Year(("Relazione del Settore Gioventù", *NEW)), {"place": "", "department": "Settore Gioventù"}),
        (Year(), Year(("Settore Sport, con il Settore Gioventù", *NEW, "Il Settore Gioventù ha collaborato."))),
    ),
    "last-years-text": (
        (Year(OLD), Year((*OLD[:2], NEW[0])), {"place": OLD[0][:57] + "…", "count": "2", "of": "3"}),
        (Year(OLD), Year((OLD[0], *NEW[1:]))),
    ),
    "figures-jump": (
        (
            Year(rows=[("Maratona", "12.000 EUR")]),
            Year(rows=[("Maratona", "120.000 EUR")]),
            {"place": "Attività!D2", "title": "Maratona", "now": "€ 120.000", "last": "€ 12.000"},
        ),
        (Year(rows=[("Maratona", "12.000 EUR")]), Year(rows=[("Maratona", "110.000 EUR")])),
    ),
    "last-years-activities": (
        (
            Year(rows=[("Maratona", ""), ("Regata sul Po", "")]),
            Year(rows=[("Maratona", "")]),
            {"place": "", "titles": "Regata sul Po", "count": "1"},
        ),
        (
            Year(rows=[("Maratona", ""), ("Regata sul Po", "")]),
            Year((*NEW, "Della regata sul Po si è parlato a Lione."), [("La Maratona", "")]),
        ),
    ),
    "figures-disagree": (
        (
            Year(),
            Year((*NEW, "La Maratona di Torino è costata 130.000 euro."), [("Maratona di Torino", "120.000 EUR")]),
            {"place": "Maratona di Torino", "title": "Maratona di Torino", "text": "€ 130.000", "list": "€ 120.000"},
        ),
        (
            Year(),
            Year(
                (*NEW, "La Maratona di Torino: 120.000 euro.", "Maratona di Torino: EUR 130,000 di cui € 10.000 di altri."),
                [("Maratona di Torino", "120.000 EUR")],
            ),
        ),
    ),
}


@pytest.mark.parametrize("code", PAIRS)
def test_it_is_noticed_and_what_is_nearly_so_is_not(city: City, code: str) -> None:
    (last, this, said), (almost_last, almost) = PAIRS[code]
    hand_in(city, last, cycle="before", number=2004)

    hand_in(city, this, cycle="city", number=2005)
    has = noticed(city)
    hand_in(city, almost_last, cycle="before", number=2004)
    hand_in(city, almost, cycle="city", number=2005)
    nearly = noticed_now(city)

    assert {key: value.replace("\u00a0", " ") for key, value in has[code].items()} == said
    assert code not in nearly


def noticed_now(city: City) -> set[str]:
    """Return what is noticed of the files that lie there now."""
    with open_desk(city.root / "inputs" / "city", here=city.root) as desk:
        return {finding.code for standing in desk.standings() for finding in standing.findings}


def test_what_was_noticed_goes_when_the_other_file_is_mended(city: City) -> None:
    text = (*NEW, "La Maratona di Torino è costata 130.000 euro.")
    hand_in(city, Year(text, [("Maratona di Torino", "120.000 EUR")]), cycle="city", number=2005)
    before = noticed_now(city)

    hand_in(city, Year(text, [("Maratona di Torino", "130.000 EUR")]), cycle="city", number=2005)

    assert "figures-disagree" in before
    assert "figures-disagree" not in noticed_now(city)


def test_the_form_begins_with_last_years_activities(city: City) -> None:
    hand_in(city, Year(rows=[("Maratona", "12.000 EUR"), ("Regata sul Po", "")]), cycle="before", number=2004)
    hand_in(city, Year(), cycle="city", number=2005)

    with open_desk(city.root / "inputs" / "city", here=city.root) as desk:
        last = told(desk, cast("Ledger", last_cycle(desk)), "sport").all_activities

    assert [activity.title for activity in last] == ["Maratona", "Regata sul Po"]
