"""From the records of a table to activities: what each cell means, and what cannot be said of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annuario.register.faults import Faults
from annuario.register.grid import GridCell
from annuario.register.header import Column, Table
from annuario.register.model import Activity, Cell, Source
from annuario.register.money import Money
from annuario.register.period import Period
from annuario.register.records import Chapters, Record
from annuario.register.values import amount_of, names_of, period_between, period_of, text_of
from annuario.register.words import lines, one_line


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the columns of a table mean; what is wrong is told to `faults`."""

    sheet: str
    table: Table
    chapters: Chapters
    faults: Faults

    def activities(self, records: Sequence[Record]) -> tuple[Activity, ...]:
        """Return the activities of the records, in their order."""
        for column in self.table.columns:
            if not column.field and any(column.index in record.cells for record in records):
                self._tell("unmapped-column", column.ref, column, column.heading)
        return tuple(self._activity(record) for record in records)

    def _activity(self, record: Record) -> Activity:
        self._tell_empty(record)
        period, beside = self._period(record)
        return Activity(
            title=self._title(record),
            programme=one_line(self._text(record, "programme")),
            topic=one_line(self._text(record, "topic")) or record.topic,
            section=self._section(record),
            period=period,
            partners=names_of(self._cells(record, "partners")),
            countries=names_of(self._cells(record, "countries")),
            budget=self._budget(record),
            budget_words=one_line(self._text(record, "budget")),
            results=self._text(record, "results"),
            contact=one_line(self._text(record, "contact")),
            extra=(*beside, *self._extra(record)),
            source=Source(self.sheet, record.row),
            cells={
                column.field or column.heading: _cell(record.cells[column.index])
                for column in self.table.columns
                if column.index in record.cells
            },
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

    def _budget(self, record: Record) -> Money | None:
        column = self._column("budget")
        money, is_read = amount_of(self._cells(record, "budget"), column.heading if column else "")
        if not is_read:
            self._tell_of("unread-amount", record, "budget", self._text(record, "budget"))
        return money

    def _period(self, record: Record) -> tuple[Period, tuple[tuple[str, str], ...]]:
        """Return the period, and what stands in a period's column beside those of start and end."""
        start, end, column = self._cells(record, "start"), self._cells(record, "end"), self._column("period")
        between = bool(text_of([*start, *end]))
        period, is_read = period_between(start, end) if between else period_of(self._cells(record, "period"))
        if not is_read:
            self._tell_of("unread-period", record, ("start" if start else "end") if between else "period", period.raw)
        beside = self._text(record, "period") if between else ""
        return period, ((column.heading, beside),) if column and beside else ()

    def _extra(self, record: Record) -> tuple[tuple[str, str], ...]:
        unknown = [column for column in self.table.columns if not column.field and column.index in record.cells]
        pairs = ((column.heading, text_of(record.cells[column.index])) for column in unknown)
        return tuple((heading, text) for heading, text in pairs if text)

    # --- cells by field, and what is told of them ---

    def _column(self, field: str) -> Column | None:
        return next((column for column in self.table.columns if column.field == field), None)

    def _cells(self, record: Record, field: str) -> Sequence[GridCell]:
        column = self._column(field)
        return record.cells.get(column.index, ()) if column else ()

    def _text(self, record: Record, field: str) -> str:
        return text_of(self._cells(record, field))

    def _tell_empty(self, record: Record) -> None:
        """Tell of errors and of formulas without a value; the latter once a column, since each reads differently."""
        for column in self.table.columns:
            for cell in record.cells.get(column.index, ()):
                if cell.is_error:
                    self._tell("unread-cell", cell.ref, column, cell.raw, [cell.row])
                elif cell.formula is not None:
                    self._tell("formula-without-value", cell.ref, column, cell.raw, [cell.row], each_value=False)

    def _tell_of(self, code: str, record: Record, field: str, value: str) -> None:
        """Tell something of a field of one record, or of the table where it has no such column."""
        column = self._column(field)
        if column is None:
            self.faults.add(code, sheet=self.sheet, ref=self.table.columns[0].ref, rows=[record.row], each_value=False)
            return
        cells = record.cells.get(column.index)
        self._tell(code, cells[0].ref if cells else f"{column.letter}{record.row}", column, one_line(value), [record.row])

    def _tell(self, code: str, ref: str, column: Column, value: str, rows: Iterable[int] = (), *, each_value: bool = True) -> None:
        self.faults.add(code, sheet=self.sheet, ref=ref, column=column.heading, value=value, rows=rows, each_value=each_value)


def _cell(cells: Sequence[GridCell]) -> Cell:
    first, last = cells[0].ref, cells[-1].ref
    links = dict.fromkeys(cell.link for cell in cells if cell.link)
    return Cell(first if first == last else f"{first}:{last}", "\n".join(lines(cell.raw) for cell in cells), "\n".join(links))
