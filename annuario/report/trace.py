"""Where each figure of the book comes from: every cell that says something of it, and what the cell adds to the sum.

The parts of a figure add up to it: what a second cell names again adds nothing, and is listed all the same.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from decimal import Decimal
from typing import Final

from annuario.errors import WrongUse
from annuario.ledger.builds import Origin
from annuario.ledger.desk import Desk
from annuario.register import Activity, country_name
from annuario.register.countries import is_no_country
from annuario.register.money import HOUSE_CURRENCY
from annuario.register.programmes import european_programme
from annuario.register.words import one_line, plain
from annuario.report.edition_data import no_formula
from annuario.report.figures import NAMES
from annuario.report.rows import Told, told_of
from annuario.report.twins import Row
from annuario.report.words import words

COLUMNS: Final = ("figure", "item", "adds", "department", "file", "sheet", "cell", "written")


@dataclass(frozen=True, slots=True)
class Traced:
    """What one cell says of one figure: `item` is what was read, `adds` what it adds to the figure, `written` the cell's words."""

    figure: str
    item: str
    adds: Decimal
    department: str
    file: str
    sheet: str
    cell: str
    written: str

    def row(self) -> tuple[str, ...]:
        """Return it as texts, in the order of COLUMNS."""
        return tuple(format(value, "f") if isinstance(value, Decimal) else value for value in astuple(self))


def traced(desk: Desk, origins: Sequence[Origin]) -> tuple[Traced, ...]:
    """Return the parts of all figures, figure by figure, in the order of the book."""
    found = list(told_of(desk, origins))
    return tuple(part for name in NAMES for part in _parts(name, found, desk.cycle.language))


def traces_csv(parts: Sequence[Traced]) -> bytes:
    """Return the parts as CSV (RFC 4180) in UTF-8, in which no text of a department can be a formula."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for part in parts:
        writer.writerow([text if name == "adds" else no_formula(text) for name, text in zip(COLUMNS, part.row(), strict=True)])
    return buffer.getvalue().encode()


def asked_for(desk: Desk, parts: Sequence[Traced], said: str) -> tuple[Traced, ...]:
    """Return the parts that `said` asks for: a figure ("partners 2005"), words of an item or a department, or both.

    Raises WrongUse for the figure of another year, or where nothing answers.
    """
    known = {plain(name): name for name in NAMES}
    known |= {plain(words(language)[f"figure_{name}"]): name for language in ("it", "en") for name in NAMES}
    left = plain(said)
    figure = next((name for label, name in sorted(known.items(), key=lambda pair: -len(pair[0])) if _has(left, label)), "")
    for label in (label for label, name in known.items() if name == figure):
        left = re.sub(rf"\b{re.escape(label)}\b", " ", left)
    year = str(desk.cycle.year)
    others = [word for word in left.split() if re.fullmatch(r"(?:19|20)[0-9]{2}", word) and word != year]
    if others and figure:
        raise WrongUse(f"The rows of {others[0]} are not here: this cycle is that of {year}.")
    wanted = [word for word in left.split() if word != year]
    found = tuple(part for part in parts if figure in {"", part.figure} and _answers(part, wanted))
    if not found:
        raise WrongUse(f"Nothing in the figures answers to '{said}'. Figures are: {', '.join(NAMES)}.")
    return found


def _has(text: str, label: str) -> bool:
    return f" {label} " in f" {text} "


def _answers(part: Traced, wanted: Sequence[str]) -> bool:
    there = f" {plain(part.item)} {plain(part.department)} {plain(part.file)} "
    return all(f" {word} " in there for word in wanted)


def _parts(figure: str, found: Sequence[Told[Origin]], language: str) -> Iterator[Traced]:
    seen: set[str] = set()
    for told in found:
        own = Row(told.place.department, told.place.section, told.place.path, told.own)
        rows = (own, *told.also)
        by_city = not any(_named(row.activity) for row in rows)
        taken = False  # what counts once for all who tell of the activity
        for row in rows:
            for field, key, item, adds in _said(figure, row.activity, language, by_city=by_city):
                counts = not taken if key == "" else key not in seen
                seen.add(key)
                yield _traced(figure, row, field, item, adds if counts else Decimal(0))
            taken = taken or _settles(figure, row.activity)


def _settles(figure: str, activity: Activity) -> bool:
    """Return whether a row says what counts for its activity, so that others who tell of it add nothing."""
    return bool({"activities": True, "european": activity.programme, "budget": activity.budget}.get(figure))


def _said(figure: str, activity: Activity, language: str, *, by_city: bool) -> Iterator[tuple[str, str, str, Decimal]]:
    """Yield field, key ("" = the activity's own), words and value of each thing that a row says of a figure."""
    one, programme, money = Decimal(1), european_programme(activity.programme), activity.budget
    match figure:
        case "activities":
            yield "title", "", activity.title, one
        case "european" if programme:
            yield "programme", "", f"{activity.title}: {programme.of(language)}", one
        case "partners":
            for name in activity.partners:
                if not name.isdigit():
                    yield "partners", plain(name), name, one
        case "countries":
            for code, name in _named(activity):
                yield "countries", code or plain(name), country_name(code, language) if code else name, one
            for code in activity.known_countries if by_city else ():
                yield "partners", code, country_name(code, language), one
        case "budget" if money:
            adds = money.amount if money.currency == HOUSE_CURRENCY else Decimal(0)
            yield "budget", "", f"{activity.title}: {money.text(language)}", adds


def _named(activity: Activity) -> tuple[tuple[str, str], ...]:
    """Return code and name of the countries that the row names."""
    pairs = zip(activity.country_codes, activity.countries, strict=True)
    return tuple((code, name) for code, name in pairs if code or not is_no_country(name))


def _traced(figure: str, row: Row, field: str, item: str, adds: Decimal) -> Traced:
    source, cell = row.activity.source, row.activity.cells.get(field)
    if cell is None and field == "partners":  # a city that is the title
        cell = row.activity.cells.get("title")
    place, written = (cell.ref, one_line(cell.raw)) if cell else (f"{source.row}", "")
    return Traced(figure, item, adds, row.department, row.path, source.sheet, place, written)
