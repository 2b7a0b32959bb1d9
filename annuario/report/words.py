"""The few words that the program itself writes into the book, in the book's language."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from annuario.ledger.standing import Standing, State


@cache
def words(language: str) -> Mapping[str, str]:
    """Return the words in `language` ("it" or "en") by their key in words.toml."""
    return _read("words.toml", language)


@cache
def status_words(language: str) -> Mapping[str, str]:
    """Return the words of the status page in `language`, by their key in status.toml."""
    return _read("status.toml", language)


@cache
def edition_words(language: str) -> Mapping[str, str]:
    """Return the words of what lies in an edition beside the report, by their key in edition.toml."""
    return _read("edition.toml", language)


def _read(name: str, language: str) -> Mapping[str, str]:
    known: Mapping[str, str] = tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))[language]
    return known


def written(day: date, language: str) -> str:
    """Return a date as a person writes it, such as 17 February 2006."""
    say = words(language)
    return fill(say["date"], day=str(day.day), month=say["months"].split()[day.month - 1], year=str(day.year))


def fill(text: str, **values: str) -> str:
    """Return `text` with each {name} replaced once; values are never looked into."""
    parts = [text]
    for name, value in values.items():
        mark = "{" + name + "}"
        parts = [piece for part in parts for piece in _split(part, mark, value)]
    return "".join(str(part) for part in parts)


class _Filled(str):
    """A value that has been put in, and is not searched for marks again."""

    __slots__ = ()


def _split(part: str, mark: str, value: str) -> list[str]:
    if isinstance(part, _Filled) or mark not in part:
        return [part]
    before, _, after = part.partition(mark)
    return [before, _Filled(value), *_split(after, mark, value)]


def counted(number: int, noun: str) -> str:
    """Return a count with its English noun: 1 section, 2 sections."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def numbered(number: int, noun: str, language: str) -> str:
    """Return a count with its noun as the book says it: words.toml has the noun as `one_…` and `many_…`."""
    return fill(words(language)[f"{'one' if number == 1 else 'many'}_{noun}"], count=str(number))


def missing(standing: Standing, language: str) -> str:
    """Return what a department still owes, in words."""
    say = words(language)
    kinds = {"narrative": say["narrative"], "activities": say["activities_kind"]}
    return say["and"].join(kinds[kind] for kind in standing.missing or standing.department.expects)


def expectation(standing: Standing, language: str) -> str:
    """Return the sentence of the placeholder: who is expected to hand in what by when, and when it was reminded."""
    say = words(language)
    reminded = fill(say["reminded"], day=written(standing.reminded, language)) if standing.reminded else ""
    return fill(
        say["stopped" if standing.state is State.STOPPED else "expected"],
        department=standing.department.name.of(language),
        missing=missing(standing, language),
        until=written(standing.until, language),
        reminded=reminded,
    )
