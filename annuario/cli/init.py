"""init: a new cycle, from nothing or from last year's."""

import argparse
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from annuario.cli.say import say
from annuario.clock import Clock
from annuario.cycle.new import New, new_cycle, own_share, year_in_name
from annuario.cycle.roll import Shift
from annuario.mail.words import written_with_weekday

_DATES = {"opens": "day on which it opens", "deadline": "deadline", "publication": "day of publication"}


def run(words: argparse.Namespace) -> int:
    """Write the new cycle and say what to do next."""
    today = words.today or Clock.real("Europe/Rome").today
    made = new_cycle(words.cycle, last=words.last, today=today)
    then = f"annuario status --cycle {shlex.quote(str(words.cycle))}"
    say(f"Made {made.file}. Open it in a text editor and read its remarks; then see `{then}`.")
    for line in (*_dates(made, today), *(_left_over(made, words.last) if words.last else ())):
        say(line)
    return 0


def _dates(made: New, today: date) -> Iterator[str]:
    """Yield what is to be known of the new cycle's year and dates."""
    dates = made.cycle.dates
    days = {name: written_with_weekday(day, "en") for name, day in dates}
    yield (
        f"It is for the report of {made.cycle.year}: it opens on {days['opens']}, contributions are due by {days['deadline']},"
        f" and it is published on {days['publication']}."
    )
    named = year_in_name(made.file.parent)
    if named and named != made.cycle.year:
        yield f"The folder is named by the year {named}; if that is the year that the report tells of, change `year` in cycle.toml."
    for shift in made.shifts:
        yield _shifted(shift, made.cycle.reminders.country)
    passed = [_DATES[name] for name, day in dates if day < today and name != "opens"]
    if passed:
        has = "has" if len(passed) == 1 else "have"
        yield f"Mind that the {' and the '.join(passed)} {has} passed already: put new dates into cycle.toml before the first run."


def _shifted(shift: Shift, country: str) -> str:
    closed, day = (written_with_weekday(one, "en") for one in (shift.closed, shift.day))
    return f"The {_DATES[shift.name]} was moved to the next working day, {day}: {closed} is none in {country}."


def _left_over(made: New, last: Path) -> Iterator[str]:
    """Yield a sentence for each thing of last year's that wants a thought."""
    if own_share(made.cycle) is None:
        yield (
            f"Its shared folder is last year's, {made.cycle.folder.path}: before the first run, name another one in cycle.toml or"
            " empty that one, else last year's files come in again."
        )
    templates = (last.parent if last.name == "cycle.toml" else last) / "templates"
    if templates.is_dir():
        own = made.file.parent / "templates"
        yield f"Last year's own templates were not copied. If they are to be used again, copy {templates} to {own}."
