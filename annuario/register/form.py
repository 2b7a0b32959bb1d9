"""The Excel form for a department's list of activities, which `read_workbook` reads without guessing.

Writes no file; gives the bytes, the same for the same words.
"""

import io
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from annuario.register.words import LISTS

VERSION: Final = "1"
"""The version of the form, which it carries as a property and on its hidden sheet."""

ROWS: Final = 300
"""Rows that are laid out for activities; more may be written below."""

_HEADER: Final = 3
_WIDTHS: Final = {
    "title": 38,
    "programme": 20,
    "topic": 26,
    "chapter": 30,
    "start": 12,
    "end": 12,
    "partners": 34,
    "countries": 22,
    "budget": 15,
    "results": 46,
    "contact": 28,
}
_FIRST_DAY: Final = date(1950, 1, 1)
_BLUE: Final = "#1F3864"
_GREY: Final = "#595959"


@dataclass(frozen=True, slots=True)
class FormOf:
    """Whose form it is: department, year, language ("it" or "en"), and the chapters and topics to choose from.

    `last` are last year's activities to begin with: by field, what is likely to be so again.
    """

    department: str
    year: int
    language: str
    chapters: Sequence[str]
    topics: Sequence[str] = ()
    last: Sequence[Mapping[str, str]] = ()


def activities_form(form: FormOf) -> bytes:
    """Return the form as an Excel workbook (.xlsx): drop-downs, dates, a check for the budget, and hints at each column."""
    said = _texts()[form.language]
    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True})
    # A fixed moment: the same form has the same bytes, so that it is written once.
    book.set_properties({"title": _heading(form, said), "created": datetime(form.year, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
    book.set_custom_property("annuario.form", VERSION, "text")
    sheet = book.add_worksheet(said["sheet"])
    _lists(book.add_worksheet(LISTS), form)
    _head(book, sheet, form, said)
    _last(book, sheet, form)
    for column, field in enumerate(_WIDTHS):
        _column(sheet, column, field, form, said)
    book.close()
    return target.getvalue()


@cache
def _texts() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("form.toml").read_text("utf-8"))


def _heading(form: FormOf, said: Mapping[str, Any]) -> str:
    return str(said["heading"].replace("{year}", str(form.year)).replace("{department}", form.department))


def _lists(sheet: Worksheet, form: FormOf) -> None:
    sheet.write_string(0, 0, f"annuario form {VERSION}")
    sheet.write_number(1, 0, form.year)  # a month without a year is one of this
    for column, values in ((1, form.chapters), (2, form.topics)):
        for row, value in enumerate(values):
            sheet.write_string(row, column, value)
    sheet.hide()


def _head(book: Workbook, sheet: Worksheet, form: FormOf, said: Mapping[str, Any]) -> None:
    """Lay out the page, the two lines above the table, and the row of titles."""
    sheet.write_string(0, 0, _heading(form, said), book.add_format({"bold": True, "font_size": 16, "font_color": _BLUE}))
    how = f"{said['how']} {said['last']}" if form.last else said["how"]
    sheet.write_string(1, 0, how, book.add_format({"italic": True, "font_color": _GREY}))
    titles = book.add_format({"bold": True, "font_color": "white", "bg_color": _BLUE, "valign": "vcenter", "text_wrap": True})
    for column, (field, width) in enumerate(_WIDTHS.items()):
        sheet.set_column(column, column, width)
        look = _look(book, field)
        for row in range(_HEADER + 1, _HEADER + 1 + ROWS):
            sheet.write_blank(row, column, None, look)
        sheet.write_string(_HEADER, column, said[field]["column"], titles)
    sheet.set_row(_HEADER, 24)
    sheet.freeze_panes(_HEADER + 1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER)


def _last(book: Workbook, sheet: Worksheet, form: FormOf) -> None:
    """Fill in last year's activities, without what is another every year: dates, budget, results."""
    for row, activity in enumerate(form.last[:ROWS], _HEADER + 1):
        for column, field in enumerate(_WIDTHS):
            if activity.get(field):
                sheet.write_string(row, column, activity[field], _look(book, field))


def _look(book: Workbook, field: str) -> Format:
    looks: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D9D9D9"}
    if field in {"start", "end"}:
        looks["num_format"] = "dd/mm/yyyy"
    if field == "budget":
        looks["num_format"] = "#,##0.00"
    return book.add_format(looks)


def _column(sheet: Worksheet, column: int, field: str, form: FormOf, said: Mapping[str, Any]) -> None:
    """Give a column its hint and its check; a check warns and does not forbid, but for the chapter."""
    check: dict[str, Any] = {"validate": "any"}
    lists = {"chapter": ("B", form.chapters, "stop"), "topic": ("C", form.topics, "warning")}
    if field in lists and lists[field][1]:
        letter, values, weight = lists[field]
        check = {"validate": "list", "source": f"={LISTS}!${letter}$1:${letter}${len(values)}", "error_type": weight}
    elif field in {"start", "end"}:
        check = {"validate": "date", "criteria": ">=", "value": _FIRST_DAY, "error_type": "warning"}
    elif field == "budget":
        check = {"validate": "decimal", "criteria": ">=", "value": 0, "error_type": "warning"}
    told = {"input_title": said[field]["column"], "input_message": said[field]["hint"]}
    error = {"error_title": said["unfit"], "error_message": said[field]["hint"]} if check["validate"] != "any" else {}
    sheet.data_validation(_HEADER + 1, column, _HEADER + ROWS, column, {**check, **told, **error})
