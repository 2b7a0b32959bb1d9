"""From the records of a table to activities: what each cell means, and what cannot be said of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from annuario.register import doubts
from annuario.register.cells import Cells
from annuario.register.cities import City, cities_in, with_their_cities
from annuario.register.countries import Named, countries_in, is_no_country
from annuario.register.doubts import KEEP, LEAVE_OUT, NO_DATE, Answers
from annuario.register.grid import GridCell
from annuario.register.header import Column
from annuario.register.headings import is_whole, likeness
from annuario.register.model import Activity, Source
from annuario.register.money import HOUSE_CURRENCY, Money, currency_of, thousands_mark, unit_of
from annuario.register.partners import apart_from_countries, listed, names_countries, names_places, without_country, without_places
from annuario.register.period import Period, Precision
from annuario.register.programmes import european_programme
from annuario.register.records import Chapters, Record
from annuario.register.values import (
    amount_of,
    first_in_year,
    in_year,
    names_of,
    period_between,
    period_for,
    period_in,
    period_of,
    places_beside,
    text_of,
)
from annuario.register.words import one_line, plain

_CITY = {"citta", "city", "ville", "ciudad", "stadt"}
_CURRENCY = {"currency", "valuta", "divisa", "moneta", "wahrung", "devise"}
_DASHES = re.compile(r"[\s\-–—_./]*")
"""Written where there is nothing to say."""
_NEAR = 0.02
"""Headings that differ by less are equally likely."""


@dataclass(frozen=True, slots=True)
class Meaning(Cells):
    """What the columns of a table mean.

    `counted` is a line beside the table that says that its amounts are in thousands or millions, "" if none does; `hidden`
    are the rows that nobody sees, `answers` what was answered on values with two readings and on rows to leave out, `year`
    is the one year that the titles around the table name, else that of the form, "" if it is none or several.
    """

    chapters: Chapters
    counted: str = ""
    hidden: frozenset[int] = frozenset()
    answers: Answers = field(default_factory=dict)
    year: str = ""
    currency: str = ""
    """The only currency that the amounts' cells name, "" for none or several."""
    days: bool = False
    """Whether the column of periods holds days of a month alone, which a title between the rows names."""
    mark: str = ""
    """The sign that parts the thousands in the column of amounts, where its cells tell."""

    def activities(self, records: Sequence[Record]) -> tuple[Activity, ...]:
        """Return the activities of the records, in their order."""
        for column in self.table.columns:
            filled = [record.cells[column.index] for record in records if column.index in record.cells]
            if not column.field and filled:
                self._tell(self._unmapped(column, filled), column.ref, column, column.heading)
            elif column.is_guessed and filled:
                self._tell("title-guessed" if column.field == "title" else "column-guessed", column.ref, column, column.heading)
        cells = [cell for record in records for cell in self._cells(record, "budget")]
        dates = [cell for record in records for cell in self._cells(record, "period")]
        mark = thousands_mark(cell.shown for cell in cells if isinstance(cell.value, str))
        signs = {currency_of(cell.number_format if cell.is_number else cell.shown) for cell in cells} - {""}
        days = any(re.fullmatch(r"[0-9]{1,2}\s*[-–]\s*[0-9]{1,2}", text_of([cell]).strip()) for cell in dates)
        return replace(self, days=days, mark=mark, currency=signs.pop() if len(signs) == 1 else "").read(records)

    def read(self, records: Sequence[Record]) -> tuple[Activity, ...]:
        """Return the activities of the records, where `mark` is known."""
        found = (self._activity(record) for record in records)
        return tuple(activity for activity in found if not self._is_left_out(activity))

    def _is_left_out(self, activity: Activity) -> bool:
        """Return whether a hidden or struck row was answered to be none; tell of one that was not answered."""
        said = self.answers.get((activity.doubt, activity.title)) if activity.doubt else KEEP
        if said is None:
            row, code = activity.source.row, f"{activity.doubt}-rows"
            self.faults.add(code, sheet=self.sheet, ref=f"A{row}", rows=[row])
        return said == LEAVE_OUT

    def _doubt(self, record: Record) -> str:
        if record.row in self.hidden:
            return "hidden"
        cells = [cell for several in record.cells.values() for cell in several if isinstance(cell.value, str)]
        return "struck" if cells and all(cell.struck for cell in cells) else ""

    def _unmapped(self, column: Column, filled: Sequence[Sequence[GridCell]]) -> str:
        """Return what to tell of a column that is not known: it may be the start or end that lacks, or the amount that counts."""
        has = {column.field for column in self.table.columns} & {"start", "end"}
        if len(has) == 1 and all(period_of(cells)[0].precision is not Precision.UNREAD for cells in filled):
            return "unmapped-dates"
        budget = self._column("budget")
        sure = likeness(budget.heading, "budget") if budget else 0
        if budget and 0 < sure <= likeness(column.heading, "budget") + _NEAR and not is_whole(budget.heading):
            return "other-amount"
        return "unmapped-column"

    def _activity(self, record: Record) -> Activity:
        self._tell_empty(record)
        period, beside = self._period(record)
        countries = self._countries(record)
        grouped = not self._column("programme") and european_programme(record.topic) is not None  # rows below "LIFE"
        return Activity(
            title=self._title(record),
            programme=one_line(self._text(record, "programme")) or (record.topic if grouped else ""),
            topic=one_line(self._text(record, "topic")) or ("" if grouped else record.topic),
            section=self._section(record),
            period=period,
            partners=self._apart(record)[0],
            countries=tuple(named.raw for named in countries),
            country_codes=tuple(named.code for named in countries),
            cities=self._cities(record, [named.code for named in countries]),
            budget=self._budget(record),
            budget_words=one_line(self._text(record, "budget")),
            results="" if _DASHES.fullmatch(text := self._text(record, "results")) else text,
            contact=one_line(self._text(record, "contact")),
            extra=(*beside, *self._extra(record)),
            source=Source(self.sheet, record.row),
            cells=self._places(record),
            doubt=self._doubt(record),
        )

    def _title(self, record: Record) -> str:
        title = one_line(self._text(record, "title"))
        if not title and not self._cells(record, "title"):  # an error or a formula there is told by itself
            said = next(filter(None, (text_of(cells) for cells in record.cells.values())), "")
            self._tell_of("no-title", record, "title", said)
        return title

    def _section(self, record: Record) -> str:
        said = one_line(self._text(record, "chapter"))
        section = self.chapters.section(said) if said else record.section
        if not section:
            self._tell_of("unknown-chapter", record, "chapter", said)
        return section

    def _countries(self, record: Record) -> tuple[Named, ...]:
        names = names_of(self._cells(record, "countries"))
        column = self._column("countries")
        if column and names_places(column.heading):
            names = without_places(names)
            for entry in without_country(self._text(record, "countries")):
                self._tell_of("unknown-country", record, "countries", entry)
        elif not column:
            names = self._apart(record)[1]
        found = tuple(map(self._answered, countries_in(names)))
        for named in found:
            if len(named.codes) > 1:
                where = "countries" if column else "partners"
                self._tell_of("ambiguous-country", record, where, named.raw, doubts.countries(named.codes))
            elif not named.codes and not is_no_country(named.raw):
                self._tell_of("unknown-country", record, "countries", named.raw)
        return found

    def _answered(self, named: Named) -> Named:
        said = self.answers.get(("countries", named.raw))
        return replace(named, codes=(said,)) if said in named.codes else named

    def _named(self, record: Record) -> tuple[str, ...]:
        """Return the partners as they are written."""
        cells, beside = self._cells(record, "partners"), len(countries_in(names_of(self._cells(record, "countries"))))
        lists = ((listed(names_of([cell]), cell.shown, beside), cell.shown) for cell in cells)
        return tuple(name for names, written in lists for name in with_their_cities(names, written))

    def _apart(self, record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the partners, and the countries that stand beside them where the heading says so and no column has them."""
        partners, countries = self._column("partners"), self._column("countries")
        both = partners and names_countries(partners.heading) and not countries
        return apart_from_countries(self._named(record)) if both else (self._named(record), ())

    def _cities(self, record: Record, countries: Sequence[str]) -> tuple[City, ...]:
        """Return the cities of the partners, and those of the title where it is headed as a city."""
        title = self._column("title")
        names = self._named(record)
        if title and _CITY & set(plain(title.heading).split()):
            names = (self._text(record, "title"), *names)
        found: dict[City, None] = {}
        for each in (each for name in names for each in cities_in(name, countries)):
            said = self.answers.get(("cities", each.raw))
            fitting = tuple(city for city in each.cities if city.country == said) or each.cities
            if len(fitting) > 1:
                self._tell_of("ambiguous-city", record, "partners", each.raw, doubts.cities(fitting))
            else:
                found[fitting[0]] = None
        return tuple(found)

    def _budget(self, record: Record) -> Money | None:
        column, cells = self._column("budget"), self._cells(record, "budget")
        heading = column.heading if column else ""
        says = heading if unit_of(heading) > 1 else self.counted
        money, is_read = amount_of(cells, self._currency_of(record), unit_of(says), self.mark)
        written = one_line(self._text(record, "budget"))
        if said := self.answers.get(("budget", written)):
            return Money(Decimal(said), self._currency_of(record), written)
        readings = doubts.amounts(written) if unit_of(says) == 1 and not all(cell.is_number for cell in cells) else ()
        if is_read and readings and column:
            self._tell("amount-by-column", cells[0].ref, column, written, [record.row], each_value=False)
        if not is_read:
            self._tell_of("unread-amount", record, "budget", written, readings=readings)
        elif money and unit_of(says) > 1 and column:
            self._tell("counted-in", column.ref, column, f"{unit_of(says):,}", [record.row])
        return money

    def _currency_of(self, record: Record) -> str:
        """Return the currency that a column of its own says for a record, else the heading of the amounts."""
        columns = [column.index for column in self.table.columns if plain(column.heading) in _CURRENCY]
        said = next((currency_of(text_of(record.cells[index])) for index in columns if index in record.cells), "")
        amounts = self._column("budget")
        return said or currency_of(amounts.heading if amounts else "") or self.currency or HOUSE_CURRENCY

    def _period(self, record: Record) -> tuple[Period, tuple[tuple[str, str], ...]]:
        """Return the period, and what stands in a period's or a year's column beside those that were needed."""
        start, end, year, cells = (self._dated(record, field) for field in ("start", "end", "year", "period"))
        between = bool(text_of([*start, *end]))
        if between:
            period, is_read = period_between(start, end)
            needed = False
            length = self._column("period")
            if length and start and not end and (whole := period_for(start, cells, length.heading)):
                period, is_read = whole, True
        else:
            period, is_read, needed = period_in(year, cells)
        if not is_read and self.year and not text_of(year) and (whole := self._in_its_year(period.raw, cells)):
            period, is_read = whole, True
            self._tell_of("year-from-title", record, "start" if between else "period", self.year)
        if not is_read and not between and cells and record.topic and (self.days or not cells[0].is_number):
            whole = in_year(period.raw, record.topic)  # "6-8" below "MAGGIO 2005"
            period, is_read = whole or period, whole is not None
        if not is_read:
            self._tell_unread(record, {"start": start, "end": end} if between else {"period": cells, "year": year}, period.raw)
        fields = [*(["period"] if between else []), *([] if needed else ["year"])]
        columns = [column for field in fields if (column := self._column(field))]
        beside = [(column.heading, text) for column in columns if (text := self._text(record, column.field))]
        place = self._column("period")
        if not between and place and is_read and (said := places_beside(text_of(cells), self.year)):
            beside.append((place.heading, said))
        return period, tuple(beside)

    def _in_its_year(self, raw: str, cells: Sequence[GridCell]) -> Period | None:
        return in_year(raw, self.year) or first_in_year(text_of(cells), self.year)

    def _dated(self, record: Record, field: str) -> Sequence[GridCell]:
        """Return the cells of a field that tells a time, with what was answered in the place of what is written."""
        cells = self._cells(record, field)
        said = self.answers.get(("period", one_line(text_of(cells)))) if cells else None
        if said is None:
            return cells
        return [replace(cells[0], value="" if said == NO_DATE else said, number_format="General")]

    def _tell_unread(self, record: Record, fields: Mapping[str, Sequence[GridCell]], raw: str) -> None:
        """Tell of a period that was not read: of the cell that has two readings, else of the first."""
        texts = {name: one_line(text_of(cells)) for name, cells in fields.items() if cells}
        doubtful = {name: readings for name, text in texts.items() if (readings := doubts.periods(text))}
        for name, readings in doubtful.items():
            self._tell_of("unread-period", record, name, texts[name], readings=readings)
        if not doubtful:
            self._tell_of("unread-period", record, next(iter(texts), "period"), raw)

    def _extra(self, record: Record) -> tuple[tuple[str, str], ...]:
        unknown = [column for column in self.table.columns if not column.field and column.index in record.cells]
        countries = self._column("countries")
        if countries and names_places(countries.heading) and countries.index in record.cells:  # the place besides the country
            unknown = [*unknown, countries]
        pairs = ((column.heading, text_of(record.cells[column.index])) for column in unknown)
        return tuple((heading, text) for heading, text in pairs if text)
