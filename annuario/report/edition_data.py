"""The open data of an edition: the activities that stand in it, typed, as CSV and JSON, and the dictionary that says what is what.

Names of contacts and columns that only one department has are printed in the report and are no data: they may tell of persons.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from annuario.ledger.builds import Origin
from annuario.ledger.desk import Desk
from annuario.register import Activity
from annuario.register.words import one_line
from annuario.report.rows import Told, told_of
from annuario.report.words import edition_words

Value = str | int | date | Decimal | tuple[str, ...] | None

FIELDS: Mapping[str, str] = {
    "department": "list",
    "department_name": "list",
    "section": "string",
    "section_title": "string",
    "title": "string",
    "programme": "string",
    "topic": "string",
    "start": "date",
    "end": "date",
    "precision": "string",
    "period": "string",
    "partners": "list",
    "countries": "list",
    "country_codes": "list",
    "cities": "list",
    "budget": "decimal",
    "currency": "string",
    "budget_words": "string",
    "results": "string",
    "file": "string",
    "sheet": "string",
    "row": "integer",
    "told_otherwise": "list",
}
"""The columns and their types, in their order; `edition.toml` says in both languages what they mean."""

_FORMULA = re.compile(r"[=+\-@\t\r]")
_CSVW = {"string": "string", "date": "date", "list": "string", "decimal": "decimal", "integer": "integer"}


def open_data(desk: Desk, origins: Sequence[Origin]) -> dict[str, bytes]:
    """Return the files of the open data by name: activities as CSV and JSON, and what their columns mean."""
    records = [_record(desk, told) for told in told_of(desk, origins)]
    language = desk.cycle.language
    return {
        "activities.csv": as_csv(records),
        "activities.json": _json([{name: _plain(value) for name, value in record.items()} for record in records]),
        "activities.csv-metadata.json": _json(_metadata(language)),
        "data-dictionary.md": _dictionary(language, len(records)).encode(),
    }


def as_csv(records: Iterable[Mapping[str, Value]]) -> bytes:
    """Return records as CSV (RFC 4180) in UTF-8. No text of a department can be a formula for whoever opens it in a table."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(FIELDS)
    for record in records:
        writer.writerow([_cell(record[name]) for name in FIELDS])
    return buffer.getvalue().encode()


def _record(desk: Desk, told: Told[Origin]) -> dict[str, Value]:
    origin, activity, language = told.place, told.activity, desk.cycle.language
    period, budget = activity.period, activity.budget
    departments = [desk.cycle.department(id_) for id_ in dict.fromkeys((origin.department, *(row.department for row in told.also)))]
    return {
        "department": tuple(department.id for department in departments),
        "department_name": tuple(department.name.of(language) for department in departments),
        "section": origin.section,
        "section_title": desk.cycle.section(origin.section).title.of(language),
        "title": activity.title,
        "programme": activity.programme,
        "topic": activity.topic,
        "start": period.start,
        "end": period.end,
        "precision": period.precision.value,
        "period": period.text(language),
        "partners": activity.partners,
        "countries": activity.countries,
        "country_codes": activity.known_countries,
        "cities": tuple(f"{city.text(language)} ({city.country})" for city in activity.cities),
        "budget": budget.amount if budget else None,
        "currency": budget.currency if budget else "",
        "budget_words": "" if budget else activity.budget_words,
        "results": activity.results,
        "file": origin.path,
        "sheet": activity.source.sheet,
        "row": activity.source.row,
        "told_otherwise": tuple(_told_otherwise(told, language)),
    }


def _told_otherwise(told: Told[Origin], language: str) -> Iterator[str]:
    """Yield what the others say in another way, but for contacts and columns of their own: "sport: budget: €5,000"."""
    said = _open_values(told.own, language)
    for row in told.also:
        for name, value in _open_values(row.activity, language).items():
            if value and value != said[name]:
                yield f"{row.department}: {name}: {value}"


def _open_values(activity: Activity, language: str) -> dict[str, str]:
    return {
        "title": activity.title,
        "programme": activity.programme,
        "topic": activity.topic,
        "period": activity.period.text(language),
        "partners": ", ".join(activity.partners),
        "countries": ", ".join(activity.countries),
        "budget": activity.budget_text(language),
        "results": one_line(activity.results),
    }


def _cell(value: Value) -> str:
    text = "; ".join(value) if isinstance(value, tuple) else format(value, "f") if isinstance(value, Decimal) else str(value or "")
    return no_formula(text) if isinstance(value, str | tuple) else text


def no_formula(text: str) -> str:
    """Return a text as it is safe in a table: an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _plain(value: Value) -> object:
    """Return a value as JSON has it; an amount as text, for JSON's numbers lose cents."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return list(value) if isinstance(value, tuple) else value


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


def _metadata(language: str) -> dict[str, object]:
    """Return the description of the table for programs (W3C, Metadata Vocabulary for Tabular Data)."""
    say = edition_words(language)
    columns = [
        {
            "name": name,
            "titles": name,
            "datatype": _CSVW[kind],
            "dc:description": {"@value": say[f"field_{name}"], "@language": language},
            **({"separator": "; "} if kind == "list" else {}),
        }
        for name, kind in FIELDS.items()
    ]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "url": "activities.csv",
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True},
        "tableSchema": {"columns": columns},
    }


def _dictionary(language: str, count: int) -> str:
    say = edition_words(language)
    rows = [f"| `{name}` | {say[f'type_{kind}']} | {say[f'field_{name}']} |" for name, kind in FIELDS.items()]
    head = f"| {say['column']} | {say['type']} | {say['meaning']} |"
    lines = [f"# {say['dictionary']}", "", say["dictionary_about"].replace("{count}", str(count)), "", head, "|---|---|---|", *rows]
    return "\n".join([*lines, "", say["dictionary_form"], "", say["dictionary_left_out"], ""])
