from datetime import date

from annuario.clock import Clock
from annuario.ledger.decisions import excuse, excuses, extend, extensions
from annuario.ledger.store import Ledger


def test_the_last_extension_of_a_department_counts(ledger: Ledger, clock: Clock) -> None:
    extend(ledger, clock, "sport", date(2006, 3, 10))
    extend(ledger, clock, "gioventu", date(2006, 3, 1))
    extend(ledger, clock, "sport", date(2006, 2, 28))

    assert extensions(ledger) == {"sport": date(2006, 2, 28), "gioventu": date(2006, 3, 1)}


def test_an_excuse_is_kept_in_the_coordinators_words(ledger: Ledger, clock: Clock) -> None:
    excuse(ledger, clock, "sport", "nothing to report")
    excuse(ledger, clock, "sport", "was merged with gioventù; -- {x} 'y'")

    assert excuses(ledger) == {"sport": "was merged with gioventù; -- {x} 'y'"}


def test_nothing_is_decided_at_first(ledger: Ledger) -> None:
    assert (extensions(ledger), excuses(ledger)) == ({}, {})
